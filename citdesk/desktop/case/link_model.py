"""Choosing the case that is the same encounter, read and linked through the workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.case.link_words import case_words
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Because, OfferedCase, Workspace


class LinkModel(WorkspaceModel):
    """One case, named by one of its reports. ``acted`` when the link entered the record."""

    acted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        report: str,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._report = report
        self._typed = ""
        self._offered: tuple[OfferedCase, ...] | None = None

    @property
    def offered(self) -> tuple[OfferedCase, ...] | None:
        """The cases to choose from; None before they were read."""
        return self._offered

    @property
    def empty_words(self) -> str:
        """What there is to say where no case can be chosen."""
        if self._offered is None or self._offered:
            return ""
        if self._typed.strip():
            return self.tr(
                "No other case here has all of these words. Only cases that you may see are found."
            )
        return self.tr("No other case is here. Only cases that you may see are found.")

    def case_words(self, each: OfferedCase) -> str:
        """The case in one line."""
        return case_words(each.row, self._now(), self._workspace.zone)

    def because_words(self, each: OfferedCase) -> str:
        """Why it is offered, '' where it was looked for."""
        match each.because:
            case Because.SAME_PERSON:
                return self.tr("About the same person")
            case Because.SAME_PLACE:
                return self.tr("At the same address")
            case Because.NEAR_IN_TIME:
                return self.tr("Sent at about the same time")
            case Because.FOUND:
                return ""

    def look_for(self, typed: str) -> None:
        """Read the cases with these words; with none, those that look alike."""
        self._typed = typed
        links, report = self._workspace.links, self._report
        self._fetch(lambda: links.offered(report, typed), partial(self._read, typed))

    def link(self, case: str, reason: str) -> None:
        """It is the same encounter."""
        links, report = self._workspace.links, self._report
        self._act(lambda: links.link(report, case, reason.strip()), self._done)

    def _done(self, _nothing: object) -> None:
        self.acted.emit()

    def _read(self, typed: str, offered: tuple[OfferedCase, ...]) -> None:
        if typed != self._typed:  # something else was typed meanwhile
            return
        self._offered = offered
        self.changed.emit()
