"""A question handed across: the person sees it and nothing else, and only the officer leads back."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.application import Application
from citdesk.desktop.facing.facing_view import FacingPage
from citdesk.desktop.form import FormViewModel
from citdesk.desktop.form.editors.files import SignatureEditor
from citdesk.desktop.form.editors.pad import Pad
from citdesk.desktop.form.facing import asked_openly, goes_across
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.shell.actions import CATALOGUE, Place
from citdesk.desktop.shell.lock_page import LockPage
from citdesk.desktop.shell.palette import Palette
from citdesk.desktop.widgets import Button
from citdesk.resource_files import forms_path
from citdesk.workspace import EnvironmentProblem
from citdesk.xforms import Context
from tests.a11y.walk import nameless, press_round, too_small, unnamed_objects, without_role
from tests.gui.facing.conftest import CONSENT, Hand, form_of
from tests.gui.shell.fakes import ZONE, now
from tests.pictures.screen import raising
from tests.pictures.worlds import Consenting
from tests.scenario.keyboard import Keyboard
from tests.scenario.mouse import Mouse
from tests.unit.forms.rehearsal import form as shipped
from tests.unit.forms.test_terms_changed import opened

KIND, PAD = f"{CONSENT}/kind", f"{CONSENT}/drawn_person"
AGREEMENT = "/diversion/agreement"
LEFT = Qt.MouseButton.LeftButton
PIN = "480215"
#: what only the officer is to see
OF_THE_REPORT = ("Sampleford", "Dana", "hears voices", "Referral", "Rivera", "Ask:")
#: keys of the form; those of the shell are in the catalogue. What covers and what locks is tried by itself
OTHERS = ("Escape", "Ctrl+Return", "F1", "F8", "Shift+F8", "Ctrl+Z", "Ctrl+G", "Ctrl+S", "Ctrl+H")
#: choices in which an officer speaks about the person
OF_THE_OFFICER = {"unknown", "not_asked", "na", "made", "unable", "lacks_capacity"}
AREAS = tuple(f"Alt+{number}" for number in range(1, 7))
LISTED = tuple(
    each.keys for each in CATALOGUE if each.keys and each.place is not Place.EVERYWHERE and each.id != "lock"
)


def words_in_sight(window: QWidget) -> list[str]:
    """All that can be read, or heard with a screen reader."""
    seen = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    written = [widget.text() for widget in seen if isinstance(widget, QLabel | QAbstractButton)]
    spoken = [widget.accessibleName() for widget in seen]
    described = [widget.accessibleDescription() for widget in seen]
    return [window.windowTitle(), *filter(None, (*written, *spoken, *described))]


def press_key(window: QWidget, keys: str) -> None:
    """Press what the keyboard map calls by this name, wherever the focus is."""
    pressed = QKeySequence(keys)[0]
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, pressed.key(), pressed.keyboardModifiers())
    QApplication.processEvents()


def tab_to(control: QWidget) -> None:
    """Press Tab until the control has the focus."""
    for _ in range(20):
        if control.hasFocus():
            return
        press_key(control.window(), "Tab")
    raise AssertionError(f"Tab does not come to {control.objectName()}")


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert isinstance(found, QWidget)
    return found


def button(page: QWidget, name: str) -> Button:
    """The button of this name."""
    found = page.findChild(Button, name)
    assert found is not None
    return found


def sign(page: FacingPage) -> SignatureEditor:
    """Draw a line on the pad."""
    editor = page.asked.editor
    assert isinstance(editor, SignatureEditor)
    QTest.mousePress(editor.pad, LEFT, pos=QPoint(60, 90))
    QTest.mouseMove(editor.pad, QPoint(300, 120))
    QTest.mouseRelease(editor.pad, LEFT, pos=QPoint(300, 120))
    return editor


def test_what_is_asked_read_or_signed_can_be_handed_across_and_nothing_else(app: Application) -> None:
    """The consent offers its notice, its choices and the person's signature; what is typed stays here."""
    names = [each.objectName() for each in form_of(app).findChildren(Button) if each.isVisible()]
    offered = [name.removesuffix("#hand") for name in names if name.endswith("#hand")]
    asked = ("rights", "kind", "shared", "expires", "understood", "drawn_person")
    assert offered == [f"{CONSENT}/{name}" for name in asked]


