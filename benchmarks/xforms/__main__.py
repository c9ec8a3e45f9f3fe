"""`python -m benchmarks.xforms`: our engine and the peer on the same forms, and how our costs grow."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks.xforms import peer
from benchmarks.xforms.forms import Measured, filtered, large, neighbouring, repeated

ROUNDS = 3
MEASURES = ("load", "start", "p50", "p95", "resident")


def main() -> None:
    """Prints the tables; says plainly when the peer cannot be run."""
    missing = peer.install()
    if missing:
        print(f"The peer is left out: {missing}\n")
    with tempfile.TemporaryDirectory() as folder:
        _compare(large(), Path(folder), with_peer=not missing)
        _compare(filtered(), Path(folder), with_peer=not missing)
        _growth(Path(folder))


def _compare(measured: Measured, folder: Path, *, with_peer: bool) -> None:
    plan = _written(measured, folder)
    ours = _median(lambda: _ours(plan))
    print(f"### {measured.name} ({len(measured.xml) // 1024} kB, {len(measured.answers)} answers)\n")
    print("| ms (resident: MB) | load | start | load + start | answer p50 | answer p95 | resident |")
    print("|---|---|---|---|---|---|---|")
    print(_line("citdesk", ours))
    if with_peer:
        theirs = _median(lambda: peer.measure(plan))
        print(_line(peer.ENGINE, theirs))
        print(_line("ratio", _ratio(ours, theirs), digits=3))
    print()


def _growth(folder: Path) -> None:
    print("### How costs grow\n")
    print("| form | load | start | answer p50 | answer p95 | resident MB |")
    print("|---|---|---|---|---|---|")
    sizes: list[tuple[str, Measured]] = [
        (f"{40 * groups:,} questions", large(groups=groups, near=True)) for groups in (2, 25, 250)
    ]
    sizes += [(f"{count:,} repeat instances", repeated(count)) for count in (10, 100, 1000)]
    sizes += [
        (f"{count:,} instances, each reads the one before", neighbouring(count)) for count in (100, 1000)
    ]
    for name, measured in sizes:
        found = _ours(_written(measured, folder))
        cells = " | ".join(
            f"{found[key]:.3f}" if key.startswith("p") else f"{found[key]:.0f}" for key in MEASURES
        )
        print(f"| {name} | {cells} |")
    print()


def _written(measured: Measured, folder: Path) -> Path:
    path = folder / "plan.json"
    path.write_text(json.dumps(asdict(measured)), encoding="utf-8")
    return path


def _ours(plan: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.xforms.ours", str(plan)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def _median(measure: Callable[[], dict[str, float]]) -> dict[str, float]:
    rounds = [measure() for _ in range(ROUNDS)]
    return {key: statistics.median(found[key] for found in rounds) for key in MEASURES}


def _ratio(ours: dict[str, float], theirs: dict[str, float]) -> dict[str, float]:
    ratio = {key: ours[key] / theirs[key] for key in MEASURES}
    ratio["sum"] = (ours["load"] + ours["start"]) / (theirs["load"] + theirs["start"])
    return ratio


def _line(name: str, found: dict[str, float], *, digits: int = 2) -> str:
    both = found.get("sum", found["load"] + found["start"])
    cells = [found["load"], found["start"], both, found["p50"], found["p95"], found["resident"]]
    return f"| {name} | " + " | ".join(f"{cell:.{digits}f}" for cell in cells) + " |"


if __name__ == "__main__":
    main()
