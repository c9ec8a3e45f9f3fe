"""The list of a person's own reports, and what opening one of them leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from citdesk.casework.people import Role
from citdesk.desktop.my_work.arranged import WITH_CHILDREN, WRITING, Arranged, arrange, narrowed_lines
from citdesk.desktop.my_work.search_model import SearchModel
from citdesk.desktop.my_work.sections import Moment, report_lines, waits_for_author
from citdesk.desktop.rows.lines import Lines
from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Display, Filling, FormCard, FormName, ReportRow, SearchFilter, Workspace


class MyWorkModel(WorkspaceModel):
    """Reports, the forms that can be started, and the way into each.

    ``filling`` carries an opened :class:`Filling`; ``looking`` carries the row of a report that is looked at
    first, because nothing can be typed into it as it stands; ``not_begun`` says, besides ``failed``, why a
    report that was asked for did not open. ``opening`` with True when one is being opened, with False at
    its end.
    """

    filling = Signal(object)
    looking = Signal(object)
    not_begun = Signal(str)
    #: a report, and the forms that its checks ask for
    asked = Signal(str, object)
    opening = Signal(bool)
    #: what came too late was taken off the list
    settled = Signal()

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._held = Arranged()
        self._cards: tuple[FormCard, ...] = ()
        self._faults: tuple[str, ...] = ()
        self._loaded = False
        self._by_case = False
        self._reads = 0
        self._sent = ""
        self.search = SearchModel(workspace, tasks, now, self._narrowed, self._forms, self)

    @property
    def loaded(self) -> bool:
        """False until the list was read once: an empty list before that says nothing."""
        return self._loaded

    @property
    def reads(self) -> int:
        """How often the list was read."""
        return self._reads

    def note_sent(self, report: str) -> None:
        """A report was sent: the list is come back to at it."""
        self._sent = report

    def take_sent(self) -> str:
        """The report that was sent since the list was last come to, '' for none."""
        sent, self._sent = self._sent, ""
        return sent

    def where_to_begin(self, at: str) -> str:
        """The report to go on with, for somebody who left the list at one: what came back comes first."""
        row = self.row(at)
        return at if row is not None and waits_for_author(row) else self._held.first_to_do or at

    @property
    def reports(self) -> tuple[ReportRow, ...]:
        """The reports as read last."""
        return self._held.rows

    @property
    def lines(self) -> Sequence[Row]:
        """The reports grouped for the list: by who must act next, or by case."""
        return self._held.lines

    @property
    def is_by_case(self) -> bool:
        """Whether the list is grouped by case."""
        return self._by_case

    def group_by_case(self, wanted: bool) -> None:
        """Group the list by case, or by who must act next."""
        self._by_case = wanted
        self.changed.emit()
        if self._loaded:
            self._regroup()
            self.search.again()

    @property
    def reads_others(self) -> bool:
        """Whether there may be others' reports to be found, with none of one's own in the list."""
        return self._workspace.person.has(Role.SUPERVISOR)

    @property
    def unfinished(self) -> int:
        """How many reports were begun here and not sent."""
        return self._held.unfinished

    @property
    def waiting(self) -> int:
        """How many reports wait for this person."""
        return self._held.waiting

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

    def parents_for(self, card: FormCard) -> Lines:
        """The reports a child form can belong to: those of the right form that stand, drafts included."""
        return report_lines(self._held.parents.get(card.parent_form or "", ()), self.at())

    def fitting(self, card: FormCard) -> int:
        """How many reports a child form can belong to."""
        return len(self._held.parents.get(card.parent_form or "", ()))

    def children_of(self, row: ReportRow) -> tuple[FormCard, ...]:
        """The forms that can be started on a report."""
        if row.display not in WITH_CHILDREN:
            return ()
        return tuple(card for card in self._cards if card.parent_form == row.form_id)

    def look_for_asked(self, row: ReportRow) -> None:
        """Find out which of the forms that go with a report its checks ask for; ``asked`` carries them."""
        if not self.children_of(row):
            self.asked.emit(row.id, frozenset())
            return
        workspace = self._workspace

        def read() -> frozenset[str]:
            return frozenset(finding.awaits for finding in workspace.findings(row.id) if finding.awaits)

        def told(forms: frozenset[str]) -> None:
            self.asked.emit(row.id, forms)

        # one that cannot be looked over here asks for nothing
        self._tasks.vault(read, told, lambda _failure: told(frozenset()))

    def row(self, report: str) -> ReportRow | None:
        """The report with this id as read last."""
        return self._held.by_id.get(report)

    def reload(self) -> None:
        """Read the list again."""
        workspace, at, before, cases = self._workspace, self.at(), self._held, self._by_case

        def read() -> tuple[Arranged, tuple[FormCard, ...]]:
            return arrange(workspace.reports(), at, before, cases=cases), workspace.form_cards()

        self._fetch(read, self._read)
        # the list first: to look for faults once reads every file of the field guide
        self._fetch(workspace.faulty_rules, self._read_faults)

    def start(self, form_id: str, parent: str | None = None) -> None:
        """Begin a report and open it."""
        workspace = self._workspace

        def begin() -> Filling:
            return workspace.open_report(workspace.start_report(form_id, parent))

        self._open(begin)

    def open(self, report: str) -> None:
        """Open a report: straight into the form where it can be written, else to look at it."""
        row = self.row(report) or self.search.row(report)
        if row is None:
            return
        if not row.by and (row.display in WRITING or row.has_draft):
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

        self._open(take_up)

    def take_back(self, report: str) -> None:
        """Withdraw a report that was sent and open it for writing."""
        workspace = self._workspace

        def take_back() -> Filling:
            workspace.withdraw(report)
            workspace.rework(report)
            return workspace.open_report(report)

        self._open(take_back)

    def let_go(self, report: str) -> None:
        """A withdrawal that came too late was seen and needs nothing more."""
        workspace = self._workspace
        self._act(lambda: workspace.set_aside(report), self._let_go)

    def _let_go(self, _nothing: object) -> None:
        self.settled.emit()
        self.reload()

    def _read(self, read: tuple[Arranged, tuple[FormCard, ...]]) -> None:
        self._held, self._cards = read
        self._loaded = True
        self._reads += 1
        self.changed.emit()
        if self._held.by_case is not self._by_case:
            self._regroup()
        self.search.again()

    def _narrowed(self, narrowed: SearchFilter) -> Sequence[Row]:
        return narrowed_lines(self._held, narrowed, self.at(), cases=self._by_case)

    def _forms(self) -> Sequence[FormName]:
        return self._held.forms

    def _regroup(self) -> None:
        held, at, cases = self._held, self.at(), self._by_case
        self._fetch(lambda: arrange(held.rows, at, held, cases=cases), partial(self._regrouped, held))

    def _regrouped(self, of: Arranged, arranged: Arranged) -> None:
        if of is self._held and arranged.by_case is self._by_case:
            self._held = arranged
            self.changed.emit()
        elif self._held.by_case is not self._by_case:  # read again meanwhile, or pressed again
            self._regroup()

    def _read_faults(self, faults: tuple[str, ...]) -> None:
        if faults != self._faults:
            self._faults = faults
            self.changed.emit()

    def _open(self, take_up: Callable[[], Filling]) -> None:
        if not self._acting:
            self._tell_opening(going_on=True)
        self._act(take_up, self._opened, self._failed)

    def _tell_opening(self, *, going_on: bool) -> None:
        self.opening.emit(going_on)

    def _opened(self, filling: Filling) -> None:
        self._tell_opening(going_on=False)
        self.filling.emit(filling)
        self.reload()

    def say_failure(self, failure: BaseException) -> None:
        """Say on the page that is open what went wrong."""
        self._not_done(failure)

    def _failed(self, failure: BaseException) -> None:
        self._tell_opening(going_on=False)
        self._not_done(failure)
        self.not_begun.emit(failure_words(failure))
        self.reload()
