"""What leads where among the pages of a case: its reports in time, what is known of it, and linking it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from citdesk.desktop.case.link_model import LinkModel
from citdesk.desktop.case.link_view import LinkPage
from citdesk.desktop.case.model import CaseModel
from citdesk.desktop.case.timeline_model import TimelineModel
from citdesk.desktop.case.timeline_view import TimelinePage
from citdesk.desktop.case.view import CasePage
from citdesk.desktop.shell.journey import Journey


class CaseJourney(Journey):
    """Makes the pages of a case.

    ``acted`` fires when something entered the record; to emit ``news`` has the open timelines read again.
    """

    acted = Signal()
    news = Signal()

    def show_timeline(self, report: str, name: str) -> None:
        """The reports of the case that this report is in, in time."""
        model = TimelineModel(self._workspace, self._tasks, report, self._now)
        page = TimelinePage(self._look, model, name)
        model.setParent(page)
        self.news.connect(model.load)
        self._areas.push(page)

    def show_case(self, report: str, name: str) -> None:
        """What is known of the case that this report is in."""
        model = CaseModel(self._workspace, self._tasks, report, self._now)
        page = CasePage(self._look, model, name)
        model.setParent(page)
        model.acted.connect(self.acted)
        page.link_wanted.connect(lambda: self._link(report, name))
        self._areas.push(page)

    def link(self, report: str, name: str) -> None:
        """Link the report, over the case's page, where what was linked stands afterwards."""
        self.show_case(report, name)
        self._link(report, name)

    def _link(self, report: str, name: str) -> None:
        model = LinkModel(self._workspace, self._tasks, report, self._now)
        page = LinkPage(self._look, model, name)
        model.setParent(page)
        model.acted.connect(page.left)
        model.acted.connect(self.acted)
        self._areas.push(page)