@pytest.mark.parametrize("name", ["rights", "kind", "shared", "drawn_person"])
def test_the_person_sees_and_reaches_nothing_of_the_report(app: Application, hand: Hand, name: str) -> None:
    """Neither words nor the Tab key nor the task bar's title lead beyond the question."""
    page = hand(name)
    for side in (page.asked, page.officer):
        read = words_in_sight(app.window)
        assert [(word, text) for word in OF_THE_REPORT for text in read if word in text] == []
        assert app.window.windowTitle() == "CITDesk"
        outside = [
            each
            for each in app.window.findChildren(QWidget)
            if each.isVisible() and isinstance(each, QAbstractButton) and not page.isAncestorOf(each)
        ]
        assert outside == []
        start = QApplication.focusWidget()
        assert start is not None
        assert page.isAncestorOf(start)
        assert all(page.isAncestorOf(stop) for stop in press_round(start))
        assert side.isVisible()
        page.asked.give_back.click()


@pytest.mark.parametrize("given_back", [False, True], ids=["asked", "given-back"])
def test_no_key_leads_to_the_report(app: Application, hand: Hand, given_back: bool) -> None:
    """Every key there is, tried while it is held out: the page stays, the answers too."""
    before = form_of(app).model.form.question(KIND).value
    page = hand("kind")
    if given_back:
        page.asked.give_back.click()
    for keys in dict.fromkeys((*OTHERS, *AREAS, *LISTED)):
        press_key(app.window, keys)
        assert app.window.areas.page is page, keys
        assert app.window.findChild(Palette) is None or not app.window.palette_sheet.isVisible(), keys
        assert [t for t in words_in_sight(app.window) if any(w in t for w in OF_THE_REPORT)] == [], keys
    assert page.model.question(KIND).value == before


def test_an_answer_is_in_the_report_as_it_is_given(app: Application, hand: Hand, work: Consenting) -> None:
    """It is saved at once, shows when the report is back, and Ctrl+Z takes it back there."""
    page = hand("kind")
    row = page.asked.findChild(QAbstractButton, f"{KIND}=verbal")
    assert row is not None
    row.click()
    assert page.model.question(KIND).value == "verbal"
    assert b"verbal" in work._drafts["r-draft"]
    page.officer.proved.emit()
    form = form_of(app)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith(KIND)
    press_key(app.window, "Ctrl+Z")
    assert form.model.form.question(KIND).value == "signed"


@pytest.mark.parametrize("language", ["English (en)", "Español (es)"])
@pytest.mark.parametrize("asked", ["/referral/service/answer", KIND])
def test_whoever_is_asked_to_agree_finds_a_plain_yes_and_a_plain_no(
    app: Application, asked: str, language: str
) -> None:
    """Each choice held out answers the question that stands above it, in either language."""
    choices = form_of(app).model.form.across.question_in(asked, language).choices
    labels = [choice.label for choice in choices]
    assert "No" in labels
    assert labels[0].startswith(("Yes", "Sí"))


def chosen(page: FacingPage) -> list[str]:
    """What the person sees as chosen."""
    assert page.asked.editor is not None
    rows = page.asked.editor.findChildren(QAbstractButton)
    return [row.objectName() for row in rows if row.isChecked()]


def choose(page: FacingPage, *values: str) -> None:
    """Press choices of the question in sight."""
    assert page.asked.editor is not None
    for value in values:
        row = page.asked.editor.findChild(QAbstractButton, f"{page.path}={value}")
        assert row is not None, value
        row.click()


def test_a_question_is_asked_openly(app: Application, hand: Hand) -> None:
    """What was chosen before is not shown as chosen; given back without an answer, it stands as it was."""
    page = hand("kind")
    assert page.model.question(KIND).value == "signed"
    assert chosen(page) == []
    assert not page.asked.next.isVisible()
    page.asked.give_back.click()
    page.officer.proved.emit()
    assert form_of(app).model.form.question(KIND).value == "signed"
    page = hand("shared")
    assert chosen(page) == []
    choose(page, "contact")
    assert page.model.question(f"{CONSENT}/shared").value == ("contact",)
    assert chosen(page) == [f"{CONSENT}/shared=contact"]


