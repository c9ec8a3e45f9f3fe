"""How much is measured: an ordinary run is short enough to be made often; a full one is what pages state."""

from __future__ import annotations

import sys

FULL = "--full"


def full() -> bool:
    """Whether the command line asks for the full sizes."""
    return FULL in sys.argv


def sized(ordinary: int, full_size: int) -> int:
    """The one that was asked for."""
    return full_size if full() else ordinary
