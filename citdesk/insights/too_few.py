"""Groups too small to be told of: with few people in it a figure is about somebody in particular."""

from __future__ import annotations

from collections.abc import Collection, Mapping

#: a figure over fewer people than this is not told
LEAST = 5


def untold(groups: Mapping[str, Collection[str]], others: Collection[str]) -> frozenset[str]:
    """The groups not to be told of: the small ones, and more where the rest could be worked out.

    Each group is given by its people, somebody with several reports once or more often; ``others`` are the
    people of reports in no group. The same figure is told without groups, too: what the groups that are told
    leave of it must be about nobody or at least ``LEAST`` people. The next group to be hidden is then always
    the smallest one still told.
    """
    people = {key: frozenset(found) for key, found in groups.items()}
    told = {key: len(found) for key, found in people.items() if len(found) >= LEAST}
    while told:
        rest = frozenset(others).union(*(found for key, found in people.items() if key not in told))
        if not 0 < len(rest) < LEAST:
            break
        del told[min(told, key=lambda key: (told[key], key))]
    return frozenset(people) - frozenset(told)
