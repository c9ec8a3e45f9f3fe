"""One slip of a finger in a word that is looked for."""

from __future__ import annotations


def one_slip(first: str, second: str) -> bool:
    """True when one letter changed, dropped, added, or two neighbours swapped make the words equal."""
    if abs(len(first) - len(second)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if at is None:
        return True
    rest, other = first[at:], second[at:]
    swapped = rest[1:2] + rest[0:1] + rest[2:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:] or swapped == other
