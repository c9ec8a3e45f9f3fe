"""What leads where in the field guide: its pages, opened one over another on whichever pile is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from citdesk.desktop.field_guide.aid_view import AidPage
from citdesk.desktop.field_guide.card_view import CardPage
from citdesk.desktop.field_guide.directory_view import DirectoryPage
from citdesk.desktop.field_guide.drill_view import DrillPage
from citdesk.desktop.field_guide.handout_model import HandoutModel
from citdesk.desktop.field_guide.handout_view import HandoutPage
from citdesk.desktop.field_guide.home_view import GuidePage
from citdesk.desktop.field_guide.model import GuideModel
from citdesk.desktop.field_guide.service_view import ServicePage
from citdesk.desktop.field_guide.use_now_view import UseNowPage
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.shell.areas_stack import AreaStack
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.theme import Look
from citdesk.fieldguide.cards import Card
from citdesk.workspace import Workspace, communication_aid, drills


class GuideJourney(QObject):
    """Makes the field guide's pages. ``areas`` is where they are opened."""

    def __init__(
        self,
        look: Look,
        areas: AreaStack,
        workspace: Workspace,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._areas = areas
        self._workspace = workspace
        self._tasks = tasks
        self._now = now
        self.model = GuideModel(workspace, tasks, now, self)

    def home(self) -> GuidePage:
        """The area's root page."""
        page = GuidePage(self._look, self.model, self._tools(), self._practice())
        page.opened.connect(self._open_tool)
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

    def show_aid(self, told: Callable[[tuple[str, ...]], None] | None) -> None:
        """Open the pictures; ``told`` gets what was pointed at, line by line."""
        page = AidPage(self._look, communication_aid(), self._now)
        if told is not None:
            page.told.connect(told)
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
        self._areas.push(HandoutPage(self._look, model))

    def _use(self, card: Card) -> None:
        self._areas.push(UseNowPage(self._look, card, self._now))

    def _open_tool(self, tool: str) -> None:
        if tool == "guide.directory":
            self.find_service()
            return
        if tool == "guide.clinician":
            self._find(self.tr("mobile crisis team open now"))
            return
        if tool == "guide.aid":
            self.show_aid(None)
            return
        drill = next((each for each in drills() if f"drill:{each.id}" == tool), None)
        if drill is not None:
            self._areas.push(DrillPage(self._look, drill))

    def _tools(self) -> list[Row]:
        return [
            Row(
                id="guide.directory",
                title=self.tr("Find a service"),
                detail=self.tr("Shelter, detox, crisis center, lines to call. Make a hand-out."),
            ),
            Row(
                id="guide.clinician",
                title=self.tr("Whom to call for a clinician now"),
                detail=self.tr("Mobile teams and crisis centers, those that are open first."),
            ),
            Row(
                id="guide.aid",
                title=self.tr("Pictures to point at"),
                detail=self.tr("For somebody who cannot or does not want to speak."),
            ),
        ]

    def _practice(self) -> list[Row]:
        return [
            heading("guide.practice", self.tr("Practice")),
            *(Row(id=f"drill:{drill.id}", title=drill.title, detail=drill.opening) for drill in drills()),
        ]
