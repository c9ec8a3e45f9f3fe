"""What leads where in review: from the queue to a report, to the decision on it, and on to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.files import PicturePage
from citdesk.desktop.review.approve_view import ApprovePage
from citdesk.desktop.review.model import ReviewModel
from citdesk.desktop.review.queue_model import QueueModel
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.review.remarks import RemarksHeld
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.review.return_view import ReturnPage
from citdesk.desktop.shell.journey import Ground, Journey


class ReviewJourney(Journey):
    """Makes the pages of review.

    ``steps_wanted`` carries a report's page and what was read for it, ``None`` where it is not read yet;
    ``acted`` fires when something was decided; to emit ``news`` has the open reports read again.
    """

    unit_wanted = Signal()
    steps_wanted = Signal(object, object)
    #: as ``steps_wanted``, and of the steps the one that marks a duplicate
    duplicate_wanted = Signal(object, object)
    acted = Signal()
    news = Signal()

    def __init__(
        self,
        ground: Ground,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(ground, parent)
        self.queue = QueueModel(self._workspace, self._tasks, self._now, self)
        self._remarks = RemarksHeld(self._workspace, self._tasks, self)

    def home(self) -> QueuePage:
        """The area's root page."""
        page = QueuePage(self._look, self.queue)
        page.opened.connect(self.show)
        page.unit_wanted.connect(self.unit_wanted)
        return page

    def show(self, report: str) -> None:
        """A report to look at, and to decide on where that is this person's to do."""
        self._areas.push(self._page(report))

    def tell_not_taken(self, words: str) -> None:
        """HQ did not take what was decided last: say so where it is told."""
        self.queue.tell_decided(words)
        page = self._areas.page
        if isinstance(page, ReviewReportPage):
            page.tell_not_taken(words)

    def _page(self, report: str, *, before: str = "") -> ReviewReportPage:
        model = ReviewModel(self._workspace, self._tasks, report, self._remarks, self._now)
        page = ReviewReportPage(self._look, model, before=before)
        model.setParent(page)
        page.approve_wanted.connect(lambda: self._areas.push(ApprovePage(self._look, model)))
        page.return_wanted.connect(lambda: self._areas.push(ReturnPage(self._look, model)))
        page.more_wanted.connect(lambda: self.steps_wanted.emit(page, model.page))
        page.duplicate_wanted.connect(lambda: self.duplicate_wanted.emit(page, model.page))
        page.next_wanted.connect(lambda: self._go_on(report))
        page.picture_wanted.connect(
            lambda answer: self._areas.push(
                PicturePage(self._look, answer.label, answer.file.name, model.pictures.show_picture)
            )
        )
        model.acted.connect(self.acted)
        model.decided.connect(lambda decided: self._decided(decided, model.decision))
        self.news.connect(model.follow)
        return page

    def _go_on(self, report: str) -> None:
        """From a report on which nothing is to be decided any more; to the queue where it was the last."""
        following = self.queue.next_after(report)
        self._areas.to_root()
        if following is not None:
            self.show(following)

    def _decided(self, report: str, decision: str) -> None:
        following = self.queue.next_after(report)
        self._areas.to_root()
        if following is not None:
            before = self.tr("{decision} This is the next report.").format(decision=decision)
            self._areas.push(self._page(following, before=before))
        # who goes from the next report to the queue is told there as well
        self.queue.tell_decided(decision, report)
        self.acted.emit()
