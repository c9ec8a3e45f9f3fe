"""The people on a case, what is linked with it and its consents, read and changed through the workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from citdesk.casework.people import Person
from citdesk.desktop.case.link_words import case_words
from citdesk.desktop.rows.plain_words import plain
from citdesk.desktop.shell.moments import day, moment
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import CaseLinks, CasePeople, ConsentRow, LinkedCase, Workspace

# More officers than this are not offered at once: a badge number finds the one that is meant.
_MOST_FOUND = 5


class CaseModel(WorkspaceModel):
    """One case, named by one of its reports. ``acted`` when something entered the record."""

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
        self._people: CasePeople | None = None
        self._consents: tuple[ConsentRow, ...] = ()
        self._links: CaseLinks | None = None

    @property
    def people(self) -> CasePeople | None:
        """Who is on the case as read last; None before that."""
        return self._people

    @property
    def consents(self) -> tuple[ConsentRow, ...]:
        """The consents as read last."""
        return self._consents

    @property
    def links(self) -> CaseLinks | None:
        """What is linked with the case as read last; None before that."""
        return self._links

    def case_words(self, each: LinkedCase) -> str:
        """A linked case in one line."""
        return case_words(each.row, self._now(), self._workspace.zone)

    def linked_words(self, each: LinkedCase) -> str:
        """When it was linked, as the screen shows a time."""
        return moment(each.linked_at, self._now(), self._workspace.zone)

    def found(self, typed: str) -> tuple[Person, ...]:
        """The officers whose name or badge number holds what was typed; none before something was."""
        sought = plain(typed).strip()
        if self._people is None or not sought:
            return ()
        fitting = (p for p in self._people.others if sought in plain(p.name) or sought in plain(p.badge))
        return tuple(fitting)[:_MOST_FOUND]

    def signed_words(self, row: ConsentRow) -> str:
        """When the consent was signed, as the screen shows a time."""
        return moment(row.signed_at, self._now(), self._workspace.zone)

    def last_day_words(self, row: ConsentRow) -> str:
        """The consent's last day, '' where it names none."""
        today = self._now().astimezone(self._workspace.zone).date()
        return "" if row.last_day is None else day(row.last_day, today)

    def load(self) -> None:
        """Read the case again."""
        workspace, report = self._workspace, self._report
        self._fetch(
            lambda: (
                workspace.case_people(report),
                workspace.consents(report),
                workspace.links.of(report),
            ),
            self._read,
        )

    def assign(self, officer: str) -> None:
        """Put the officer on the case."""
        self._act(lambda: self._workspace.assign_officer(self._report, officer), self._done)

    def unassign(self, officer: str) -> None:
        """Take the officer off the case."""
        self._act(lambda: self._workspace.unassign_officer(self._report, officer), self._done)

    def revoke(self, row: ConsentRow) -> None:
        """The person took back what they agreed to in that referral."""
        self._act(lambda: self._workspace.revoke_consent(row.report, ""), self._done)

    def unlink(self, case: str, reason: str) -> None:
        """They are two encounters."""
        if not reason.strip():
            self.failed.emit(self.tr("Say why. It stays in the history of both cases."))
            return
        self._act(lambda: self._workspace.links.unlink(self._report, case, reason.strip()), self._done)

    def _done(self, _nothing: object) -> None:
        self.load()
        self.acted.emit()

    def _read(self, read: tuple[CasePeople, tuple[ConsentRow, ...], CaseLinks]) -> None:
        self._people, self._consents, self._links = read
        self.changed.emit()
