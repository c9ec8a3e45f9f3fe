"""The directory's search as one types, beside plain SQLite FTS5; the language check of a narrative."""

from __future__ import annotations

from benchmarks.fieldguide.__main__ import main

__all__ = ["main"]
