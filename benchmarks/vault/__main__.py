"""`python -m benchmarks vault`: durable answers, opening and search, each beside its peer in the same run."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.vault.answers import answers
from benchmarks.vault.opening import opening
from benchmarks.vault.searching import searching

_PARTS: tuple[Callable[[Path], str], ...] = (answers, opening, searching)


def main() -> None:
    """Everything on the disk of the present folder: a temporary one may be in memory."""
    logging.getLogger("citdesk").setLevel(logging.ERROR)
    for part in _PARTS:
        with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-vault-") as place:
            print(part(Path(place)) + "\n")


if __name__ == "__main__":
    main()
