"""A packet of three pages beside WeasyPrint's, and a batch of five hundred at flat memory."""

from __future__ import annotations

from benchmarks.paperwork.__main__ import main

__all__ = ["main"]
