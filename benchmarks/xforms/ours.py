"""One measurement of our engine in a process of its own, so that memory is its own too.

Reads the form and the answers from the JSON file named on the command line, prints one JSON object.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from citdesk.xforms import Context, Form, Session


def measure(plan: dict[str, Any]) -> dict[str, float]:
    """Milliseconds for loading, starting and each answer; megabytes resident at the end."""
    data = plan["xml"].encode()
    begun = time.perf_counter()
    form = Form.load(data)
    loaded = time.perf_counter()
    session = form.start(_context())
    started = time.perf_counter()
    spans = _answer(session, plan)
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "load": (loaded - begun) * 1000,
        "start": (started - loaded) * 1000,
        "p50": _share(spans, 0.5),
        "p95": _share(spans, 0.95),
        "resident": resident,
    }


def _answer(session: Session, plan: dict[str, Any]) -> list[float]:
    """Each answer with all its consequences, whether it is allowed, and the choices that follow from it."""
    reads = plan["reads"]
    spans: list[float] = []
    for path, value, _ in plan["answers"]:
        begun = time.perf_counter()
        session.answer(path, value)
        session.problem(path)
        for read in reads:
            len(session.question(read).choices)
        spans.append((time.perf_counter() - begun) * 1000)
    return spans


def _share(spans: list[float], share: float) -> float:
    return sorted(spans)[int(len(spans) * share)]


def _context() -> Context:
    return Context(now=lambda: datetime(2026, 11, 23, tzinfo=UTC), zone=UTC, random=random.Random(1))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
