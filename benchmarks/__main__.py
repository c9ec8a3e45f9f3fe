"""`python -m benchmarks [--full] [name …]`: prints the machine, then every benchmark or the named ones."""

from __future__ import annotations

import importlib
import os
import pkgutil
import platform
import sys
import tempfile
import time
from pathlib import Path

import benchmarks
from benchmarks.size import FULL


def machine() -> str:
    """One paragraph on where the figures were taken: processor count, system, Python, cost of one fsync."""
    with tempfile.NamedTemporaryFile(dir=Path.cwd()) as file:
        spans: list[float] = []
        for _ in range(50):
            file.write(b"x" * 4096)
            file.flush()
            begun = time.perf_counter()
            os.fsync(file.fileno())
            spans.append(time.perf_counter() - begun)
    fsync = sorted(spans)[len(spans) // 2] * 1000
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}; "
        f"fsync of 4 KiB here: {fsync:.2f} ms (median)"
    )


def main() -> int:
    """Runs every package below `benchmarks/` that has a `main()`, or those named on the command line."""
    wanted = [word for word in sys.argv[1:] if word != FULL]
    names = [found.name for found in pkgutil.iter_modules(benchmarks.__path__) if found.ispkg]
    unknown = set(wanted) - set(names)
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are: {', '.join(names)}")
        return 2
    print(machine())
    for name in wanted or names:
        print(f"\n## {name}\n")
        module = importlib.import_module(f"benchmarks.{name}.__main__")
        module.main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
