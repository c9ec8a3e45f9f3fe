"""The field guide: search, cards, services, the sheet in hand, drills, practice and training."""

from __future__ import annotations

from dataclasses import replace

from citdesk.casework.people import Role
from citdesk.desktop.field_guide.aid_view import AidPage
from citdesk.desktop.field_guide.card_view import CardPage
from citdesk.desktop.field_guide.directory_view import DirectoryPage
from citdesk.desktop.field_guide.drill_view import DrillPage
from citdesk.desktop.field_guide.handout_view import HandoutPage
from citdesk.desktop.field_guide.home_view import GuidePage
from citdesk.desktop.field_guide.practice_view import PracticeDonePage, PracticePaperPage, PractisedPage
from citdesk.desktop.field_guide.service_view import ServicePage
from citdesk.desktop.field_guide.training_view import TrainingPage, UnitTrainingPage
from citdesk.desktop.field_guide.use_now_view import UseNowPage
from citdesk.desktop.field_guide.version_view import VersionPage
from citdesk.fieldguide.directory import RowFault, difference
from citdesk.workspace import DirectoryVersions, OfferedServices, drills
from citdesk.workspace.field_guide import demonstration_services
from tests.gui.shell.fakes import NOW, FakeDesk, FakeWorkspace
from tests.pictures.screen import Screen, Stage, Way, calls, emit, press, run, then, typed
from tests.pictures.worlds import Encounter, Sheets


class NewerServices:
    """HQ sent a newer version of the services; it waits to be looked at."""

    def versions(self) -> DirectoryVersions:
        """Version 3 waits."""
        return DirectoryVersions(2, 0, 3)

    def waiting(self) -> OfferedServices:
        """One service changed, one went, one is new, and one row was left out."""
        first, second, *rest = demonstration_services()
        after = (replace(first, phone="555-0199"), *rest)
        fault = RowFault(7, "schedule", "Mo-Fr 27:00 is no time of day")
        return OfferedServices(3, NOW, 2, difference((first, second, *rest[1:]), after), (fault,), "signed")


def _newer(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.services = NewerServices()  # type: ignore[assignment]


def _nothing_practised(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.practice.written = ()  # type: ignore[attr-defined]


def _tool(tool: str) -> Way:
    return then(_GUIDE, emit("opened", tool))


def _pick(words: str) -> Way:
    def go(stage: Stage) -> None:
        page = stage.page
        assert isinstance(page, DirectoryPage)
        page.field.setText(words)
        page.field.returnPressed.emit()
        shown = stage.page
        assert isinstance(shown, ServicePage)
        shown.pick.click()

    return go


def _play(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, DrillPage)
    while page.run.ending is None:
        page.choices[0].setChecked(True)
        page.go.click()


_GUIDE = run("area.guide")
_CARD = then(_GUIDE, emit("card_wanted", "withdrawal-and-overdose"))
_FIND = run("guide.directory")
_THREE = then(_FIND, _pick("detox open now"), _pick("refugio con perro"), _pick("suicidal vet"))
_DRILL = _tool(f"drill:{drills()[0].id}")
_DONE = then(
    _GUIDE,
    calls(lambda stage: stage.inside._guide.open_sample()),
    calls(lambda stage: stage.page.model.send()),  # type: ignore[attr-defined]
)

SCREENS: dict[str, Screen] = {
    "guide": Screen(shows=GuidePage, way=_GUIDE),
    "guide-search": Screen(shows=GuidePage, way=then(_GUIDE, typed("guide.search", "suicidal xylophone"))),
    "guide-search-nothing": Screen(shows=GuidePage, way=then(_GUIDE, typed("guide.search", "xylophone"))),
    "guide-newer-services": Screen(shows=GuidePage, ready=_newer, way=_GUIDE),
    "guide-card": Screen(shows=CardPage, way=_CARD),
    "guide-card-in-use": Screen(shows=UseNowPage, way=then(_CARD, press("card.use"))),
    "guide-pictures-to-point-at": Screen(shows=AidPage, way=_tool("guide.aid")),
    "services": Screen(shows=DirectoryPage, way=_FIND),
    "services-search": Screen(
        shows=DirectoryPage, way=then(_FIND, typed("directory.search", "detox open now"))
    ),
    "services-search-nothing": Screen(
        shows=DirectoryPage, way=then(_FIND, typed("directory.search", "xylophone"))
    ),
    "services-picked": Screen(shows=DirectoryPage, way=_THREE),
    "service": Screen(
        shows=ServicePage,
        way=then(_GUIDE, emit("service_wanted", demonstration_services()[0].id)),
    ),
    "services-hand-out": Screen(
        shows=HandoutPage, makes=Sheets, way=then(_THREE, press("directory.handout"))
    ),
    "services-version": Screen(shows=VersionPage, ready=_newer, way=_tool("guide.waiting")),
    "drill": Screen(shows=DrillPage, way=_DRILL),
    "drill-ended": Screen(shows=DrillPage, way=then(_DRILL, _play)),
    "practice": Screen(shows=PractisedPage, makes=Encounter, way=_tool("guide.practised")),
    "practice-none": Screen(
        shows=PractisedPage, makes=Encounter, ready=_nothing_practised, way=_tool("guide.practised")
    ),
    "practice-done": Screen(shows=PracticeDonePage, makes=Encounter, way=_DONE),
    "practice-paper": Screen(
        shows=PracticePaperPage, makes=Encounter, way=then(_DONE, press("practice-done.paper"))
    ),
    "training": Screen(shows=TrainingPage, way=_tool("guide.training")),
    "training-unit": Screen(shows=UnitTrainingPage, role=Role.SUPERVISOR, way=_tool("guide.unit-training")),
    "training-officer": Screen(
        shows=TrainingPage,
        role=Role.SUPERVISOR,
        way=then(_tool("guide.unit-training"), emit("frame.list.opened", "4420")),
    ),
}