def test_a_consent_goes_across_in_one(app: Application, hand: Hand) -> None:
    """From what is read to the signature the person goes on by themselves; the officer has it back once."""
    page = hand("rights")
    asked = page.asked
    asked.next.click()
    assert asked.title.text() == (
        "Do you agree that we share information about you with this service: Lamar House Crisis Center? "
        "You choose what we share."
    )
    for value, name in (("signed", "shared"), ("name", "expires"), ("event", "understood")):
        assert not asked.next.isVisible()
        choose(page, value)
        asked.next.click()
        assert page.path == f"{CONSENT}/{name}"
    assert asked.title.text() == (
        "We share with Lamar House Crisis Center: your name and date of birth; nothing else. What for: Help"
        " tonight. Until: the service ends. Do you understand this, and that you may take it back at any"
        " time?"
    )
    choose(page, "yes")
    asked.next.click()
    sign(page)
    assert not asked.next.isVisible()
    asked.give_back.click()
    page.officer.proved.emit()
    form = form_of(app).model.form
    assert form.question(f"{CONSENT}/shared").value == ("name",)
    assert form.question(f"{CONSENT}/understood").value == "yes"
    assert form.question(PAD).value
    assert form.in_hand.at_question == PAD


def test_the_person_goes_back_to_what_they_answered(app: Application, hand: Hand) -> None:
    """Back shows their own answer; another one there takes away what they had understood and signed."""
    page = hand("shared")
    choose(page, "name")
    page.asked.next.click()
    choose(page, "event")
    page.asked.next.click()
    choose(page, "yes")
    for _ in range(2):
        page.asked.previous.click()
    assert chosen(page) == [f"{CONSENT}/shared=name"]
    assert not page.asked.previous.isVisible()
    choose(page, "contact")
    assert page.model.question(f"{CONSENT}/understood").value is None
    for _ in range(2):
        page.asked.next.click()
    assert page.path == f"{CONSENT}/understood"
    assert not page.asked.next.isVisible()


def test_whoever_does_not_understand_is_not_asked_to_sign(app: Application, hand: Hand) -> None:
    """After No the screen goes back to the officer, who explains it again."""
    page = hand("understood")
    choose(page, "no")
    assert not page.asked.next.isVisible()
    choose(page, "yes")
    assert page.asked.next.isVisible()


def test_it_goes_back_to_the_officer_before_what_they_have_to_write(app: Application, hand: Hand) -> None:
    """Without a purpose, or with a date still to be written, nobody is asked whether they understand it."""
    page = hand("expires")
    choose(page, "date")
    assert not page.asked.next.isVisible()
    choose(page, "event")
    assert page.asked.next.isVisible()
    page.model.answer(f"{CONSENT}/purpose", None)
    page.asked.give_back.click()
    page.officer.proved.emit()
    assert not hand("rights").asked.next.isVisible()


def _across(model: FormViewModel, path: str, answers: Mapping[str, str]) -> list[str]:
    """The questions that follow one another without the officer, each answered."""
    gone = [path]
    while True:
        model.answer(gone[-1], answers[gone[-1].rpartition("/")[2]])
        following = model.across.following(gone[-1])
        if not following:
            return gone
        gone.append(following)


def test_an_agreement_goes_across_in_one(qtbot: QtBot) -> None:
    """Its terms written, the person is asked and signs in one; a term that is missing ends it before."""
    session = opened("trespass_diversion", "diversion")
    model = FormViewModel(session, lambda *_: None, now)
    for name in ("understood", "consent"):
        model.answer(f"{AGREEMENT}/{name}", None)
    due = f"{AGREEMENT}/condition[1]/condition_due"
    answers = {"understood": "yes", "consent": "yes", "admitted": "yes", "drawn_person": "signature.png"}
    held = model.question(due).value
    model.answer(due, None)
    assert _across(model, f"{AGREEMENT}/understood", answers) == [f"{AGREEMENT}/understood"]
    model.answer(due, held)
    gone = _across(model, f"{AGREEMENT}/understood", answers)
    assert [path.rpartition("/")[2] for path in gone] == ["understood", "consent", "drawn_person"]
    assert model.question("/diversion/signatures/drawn_person").value == "signature.png"


