"""The guided form: its pages, every kind of question, what must be settled, the check, what it leads to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from citdesk.desktop.facing.facing_view import FacingPage
from citdesk.desktop.field_guide.aid_view import AidPage
from citdesk.desktop.files.picture_page import PicturePage
from citdesk.desktop.form.changes_page import ChangesPage
from citdesk.desktop.form.check_page import CheckPage
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form.place import CHANGES, CHECK, Pace
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.newer_form_view import NewerFormPage
from citdesk.workspace import EnvironmentProblem
from citdesk.workspace.sending import ParentFirst
from tests.gui.shell.fakes import FakeDesk, FakeWorkspace
from tests.pictures.screen import Screen, Stage, Way, calls, emit, press, raising, then, typed
from tests.pictures.worlds import Consenting, Encounter, EveryQuestion, Updated, photo

#: what a page of one question shows, by the question's path in the form of every kind
_KINDS = {
    "day-and-time": "/small/call/left_at",
    "time": "/small/call/arrived",
    "one-of-few": "/small/call/travel",
    "whole-number": "/small/call/children",
    "several-of-few": "/small/seen/signs",
    "long-text": "/small/seen/words",
    "one-of-many": "/small/seen/place",
    "day": "/small/seen/born",
    "number": "/small/seen/height",
    "scale": "/small/seen/calm",
    "rank": "/small/seen/order",
    "position": "/small/seen/spot",
    "way-walked": "/small/seen/path",
    "barcode": "/small/seen/tag",
    "done": "/small/seen/read",
    "photo": "/small/seen/photo",
    "signature": "/small/seen/sign",
    "file": "/small/seen/paper",
}


def _open(report: str) -> Way:
    return emit("frame.list.opened", report)


def _section(key: str) -> Way:
    return calls(lambda stage: stage.form.walk.open_section(key))


def _change(stage: Stage) -> None:
    stage.form.answer("/data/seen/story", "He paced along the window and talked to somebody I did not see.")
    stage.form.walk.open_section(CHECK)
    stage.form.walk.open_section(CHANGES)


def _question(path: str) -> Way:
    def go(stage: Stage) -> None:
        stage.form.answer("/small/seen/signs", ("pacing", "voices"))  # so that there is something to rank
        stage.form.walk.set_pace(Pace.QUESTION)
        stage.form.walk.open_question(path)

    return then(_open("r-draft"), go)


def _photographed(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.files["door.png"] = photo()


def _kept_photo(stage: Stage) -> None:
    stage.form.answer("/small/seen/photo", "door.png")


def _large_photo(stage: Stage) -> None:
    model = stage.page.model  # type: ignore[attr-defined]
    look = stage.window.look
    stage.window.areas.push(PicturePage(look, "Photo", "door.png", model.files.show_picture))


def _two_people(stage: Stage) -> None:
    form = stage.form
    form.walk.open_section("/small/people")
    for name in ("Ruth", "A man in a green coat"):
        form.add_instance("/small/people/person")
        form.answer(f"{form.walk.place.key}/name", name)
        form.walk.open_section("/small/people")


def _disk_full(stage: Stage) -> None:
    stage.work.save_draft = raising(  # type: ignore[method-assign, assignment]
        EnvironmentProblem(
            "The disk is full. Everything before this change is safe. Make room, then try again."
        )
    )
    stage.form.answer("/encounter/place/category_other", "Public library, reading room")
    stage.form.boxes.flush()


def _parent_first(stage: Stage) -> None:
    stage.page.model.held_up.emit(ParentFirst("r-draft", "Crisis encounter", 0))  # type: ignore[attr-defined]


def _not_understood(stage: Stage) -> None:
    stage.form.answer("/small/call/children", 30)
    press("form.continue")(stage)


def _language(stage: Stage) -> None:
    stage.form.set_language(next(name for name in stage.form.languages if name != stage.form.language))


def _to_the_left(stage: Stage) -> None:
    stage.page.form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # type: ignore[attr-defined]


def _signs(stage: Stage) -> None:
    pad = stage.seen("/referral/consent/drawn_person")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(pad, left, none, QPoint(120, 160))
    for at in range(24):
        QTest.mouseMove(pad, QPoint(120 + 18 * at, 130 + 40 * (at % 3)))
    QTest.mouseRelease(pad, left, none, QPoint(560, 170))


def _has_pin(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.pin = "480215"


_DRAFT, _NEW = _open("r-draft"), _open("r-new")


def _form(way: Way, shows: type = PageView, makes: type[FakeWorkspace] = Encounter, **more: object) -> Screen:
    return Screen(shows=shows, makes=makes, way=way, **more)  # type: ignore[arg-type]


def _facing(name: str, *more: Way, **given: object) -> Screen:
    """A question of the consent, held out to the person."""
    way = then(_DRAFT, _section("/referral/consent"), press(f"/referral/consent/{name}#hand"), *more)
    return _form(way, FacingPage, Consenting, **given)


SCREENS: dict[str, Screen] = {
    "form-empty": _form(_NEW),
    "form-call": _form(then(_DRAFT, _section("/encounter/call"))),
    "form-person": _form(then(_DRAFT, _section("/encounter/person"))),
    "form-seen": _form(then(_DRAFT, _section("/encounter/seen"))),
    "form-outcome": _form(then(_DRAFT, _section("/encounter/outcome"))),
    "form-narrative": _form(then(_DRAFT, _section("/encounter/narrative"))),
    "form-problems": _form(then(_NEW, press("form.continue"))),
    "form-sections": _form(then(_DRAFT, emit("form.head.outline_wanted"))),
    "form-search": _form(
        then(_DRAFT, _section("/encounter/seen"), emit("form.head.search_wanted")), FillPage
    ),
    "form-search-found": _form(
        then(_DRAFT, emit("form.head.search_wanted"), typed("form.search-field", "weapon person")), FillPage
    ),
    "form-guidance": _form(then(_DRAFT, _section("/encounter/seen"), press("form.guidance"))),
    "form-other-language": _form(then(_DRAFT, _section("/encounter/place"), _language)),
    "form-right-to-left": _form(then(_DRAFT, _section("/encounter/place"), _to_the_left)),
    "form-not-saved": _form(then(_DRAFT, _section("/encounter/place"), _disk_full)),
    "form-other-report-first": _form(then(_DRAFT, _section(CHECK), _parent_first), CheckPage),
    "form-newer-version": _form(_DRAFT, makes=Updated),
    "form-newer-version-changes": _form(then(_DRAFT, press("fill.newer.see")), NewerFormPage, Updated),
    "form-only-to-read": _form(then(_open("r-sent"), emit("answers_wanted", "r-sent")), FillPage),
    "form-practice": _form(_open("r-practice")),
    "form-check": _form(then(_DRAFT, _section(CHECK)), CheckPage),
    "form-check-problems": _form(then(_NEW, _section(CHECK)), CheckPage),
    "form-changes-asked": _form(_open("r-back"), ChangesPage, FakeWorkspace),
    "form-changes-made": _form(then(_open("r-back"), _change), ChangesPage, FakeWorkspace),
    "form-changes-question": _form(then(_open("r-back"), press("/data/seen/story#go")), makes=FakeWorkspace),
    "form-pictures-to-point-at": _form(
        then(_DRAFT, _section("/encounter/seen"), press("form.guidance", "form.aid")), AidPage
    ),
    "form-consent": _form(then(_DRAFT, _section("/referral/consent")), makes=Consenting),
    "facing-choices": _facing("kind"),
    "facing-several": _facing("shared"),
    "facing-read": _facing("rights"),
    "facing-signature": _facing("drawn_person", calls(_signs)),
    "facing-other-language": _facing("kind", press("facing.language:Español (es)")),
    "facing-given-back": _facing("kind", press("facing.give-back")),
    "facing-given-back-pin": _facing("kind", press("facing.give-back"), ready=_has_pin),
    "form-cards": _form(then(_DRAFT, _two_people), makes=EveryQuestion),
    "form-card": _form(
        then(
            _DRAFT, _two_people, calls(lambda stage: stage.form.walk.open_instance("/small/people/person[2]"))
        ),
        makes=EveryQuestion,
    ),
    "form-every-question": _form(then(_DRAFT, _section("/small/seen")), makes=EveryQuestion),
    "form-answer-wrong": _form(then(_DRAFT, _not_understood), makes=EveryQuestion),
    **{f"question-{kind}": _form(_question(path), makes=EveryQuestion) for kind, path in _KINDS.items()},
    "question-photo-kept": _form(
        then(_question("/small/seen/photo"), _kept_photo), makes=EveryQuestion, ready=_photographed
    ),
    "picture": _form(
        then(_DRAFT, _kept_photo, _large_photo), PicturePage, EveryQuestion, ready=_photographed
    ),
}
