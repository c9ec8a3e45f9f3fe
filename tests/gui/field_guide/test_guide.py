"""The field guide as an officer uses it: search, a card in use, services picked, the sheet in hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from citdesk.desktop.application import Application
from citdesk.desktop.field_guide import aid_view, handout_model, handout_view
from citdesk.desktop.field_guide.aid_view import AidPage
from citdesk.desktop.field_guide.card_view import CardPage
from citdesk.desktop.field_guide.directory_view import DirectoryPage
from citdesk.desktop.field_guide.drill_view import DrillPage
from citdesk.desktop.field_guide.handout_model import HandoutModel
from citdesk.desktop.field_guide.handout_view import HandoutPage
from citdesk.desktop.field_guide.home_view import GuidePage
from citdesk.desktop.field_guide.service_view import ServicePage
from citdesk.desktop.field_guide.use_now_view import UseNowPage
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.theme import Look
from citdesk.fieldguide.cards import Card, Step
from citdesk.fieldguide.drills import Drill
from citdesk.workspace import drills
from citdesk.workspace.field_guide import communication_aid, demonstration_services
from tests.a11y.walk import nameless, too_small, without_role
from tests.gui.shell.fakes import NOW, FakeWorkspace
from tests.gui.shell.held_tasks import HeldTasks
from tests.unit.fieldguide.test_drills import played

Start = Callable[..., Application]
STORY = "/data/seen/story"


@pytest.fixture
def work() -> FakeWorkspace:
    return FakeWorkspace()


@pytest.fixture
def app(start: Start, work: FakeWorkspace) -> Application:
    """An officer with the field guide open."""
    made = start(work)
    made.window.open_area("area.guide")
    return made


def page(app: Application, kind: type) -> QWidget:
    shown = app.window.areas.page
    assert isinstance(shown, kind), shown
    return shown


def home(app: Application) -> GuidePage:
    shown = page(app, GuidePage)
    assert isinstance(shown, GuidePage)
    return shown


def titles(shown: GuidePage | DirectoryPage) -> list[str]:
    return [row.title for row in shown.frame.rows.rows]


def test_the_first_page_offers_tools_and_every_card(app: Application) -> None:
    """Nothing has to be known or typed to find what there is."""
    shown = titles(home(app))
    assert shown[0] == "Find a service"
    assert "Asking about suicide directly" in shown


def test_one_field_finds_services_and_cards(app: Application) -> None:
    """What is typed once leads to whom to call and to what to say."""
    home(app).field.setText("suicid")
    shown = titles(home(app))
    assert shown.index("Services") < shown.index("Guidance")
    assert "988 Suicide & Crisis Lifeline" in shown
    assert "Asking about suicide directly" in shown
    home(app).field.setText("xylophone")
    assert home(app).frame.empty.text() == "Nothing in the field guide matches “xylophone”."


def test_a_word_that_was_not_understood_is_named_over_what_was_found(app: Application) -> None:
    """The rest of the line still finds; the officer sees which word did not count."""
    home(app).field.setText("suicidal xylophone")
    assert "988 Suicide & Crisis Lifeline" in titles(home(app))
    assert "Asking about suicide directly" in titles(home(app))
    assert home(app).frame.note.text() == "Not understood: xylophone."
    home(app).field.setText("no quiere vivir mas")
    assert home(app).frame.note.isHidden()
    rows = {row.title: row.detail for row in home(app).frame.rows.rows}
    assert "Text HOME to 741741" in rows["Crisis Text Line"]
    home(app).opened.emit("guide.directory")
    shown = page(app, DirectoryPage)
    assert isinstance(shown, DirectoryPage)
    shown.field.setText("detox xylophone")
    assert shown.frame.note.text().startswith("Not understood: xylophone.")


def test_a_card_is_read_and_used_step_by_step(app: Application) -> None:
    """A card opens for reading; Use now shows one step at a time and ends where it began."""
    home(app).frame.list.opened.emit("card:withdrawal-and-overdose")
    card = page(app, CardPage)
    assert isinstance(card, CardPage)
    card.use.click()
    use = page(app, UseNowPage)
    assert isinstance(use, UseNowPage)
    assert use.count.text() == "Step 1 of 6"
    assert not use.before.isEnabled()
    for _ in range(5):
        use.next.click()
    assert use.count.text() == "Step 6 of 6"
    assert not use.next.isEnabled()
    use.done.click()
    assert isinstance(app.window.areas.page, CardPage)


def test_a_step_that_waits_says_when_to_look_again(qtbot: QtBot, look: Look) -> None:
    """Three minutes after naloxone the screen says so; the clock shows no seconds."""
    time = [NOW]

    def now() -> datetime:
        return time[0]

    card = Card(
        "x", "X", "Now.", ("officer",), (), "2026-01-01", (Step("Give it.", 3), Step("Look.")), (), ()
    )
    use = UseNowPage(look, card, now)
    qtbot.addWidget(use)
    assert use.timer_words.text() == "Look again in 3 min. Since 21:44, 0 min"
    time[0] = NOW + timedelta(minutes=1, seconds=30)
    use.show_time()
    assert use.timer_words.text() == "Look again in 2 min. Since 21:44, 1 min"
    time[0] = NOW + timedelta(minutes=3)
    use.show_time()
    assert use.timer_words.text() == "Look again now. Since 21:44, 3 min"


def open_directory(app: Application) -> DirectoryPage:
    app.window.commands.run("guide.directory")
    shown = app.window.areas.page
    assert isinstance(shown, DirectoryPage)
    return shown


def test_three_services_become_a_sheet_in_the_persons_language(
    app: Application, work: FakeWorkspace, tmp_path: Path, qtbot: QtBot
) -> None:
    """Search, open, put on the hand-out, three times; then the sheet, in Spanish, saved and noted."""
    directory = open_directory(app)
    for typed in ("detox open now", "refugio con perro", "suicidal vet"):
        directory.field.setText(typed)
        directory.field.returnPressed.emit()
        service = page(app, ServicePage)
        assert isinstance(service, ServicePage)
        service.pick.click()
        assert app.window.areas.page is directory
    assert directory.handout.text() == "Handout with 3 services"
    directory.handout.click()
    sheet = page(app, HandoutPage)
    assert isinstance(sheet, HandoutPage)
    assert "Safe Harbor Detox" in sheet.preview.page_text(0)
    sheet.languages["es"].setChecked(True)
    assert sheet.preview.page_text(0).startswith("es")
    sheet.model.save(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert work.names() == ["note_handout"]
    app.window.areas.back()
    assert directory.handout.isHidden()


def test_a_sheet_leaves_in_the_language_that_was_chosen_last(
    look: Look, work: FakeWorkspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Español and Save at once: the page waits for the Spanish sheet and never gives out the one before."""
    opened: list[QDialog] = []
    monkeypatch.setattr(handout_view, "open_dialog", opened.append)
    tasks = HeldTasks(pool=True)
    sheet = HandoutPage(look, HandoutModel(work.workspace(), tasks, demonstration_services()[:1]))
    qtbot.addWidget(sheet)
    sheet.show()
    tasks.let_go()
    sheet.languages["es"].setChecked(True)
    sheet.save_button.click()
    assert opened == []
    assert "goes on by itself" in sheet._said.text()
    tasks.let_go()
    assert len(opened) == 1
    assert sheet.preview.page_text(0).startswith("es")