@pytest.mark.parametrize(
    ("language", "labels"), [("English (en)", ["Yes", "No"]), ("Español (es)", ["Sí", "No"])]
)
def test_the_person_sees_their_own_choices_alone(language: str, labels: list[str]) -> None:
    """That contact was made, or does not apply, is for the officer to say."""
    session = shipped("encounter").start(Context(now=now, zone=ZONE, random=random.Random(1)))
    session.answer("/encounter/person/military", "veteran")
    session.set_language(language)
    asked = session.question("/encounter/person/va_contact")
    assert len(asked.choices) == 4
    assert [choice.label for choice in asked_openly(asked).choices] == labels


@pytest.mark.parametrize("form", [path.stem for path in sorted(forms_path().glob("*.md"))])
def test_no_question_is_handed_across_with_words_of_the_officer_s(form: str) -> None:
    """Not known, not asked, chose not to say: the person is not offered these about themselves."""
    session = shipped(form).start(Context(now=now, zone=ZONE, random=random.Random(1)))
    for question in map(session.question, session.paths()):
        if goes_across(replace(question, relevant=True)):
            offered = {choice.value for choice in asked_openly(question).choices}
            assert not offered & {"unknown", "not_asked", "na", "made", "unable", "lacks_capacity"}, (
                question.path
            )


def test_a_signature_goes_into_the_report_and_clear_takes_it_away(app: Application, hand: Hand) -> None:
    """What is drawn on the large pad is the answer, and shows in the report's own pad."""
    page = hand("drawn_person")
    editor = sign(page)
    assert page.model.question(PAD).value
    editor.erase.click()
    assert page.model.question(PAD).value is None
    assert editor.pad.empty
    sign(page)
    page.officer.proved.emit()
    assert form_of(app).model.form.question(PAD).value


def test_whoever_signs_reads_what_they_sign(app: Application, hand: Hand) -> None:
    """The name of the consent and its sentence stand over the pad, in the person's language, all in sight."""
    page = hand("drawn_person")
    asked = page.asked
    assert asked.title.text() == "Consent to share"
    assert asked.statement.text() == (
        "I agree to this: We share with Lamar House Crisis Center: your name and date of birth; the reason"
        " for the referral; nothing else. What for: Help tonight. Until: the service ends."
        " I may take this back at any time."
    )
    assert asked.hint.text() == "Please sign here"
    button(page, "facing.language:Español (es)").click()
    QApplication.processEvents()
    assert asked.title.text() == "Permiso para compartir"
    assert asked.statement.text().startswith(
        "Acepto esto: Compartimos con Lamar House Crisis Center: su nombre"
    )
    assert page.model.language == "English (en)"


def test_the_person_reads_it_in_their_language(app: Application, hand: Hand) -> None:
    """The question, its choices and what stands around it turn; the report stays as the officer has it."""
    page = hand("kind")
    button(page, "facing.language:Español (es)").click()
    QApplication.processEvents()
    read = words_in_sight(app.window)
    asked = "¿Está de acuerdo en que compartamos información sobre usted con este servicio: "
    assert f"{asked}Lamar House Crisis Center? Usted elige qué compartimos." in read
    assert {"Sí, con mi firma", "No", "Devolver"} <= set(read)
    assert page.model.language == "English (en)"
    page.asked.give_back.click()
    assert page.officer.thanks.text() == "Gracias. Devuelva la pantalla al agente, por favor."
    assert page.officer.hold.text() == "Officer: press and hold"
    page.officer.proved.emit()
    assert hand("shared").asked.title.text() == "¿Qué podemos compartir con Lamar House Crisis Center?"


def test_the_officer_holds_a_button_for_two_seconds(app: Application, hand: Hand, qtbot: QtBot) -> None:
    """A press that is let go leaves everything as it is; the person can go back to the question."""
    page = hand("kind")
    page.asked.give_back.click()
    hold = page.officer.hold
    QTest.mouseClick(hold, LEFT)
    assert app.window.areas.page is page
    assert hold.text() == "Officer: press and hold"
    page.officer.again.click()
    assert page.asked.isVisible()
    page.asked.give_back.click()
    QTest.mousePress(hold, LEFT)
    assert app.window.areas.page is page
    qtbot.waitUntil(lambda: isinstance(app.window.areas.page, FillPage), timeout=60_000)
    QTest.mouseRelease(app.window, LEFT)


def read(app: Application) -> None:
    """What the window shows was there long enough to be read: presses count from now on."""
    app.window._second_press._renewed_at = 0.0


