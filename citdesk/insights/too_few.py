"""Groups too small to be told of: with few people in it a figure is about somebody in particular."""

from __future__ import annotations

from collections.abc import Mapping

#: a figure over fewer reports than this is not told
LEAST = 5


def untold(sizes: Mapping[str, int], whole: int) -> frozenset[str]:
    """The groups not to be told of: the small ones, and one more where a single one could be worked out.

    ``whole`` is how many reports the same figure counts without groups, which is told too: what the groups
    leave of it, reports that belong to none of them included, must be nobody or at least ``LEAST``. The next
    group to be hidden is then always the smallest one still told.
    """
    told = {key: size for key, size in sizes.items() if size >= LEAST}
    while told and 0 < whole - sum(told.values()) < LEAST:
        del told[min(told, key=lambda key: (told[key], key))]
    return frozenset(sizes) - frozenset(told)