def test_a_sheet_that_comes_out_after_its_page_was_left_is_on_record(
    look: Look, work: FakeWorkspace, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The printer takes its time, the officer goes on: the person has the sheet, and the trail has it too."""
    began, goes_on, tasks = Event(), Event(), Tasks(qapp)

    def slowly(target: Path, _content: bytes) -> Path:
        began.set()
        assert goes_on.wait(30)
        return target

    monkeypatch.setattr(handout_model, "write_paper", slowly)
    model = HandoutModel(work.workspace(), tasks, demonstration_services()[:1])
    model.make()
    qtbot.waitUntil(lambda: model.paper is not None)
    model.save(Path("sheet.pdf"))
    qtbot.waitUntil(began.is_set)
    delete(model)
    goes_on.set()
    qtbot.waitUntil(lambda: tasks.idle)
    tasks.close()
    tasks.deleteLater()
    assert work.names() == ["note_handout"]


def test_a_filter_hides_and_says_why_nothing_is_left(app: Application) -> None:
    """A press narrows the list; an empty one says what to do."""
    directory = open_directory(app)
    directory.field.setText("shelter")
    before = titles(directory)
    directory.filters["pets"].setChecked(True)
    assert set(titles(directory)) < set(before)
    directory.field.setText("food")
    directory.filters["holds"].setChecked(True)
    assert "Take one off" in directory.frame.empty.text()


def test_a_stale_service_says_call_first(app: Application) -> None:
    """What nobody has checked for a year is said where the phone number is."""
    directory = open_directory(app)
    directory.field.setText("old mill clinic")
    directory.field.returnPressed.emit()
    service = page(app, ServicePage)
    labels = [child.text() for child in service.findChildren(QWidget, "service.checked")]  # type: ignore[attr-defined]
    assert labels == ["Last checked May 5, 2023: call first"]


@pytest.mark.parametrize("where", ["home", "card", "use", "directory", "service", "handout"])
def test_everything_can_be_named_pressed_and_reached(app: Application, qtbot: QtBot, where: str) -> None:
    """Names and roles for a screen reader, and nothing lower than a finger needs."""
    if where in {"card", "use"}:
        home(app).frame.list.opened.emit("card:grief")
        if where == "use":
            page(app, CardPage).use.click()  # type: ignore[attr-defined]
    elif where != "home":
        directory = open_directory(app)
        directory.field.setText("food")
        if where != "directory":
            directory.field.returnPressed.emit()
        if where == "handout":
            page(app, ServicePage).pick.click()  # type: ignore[attr-defined]
            directory.handout.click()
    shown = app.window.areas.page
    assert isinstance(shown, QWidget)
    assert nameless(shown) == []
    assert without_role(shown) == []
    look = app.window.look
    qtbot.waitUntil(lambda: too_small(shown, min(look.mm(10), look.em(2))) == [])


@pytest.mark.parametrize("well", [True, False])
@pytest.mark.parametrize("which", drills(), ids=lambda drill: drill.id)
def test_each_drill_is_finished_well_and_badly_in_the_window(
    app: Application, which: Drill, *, well: bool
) -> None:
    """The debrief says how it went and, for every choice on the way, what it did, why, and who says so."""
    wanted = [taken.choice.say for taken in played(which, well=well).taken]
    home(app).frame.list.opened.emit(f"drill:{which.id}")
    shown = page(app, DrillPage)
    assert isinstance(shown, DrillPage)
    for say in wanted:
        next(row for row in shown.choices.values() if row.text() == say).click()
        shown.go.click()
    said = [label.text() for label in shown.findChildren(QLabel)]
    assert ("It went well" if well else "It went badly") in said
    for taken in shown.run.taken:
        assert any(taken.choice.why in words for words in said), taken.choice.why
        assert any(taken.choice.source in words for words in said), taken.choice.source


def test_the_choices_of_a_drill_stand_in_another_order_each_time(look: Look, qtbot: QtBot) -> None:
    """Whoever always takes the upper one ends well one time and badly another."""
    endings: set[bool] = set()
    for seed in range(12):
        drill = DrillPage(look, next(iter(drills())), dice=random.Random(seed))
        qtbot.addWidget(drill)
        while drill.run.ending is None:
            next(iter(drill.choices.values())).click()
            drill.go.click()
        endings.add(drill.run.ending.well)
    assert endings == {True, False}


def test_a_drill_is_played_to_its_debrief_and_again(app: Application, work: FakeWorkspace) -> None:
    """The debrief says for each step why; nothing of it is kept, and one may try again."""
    home(app).frame.list.opened.emit("drill:voices")
    drill = page(app, DrillPage)
    assert isinstance(drill, DrillPage)
    drill.go.click()
    assert drill.run.taken == ()
    while drill.run.ending is None:
        drill.choices[0].click()
        drill.go.click()
    assert drill.run.ending.well
    why = [child for child in drill.findChildren(QLabel) if child.objectName().startswith("drill.why:")]
    assert len(why) == len(drill.run.taken)
    drill.go.click()
    assert drill.run.taken == ()
    assert work.names() == []


def put_away(aid: AidPage) -> None:
    """The officer takes the screen back."""
    aid.done.click()
    aid.back.held.emit()


def pictures_over(app: Application) -> tuple[FillPage, AidPage]:
    """A report is open at what was seen, and the pictures are held out over it."""
    app.signed_in._my_work.mine.open("r-draft")  # type: ignore[union-attr]
    form = page(app, FillPage)
    assert isinstance(form, FillPage)
    form.model.form.walk.open_question(STORY)
    form.model.form.answer(STORY, "He sat down.")
    form.model.form.in_hand.note_focus(STORY)
    form.form.guidance.aid_button.click()
    aid = page(app, AidPage)
    assert isinstance(aid, AidPage)
    return form, aid


@pytest.mark.parametrize("way", ["lock_vault", "sign_out", "close", "area.reports", "report.start"])
def test_what_is_pointed_at_is_on_the_disk_at_once(app: Application, work: FakeWorkspace, way: str) -> None:
    """It is a person's statement: nothing waits for Done, whichever way the page goes."""
    _, aid = pictures_over(app)
    aid.cards["pain"].click()
    aid.cards["yes"].click()
    if way == "close":
        app.window.close()
    elif way in ("lock_vault", "sign_out"):
        getattr(app, way)()
    else:
        app.window.commands.run(way)
    saves = [call.values[1] for call in work.calls if call.name == "save_draft"]
    assert saves
    assert b"pointed at: It hurts\n21:44 pointed at: Yes" in saves[-1]  # type: ignore[operator]


def test_what_was_pointed_at_is_one_step_to_undo(app: Application) -> None:
    """The sentence that says where it went takes all of it back."""
    form, aid = pictures_over(app)
    for card in ("pain", "yes", "no"):
        aid.cards[card].click()
    put_away(aid)
    assert form.model.form.question(STORY).text.count("pointed at") == 3
    form.form.toast.undo.click()
    assert form.model.form.question(STORY).text == "He sat down."


def test_no_key_leads_from_the_pictures_to_a_report(app: Application, qtbot: QtBot) -> None:
    """Whoever they are held out to has the keyboard in front of them, and may press Done as well.

    The officer's way back is the same as from a question that is handed across.
    """
    form, aid = pictures_over(app)
    window = app.window
    qtbot.waitUntil(window.isActiveWindow)
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    keys = [(Qt.Key.Key_K, control), (Qt.Key.Key_N, control), (Qt.Key.Key_F, control)]
    keys += [(Qt.Key(Qt.Key.Key_1 + at), alt) for at in range(4)]
    for key, modifier in keys:
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)
        assert window.areas.page is aid, key
        assert not window.palette_sheet.isVisible()
    assert [each.id for each in window.commands.offered() if window.commands.available(each.id)] == [
        "theme.next",
        "vehicle",
        "blank",
        "lock",
        "page.back",
    ]
    aid.done.click()
    aid.more.click()
    assert window.areas.page is aid
    aid.done.click()
    place = aid.more.geometry()
    assert aid.done.isHidden()
    assert not place.intersects(aid.back.geometry())
    for _ in range(3):
        qtbot.mouseClick(aid.back, Qt.MouseButton.LeftButton)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, alt)
        assert window.areas.page is aid
    aid.back.setFocus()
    for _ in range(2):
        qtbot.keyClick(aid.back, Qt.Key.Key_Return)
    assert window.areas.page is form
    assert window.commands.available("palette")


