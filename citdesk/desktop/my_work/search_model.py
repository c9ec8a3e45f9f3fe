"""Searching one's reports as a view model: what is typed, how it is narrowed, what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject

from citdesk.desktop.my_work.sections import Moment, as_row
from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import ReportRow, SearchAnswer, SearchFilter, SearchHit, Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for. ``stage``: '', ``open`` or ``done``; ``days``: 0 for any time."""

    typed: str = ""
    stage: str = ""
    days: int = 0

    @property
    def active(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.typed.strip())


class SearchModel(WorkspaceModel):
    """Asks the vault at each keystroke, the newest only: whatever was typed meanwhile is passed over."""

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._asked = Asked()
        self._answered = Asked()
        self._hits: tuple[SearchHit, ...] = ()
        self._still = 0
        self._busy = False

    @property
    def asked(self) -> Asked:
        """What is looked for now."""
        return self._asked

    @property
    def lines(self) -> Sequence[Row]:
        """What was found, best first, with the words around it."""
        at = Moment(self._now(), self._workspace.zone)
        return [as_row(replace(hit.row, summary=hit.snippet), at) for hit in self._hits]

    @property
    def words(self) -> str:
        """What there is to say about the list: nothing found, or not everything looked through yet."""
        if not self._asked.active or self._answered != self._asked:
            return ""
        if self._still:
            return self.tr("Still looking through your reports …")
        if not self._hits:
            return self.tr("Nothing found. Every word has to be in the report; try fewer of them.")
        return ""

    def row(self, report: str) -> ReportRow | None:
        """The row of a report that was found."""
        return next((hit.row for hit in self._hits if hit.row.id == report), None)

    def look_for(self, typed: str) -> None:
        """Somebody types."""
        self._ask(replace(self._asked, typed=typed))

    def narrow(self, *, stage: str | None = None, days: int | None = None) -> None:
        """Somebody presses a filter."""
        asked = self._asked
        self._ask(
            replace(
                asked,
                stage=asked.stage if stage is None else stage,
                days=asked.days if days is None else days,
            )
        )

    def again(self) -> None:
        """Something changed: look again."""
        if self._asked.active:
            self._run()

    def _ask(self, asked: Asked) -> None:
        if asked == self._asked:
            return
        self._asked = asked
        if asked.active:
            self._run()
        else:
            self._hits = ()
            self.changed.emit()

    def _run(self) -> None:
        if self._busy:
            return
        self._busy = True
        asked, workspace = self._asked, self._workspace
        since = self._now() - timedelta(days=asked.days) if asked.days else None
        narrowed = SearchFilter(asked.stage, "", since)
        self._fetch(lambda: workspace.search(asked.typed, narrowed), partial(self._found, asked))

    def _found(self, asked: Asked, answer: SearchAnswer) -> None:
        self._busy = False
        if not self._asked.active:
            return
        self._hits, self._still, self._answered = answer.hits, answer.still, asked
        self.changed.emit()
        if asked != self._asked or answer.still:
            self._run()

    def _not_fetched(self, failure: BaseException) -> None:
        self._busy = False
        super()._not_fetched(failure)
