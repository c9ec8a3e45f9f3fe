"""What leads where among the pages of a unit."""

from __future__ import annotations

from PySide6.QtCore import Signal

from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.shell.journey import Journey
from citdesk.desktop.unit.cover_model import CoverModel
from citdesk.desktop.unit.cover_view import CoverPage
from citdesk.desktop.unit.figure_table_view import FigureTablePage
from citdesk.desktop.unit.figures_model import FiguresModel
from citdesk.desktop.unit.figures_view import FiguresPage
from citdesk.desktop.unit.report_steps_model import ReportStepsModel
from citdesk.desktop.unit.report_steps_view import AuthorPage, MoreStepsPage, OriginalPage
from citdesk.desktop.unit.work_model import OfficerModel, UnitModel
from citdesk.desktop.unit.work_view import OfficerPage, UnitPage
from citdesk.workspace import OfficerWork, ReviewPage


class UnitJourney(Journey):
    """Makes the unit's pages.

    ``review_wanted`` carries a report to look at, ``case_wanted`` and ``link_wanted`` a report and its name;
    ``acted`` fires when something entered the record.
    """

    review_wanted = Signal(str)
    case_wanted = Signal(str, str)
    link_wanted = Signal(str, str)
    #: carries the report that it is about, and the review that is there already or ''
    after_action_wanted = Signal(str, str)
    #: carries the report's row
    papers_wanted = Signal(object)
    acted = Signal()

    def show_unit(self) -> None:
        """Who has what open."""
        model = UnitModel(self._workspace, self._tasks, self._now)
        page = UnitPage(self._look, model)
        model.setParent(page)
        page.officer_wanted.connect(self._show_officer)
        page.report_wanted.connect(self.review_wanted)
        page.cover_wanted.connect(self.show_cover)
        page.figures_wanted.connect(self._show_figures)
        self._areas.push(page)

    def show_steps(self, review: ReviewReportPage, read: ReviewPage | None) -> None:
        """What can be done with the report of that page, as it was read, beside deciding on it."""
        if read is None:
            return
        model = ReportStepsModel(self._workspace, self._tasks, read, self._now)
        page = MoreStepsPage(self._look, model)
        model.setParent(page)
        page.case_wanted.connect(lambda: self.case_wanted.emit(read.row.id, model.name))
        page.link_wanted.connect(lambda: self.link_wanted.emit(read.row.id, model.name))
        page.after_action_wanted.connect(lambda: self.after_action_wanted.emit(read.row.id, read.looked_back))
        page.papers_wanted.connect(lambda: self.papers_wanted.emit(read.row))
        page.author_wanted.connect(lambda: self._areas.push(AuthorPage(self._look, model, kept=self._kept)))
        page.original_wanted.connect(lambda: self._areas.push(OriginalPage(self._look, model)))
        model.acted.connect(lambda: self._back_to(review))
        self._areas.push(page)

    def _show_officer(self, work: OfficerWork) -> None:
        model = OfficerModel(self._workspace, self._tasks, work, self._now)
        page = OfficerPage(self._look, model)
        model.setParent(page)
        page.report_wanted.connect(self.review_wanted)
        self._areas.push(page)

    def show_duplicate(self, review: ReviewReportPage, read: ReviewPage | None) -> None:
        """Which report stays, over what else can be done with the report of that page."""
        self.show_steps(review, read)
        page = self._areas.page
        if isinstance(page, MoreStepsPage):
            page.original_wanted.emit()

    def show_cover(self) -> None:
        """Who covers the unit while its supervisor is away."""
        model = CoverModel(self._workspace, self._tasks, self._now)
        page = CoverPage(self._look, model)
        model.setParent(page)
        model.acted.connect(self.acted)
        self._areas.push(page)

    def _show_figures(self) -> None:
        model = FiguresModel(self._workspace, self._tasks, self._now)
        page = FiguresPage(self._look, model)
        model.setParent(page)
        page.table_wanted.connect(lambda figure: self._areas.push(FigureTablePage(self._look, figure)))
        self._areas.push(page)

    def _back_to(self, review: ReviewReportPage) -> None:
        self._areas.bring(review)
        review.look_again()
        self.acted.emit()