def test_a_key_has_to_be_pressed_on_purpose(app: Application, hand: Hand) -> None:
    """Enter over and over only turns between question and thanks; the officer's button takes two presses."""
    page = hand("rights")
    for _ in range(6):
        press_key(app.window, "Return") if not page.asked.isVisible() else page.asked.give_back.click()
    assert app.window.areas.page is page
    if page.asked.isVisible():
        page.asked.give_back.click()
    hold = page.officer.hold
    tab_to(hold)
    read(app)
    press_key(app.window, "Return")
    assert hold.text() == "Press again to open the report"
    press_key(app.window, "Tab")
    assert hold.text() == "Officer: press and hold"
    tab_to(hold)
    press_key(app.window, "Space")
    assert app.window.areas.page is page
    press_key(app.window, "Space")
    assert isinstance(app.window.areas.page, FillPage)


def test_a_double_press_gives_it_back_once(app: Application, hand: Hand) -> None:
    """Its second half does not lead back to the question, whose button lies at the same spot."""
    page, handle = hand("kind"), app.window.windowHandle()
    assert handle is not None
    give_back = page.asked.give_back
    where = give_back.mapTo(app.window, give_back.rect().center())
    read(app)
    QTest.mouseDClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, where)
    QApplication.processEvents()
    assert page.officer.isVisible()


def test_whoever_has_a_pin_is_asked_for_it(app: Application, work: Consenting, hand: Hand) -> None:
    """Nothing is held then; a wrong PIN is told, the right one leads back to the question."""
    work.pin = PIN
    page = hand("kind")
    page.asked.give_back.click()
    assert not page.officer.hold.isVisible()
    QTest.keyClicks(page.officer.pin.line, "111222")
    assert page.officer.problem.isVisible()
    assert app.window.areas.page is page
    for digit in PIN:
        button(page, f"facing.pin.{digit}").click()
    assert isinstance(app.window.areas.page, FillPage)


def test_a_pin_is_typed_at_once_and_the_enter_after_it_wipes_no_signature(
    app: Application, work: Consenting, hand: Hand
) -> None:
    """Nobody looks for the box first; back in the report the pad has the focus, not what clears it."""
    work.pin = PIN
    page = hand("drawn_person")
    sign(page)
    page.asked.give_back.click()
    QTest.keyClicks(_focused(), PIN)
    assert isinstance(app.window.areas.page, FillPage)
    assert isinstance(_focused(), Pad)
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    assert form_of(app).model.form.question(PAD).value


def test_too_many_wrong_pins_end_the_session(app: Application, work: Consenting, hand: Hand) -> None:
    """Three are what the screen lock allows as well: the passphrase is asked for, nothing is lost."""
    work.pin = PIN
    page = hand("kind")
    page.asked.give_back.click()
    for _ in range(3):
        QTest.keyClicks(page.officer.pin.line, "111222")
    assert app.signed_in is None


def test_covered_and_locked_meanwhile_it_comes_back(app: Application, work: Consenting, hand: Hand) -> None:
    """F12 hides the question too; after the lock the question is there, and still nothing else."""
    page = hand("kind")
    press_key(app.window, "F12")
    assert app.window.cover.hasFocus()
    press_key(app.window, "Space")
    assert page.isAncestorOf(QApplication.focusWidget())
    press_key(app.window, "Ctrl+L")
    assert app.window.locked
    assert not page.isVisible()
    lock = app.window.findChild(LockPage)
    assert lock is not None
    lock.passphrase.line.setText(work.passphrase)
    lock.unlock.click()
    assert not app.window.locked
    assert app.window.areas.page is page
    assert page.asked.isVisible()
    assert [text for text in words_in_sight(app.window) if "Sampleford" in text or "Rivera" in text] == []


