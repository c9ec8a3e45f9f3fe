"""The six and more encounter scripts beside this file, read by the demonstration's own reader."""

from __future__ import annotations

from citdesk.cli.demonstration.scripts import *  # noqa: F403 - the reader's names, for tests
