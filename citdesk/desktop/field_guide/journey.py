"""What leads where in the field guide: its pages, opened one over another on whichever pile is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from citdesk.casework.checks import Finding
from citdesk.casework.people import Role
from citdesk.desktop.field_guide.aid_view import AidPage
from citdesk.desktop.field_guide.card_view import CardPage
from citdesk.desktop.field_guide.directory_view import DirectoryPage
from citdesk.desktop.field_guide.drill_view import DrillPage
from citdesk.desktop.field_guide.handout_model import HandoutModel
from citdesk.desktop.field_guide.handout_view import HandoutPage
from citdesk.desktop.field_guide.home_view import WAITING, GuidePage
from citdesk.desktop.field_guide.model import GuideModel
from citdesk.desktop.field_guide.practice_view import PracticeDonePage, PracticePaperPage, PractisedPage
from citdesk.desktop.field_guide.service_view import ServicePage
from citdesk.desktop.field_guide.training_view import TrainingPage, UnitTrainingPage
from citdesk.desktop.field_guide.use_now_view import UseNowPage
from citdesk.desktop.field_guide.version_model import VersionModel
from citdesk.desktop.field_guide.version_view import VersionPage
from citdesk.desktop.printing.printers import Printers
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.journey import Ground, Journey
from citdesk.desktop.widgets.dialog import open_dialog
from citdesk.fieldguide.cards import Card
from citdesk.fieldguide.drills import Run
from citdesk.workspace import (
    SAMPLE,
    TRAINING_FORM,
    CitdeskError,
    Filling,
    OfferedServices,
    OfficerTraining,
    Paper,
    PaperJob,
    Practised,
    communication_aid,
    drills,
)


class GuideJourney(Journey):
    """Makes the field guide's pages.

    ``start_wanted`` carries the form of a report to begin, ``report_wanted`` one's own report to look at,
    ``review_wanted`` somebody else's; ``recorded`` fires when something was put on record here.
    """

    start_wanted = Signal(str)
    report_wanted = Signal(str)
    review_wanted = Signal(str)
    #: an opened report that is written in practice
    practising = Signal(object)
    #: one of them is being opened, or is no longer
    opening = Signal(bool)
    #: what is being opened takes long
    slow = Signal()
    recorded = Signal()

    def __init__(
        self,
        ground: Ground,
        parent: QObject | None = None,
        *,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(ground, parent)
        self._printers = printers
        self._opening = False
        self.model = GuideModel(self._workspace, self._tasks, self._now, self)
        self.versions = VersionModel(self._workspace, self._tasks, self)
        self.versions.offered.connect(self._show_version)
        self.versions.taken.connect(self.model.reload)
        self.versions.failed.connect(self.model.failed)

    def home(self) -> GuidePage:
        """The area's root page."""
        page = GuidePage(
            self._look, self.model, self._tools(), [*self._practice(), *self._training(), *self._files()]
        )
        page.opened.connect(self._open_tool)
        self.opening.connect(page.frame.taking_long.follow)
        self.slow.connect(page.frame.taking_long.say_now)
        page.card_wanted.connect(self.show_card)
        page.service_wanted.connect(self.show_service)
        return page

    def find_service(self) -> None:
        """Open the search over the page in sight; Back leads to where one was."""
        self._find("")

    def _find(self, typed: str) -> None:
        page = DirectoryPage(self._look, self.model, typed)
        page.service_wanted.connect(self.show_service)
        page.handout_wanted.connect(self.show_handout)
        self._areas.push(page)

    def show_aid(
        self,
        told: Callable[[str], None] | None = None,
        closed: Callable[[], None] | None = None,
        place: str = "",
    ) -> None:
        """Open the pictures. ``told`` gets a line for each that is pointed at, ``place`` names where it goes.

        ``closed`` is called when they are put away.
        """
        try:
            aid = communication_aid()
        except CitdeskError as failure:
            self._failed(failure)
            return
        page = AidPage(self._look, aid, self._now, place)
        if told is not None:
            page.told.connect(told)
        if closed is not None:
            page.closed.connect(closed)
        self._areas.push(page)

    def show_card(self, card_id: str) -> None:
        """Open a card."""
        card = self.model.card(card_id)
        if card is not None:
            page = CardPage(self._look, card)
            page.use_wanted.connect(self._use)
            self._areas.push(page)

    def show_service(self, service_id: str) -> None:
        """Open a service."""
        found = self.model.look(service_id)
        if found is not None:
            self._areas.push(ServicePage(self._look, self.model, found))

    def show_handout(self) -> None:
        """Open the sheet with what was picked."""
        model = HandoutModel(self._workspace, self._tasks, self.model.picked)
        model.given.connect(self.model.start_over)
        self._areas.push(HandoutPage(self._look, model, printers=self._printers))

    def _use(self, card: Card) -> None:
        self._areas.push(UseNowPage(self._look, card, self._now))

    def _open_tool(self, tool: str) -> None:
        if tool == "guide.directory":
            self.find_service()
            return
        if tool == "guide.clinician":
            self._find(self.tr("mobile crisis team, crisis center or crisis line open now"))
            return
        if tool == WAITING:
            self.versions.look_at_waiting()
            return
        if tool == "guide.version":
            self._choose_version()
            return
        if tool == "guide.practised":
            self._tasks.vault(self._workspace.practice.all, self._show_practised, self._failed)
            return
        if tool == "guide.sample":
            self.open_sample()
            return
        if tool == "guide.training":
            self._tasks.vault(self._workspace.training.mine, self._show_training, self._failed)
            return
        if tool == "guide.unit-training":
            self._tasks.vault(self._workspace.training.unit, self._show_unit, self._failed)
            return
        if tool == "guide.aid":
            self.show_aid()
            return
        drill = next((each for each in drills() if f"drill:{each.id}" == tool), None)
        if drill is not None:
            page = DrillPage(self._look, drill, recorded=self._has_record)
            page.finished.connect(self._finished)
            page.report_wanted.connect(self._write_for)
            self._areas.push(page)

    def _tools(self) -> list[Row]:
        return [
            Row(
                id="guide.directory",
                title=self.tr("Find a service"),
                detail=self.tr("Shelter, detox, crisis center, lines to call. Make a handout."),
            ),
            Row(
                id="guide.clinician",
                title=self.tr("Whom to call for a clinician now"),
                detail=self.tr("Mobile teams, crisis centers and lines, those that are open first."),
            ),
            Row(
                id="guide.aid",
                title=self.tr("Pictures to point at"),
                detail=self.tr("For somebody who cannot or does not want to speak."),
            ),
        ]

    @property
    def _has_record(self) -> bool:
        return bool(self._workspace.person.roles & {Role.OFFICER, Role.SUPERVISOR})

    def _finished(self, run: Run) -> None:
        """A drill that came to its end is put on record: that it was finished and how it ended."""
        if not self._has_record or run.ending is None:
            return
        title, well = run.drill.title, run.ending.well
        self._tasks.vault(
            lambda: self._workspace.training.record_drill(title, well=well),
            lambda _: self.recorded.emit(),
            self._failed,
        )

    def _choose_version(self) -> None:
        """A file with a version of the services, as HQ signed it."""
        dialog = QFileDialog(self._areas.page, self.tr("Choose the file that HQ made"))
        dialog.setObjectName("guide.version-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.versions.look(Path(name)))
        open_dialog(dialog)

    def _show_version(self, offered: OfferedServices) -> None:
        page = VersionPage(self._look, self.versions, offered, self._now(), self._workspace.zone)
        self._areas.push(page)

    def _write_for(self, drill: str) -> None:
        """Begin the report for a drill, in the practice area."""
        practice, workspace = self._workspace.practice, self._workspace
        self._open(lambda: workspace.open_report(practice.start(drill)))

    def open_sample(self) -> None:
        """Open the sample case in the practice area, where it was left or half written."""
        practice, workspace = self._workspace.practice, self._workspace
        self._open(lambda: workspace.open_report(practice.sample()))
        self.slow.emit()  # it is filled in first

    def _open(self, take_up: Callable[[], Filling]) -> None:
        """One at a time: a second tap opens nothing twice."""
        if self._opening:
            return
        self._tell_opening(going_on=True)
        self._tasks.vault(take_up, self._opened, self._not_opened)

    def _tell_opening(self, *, going_on: bool) -> None:
        self._opening = going_on
        self.opening.emit(going_on)

    def _opened(self, filling: Filling) -> None:
        self._tell_opening(going_on=False)
        self.practising.emit(filling)

    def _not_opened(self, failure: BaseException) -> None:
        self._tell_opening(going_on=False)
        self._failed(failure)

    def _show_practised(self, rows: tuple[Practised, ...]) -> None:
        titles = {drill.id: drill.title for drill in drills()} | {SAMPLE: self.tr("Sample case")}
        page = PractisedPage(self._look, rows, titles, self._now(), self._workspace.zone)
        workspace = self._workspace
        page.opened.connect(lambda report: self._open(lambda: workspace.open_report(report)))
        self.opening.connect(page.frame.taking_long.follow)
        self._areas.push(page)

    def show_done(self, report: str, found: Sequence[Finding]) -> None:
        """What the rules say of a report that was written in practice, and what may become of it."""
        page = PracticeDonePage(self._look, found)
        page.paper_wanted.connect(lambda: self._paper_of(report))
        page.discard_wanted.connect(lambda: self._discard(report))
        self._areas.swap(page)

    def _paper_of(self, report: str) -> None:
        title, workspace = self.tr("Practice report"), self._workspace

        def prepared(job: PaperJob) -> None:
            self._tasks.pool(job.make, self._show_paper, self._failed)

        self._tasks.vault(lambda: workspace.practice.paper(report, title), prepared, self._failed)

    def _show_paper(self, paper: Paper) -> None:
        self._areas.push(PracticePaperPage(self._look, self._tasks, paper, printers=self._printers))

    def _discard(self, report: str) -> None:
        workspace = self._workspace

        def discarded(_: None) -> None:
            self._areas.to_root()

        self._tasks.vault(lambda: workspace.discard_draft(report), discarded, self._failed)

    def _show_training(self, training: OfficerTraining) -> None:
        page = TrainingPage(self._look, training, self._now().date())
        page.add_wanted.connect(lambda: self.start_wanted.emit(TRAINING_FORM))
        page.entry_wanted.connect(self.report_wanted)
        self._areas.push(page)

    def _show_unit(self, officers: tuple[OfficerTraining, ...]) -> None:
        page = UnitTrainingPage(self._look, officers, self._now().date())
        by_badge = {each.badge: each for each in officers}
        page.officer_wanted.connect(lambda badge: self._show_officer(by_badge[badge]))
        self._areas.push(page)

    def _show_officer(self, training: OfficerTraining) -> None:
        page = TrainingPage(self._look, training, self._now().date(), own=False)
        page.entry_wanted.connect(self.review_wanted)
        self._areas.push(page)

    def _failed(self, failure: BaseException) -> None:
        self.model.failed.emit(failure_words(failure))

    def _training(self) -> list[Row]:
        rows: list[Row] = []
        if self._has_record:
            rows.append(
                Row(
                    id="guide.training",
                    title=self.tr("Your training"),
                    detail=self.tr("Course, refreshers, drills, and what is due when."),
                )
            )
        if self._workspace.person.has(Role.SUPERVISOR):
            rows.append(
                Row(
                    id="guide.unit-training",
                    title=self.tr("Training in your unit"),
                    detail=self.tr("Who is overdue, and what each officer has done."),
                )
            )
        return [heading("guide.record", self.tr("Training")), *rows] if rows else []

    def _files(self) -> list[Row]:
        return [
            heading("guide.files", self.tr("Services")),
            Row(
                id="guide.version",
                title=self.tr("A newer version of the services"),
                detail=self.tr("From a file that HQ signed. See what changes before it is used."),
            ),
        ]

    def _practice(self) -> list[Row]:
        sample = Row(
            id="guide.sample",
            title=self.tr("Sample case"),
            detail=self.tr("A report half written. Finish it, see its paper. It can never be sent."),
        )
        written = Row(
            id="guide.practised",
            title=self.tr("Reports written in practice"),
            detail=self.tr("On this computer only. They can never be sent."),
        )
        return [
            heading("guide.practice", self.tr("Practice")),
            *([sample] if self._has_record else []),
            *(Row(id=f"drill:{drill.id}", title=drill.title, detail=drill.opening) for drill in drills()),
            *([written] if self._has_record else []),
        ]
