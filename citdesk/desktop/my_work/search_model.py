"""Searching one's reports: those that were found as rows of the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from PySide6.QtCore import QObject

from citdesk.desktop.my_work.sections import Moment, as_row
from citdesk.desktop.rows.row import Row
from citdesk.desktop.rows.search import Answer, Narrow, Search
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import FormName, ReportRow, SearchAnswer, SearchFilter, SearchHit, Workspace


class SearchModel(Search):
    """Finds reports of this vault by their words; ``listed`` gives the forms of those in the list."""

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        now: Callable[[], datetime],
        narrow: Narrow,
        listed: Callable[[], Sequence[FormName]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, narrow, parent)
        self._listed = listed
        self._hits: tuple[SearchHit, ...] = ()
        self._forms: tuple[FormName, ...] = ()

    @property
    def forms(self) -> Sequence[FormName]:
        """The forms of what is listed; of all that can be found once somebody looks."""
        return self._forms or self._listed()

    def row(self, report: str) -> ReportRow | None:
        """The row of a report that was found."""
        return next((hit.row for hit in self._hits if hit.row.id == report), None)

    def _found_lines(self) -> Sequence[Row]:
        at = Moment(self._now(), self._workspace.zone)
        return [as_row(replace(hit.row, summary=hit.snippet), at) for hit in self._hits]

    def _look(self, typed: str, narrowed: SearchFilter) -> Answer:
        return self._workspace.search(typed, narrowed)

    def _take(self, answer: Answer) -> None:
        self._hits = cast("SearchAnswer", answer).hits

    def _clear(self) -> None:
        self._hits = ()

    def _begun(self) -> None:
        self._fetch(self._workspace.search_forms, self._forms_read)

    def _forms_read(self, forms: tuple[FormName, ...]) -> None:
        if forms != self._forms:
            self._forms = forms
            self.changed.emit()
