"""A report being written: every answer's way to the disk, and sending."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from citdesk.casework.cad import Taken, Untaken
from citdesk.casework.checks import Finding, Severity
from citdesk.casework.checks.finding import stop
from citdesk.casework.errors import ComputerProblem, EnvironmentProblem, Refused
from citdesk.desktop.files import NewFile
from citdesk.desktop.form import Desk, Kind, Safety
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.my_work.bookmarks import Bookmarks
from citdesk.desktop.my_work.confirmation_view import ConfirmationPage
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.filling_model import FillingModel
from citdesk.desktop.my_work.model import MyWorkModel
from citdesk.desktop.my_work.report_view import ReportPage
from citdesk.desktop.shell.status_words import Link, LinkState
from citdesk.desktop.tasks import CancelToken, ImmediateTasks, Tasks
from citdesk.desktop.tasks.job import Job
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Caption, Rank, State
from citdesk.vault.drafts import NoDraft
from citdesk.workspace import CadAnswers, Display, GoesWith, PreparedFile, ProblemsRemain
from citdesk.workspace.overtaken_draft import Overtaken
from citdesk.xforms.client import Problem
from tests.gui.shell.fakes import NOW, REPORTS, FakeWorkspace, now
from tests.gui.shell.held_tasks import HeldTasks

PHOTO = "/data/seen/photo"
SOURCE, CALM, CHILDREN = "/data/call/source", "/data/seen/calm", "/data/call/children"


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer with a draft."""
    return FakeWorkspace()


def _filling(work: FakeWorkspace, report: str = "r-draft", tasks: Tasks | None = None) -> FillingModel:
    return FillingModel(work.workspace(), tasks or ImmediateTasks(), work.open_report(report), now)


def test_an_answer_is_on_disk_before_it_is_called_saved(work: FakeWorkspace, qtbot: QtBot) -> None:
    """Saved means written: the state follows the workspace's answer."""
    model = _filling(work)
    model.form.answer(SOURCE, "Dispatch")
    assert work.names() == ["save_draft"]
    assert b"Dispatch" in bytes(work.calls[0].values[1])  # type: ignore[call-overload]
    assert model.form.saves.state.safety is Safety.SAVED


def test_text_that_is_no_number_is_kept_as_typed(work: FakeWorkspace, qtbot: QtBot) -> None:
    """What cannot be read is saved as it stands in the box."""
    model = _filling(work)
    model.form.answer(CHILDREN, "2x")
    assert work.calls[-1].values[2] == {CHILDREN: "2x"}


def test_a_disk_that_fails_is_told_and_nothing_is_called_saved(work: FakeWorkspace, qtbot: QtBot) -> None:
    """The answer stays on screen with the sentence beside it."""
    model = _filling(work)
    work.failure = EnvironmentProblem("The disk is full. Free some room.")
    model.form.answer(SOURCE, "Dispatch")
    assert model.form.saves.state.safety is Safety.FAILED
    assert model.form.saves.state.message == "The disk is full. Free some room."
    model.form.save_again()
    assert model.form.saves.state.safety is Safety.SAVED


def test_saves_that_pile_up_are_folded_into_the_newest(work: FakeWorkspace, qtbot: QtBot) -> None:
    """A slow disk gets the last state, not every state, and loses none of it."""
    tasks = Tasks()
    gate = threading.Event()
    slow = work.save_draft

    def save_draft(*values: object) -> object:
        assert gate.wait(10)
        return slow(*values)  # type: ignore[arg-type]

    work.save_draft = save_draft  # type: ignore[method-assign,assignment]
    model = _filling(work, tasks=tasks)
    for text in ("D", "Di", "Dis", "Dispatch"):
        model.form.answer(SOURCE, text)
    gate.set()
    qtbot.waitUntil(lambda: model.form.saves.state.safety is Safety.SAVED)
    tasks.close()
    assert len(work.calls) == 2
    assert b">Dispatch<" in bytes(work.calls[-1].values[1])  # type: ignore[call-overload]


