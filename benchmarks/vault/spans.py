"""Milliseconds of repeated work."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence


def ms(work: Callable[[], object]) -> float:
    """How long the work took."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def at(spans: Sequence[float], share: float) -> float:
    """The span that this share of all did not exceed."""
    ordered = sorted(spans)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def line(name: str, spans: Sequence[float]) -> str:
    """A row of a table: p50, p95, worst."""
    return f"| {name} | {at(spans, 0.5):.2f} | {at(spans, 0.95):.2f} | {max(spans):.2f} |"
