"""Searching and narrowing the review queue by what its rows say: no report is opened for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject

from citdesk.desktop.rows.plain_words import plain
from citdesk.desktop.rows.row import Row
from citdesk.desktop.rows.search import Search
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Danger, FormName, QueueRow, Workspace

#: the keys of the filters
HELD, SOON, HIGH, AGAIN = "held", "soon", "high", "again"
_STAGES: dict[str, Callable[[QueueRow], bool]] = {
    HELD: lambda row: row.custody is not None,
    SOON: lambda row: row.custody is not None or row.due is not None,
    HIGH: lambda row: Danger.HIGH in (row.to_self, row.to_others),
    AGAIN: lambda row: row.revision_number > 1,
}


class QueueSearch(Search):
    """What is looked for in the queue. ``waiting`` gives its rows, ``lines`` those of them that fit.

    ``told`` gives all the words that stand on a row.
    """

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        now: Callable[[], datetime],
        waiting: Callable[[], Sequence[QueueRow]],
        lines: Callable[[], Sequence[Row]],
        told: Callable[[QueueRow], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, lambda _narrowed: lines(), parent)
        self._waiting = waiting
        self._lines = lines
        self._told = told
        #: the words of rows that were looked through, on the day of which they speak
        self._held: dict[str, tuple[QueueRow, str]] = {}
        self._held_on: date | None = None
        #: which of the waiting fit, by their ids; kept, for it is asked many times for each of thousands
        self._fitting: frozenset[str] = frozenset()

    @property
    def forms(self) -> Sequence[FormName]:
        """The forms of what waits."""
        titles = {row.form_id: row.title for row in self._waiting()}
        named = [FormName(form, title) for form, title in titles.items()]
        return sorted(named, key=lambda form: form.title.casefold())

    @property
    def authors(self) -> Sequence[str]:
        """Who wrote what waits."""
        return sorted({row.author for row in self._waiting() if row.author}, key=str.casefold)

    @property
    def nothing(self) -> bool:
        """Whether something is looked for and nothing of what waits fits."""
        return self.asked.active and not self._fitting

    def fitting(self, rows: Iterable[QueueRow]) -> list[QueueRow]:
        """Those among waiting reports that are looked for; all of them where nothing is."""
        if not self.asked.active:
            return list(rows)
        return [row for row in rows if row.id in self._fitting]

    def read_again(self) -> None:
        """The queue was read: others may fit now."""
        self._let_go_of_held()
        if not self.asked.active:
            return  # all fit; thousands are gone through for nothing
        words = plain(self.asked.typed).split()
        self._fitting = frozenset(row.id for row in self._waiting() if self._has(row, words))

    def _has(self, row: QueueRow, words: Sequence[str]) -> bool:
        asked = self.asked
        if asked.stage and not _STAGES[asked.stage](row):
            return False
        if asked.form not in ("", row.form_id) or asked.author not in ("", row.author):
            return False
        if not words:
            return True
        known, held = self._held.get(row.id, (None, ""))
        if known is not row:
            held = plain(self._told(row))
            self._held[row.id] = row, held
        return all(word in held for word in words)

    def _let_go_of_held(self) -> None:
        """Rows that wait no longer, and all of them once they say *tomorrow* of another day."""
        today = self._now().astimezone(self._workspace.zone).date()
        if today != self._held_on:
            self._held, self._held_on = {}, today
        waiting = {row.id for row in self._waiting()} if self._held else ()
        for gone in [each for each in self._held if each not in waiting]:
            del self._held[gone]

    def _found_lines(self) -> Sequence[Row]:
        return self._lines()

    def _clear(self) -> None:
        self._fitting = frozenset()

    def _run(self) -> None:
        self._answered = self._asked
        self.read_again()
        self.changed.emit()