def test_sending_follows_the_last_save(work: FakeWorkspace, qtbot: QtBot) -> None:
    """What is sent is what was written, to the last answer."""
    tasks = Tasks()
    model = _filling(work, tasks=tasks)
    model.form.answer(SOURCE, "Dispatch")
    model.form.answer(CALM, "yes")
    with qtbot.waitSignal(model.sent) as signal:
        model.send()
        assert model.sending
    tasks.close()
    assert work.names()[-1] == "send"
    assert b">yes<" in bytes(work.calls[-2].values[1])  # type: ignore[call-overload]
    assert signal.args[0].display is Display.WAITING


def _full(work: FakeWorkspace) -> None:
    """The disk takes nothing until somebody makes room."""
    work.failure = ComputerProblem("The disk is full.", code="disk_full")


def test_nothing_is_sent_while_the_last_change_is_not_on_disk(work: FakeWorkspace, qtbot: QtBot) -> None:
    """HQ never gets older answers than those on the screen: it is said, and sent once there is room."""
    tasks = Tasks()
    model = _filling(work, tasks=tasks)
    model.form.answer(SOURCE, "Dispatch")
    qtbot.waitUntil(lambda: model.form.saves.state.safety is Safety.SAVED)
    _full(work)
    model.form.answer(CALM, "yes")
    with qtbot.waitSignal(model.failed) as said:
        model.send()
    assert said.args == ["Not sent: your last change is not saved yet."]
    assert not model.sending
    assert "send" not in work.names()
    with qtbot.waitSignal(model.calmed):
        model.form.save_again()
    assert model.form.saves.state.safety is Safety.SAVED
    assert "send" not in work.names()
    with qtbot.waitSignal(model.sent):
        model.send()
    tasks.close()
    assert b">yes<" in bytes(work.calls[-2].values[1])  # type: ignore[call-overload]


