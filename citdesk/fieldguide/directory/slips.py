"""How many slips of the finger part two words: letters changed, dropped, added, neighbours swapped."""

from __future__ import annotations


def within(word: str, other: str, most: int) -> bool:
    """Whether at most so many slips make the words equal (optimal string alignment distance)."""
    if abs(len(word) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(word, start=1):
        earlier, before, row = before, row, [at]
        for to, wanted in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            swapped = at > 1 and to > 1 and letter == other[to - 2] and word[at - 2] == wanted
            row.append(min(cost, earlier[to - 2] + 1) if swapped else cost)
        if min(row) > most:
            return False
    return row[-1] <= most