def test_closed_while_the_disk_fails_the_screen_is_locked(
    app: Application, work: Consenting, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What keeps the window open would come into sight; the person is not to see it."""
    page = hand("kind")
    full = raising(EnvironmentProblem("The disk is full. Make room, then try again."))
    monkeypatch.setattr(work, "save_draft", full)
    page.model.answer(KIND, "verbal")
    app.window.close()
    QApplication.processEvents()
    assert app.window.isVisible()
    assert app.window.locked
    assert [text for text in words_in_sight(app.window) if "Sampleford" in text] == []
    assert page.model.question(KIND).value == "verbal"
    monkeypatch.undo()
    page.model.save_again()


def test_the_command_and_its_key_are_listed(app: Application) -> None:
    """Ctrl+H hands the question in hand across; one that is the officer's says why not."""
    listed = {each.id: each for each in CATALOGUE}
    assert listed["form.hand"].keys == "Ctrl+H"
    form = form_of(app)
    form.model.form.in_hand.note_focus(f"{CONSENT}/discloser")
    assert app.window.commands.run("form.hand")
    assert form.form.toast.isVisible()
    assert app.window.areas.page is form
    form.form.toast.hide_now()
    form.model.form.in_hand.note_focus(KIND)
    form.form.page().focus_on(KIND)  # type: ignore[union-attr]
    press_key(app.window, "Ctrl+H")
    assert isinstance(app.window.areas.page, FacingPage)


@pytest.mark.parametrize("name", ["rights", "shared", "drawn_person"])
def test_everything_on_it_can_be_heard_found_and_hit(
    app: Application, work: Consenting, hand: Hand, name: str
) -> None:
    """Names, roles and targets, of the question and of what the officer is asked."""
    work.pin = PIN if name == "shared" else ""
    page = hand(name)
    for _ in range(2):
        assert nameless(page) == []
        assert without_role(page) == []
        assert unnamed_objects(page) == []
        assert too_small(page, app.window.look.mm(10)) == []
        page.asked.give_back.click()
        QApplication.processEvents()


def test_the_consent_goes_across_with_the_mouse_alone(app: Application, qtbot: QtBot) -> None:
    """Asked, answered in Spanish, signed, each given back: both are in the report."""
    form, mouse = form_of(app).model.form, Mouse(qtbot, app.window)

    def taken_back() -> None:
        mouse.press("facing.give-back")
        hold = mouse.until(lambda: mouse.sight("facing.hold"), "the officer's button")
        QTest.mousePress(hold, LEFT)
        mouse.until(lambda: isinstance(app.window.areas.page, FillPage), "the report")
        QTest.mouseRelease(app.window, LEFT)

    mouse.press(f"{KIND}#hand")
    mouse.press("facing.language:Español (es)")
    if folder := os.environ.get("CITDESK_PICTURES"):
        mouse.settle()
        mouse.picture(Path(folder) / "handed-across.png")
    mouse.press(f"{KIND}=verbal")
    mouse.press(f"{KIND}=signed")
    taken_back()
    mouse.press(f"{PAD}#hand")
    page = app.window.areas.page
    assert isinstance(page, FacingPage)
    sign(page)
    taken_back()
    assert form.question(KIND).value == "signed"
    assert form.question(PAD).value


def test_the_consent_goes_across_with_the_keyboard_alone(app: Application, qtbot: QtBot) -> None:
    """Ctrl+H, a digit, Tab to give it back, two presses of the officer's: focus and answer are right."""
    form, keys = form_of(app).model.form, Keyboard(qtbot, app.window)
    keys.go_to(f"{KIND}=signed")
    keys.shortcut(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    keys.go_to(f"{KIND}=signed")
    keys.key(Qt.Key.Key_2)
    keys.press("facing.give-back")
    keys.go_to("facing.hold")
    keys.key(Qt.Key.Key_Return)
    keys.key(Qt.Key.Key_Return)
    keys.until(lambda: isinstance(app.window.areas.page, FillPage), "the report")
    assert form.question(KIND).value == "verbal"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == f"{KIND}=verbal"


def test_clear_stands_beside_the_pad_and_whole_on_the_smallest_screen(app: Application, hand: Hand) -> None:
    """A person who signs finds Clear without scrolling, and not where they give the computer back."""
    app.window.resize(1024, 768)
    page = hand("drawn_person")
    for _ in range(6):
        QApplication.processEvents()
    editor = page.asked.editor
    assert isinstance(editor, SignatureEditor)
    below = editor.erase.mapTo(app.window, QPoint(0, editor.erase.height())).y()
    assert editor.pad.x() == 0
    assert editor.erase.mapTo(editor, QPoint()).x() > editor.pad.geometry().right()
    assert below + editor.look.em(1.5) <= page.asked.give_back.mapTo(app.window, QPoint()).y()
