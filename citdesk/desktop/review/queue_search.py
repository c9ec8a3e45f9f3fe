"""Searching and narrowing the review queue by what its rows know: no report is opened for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

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
    """What is looked for in the queue. ``waiting`` gives its rows, ``lines`` those of them that fit."""

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        now: Callable[[], datetime],
        waiting: Callable[[], Sequence[QueueRow]],
        lines: Callable[[], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, lambda _narrowed: lines(), parent)
        self._waiting = waiting
        self._lines = lines

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

    def fits(self, row: QueueRow) -> bool:
        """Whether a waiting report is among what is looked for."""
        asked = self.asked
        if asked.stage and not _STAGES[asked.stage](row):
            return False
        if asked.form not in ("", row.form_id) or asked.author not in ("", row.author):
            return False
        words = _plain(asked.typed).split()
        if not words:
            return True
        told = (
            row.number or "",
            row.title,
            row.author,
            row.call.event_number,
            row.call.place,
            row.covered_unit,
        )
        held = _plain(" ".join(told))
        return all(word in held for word in words)

    def _found_lines(self) -> Sequence[Row]:
        return self._lines()

    def _clear(self) -> None:
        """Nothing is kept of what was found: the queue is asked each time."""

    def _run(self) -> None:
        self._answered = self._asked
        self.changed.emit()


def _plain(text: str) -> str:
    """Without accents, and small: *Garcia* finds *García*."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold()