def test_a_change_that_failed_before_is_written_before_the_report_is_sent(
    work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Send after the ribbon stood: the change goes to the disk first, or nothing is sent."""
    model = _filling(work)
    model.form.answer(SOURCE, "Dispatch")
    _full(work)
    model.form.answer(CALM, "yes")
    assert model.form.saves.state.safety is Safety.FAILED
    with qtbot.waitSignal(model.sent):
        model.send()
    save, send = work.calls[-2:]
    assert (save.name, send.name) == ("save_draft", "send")
    assert b">yes<" in bytes(save.values[1])  # type: ignore[call-overload]


def test_a_change_that_could_not_be_written_is_tried_again_by_itself(
    work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Somebody made room: nobody has to come back to the report and press anything."""
    model = _filling(work)
    _full(work)
    model.form.answer(SOURCE, "Dispatch")
    assert model.form.saves.state.safety is Safety.FAILED
    assert model._saves._again.isActive()
    model._saves._again.timeout.emit()
    assert model.form.saves.state.safety is Safety.SAVED
    assert not model._saves._again.isActive()


def test_nobody_is_kept_at_a_report_whose_draft_is_gone(work: FakeWorkspace, qtbot: QtBot) -> None:
    """Sent meanwhile from elsewhere: it says so, and the page can be left."""
    model = _filling(work)
    work.failure = NoDraft()
    model.form.answer(SOURCE, "Dispatch")
    assert "no draft of this report" in model.form.saves.state.message
    assert not model.unsaved
    assert not model._saves._again.isActive()


def test_a_form_that_knows_no_problem_is_not_sent_over_and_over(work: FakeWorkspace, qtbot: QtBot) -> None:
    """Where the vault finds something missing that the screen does not, it is said once."""
    model = _filling(work)
    model.form.answer(SOURCE, "Dispatch")
    model.form.answer(CALM, "yes")
    work.failure = ProblemsRemain([Problem(SOURCE, "required", "Enter it", "Source")])
    with qtbot.waitSignal(model.failed):
        model.send()
    assert work.names().count("send") == 0
    assert not model.sending


def test_what_grows_from_a_report_waits_until_all_of_it_is_on_disk(work: FakeWorkspace, qtbot: QtBot) -> None:
    """A hold statement would take over older facts: it is not begun, and that is said."""
    tasks = Tasks()
    model = _filling(work, tasks=tasks)
    _full(work)
    model.form.answer(SOURCE, "Dispatch")
    begun: list[str] = []
    with qtbot.waitSignal(model.failed) as said:
        model.when_saved(lambda: begun.append("hold"))
    assert said.args == ["Your last change is not saved yet. Save it first: press Try again."]
    model.form.save_again()
    model.when_saved(lambda: begun.append("hold"))
    qtbot.waitUntil(lambda: begun == ["hold"])
    tasks.close()


def test_a_report_does_not_go_without_the_photo_that_was_refused(
    work: FakeWorkspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """Send was pressed while it was made ready: whoever chose it decides anew."""
    tasks = HeldTasks(pool=True)
    model = _filling(work, tasks=tasks)
    model.form.answer(SOURCE, "Dispatch")
    model.form.answer(CALM, "yes")
    _attach(model, b"no picture")
    model.send()
    tasks.let_go()
    assert "send" not in work.names()
    assert not model.sending


def test_a_second_press_sends_once(work: FakeWorkspace, qtbot: QtBot) -> None:
    """An impatient finger makes no second submission."""
    tasks = Tasks()
    model = _filling(work, tasks=tasks)
    model.form.answer(SOURCE, "Dispatch")
    model.form.answer(CALM, "yes")
    with qtbot.waitSignal(model.sent):
        model.send()
        model.send()
    tasks.close()
    assert work.names().count("send") == 1


def test_a_refused_send_says_why_and_can_be_repeated(work: FakeWorkspace, qtbot: QtBot) -> None:
    """The draft stays a draft."""
    model = _filling(work)
    model.form.answer(SOURCE, "Dispatch")
    model.form.answer(CALM, "yes")
    work.failure = Refused("This report was already sent from another computer.", code="second_submission")
    with qtbot.waitSignal(model.failed) as signal:
        model.send()
    assert signal.args == ["This report was already sent from another computer."]
    assert not model.sending
    with qtbot.waitSignal(model.sent):
        model.send()


def test_a_returned_report_shows_who_said_what_and_when(work: FakeWorkspace, qtbot: QtBot) -> None:
    """The form opens on the things to change, reasons in words."""
    work.rework("r-back")
    model = _filling(work, "r-back")
    returned = model.form.changes.returned
    assert returned is not None
    assert returned.byline == "Sgt Okafor, 18:44"
    assert returned.reasons == ("The wording needs another look",)
    assert returned.comments[0].words == "Say what you saw instead."


def test_a_report_that_came_back_opens_on_what_is_to_be_changed(
    work: FakeWorkspace, qtbot: QtBot, look: Look
) -> None:
    """It was left at the check page as it was sent; from then on it opens where it was left, as others do."""
    bookmarks = Bookmarks()

    def opened() -> FillPage:
        page = FillPage(Desk(look, now), _filling(work, "r-back"))
        qtbot.addWidget(page)
        page.departed.connect(bookmarks.keep)
        bookmarks.lead(page.model)
        return page

    work.rework("r-back")
    work._set("r-back", display=Display.DRAFT, revision_number=0)
    page = opened()
    page.model.form.walk.open_section(CHECK)
    page.depart()
    page = opened()
    assert page.model.form.walk.place.kind is Kind.CHECK
    page.model.form.answer(SOURCE, "Dispatch")
    page.model.form.answer(CALM, "yes")
    page.model.form.send()
    page.depart()
    work._set("r-back", display=Display.RETURNED, revision_number=1, has_draft=True)
    page = opened()
    assert page.model.form.walk.place.kind is Kind.CHANGES
    page.model.form.walk.open_section(CHECK)
    page.depart()
    assert opened().model.form.walk.place.kind is Kind.CHECK


def test_a_report_that_is_only_read_is_never_saved(work: FakeWorkspace, qtbot: QtBot) -> None:
    """Looking at a sent report writes nothing."""
    model = _filling(work, "r-sent")
    assert model.readonly
    model.form.answer(SOURCE, "x")
    model.send()
    assert work.calls == []


def test_the_confirmation_follows_the_report_to_hq(work: FakeWorkspace, qtbot: QtBot, look: Look) -> None:
    """It says what the bar says, and turns into Sent with its reference as soon as HQ has it."""
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    model.reload()
    row = work._set("r-draft", display=Display.WAITING)
    links = [LinkState(Link.SENDING, sending=1, of=1)]
    page = ConfirmationPage(look, model, row, link=lambda: links[-1])
    qtbot.addWidget(page)
    page.show()
    assert (page.title.text(), page.context().chip) == ("Being sent", "Being sent")
    links.append(LinkState(Link.OFFLINE, waiting=1))
    page.link_changed()
    assert (page.title.text(), page.context().chip) == ("Waiting to be sent", "Waiting to be sent")
    assert "You do not need to stay here." in page.words.text()
    work._set("r-draft", display=Display.SENT, number="CR-2026-0118")
    model.reload()
    assert page.title.text() == "Sent 21:32"
    assert page.words.text().startswith("Reference CR-2026-0118. ")


def test_what_stays_on_a_computer_out_of_service_is_said_alike_everywhere(
    work: FakeWorkspace, qtbot: QtBot, look: Look
) -> None:
    """Group, chip, page and confirmation: not sent, kept here, and nothing goes by itself."""
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    row = work._set("r-draft", display=Display.WAITING, stays_here=True)
    model.reload()
    heads = [line.title for line in model.lines if line.heading]
    assert "Not sent, stays on this computer (1)" in heads
    page = ReportPage(look, model, row)
    qtbot.addWidget(page)
    assert (page.context().state, page.context().chip) == (State.SAVED, "Not sent, kept here")
    assert "does not go by itself. Ask your administrator" in page._standing.text()
    out = LinkState(Link.STOPPED, trouble="HQ takes nothing from here.", out_of_service=True)
    sent = ConfirmationPage(look, model, row, link=lambda: out)
    qtbot.addWidget(sent)
    assert (sent.title.text(), sent.context().chip) == ("Saved on this computer, not sent",) * 2
    assert sent.context().state is State.SAVED


def test_what_the_checks_ask_for_stands_first_and_says_so(
    work: FakeWorkspace, qtbot: QtBot, look: Look
) -> None:
    """Of all that goes with a report, the one form that its checks asked for is told from the others."""
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    row = work._set("r-sent", display=Display.SENT)
    model.reload()
    page = ReportPage(look, model, row)
    qtbot.addWidget(page)
    page.show()

    def starts() -> list[str]:
        return [
            button.objectName()
            for button in page.findChildren(Button)
            if "start:" in button.objectName() and not button.isHidden()
        ]

    page.arrive()
    qtbot.waitUntil(lambda: starts() == ["report.start:referral", "report.start:diversion"])
    work.found = (stop("diversion_without_agreement", ("/encounter",), "Write it.", awaits="diversion"),)
    page.arrive()
    qtbot.waitUntil(lambda: starts() == ["report.start:diversion", "report.start:referral"])
    asked = page.findChild(Button, "report.start:diversion")
    assert asked is not None
    assert asked.accessibleDescription() == "The checks of this report ask for it."
    said = [label for label in page.findChildren(Caption) if label.text() == asked.accessibleDescription()]
    assert len(said) == 1
    assert said[0].geometry().top() > asked.geometry().top()


def test_print_says_before_an_approval_that_papers_come_after_it(
    work: FakeWorkspace, qtbot: QtBot, look: Look
) -> None:
    """The page of a report at HQ says it too; of an approved one the key leads to the papers."""
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    row = work._set("r-sent", display=Display.SENT, on_record=False)
    model.reload()
    page = ReportPage(look, model, row)
    qtbot.addWidget(page)
    page.show()
    assert page._standing.text().endswith("Papers can be made once it is approved.")
    page.commands()["paper.print"]()
    line = page.findChild(QLabel, "report.trouble")
    assert isinstance(line, QLabel)
    assert line.text() == "Papers can be made once this report is approved."
    approved = ReportPage(look, model, REPORTS[-1])
    qtbot.addWidget(approved)
    with qtbot.waitSignal(approved.papers_wanted):
        approved.commands()["paper.print"]()


def test_what_was_written_before_a_colleague_s_version_stands_beside_its_question(
    work: FakeWorkspace, qtbot: QtBot
) -> None:
    """The report opens on what the colleague sent; nothing that was written is out of sight."""
    over = Overtaken("Birch Example", NOW, {SOURCE: "Half-typed"})
    model = FillingModel(
        work.workspace(), ImmediateTasks(), replace(work.open_report("r-draft"), overtaken=over), now
    )
    (note,) = model.notes
    assert note.startswith("Birch Example sent a version of this report meanwhile")
    (comment,) = model.form.changes.comments(SOURCE)
    assert (comment.byline, comment.words) == ("You had written", "Half-typed")


def test_what_is_still_to_be_written_is_named_once_the_report_is_sent(
    work: FakeWorkspace, qtbot: QtBot, look: Look
) -> None:
    """A diversion was chosen and none begun: the confirmation says so and leads there."""
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    model.reload()
    row = work._set("r-draft", display=Display.WAITING)
    owed = (GoesWith("diversion", "Diversion", None), GoesWith("hold", "Hold statement", "r-hold"))
    page = ConfirmationPage(look, model, row, owed=owed)
    qtbot.addWidget(page)
    page.show()
    said = [label.text() for label in page.findChildren(QLabel) if label.objectName() == "confirmation.owed"]
    assert said == ["Still to be written: Diversion", "Still to be written: Hold statement"]
    begin, open_ = (page.findChild(Button, f"confirmation.owed:{form}") for form in ("diversion", "hold"))
    assert begin is not None
    assert open_ is not None
    with qtbot.waitSignal(page.begin_wanted) as begun:
        begin.click()
    assert begun.args == ["diversion", row.id]
    with qtbot.waitSignal(page.open_wanted) as opened:
        open_.click()
    assert opened.args == ["r-hold"]


def test_what_the_rules_ask_of_another_report_is_owed_as_this_one_is_sent(
    work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Only forms that go with this one, and only those that a rule asks for."""
    goes = (GoesWith("diversion", "Diversion", None), GoesWith("hold", "Hold statement", None))
    model = FillingModel(
        work.workspace(), ImmediateTasks(), replace(work.open_report("r-draft"), goes_with=goes), now
    )
    asked = Finding("x", Severity.STOP, ("/data/seen",), "Write the diversion form.", awaits="diversion")
    model.form.last_look._look_over = lambda _xml: (asked,)
    model.form.answer(SOURCE, "Dispatch")
    model.form.answer(CALM, "yes")
    (line,) = model.form.last_look.looks()
    assert line.problem == "To do in another report. Write the diversion form."
    assert line.warns
    with qtbot.waitSignal(model.sent):
        model.send()
    assert [each.form_id for each in model.owed] == ["diversion"]


def test_a_report_page_offers_what_goes_with_it(work: FakeWorkspace, qtbot: QtBot, look: Look) -> None:
    """An approved encounter offers the referral and the diversion that take their facts from it."""
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    model.reload()
    page = ReportPage(look, model, REPORTS[-1])
    qtbot.addWidget(page)
    page.show()
    names = {child.objectName() for child in page.findChildren(type(page._back))}
    assert {"report.start:referral", "report.start:diversion"} <= names


def test_the_main_act_of_a_report_stands_in_the_footer(work: FakeWorkspace, qtbot: QtBot, look: Look) -> None:
    """Where it is on every other page; what it is follows the report, and there is one of it at a time."""
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    model.reload()
    row = REPORTS[-1]
    page = ReportPage(look, model, row)
    qtbot.addWidget(page)
    page.show()

    def acts() -> dict[str, Rank]:
        footer = page._page.footer
        held = [footer.itemAt(at) for at in range(footer.count())]
        parts = [item.widget() for item in held if item is not None]
        return {part.objectName(): part.rank for part in parts if isinstance(part, Button)}

    assert list(acts())[:3] == ["report.papers", "report.answers", "page.back"]
    work._set(row.id, display=Display.REFUSED)
    model.reload()
    assert list(acts())[:3] == ["report.write", "report.answers", "page.back"]
    assert list(acts().values()).count(Rank.PRIMARY) == 1
    work._set(row.id, display=Display.SENT)
    model.reload()
    assert [name for name, rank in acts().items() if rank is Rank.PRIMARY] == ["report.answers"]


def test_a_note_goes_on_to_the_report_instead_of_being_sent(work: FakeWorkspace, qtbot: QtBot) -> None:
    """The main act of a quick note opens the report that takes its answers over."""
    filling = replace(work.open_report("r-draft"), grows_into="Encounter report")
    model = FillingModel(work.workspace(), ImmediateTasks(), filling, now)
    assert model.form.send_words == "Go on: Encounter report"
    model.form.answer(SOURCE, "Dispatch")
    model.form.answer(CALM, "yes")
    with qtbot.waitSignal(model.moved):
        model.form.send()
    assert work.names()[-1] == "grow"
    assert "send" not in work.names()


def test_dispatch_answers_reach_the_form(work: FakeWorkspace, qtbot: QtBot) -> None:
    """A pasted text is read by the workspace and filled in; a refused one says why."""
    model = FillingModel(
        work.workspace(), ImmediateTasks(), replace(work.open_report("r-draft"), takes_cad=True), now
    )
    work.cad = CadAnswers((Taken(SOURCE, "Radio"),), (Untaken("/data/call/beat", "Beat", "not found"),))
    with qtbot.waitSignal(model.form.told) as told:
        model.form.give_cad("Source: Radio")
    assert told.args == ["1 answer filled in. Still to type: Beat"]
    assert model.form.question(SOURCE).value == "Radio"
    work.failure = Refused("There is nothing to read. Copy the CAD text first.", code="cad_text_refused")
    with qtbot.waitSignal(model.failed) as failed:
        model.form.give_cad("")
    assert "nothing to read" in failed.args[0]


def _photo(path: Path) -> Path:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("steelblue"))
    assert picture.save(str(path))
    return path


def _attach(model: FillingModel, source: Path | bytes, *, picture: bool = True) -> list[str]:
    """What the photo's editor does; gives the refusals."""
    refused: list[str] = []
    new = NewFile(
        PHOTO,
        source,
        kept=lambda name, _size: model.form.answer(PHOTO, name),
        refused=refused.append,
        picture=picture,
    )
    model.files.attach(new)
    return refused


def test_a_photo_is_saved_with_the_answer_that_names_it(
    work: FakeWorkspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """One save carries both, the next one the answer alone, and the picture is shown from the vault."""
    model = _filling(work)
    source = _photo(tmp_path / "IMG_0001.png")
    assert _attach(model, source) == []
    name = str(model.form.question(PHOTO).value)
    assert work.names() == ["save_draft"]
    assert f">{name}<".encode() in bytes(work.calls[0].values[1])  # type: ignore[call-overload]
    assert list(work.files) == [name]
    model.form.answer(SOURCE, "Dispatch")
    assert len(work.calls[-1].values) == 3
    shown: list[QImage] = []
    model.files.show_picture(name, shown.append)
    assert (shown[0].width(), shown[0].height()) == (40, 30)


def test_an_answer_is_on_disk_before_the_large_file_that_was_begun_earlier(
    work: FakeWorkspace, qtbot: QtBot
) -> None:
    """A recording goes to the disk a few pieces at a time, and what is typed meanwhile goes in between."""
    tasks = Tasks()
    begun, gate = threading.Event(), threading.Event()
    slow = work.store_ahead

    def store_ahead(report: str, file: PreparedFile) -> bool:
        begun.set()
        assert gate.wait(10)
        return slow(report, file)

    work.store_ahead = store_ahead  # type: ignore[method-assign]
    model = _filling(work, tasks=tasks)
    _attach(model, b"OggS" + bytes(range(256)) * 12_000, picture=False)
    qtbot.waitUntil(begun.is_set)
    model.form.answer(SOURCE, "Dispatch")
    assert model.unsaved
    gate.set()
    qtbot.waitUntil(lambda: not model.unsaved)
    tasks.close()
    assert work.names() == ["store_ahead", "save_draft", "store_ahead", "store_ahead", "save_draft"]
    typed, recorded = (call for call in work.calls if call.name == "save_draft")
    assert b">Dispatch<" in bytes(typed.values[1])  # type: ignore[call-overload]
    assert len(typed.values) == 3
    assert len(recorded.values) == 4


def test_a_photo_whose_card_is_closed_becomes_the_answer_all_the_same(
    work: FakeWorkspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """Continue takes the card's page away while the photo is made ready; a refusal is said as well."""
    tasks = HeldTasks(pool=True)
    model = _filling(work, tasks=tasks)
    for source in (_photo(tmp_path / "IMG_0001.png"), b"no picture"):
        editor = _Editor()
        model.files.attach(NewFile(PHOTO, source, editor.kept, editor.refused, picture=True))
        delete(editor)
    with qtbot.waitSignal(model.failed) as said:
        tasks.let_go()
    assert "not a picture" in said.args[0]
    name = str(model.form.question(PHOTO).value)
    assert list(work.files) == [name]
    assert not model.unsaved


@pytest.mark.parametrize("fails", [False, True])
def test_a_refused_photo_hides_no_save_that_ended_meanwhile(
    work: FakeWorkspace, qtbot: QtBot, fails: bool
) -> None:
    """While it is looked at a save ends; after the refusal the screen says how that one ended."""
    tasks = _TwoQueues()
    model = _filling(work, tasks=tasks)
    work.failure = EnvironmentProblem("The disk is full.") if fails else None
    model.form.answer(SOURCE, "Dispatch")
    refused = _attach(model, b"no picture")
    tasks.let_go_first()
    assert model.form.saves.state.safety is Safety.SAVING
    tasks.let_go()
    assert len(refused) == 1
    assert model.form.saves.state.safety is (Safety.FAILED if fails else Safety.SAVED)


class _Editor(QObject):
    """Asks for a file and may be gone when it comes."""

    def kept(self, name: str, _size: int) -> None:
        raise AssertionError(name)

    def refused(self, words: str) -> None:
        raise AssertionError(words)


class _TwoQueues(HeldTasks):
    """Keeps the vault's work and the other work, in one order."""

    def _take(self, job: Job, *, kept: bool) -> CancelToken:
        return super()._take(job, kept=True)


def test_a_file_that_cannot_be_kept_changes_no_answer(
    work: FakeWorkspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """No picture, no known kind, gone, or one too many: a sentence each, and what was safe stays safe."""
    model = _filling(work)
    safety = model.form.saves.state.safety
    assert "not a picture" in _attach(model, b"a text")[0]
    assert "cannot be kept" in _attach(model, b"\x00\x01 of no kind", picture=False)[0]
    assert "cannot be read" in _attach(model, tmp_path / "gone.png")[0]
    work.most_files = 0
    assert "60 files" in _attach(model, _photo(tmp_path / "photo.png"))[0]
    assert model.form.question(PHOTO).value is None
    assert work.names() == []
    assert model.form.saves.state.safety is safety


def test_sending_waits_for_a_photo_that_is_being_made_ready(
    work: FakeWorkspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """Send pressed at once after choosing: the report goes with its photo, and the window never waits."""
    tasks = Tasks()
    model = _filling(work, tasks=tasks)
    model.form.answer(SOURCE, "Dispatch")
    model.form.answer(CALM, "yes")
    _attach(model, _photo(tmp_path / "photo.png"))
    assert model.form.saves.state.safety is Safety.SAVING
    with qtbot.waitSignal(model.sent):
        model.send()
    tasks.close()
    assert work.names()[-1] == "send"
    assert list(work.files) == [str(model.form.question(PHOTO).value)]
