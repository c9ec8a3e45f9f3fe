"""What leads where among the pages of the liaison desk, and to the papers that anybody makes of a report."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from citdesk.casework.lifecycle import ReportState
from citdesk.desktop.liaison.batch_model import BatchModel
from citdesk.desktop.liaison.batch_view import BatchPage
from citdesk.desktop.liaison.board_model import BoardModel
from citdesk.desktop.liaison.board_view import BoardPage
from citdesk.desktop.liaison.correct_day_view import CorrectDayPage
from citdesk.desktop.liaison.court_file_model import CourtFileModel
from citdesk.desktop.liaison.court_file_view import CourtFilePage
from citdesk.desktop.liaison.issued_model import IssuedPaperModel
from citdesk.desktop.liaison.issued_view import IssuedPaperPage
from citdesk.desktop.liaison.log_model import PaperLogModel
from citdesk.desktop.liaison.log_view import PaperLogPage
from citdesk.desktop.liaison.not_taken_model import NotTakenModel
from citdesk.desktop.liaison.not_taken_view import NotTakenPage
from citdesk.desktop.liaison.packet_model import PacketModel
from citdesk.desktop.liaison.packet_view import PacketPage
from citdesk.desktop.liaison.scan_view import ScanPage
from citdesk.desktop.liaison.signed_pages_view import SignedPagesPage
from citdesk.desktop.liaison.step_view import StepPage
from citdesk.desktop.liaison.trying_again import WayAgain
from citdesk.desktop.liaison.void_view import VoidPage
from citdesk.desktop.my_work.sections import Moment, chip_words, state_of
from citdesk.desktop.printing.printers import Printers
from citdesk.desktop.shell.journey import Ground, Journey
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.widgets import State
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.workspace import (
    BoardRow,
    ConditionRow,
    LoggedPaper,
    PaperOnRecord,
    RefusedRow,
    ReportRow,
)


class LiaisonJourney(Journey):
    """Makes the liaison's pages.

    ``acted`` fires when something entered the record; to emit ``news`` has what is open read again.
    """

    acted = Signal()
    news = Signal()

    def __init__(
        self,
        ground: Ground,
        parent: QObject | None = None,
        *,
        printers: Printers | None = None,
        kept: KeptWords | None = None,
    ) -> None:
        super().__init__(ground, parent, kept=kept)
        self._printers = printers
        self.board = BoardModel(self._workspace, self._tasks, self._now, self)

    def home(self) -> BoardPage:
        """The area's root page."""
        page = BoardPage(self._look, self.board)
        page.opened.connect(self.show_file)
        page.several_wanted.connect(self._show_several)
        page.log_wanted.connect(self._show_log)
        return page

    def show_papers(self, report: ReportRow) -> None:
        """The papers that an author or a supervisor can make of a report, which need not be approved yet."""
        at = Moment(self._now(), self._workspace.zone)
        # of one that is being changed it is the approved version that goes on paper
        state, chip = (State.APPROVED, "") if report.on_record else (state_of(report), chip_words(report, at))
        self._show_packet(
            BoardRow(
                report=report.id,
                number=report.number,
                form_id=report.form_id,
                title=report.title,
                approved_at=report.changed_at,
                due=None,
                amendment_pending=report.state == ReportState.AMENDMENT_PENDING,
                papers_issued=0,
            ),
            state=state,
            chip=chip,
        )

    def show_file(self, report: str) -> None:
        """The court file of a report of the board; nothing for one that is not on it."""
        row = self.board.row(report)
        if row is None:
            return
        model = CourtFileModel(self._workspace, self._tasks, row, self._now)
        page = CourtFilePage(self._look, model)
        model.setParent(page)
        page.paper_wanted.connect(lambda document: self._show_packet(row, model.paper(document)))
        page.issued_wanted.connect(lambda document: self._show_issued(row.report, model.paper(document)))
        page.step_wanted.connect(lambda condition: self._show_step(model, condition))
        page.day_wanted.connect(
            lambda step: self._areas.push(CorrectDayPage(self._look, model, step, kept=self._kept))
        )
        page.again_wanted.connect(lambda way: self._show_again(model, way))
        model.acted.connect(self.acted)
        self.news.connect(model.load)
        self._areas.push(page)

    def show_not_taken(self, row: RefusedRow) -> None:
        """What HQ did not take about a report that is not on the board."""
        model = NotTakenModel(self._workspace, self._tasks, row, self._now)
        page = NotTakenPage(self._look, model)
        model.setParent(page)
        model.acted.connect(self.acted)
        self._areas.push(page)

    def _show_again(self, model: CourtFileModel, way: WayAgain) -> None:
        if way.paper:
            self._show_issued(model.row.report, model.paper(way.paper))
        elif way.step is not None:
            page = CorrectDayPage(self._look, model, way.step, kept=self._kept, again=way.refused)
            self._areas.push(page)
        else:
            self._areas.push(StepPage(self._look, model, way.condition, kept=self._kept, again=way.refused))

    def _show_step(self, model: CourtFileModel, condition: ConditionRow | None) -> None:
        self._areas.push(StepPage(self._look, model, condition, kept=self._kept))

    def _show_log(self, report: str = "") -> None:
        model = PaperLogModel(self._workspace, self._tasks, self._now, report=report)
        page = PaperLogPage(self._look, model)
        model.setParent(page)
        page.opened.connect(lambda document: self._show_logged(model.paper(document)))
        self.news.connect(model.reload)
        self._areas.push(page)

    def _show_logged(self, logged: LoggedPaper | None) -> None:
        if logged is not None:
            self._show_issued(logged.report, logged.paper)

    def _show_issued(self, report: str, known: PaperOnRecord | None) -> None:
        if known is None:
            return
        model = IssuedPaperModel(self._workspace, self._tasks, report, known, self._now)
        page = IssuedPaperPage(self._look, model)
        model.setParent(page)
        page.void_wanted.connect(lambda: self._areas.push(VoidPage(self._look, model, kept=self._kept)))
        page.scan_wanted.connect(lambda: self._areas.push(ScanPage(self._look, model)))
        page.right_wanted.connect(
            lambda wrong: self._areas.push(ScanPage(self._look, model, wrong=wrong, kept=self._kept))
        )
        model.shown.connect(lambda content, kind: self._show_signed_pages(model, content, kind))
        model.acted.connect(self.acted)
        self.news.connect(model.load)
        self._areas.push(page)

    def _show_signed_pages(self, model: IssuedPaperModel, content: bytes, media_type: str) -> None:
        title = self.tr("Signed pages of {document}").format(document=model.paper.issued.document_id)
        self._areas.push(SignedPagesPage(self._look, title, content, media_type))

    def _show_several(self) -> None:
        model = BatchModel(self._workspace, self._tasks, self._now)
        page = BatchPage(self._look, model, printers=self._printers)
        model.setParent(page)
        model.ended.connect(self.acted)
        self._areas.push(page)

    def _show_packet(
        self,
        row: BoardRow,
        replaces: PaperOnRecord | None = None,
        *,
        state: State | ChipStyle = State.APPROVED,
        chip: str = "",
    ) -> None:
        model = PacketModel(self._workspace, self._tasks, row, replaces=replaces)
        page = PacketPage(
            self._look,
            model,
            self._tasks,
            printers=self._printers,
            now=self._now,
            state=state,
            chip=chip,
        )
        model.setParent(page)
        model.issued.connect(self.acted)
        page.log_wanted.connect(lambda: self._show_log(row.report))
        self._areas.push(page)
