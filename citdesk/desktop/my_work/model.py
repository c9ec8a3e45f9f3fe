"""The list of a person's own reports, and what opening one of them leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from citdesk.casework.people import Role
from citdesk.desktop.my_work.search_model import SearchModel
from citdesk.desktop.my_work.sections import Moment, as_row, by_case, grouped, waiting_for_author
from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Display, Filling, FormCard, ReportRow, Workspace

_WRITING = (Display.DRAFT, Display.RETURNED, Display.WITHDRAWN)
_WAITING_FOR_AUTHOR = (*_WRITING, Display.REFUSED)
#: What other reports can take their facts from: also what is still written, or waits for the network.
_WITH_CHILDREN = (*_WRITING, Display.WAITING, Display.SENT, Display.APPROVED)


class MyWorkModel(WorkspaceModel):
    """Reports, the forms that can be started, and the way into each.

    ``filling`` carries an opened :class:`Filling`; ``looking`` carries the row of a report that is looked at
    first, because nothing can be typed into it as it stands; ``not_begun`` says, besides ``failed``, why a
    report that was asked for did not open.
    """

    filling = Signal(object)
    looking = Signal(object)
    not_begun = Signal(str)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._rows: tuple[ReportRow, ...] = ()
        self._cards: tuple[FormCard, ...] = ()
        self._faults: tuple[str, ...] = ()
        self._loaded = False
        self._by_case = False
        self.search = SearchModel(workspace, tasks, now, self)

    @property
    def loaded(self) -> bool:
        """False until the list was read once: an empty list before that says nothing."""
        return self._loaded

    @property
    def reports(self) -> tuple[ReportRow, ...]:
        """The reports as read last."""
        return self._rows

    @property
    def lines(self) -> Sequence[Row]:
        """The reports grouped for the list: by who must act next, or by case."""
        return (by_case if self._by_case else grouped)(self._about_people, self.at())

    @property
    def is_by_case(self) -> bool:
        """Whether the list is grouped by case."""
        return self._by_case

    def group_by_case(self, wanted: bool) -> None:
        """Group the list by case, or by who must act next."""
        self._by_case = wanted
        self.changed.emit()

    @property
    def reads_others(self) -> bool:
        """Whether there may be others' reports to be found, with none of one's own in the list."""
        return self._workspace.person.has(Role.SUPERVISOR)

    @property
    def unfinished(self) -> int:
        """How many reports were begun here and not sent."""
        return sum(row.display is Display.DRAFT for row in self._rows)

    @property
    def waiting(self) -> int:
        """How many reports wait for this person."""
        return waiting_for_author(self._about_people)

    @property
    def starts(self) -> tuple[FormCard, ...]:
        """The forms that can be started by themselves."""
        return tuple(card for card in self._cards if card.parent_form is None and card.about_person)

    @property
    def child_starts(self) -> tuple[FormCard, ...]:
        """The forms that belong to another report."""
        return tuple(card for card in self._cards if card.parent_form is not None)

    @property
    def faults(self) -> tuple[str, ...]:
        """Law packs and programmes that cannot be used, a sentence each."""
        return self._faults

    def at(self) -> Moment:
        """When and where the list is looked at."""
        return Moment(self._now(), self._workspace.zone)

    def parents_for(self, card: FormCard) -> Sequence[Row]:
        """The reports a child form can belong to: those of the right form that stand, drafts included."""
        at = self.at()
        return [
            as_row(row, at)
            for row in self._rows
            if row.form_id == card.parent_form and row.display in _WITH_CHILDREN
        ]

    def children_of(self, row: ReportRow) -> tuple[FormCard, ...]:
        """The forms that can be started on a report."""
        if row.display not in _WITH_CHILDREN:
            return ()
        return tuple(card for card in self._cards if card.parent_form == row.form_id)

    def row(self, report: str) -> ReportRow | None:
        """The report with this id as read last."""
        return next((row for row in self._rows if row.id == report), None)

    def reload(self) -> None:
        """Read the list again."""
        workspace = self._workspace
        self._fetch(lambda: (workspace.reports(), workspace.form_cards()), self._read)
        # the list first: to look for faults once reads every file of the field guide
        self._fetch(workspace.faulty_rules, self._read_faults)

    def start(self, form_id: str, parent: str | None = None) -> None:
        """Begin a report and open it."""
        workspace = self._workspace

        def begin() -> Filling:
            return workspace.open_report(workspace.start_report(form_id, parent))

        self._act(begin, self._opened, self._failed)

    def open(self, report: str) -> None:
        """Open a report: straight into the form where it can be written, else to look at it."""
        row = self.row(report) or self.search.row(report)
        if row is None:
            return
        if not row.by and (row.display in _WRITING or row.has_draft):
            self.write(report)
        else:
            self.looking.emit(row)

    def write(self, report: str) -> None:
        """Open a report in the form, making a draft from its last revision where there is none."""
        workspace, row = self._workspace, self.row(report)
        needs_draft = row is not None and not row.has_draft and row.display is not Display.DRAFT

        def take_up() -> Filling:
            if needs_draft:
                workspace.rework(report)
            return workspace.open_report(report)

        self._act(take_up, self._opened, self._failed)

    def take_back(self, report: str) -> None:
        """Withdraw a report that was sent and open it for writing."""
        workspace = self._workspace

        def take_back() -> Filling:
            workspace.withdraw(report)
            workspace.rework(report)
            return workspace.open_report(report)

        self._act(take_back, self._opened, self._failed)

    @property
    def _about_people(self) -> tuple[ReportRow, ...]:
        """The reports, and of what is kept on pages of its own that which waits for its author."""
        return tuple(row for row in self._rows if row.about_person or row.display in _WAITING_FOR_AUTHOR)

    def _read(self, read: tuple[tuple[ReportRow, ...], tuple[FormCard, ...]]) -> None:
        self._rows, self._cards = read
        self._loaded = True
        self.changed.emit()
        self.search.again()

    def _read_faults(self, faults: tuple[str, ...]) -> None:
        if faults != self._faults:
            self._faults = faults
            self.changed.emit()

    def _opened(self, filling: Filling) -> None:
        self.filling.emit(filling)
        self.reload()

    def say_failure(self, failure: BaseException) -> None:
        """Say on the page that is open what went wrong."""
        self._not_done(failure)

    def _failed(self, failure: BaseException) -> None:
        self._not_done(failure)
        self.not_begun.emit(failure_words(failure))
        self.reload()
