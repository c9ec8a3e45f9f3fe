"""Numbers with their noun. Both forms are whole sentences, so that a translator never glues pieces."""

from __future__ import annotations


def counted(number: int, one: str, many: str) -> str:
    """``one`` for exactly one, ``many`` with its ``{n}`` filled otherwise."""
    return one.format(n=number) if number == 1 else many.format(n=f"{number:,}")