def test_a_language_this_computer_has_no_letters_for_is_not_offered(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is held a picture with boxes in the place of its word is not helped."""
    aid = communication_aid()
    monkeypatch.setattr(aid_view, "can_be_drawn", lambda words, _font: "是" not in words)
    page_without = AidPage(look, aid, lambda: NOW)
    qtbot.addWidget(page_without)
    assert list(page_without.languages) == ["en", "es", "vi", "ar"]
    monkeypatch.setattr(aid_view, "can_be_drawn", lambda _words, _font: True)
    page_with = AidPage(look, aid, lambda: NOW)
    qtbot.addWidget(page_with)
    assert list(page_with.languages) == list(aid.languages)


def test_what_is_pointed_at_lands_in_the_answer_in_hand(app: Application) -> None:
    """Pictures opened from a question that is told write each tap with its time into that answer."""
    app.signed_in._my_work.mine.open("r-draft")  # type: ignore[union-attr]
    form = page(app, FillPage)
    assert isinstance(form, FillPage)
    story = "/data/seen/story"
    form.model.form.walk.open_question(story)
    form.model.form.answer(story, "He sat down.")
    form.model.form.in_hand.note_focus(story)
    form.form.guidance.aid_button.click()
    aid = page(app, AidPage)
    assert isinstance(aid, AidPage)
    aid.languages["es"].click()
    aid.cards["pain"].click()
    aid.cards["yes"].click()
    put_away(aid)
    assert app.window.areas.page is form
    told = "He sat down.\n21:44 pointed at: It hurts\n21:44 pointed at: Yes"
    assert form.model.form.question(story).text == told


def test_a_tap_is_not_written_into_a_name_or_number(app: Application) -> None:
    """From a question with a line for its answer the pictures show, and its answer stays as it is."""
    app.signed_in._my_work.mine.open("r-draft")  # type: ignore[union-attr]
    form = page(app, FillPage)
    assert isinstance(form, FillPage)
    source = "/data/call/source"
    form.model.form.answer(source, "911")
    form.model.form.in_hand.note_focus(source)
    form.form.guidance.aid_button.click()
    aid = page(app, AidPage)
    assert isinstance(aid, AidPage)
    assert "Not written down." in aid.record.text()
    aid.cards["pain"].click()
    assert "Not written down." in aid.record.text()
    put_away(aid)
    assert form.model.form.question(source).text == "911"


def test_a_tap_beside_a_name_goes_where_the_person_is_told_of(app: Application, work: FakeWorkspace) -> None:
    """The pictures say where it goes before the first tap, and the form afterwards."""
    story = "/data/seen/story"
    work.pointed_at = ("/data/seen/nowhere", story)
    app.signed_in._my_work.mine.open("r-draft")  # type: ignore[union-attr]
    form = page(app, FillPage)
    assert isinstance(form, FillPage)
    form.model.form.in_hand.note_focus("/data/call/source")
    form.form.guidance.aid_button.click()
    aid = page(app, AidPage)
    assert isinstance(aid, AidPage)
    label = form.model.form.question(story).label
    assert aid.record.text() == f"Goes into “{label}”."
    before = form.model.form.question(story).text
    aid.cards["pain"].click()
    put_away(aid)
    assert form.model.form.question(story).text.removeprefix(before).strip() == "21:44 pointed at: It hurts"
    assert form.form.toast.isVisible()
    assert form.form.toast.accessibleName() == f"Written under “{label}”"


def test_whoever_points_sees_and_reaches_nothing_else(app: Application) -> None:
    """Rail and bars are gone while the pictures are held out, and back with the next page."""
    window = app.window
    home(app).frame.list.opened.emit("guide.aid")
    aid = page(app, AidPage)
    assert isinstance(aid, AidPage)
    assert window.rail is not None
    around = (window.rail, window.status, window.context_bar)
    assert not any(widget.isVisible() for widget in around)
    for command in ("palette", "area.reports", "report.start", "guide.directory", "settings", "sign_out"):
        assert not window.commands.run(command), command
    window.uncover()  # as after a screen lock
    assert not any(widget.isVisible() for widget in around)
    put_away(aid)
    assert all(widget.isVisible() for widget in around)


def test_the_pictures_can_be_named_pressed_and_reached(app: Application) -> None:
    """Each picture has its word for a screen reader, and is large."""
    home(app).frame.list.opened.emit("guide.aid")
    aid = page(app, AidPage)
    assert nameless(aid) == []
    assert without_role(aid) == []


def test_a_clinician_to_call_is_one_press_away(app: Application) -> None:
    """Offline too, the first row is a mobile team that is open."""
    home(app).frame.list.opened.emit("guide.clinician")
    directory = page(app, DirectoryPage)
    assert isinstance(directory, DirectoryPage)
    first = directory.frame.rows.rows[0]
    assert first.title == "Riverton Mobile Crisis Team"
    assert first.detail.startswith("Open day and night")
    titles = [row.title for row in directory.frame.rows.rows]
    assert titles.index("Lamar House Crisis Center") < titles.index("988 Suicide & Crisis Lifeline")
