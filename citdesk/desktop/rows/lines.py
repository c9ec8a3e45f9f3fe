"""Rows that are written when they come into sight: a list of thousands costs what is seen of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import compress, count
from operator import is_not, ne
from typing import TypeVar, overload

from citdesk.desktop.rows.row import Row

Told = TypeVar("Told")
Read = TypeVar("Read")


def as_before(read: Iterable[Read], before: Iterable[Read], id_of: Callable[[Read], str]) -> tuple[Read, ...]:
    """What was read now, with the very objects that were read before where they say the same.

    Two lists of thousands made of them are then compared at once. For the thread that reads.
    """
    known = {id_of(each): each for each in before}
    pairs = ((each, known.get(id_of(each))) for each in read)
    return tuple(old if old is not None and old == each else each for each, old in pairs)


class Lines(Sequence[Row]):
    """What a list is about, and how a row of it is written.

    ``told`` holds for each id what its row says: a :class:`Row` that is written already, such as a head, or
    anything that ``write`` makes a row of. Two that are equal and were written at the same ``stamp`` say the
    same: a day, where rows speak of *today*. Making one is cheap and needs no GUI, so any thread can.
    """

    def __init__(
        self,
        ids: Iterable[str],
        told: Iterable[Row | Told],
        write: Callable[[Told], Row],
        *,
        stamp: Hashable = None,
    ) -> None:
        self._ids = tuple(ids)
        self._told = tuple(told)
        self._write = write
        self._stamp = stamp
        self._written: dict[str, tuple[object, Row]] = {}

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Lines:
        """Rows that are all written."""
        if isinstance(rows, Lines):
            return rows
        return cls((row.id for row in rows), rows, _as_it_is)

    def go_on_from(self, before: Lines) -> None:
        """Keep what was written for the list that was shown before, where it says the same still."""
        if before is not self and before._stamp == self._stamp:
            self._written = before._written

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        told = self._told[index]
        if isinstance(told, Row):
            return told
        id_ = self._ids[index]
        kept = self._written.get(id_)
        if kept is not None and (kept[0] is told or kept[0] == told):
            return kept[1]
        row = self._write(told)
        self._written[id_] = (told, row)
        return row

    def __len__(self) -> int:
        return len(self._ids)

    def in_sight(self, at: int) -> Row | None:
        """The row if it was written, None while nobody looked at it."""
        told = self._told[at]
        if isinstance(told, Row):
            return told
        kept = self._written.get(self._ids[at])
        return kept[1] if kept is not None and (kept[0] is told or kept[0] == told) else None

    def is_heading(self, at: int) -> bool:
        """Whether a head stands here; no row is written to know it."""
        told = self._told[at]
        return isinstance(told, Row) and told.heading

    def place_of(self, id_: str) -> int | None:
        """Where the row with this id is, None where it is not."""
        begin = 0
        while True:
            try:
                at = self._ids.index(id_, begin)
            except ValueError:
                return None
            if not self.is_heading(at):
                return at
            begin = at + 1

    def shared_with(self, other: Lines) -> tuple[int, int]:
        """How many rows, by id, two lists have in common at the beginning and then at the end."""
        if self._ids == other._ids:
            return len(self._ids), 0
        head = _alike(self._ids, other._ids)
        return head, _alike(self._ids[head:][::-1], other._ids[head:][::-1])

    def with_middle(self, begin: int, end: int, other: Lines) -> Lines:
        """These rows, but between two places those of ``other``: a list on its way from one to the next."""
        ids = self._ids[:begin] + other._ids + self._ids[end:]
        told = self._told[:begin] + other._told + self._told[end:]
        # rows that are all written need none to write them
        write = self._write if other._write is _as_it_is else other._write
        lines = Lines(ids, told, write, stamp=other._stamp)
        lines.go_on_from(self)
        return lines

    def part(self, begin: int, end: int) -> Lines:
        """The rows between two places."""
        part = Lines(self._ids[begin:end], self._told[begin:end], self._write, stamp=self._stamp)
        part.go_on_from(self)
        return part

    def differing(self, at: int, before: Lines, before_at: int, many: int) -> Sequence[int]:
        """Which of ``many`` rows from ``at`` on say something else than those from ``before_at`` on did."""
        if self._stamp != before._stamp:
            return range(at, at + many)
        mine, theirs = self._told[at : at + many], before._told[before_at : before_at + many]
        if mine == theirs:
            return ()
        # what is the same object says the same: of thousands few are compared word by word
        other = compress(range(many), map(is_not, mine, theirs))
        return [at + place for place in other if mine[place] != theirs[place]]


def _as_it_is(row: Row) -> Row:
    return row


def _alike(first: Sequence[str], second: Sequence[str]) -> int:
    return next(compress(count(), map(ne, first, second)), min(len(first), len(second)))
