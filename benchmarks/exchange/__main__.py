"""`python -m benchmarks exchange [--full]`: bytes on the wire, throughput, load, and how cost grows."""

from __future__ import annotations

import sys

from benchmarks.exchange import after_outage, growth, steady_rate, throughput, wire_bytes

_PARTS = {
    "bytes": wire_bytes.measure,
    "throughput": throughput.measure,
    "rate": steady_rate.measure,
    "outage": after_outage.measure,
    "killed": after_outage.measure_killed,
    "growth": growth.measure,
}


def main() -> None:
    """Prints every table; run as a module of its own, those that are named."""
    wanted = [part for name, part in _PARTS.items() if name in sys.argv] or list(_PARTS.values())
    for part in wanted:
        part()


if __name__ == "__main__":
    main()
