"""The agency's own numbers of reports: ``CR-2026-0001``, counted per kind of report and year."""

from __future__ import annotations

from datetime import datetime

from citdesk.hq.store.append import Append


def next_number(append: Append, series: str, local_time: datetime) -> str:
    """The next number of the series. Given back to the series when the append is rolled back."""
    name = f"{series}-{local_time.year}"
    return f"{name}-{append.count(name):04d}"
