"""Searching in a list whose rows are all known: which of them have the words, and the words around."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import cast

from PySide6.QtCore import QObject

from citdesk.desktop.rows.row import Row
from citdesk.desktop.rows.search import Answer, Narrow, Search
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import FormName, FoundIn, SearchFilter, Workspace

Find = Callable[[str, SearchFilter], FoundIn]
#: A row for what was found, with the words around; None where the list has it no longer, or the stage is
#: another one.
Show = Callable[[str, str, str], Row | None]


class SearchInList(Search):
    """``find`` asks the vault, ``show`` gives the row for an id, its words and the chosen stage.

    ``narrow`` gives what the filters leave of the list where no words are looked for.
    """

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        now: Callable[[], datetime],
        find: Find,
        show: Show,
        narrow: Narrow,
        forms: Callable[[], Sequence[FormName]] = tuple,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, narrow, parent)
        self._find = find
        self._show = show
        self._forms = forms
        self._hits: tuple[tuple[str, str], ...] = ()

    @property
    def forms(self) -> Sequence[FormName]:
        """The forms of what is in the list."""
        return self._forms()

    def _found_lines(self) -> Sequence[Row]:
        rows = (self._show(found, words, self.asked.stage) for found, words in self._hits)
        return [row for row in rows if row is not None]

    def _look(self, typed: str, narrowed: SearchFilter) -> Answer:
        return self._find(typed, narrowed)

    def _take(self, answer: Answer) -> None:
        self._hits = cast("FoundIn", answer).hits

    def _clear(self) -> None:
        self._hits = ()
