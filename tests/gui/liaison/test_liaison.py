"""Liaison: what is due first; the previewed paper is the one issued; nothing leaves unrecorded."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import EnvironmentProblem, Refused
from citdesk.casework.people import Role
from citdesk.desktop.liaison import packet_view
from citdesk.desktop.liaison.board_model import BoardModel
from citdesk.desktop.liaison.board_view import BoardPage
from citdesk.desktop.liaison.journey import LiaisonJourney
from citdesk.desktop.liaison.packet_model import PacketModel
from citdesk.desktop.liaison.packet_view import PacketPage
from citdesk.desktop.liaison.withheld_view import grouped
from citdesk.desktop.liaison.write_paper import write_paper
from citdesk.desktop.shell.journey import Ground
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, State
from citdesk.paperwork.signing.verify import verify_paper
from citdesk.workspace import Display, Due, PaperChoice, PaperJob, PaperSigner, ReportRow
from citdesk.workspace.printing import SayWhy
from tests.a11y.walk import nameless, press_round, too_small, unnamed_objects, without_role
from tests.gui.shell.fakes import BOARD, FakeWorkspace, now, paper, report_row
from tests.gui.shell.held_tasks import HeldTasks
from tests.unit.paperwork.certified import AT, authority, person
from tests.unit.paperwork.printed import paper as printed_paper
from tests.unit.paperwork.printed import story


@pytest.fixture
def work() -> FakeWorkspace:
    """A liaison with three approved reports."""
    return FakeWorkspace(Role.LIAISON, name="Desk 2")


@pytest.fixture
def board(work: FakeWorkspace, qtbot: QtBot) -> BoardModel:
    """The board, read once."""
    made = BoardModel(work.workspace(), ImmediateTasks(), now)
    made.reload()
    return made


@pytest.fixture
def model(work: FakeWorkspace, qtbot: QtBot) -> PacketModel:
    """The packet of the report that is due first."""
    made = PacketModel(work.workspace(), ImmediateTasks(), BOARD[0])
    made.load()
    return made


def _addressed(model: PacketModel) -> PacketModel:
    model.address("County Court", "Intake hearing")
    model.look(looked=True)
    return model


def test_what_is_due_first_stands_first(board: BoardModel) -> None:
    """Reports without a paper come first, by due date."""
    assert [row.title for row in board.lines] == [
        "No paper yet (2)", "DV-2026-0003", "DV-2026-0002", "Paper issued (1)", "CR-2026-0101",
    ]  # fmt: skip


def test_a_near_due_date_is_a_solid_chip(board: BoardModel) -> None:
    """Only what is due within days looks urgent."""
    near, far = board.lines[1], board.lines[2]
    assert (near.state, near.chip) == (State.EXPIRING, "Intake due tomorrow")
    assert (far.state, far.aside) == (State.APPROVED, "Hearing Thu Apr 2")


def test_what_is_late_stands_above_all_else(work: FakeWorkspace, board: BoardModel) -> None:
    """Whether or not a paper went out: the earliest of what has passed is named, and how many more."""
    work.board[1] = replace(work.board[1], due=Due("", date(2026, 3, 2)), late=2, papers_issued=1)
    board.reload()
    assert [row.title for row in board.lines][:3] == ["Late (1)", "DV-2026-0002", "No paper yet (1)"]
    assert (board.lines[1].state, board.lines[1].chip) == (
        State.EXPIRING,
        "Condition 10 days late, 1 more late",
    )


def test_a_pending_amendment_is_told_without_its_content(board: BoardModel) -> None:
    """The liaison learns that there is one, not what it says."""
    assert "a newer version is being reviewed" in board.lines[2].detail


def test_the_board_is_searched_as_one_types(
    work: FakeWorkspace, board: BoardModel, look: Look, qtbot: QtBot, bring_up: Callable[[QWidget], None]
) -> None:
    """By words, by stage and by form; a second press and Escape bring the board back, Enter goes on."""
    page = BoardPage(look, board)
    board.setParent(page)
    page.resize(1024, 768)
    bring_up(page)
    whole = [row.id for row in page.frame.rows.rows]
    qtbot.keyClicks(page.search.field, "diver")
    assert [(row.title, row.detail) for row in page.frame.rows.rows] == [
        ("DV-2026-0003, Diversion", "… charge Diversion …"),
        ("DV-2026-0002, Diversion", "… charge Diversion …"),
    ]
    issued = page.findChild(Button, "board.stage.issued")
    assert issued is not None
    issued.click()
    assert not page.frame.rows.rows
    line = page.findChild(QLabel, "board.search.words")
    assert line is not None
    assert "fewer" in line.text()
    page.search.field.setText("cris")
    assert [row.id for row in page.frame.rows.rows] == ["b-3"]
    page.search.forms.activated.emit(page.search.forms.findData("diversion"))
    assert not page.frame.rows.rows
    page.search.forms.activated.emit(0)
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.frame.list.hasFocus)
    with qtbot.waitSignal(page.opened) as opened:
        page.frame.list.opened.emit("b-3")
    assert opened.args == ["b-3"]
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert [row.id for row in page.frame.rows.rows] == ["board.issued", "b-3"]
    issued.click()
    assert [row.id for row in page.frame.rows.rows] == whole
    page.commands()["list.search"]()
    qtbot.waitUntil(page.search.field.hasFocus)
    assert nameless(page) == without_role(page) == unnamed_objects(page) == too_small(page, look.mm(10)) == []


def test_the_first_paper_is_made_at_once(model: PacketModel) -> None:
    """Opening a packet shows a paper without a press."""
    assert model.state.kind == "diversion_packet"
    assert model.state.paper is not None


def test_recipient_and_reason_stand_on_the_paper(model: PacketModel) -> None:
    """A change of address makes the paper again, with its own document id."""
    first = model.state.paper
    model.address("County Court", "Intake hearing")
    second = model.state.paper
    assert first is not None
    assert second is not None
    assert second.document_id != first.document_id
    assert second.pdf != first.pdf


@pytest.mark.parametrize(
    ("recipient", "reason", "looked", "field"),
    [
        ("", "", False, "recipient"),
        ("County Court", "", False, "reason"),
        ("County Court", "Hearing", False, "looked"),
        ("County Court", "Hearing", True, ""),
    ],
)
def test_a_paper_leaves_only_addressed_explained_and_looked_through(
    model: PacketModel, recipient: str, reason: str, looked: bool, field: str
) -> None:
    """Who gets it, why, and a look at what is withheld come before print."""
    model.address(recipient, reason)
    model.look(looked=looked)
    assert model.ready_problem()[0] == field


def test_who_a_consent_names_stands_ready_and_what_was_typed_stays(
    model: PacketModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """A referral goes to the service that the person agreed to, unless somebody else was typed."""
    choices = (PaperChoice("referral", "Referral", "River Crisis Center"), PaperChoice("cover", "Cover"))
    work.paper_choices = lambda report: choices  # type: ignore[method-assign,assignment]
    with qtbot.waitSignal(model.suggested) as signal:
        model.load()
    assert signal.args == ["River Crisis Center"]
    assert model.state.recipient == "River Crisis Center"
    model.choose("cover")
    assert model.state.recipient == ""
    model.address("Records", "File")
    model.choose("referral")
    assert model.state.recipient == "Records"


def test_choosing_another_paper_asks_to_look_again(model: PacketModel) -> None:
    """A tick on one paper's withheld list says nothing about another's."""
    _addressed(model)
    model.choose("encounter_report")
    assert model.ready_problem()[0] == "looked"


def test_printing_is_recorded_before_it_happens(
    model: PacketModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """The record names the very paper that is handed to the printer."""
    shown = _addressed(model).state.paper
    with qtbot.waitSignal(model.print_wanted) as signal:
        model.print()
    assert signal.args == [shown]
    assert shown is not None
    assert work.calls[0].values == ("b-1", shown.document_id, "County Court", "Intake hearing")


def test_a_refused_record_keeps_the_paper_in(model: PacketModel, work: FakeWorkspace, qtbot: QtBot) -> None:
    """What may not be issued is not printed, and the sentence says why."""
    _addressed(model)
    work.failure = Refused(
        "The paper shows a version that is not on record. Make it again.", code="overtaken"
    )
    with qtbot.assertNotEmitted(model.print_wanted):
        model.print()
    assert model.state.problem.startswith("The paper shows a version")
    assert not model.state.leaving


def test_a_printer_that_fails_does_not_cost_a_second_record(model: PacketModel, work: FakeWorkspace) -> None:
    """Printing again after a failure issues the same document once."""
    _addressed(model).print()
    model.print_failed("The printer is not answering.")
    model.print()
    assert work.names() == ["issue_paper"]


def test_the_next_copy_is_another_document(model: PacketModel, work: FakeWorkspace) -> None:
    """After a paper went out the next one has its own reason, its own id and its own record."""
    first = _addressed(model).state.paper
    model.print()
    model.printed()
    assert model.state.paper is first  # what is in sight is what was printed
    model.print()
    assert model.ready_problem() == ("reason", "Enter why it is issued again")
    assert work.names() == ["issue_paper"]
    model.address("County Court", "The first one was lost")
    model.print()
    assert first is not None
    assert [call.values[1] for call in work.calls] == [
        first.document_id,
        f"D-{int(first.document_id[2:]) + 1}",
    ]


def test_a_paper_that_did_not_come_out_is_held_back_once_its_consent_is_gone(
    model: PacketModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """The record has it, the printer failed, and the person took back what they signed since."""
    _addressed(model)
    model.print()
    model.print_failed("The printer is not answering.")
    work.taken_back = True
    with qtbot.assertNotEmitted(model.print_wanted):
        model.print()
    assert model.state.problem


def test_saving_writes_the_previewed_bytes(model: PacketModel, work: FakeWorkspace, tmp_path: Path) -> None:
    """The file holds what was shown, for its owner only, and the act is recorded."""
    shown = _addressed(model).state.paper
    target = tmp_path / "packet.pdf"
    model.save(target)
    assert shown is not None
    assert target.read_bytes() == shown.pdf
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert work.names() == ["issue_paper"]
    assert model.state.said.startswith("Saved as packet.pdf and recorded. Not signed:")


def test_saving_signs_with_the_certificate_of_whoever_issues(
    model: PacketModel, work: FakeWorkspace, tmp_path: Path
) -> None:
    """The signature stands behind the previewed bytes, in the issuer's field, with the reason given."""
    key = person("Desk 2")
    work.papers.certified = PaperSigner(key.key, key.certificate, "Desk 2", AT)
    real = printed_paper(story("She stood at the rail."))
    work.papers.paper = real
    _addressed(model)
    target = tmp_path / "packet.pdf"
    model.save(target)
    assert model.state.said == "Saved as packet.pdf, signed and recorded."
    saved = target.read_bytes()
    assert saved.startswith(real.pdf)
    (signature,) = verify_paper(saved, [authority("Larkspur authority")[1]], at=AT).signatures
    assert (signature.field, signature.signer) == ("issuer", "Desk 2")
    assert signature.reason == "Intake hearing"


def test_what_is_typed_while_a_paper_is_saved_changes_nothing_of_it(
    work: FakeWorkspace, qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    """Signing takes its time: what leaves stays in sight, and what is said after it is said of that one."""
    tasks = HeldTasks(pool=True)
    model = PacketModel(work.workspace(), tasks, BOARD[0])
    made = PacketPage(look, model, tasks)
    qtbot.addWidget(made)
    made.show()
    model.load()
    tasks.let_go()
    model.address("County Court", "Intake hearing")
    tasks.let_go()
    model.look(looked=True)
    shown = model.state.paper
    assert shown is not None
    model.save(tmp_path / "packet.pdf")
    assert made.reason.isReadOnly()
    model.address("County Court", "Another reason")
    model.choose("encounter_report")
    tasks.let_go()
    assert (tmp_path / "packet.pdf").read_bytes() == shown.pdf
    assert model.state.paper is shown
    assert model.state.said.startswith("Saved as packet.pdf and recorded.")
    assert not made.reason.isReadOnly()


def test_a_letter_to_the_person_comes_in_the_persons_language(
    work: FakeWorkspace, qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    """Spanish stands chosen for whoever spoke it; English can be had; the court is not asked."""
    letter = PaperChoice(
        "completion_letter", "Completion letter", readers=("person", "court"), languages=("es", "en")
    )
    work.paper_choices = lambda report: (letter,)  # type: ignore[method-assign,assignment]
    model = PacketModel(work.workspace(), ImmediateTasks(), BOARD[0])
    made = PacketPage(look, model, ImmediateTasks())
    qtbot.addWidget(made)
    made.show()
    model.load()
    qtbot.waitUntil(made.languages["es"].isChecked)
    assert made.languages["en"].isVisible()
    made.languages["en"].click()
    assert model.language == "en"
    made.languages["es"].click()
    model.address("Dana Sampleford", "End of the program")
    model.look(looked=True)
    model.save(tmp_path / "letter.pdf")
    assert work.jobs[-1].language == "es"
    made.readers["court"].click()
    assert not made.languages["es"].isVisible()
    assert model.language == "en"


def test_tab_goes_from_the_papers_to_who_gets_one(work: FakeWorkspace, qtbot: QtBot, look: Look) -> None:
    """Which papers there are is read after the page was made, and still comes first by key."""
    model = PacketModel(work.workspace(), ImmediateTasks(), BOARD[0])
    made = PacketPage(look, model, ImmediateTasks())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    model.load()
    qtbot.waitUntil(lambda: any(row.isVisible() for row in made.kinds.values()))
    names = [each.objectName() for each in press_round(next(iter(made.kinds.values())))]
    assert names[1:3] == [made.recipient.objectName(), made.reason.objectName()]


def test_the_packet_says_what_it_waits_for_and_what_went_out_before(
    work: FakeWorkspace, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    """No reproach on arrival; a second copy for the same reader is told as one; one button is at work."""
    prepare = work.prepare_paper

    def as_the_vault_does(report: str, kind: str, recipient: str, reason: str, *rest: Any) -> PaperJob:
        if not recipient or not reason:
            raise SayWhy("Say who gets the paper and why. Both are kept with it.")
        return prepare(report, kind, recipient, reason, *rest)

    work.prepare_paper = as_the_vault_does  # type: ignore[method-assign]
    packet = PaperChoice("diversion_packet", "Diversion packet", readers=("court",))
    work.paper_choices = lambda report: (packet,)  # type: ignore[method-assign,assignment]
    model = PacketModel(work.workspace(), ImmediateTasks(), BOARD[0])
    made = PacketPage(look, model, ImmediateTasks(), now=now)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.arrive()
    assert model.state.problem == ""
    assert made.preview.instead.isVisible()
    assert "Enter who gets it" in made.preview.instead.text()
    model.address("County Court", "Intake hearing")
    assert not made.preview.instead.isVisible()
    assert made.preview.view.isVisible()
    assert not made.before.isVisible()
    words: set[tuple[str, str]] = set()
    model.changed.connect(lambda: words.add((made.print_button.text(), made.save_button.text())))
    model.look(looked=True)
    work.diversions.issued("D-1")
    model.save(tmp_path / "packet.pdf")
    assert words == {("Print", "Save PDF"), ("Print", "Saving …")}
    assert made.before.isVisible()
    assert made.before.text() == "One was issued to the same reader before: 21:44."
    model.address("Sample Prosecutor", "Intake hearing")
    assert not made.before.isVisible()


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    """The sentence says which folder and that the paper is safe."""
    with pytest.raises(EnvironmentProblem, match="gone") as raised:
        write_paper(tmp_path / "gone" / "packet.pdf", b"x")
    assert raised.value.code == "paper_not_saved"


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    """A failure in the middle leaves no half file behind."""
    target = tmp_path / "folder.pdf"
    target.mkdir()
    with pytest.raises(EnvironmentProblem):
        write_paper(target, b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


def test_withheld_kinds_are_grouped_by_section_and_rule() -> None:
    """The list reads by section, each rule once."""
    assert grouped(paper("a", "b").withheld) == [
        ("Health", "Shared only with providers (42 CFR Part 2)", ["Diagnosis told", "Medication"]),
        ("People", "Internal to the agency", ["Sister's phone number"]),
    ]


def test_a_report_without_papers_says_so(work: FakeWorkspace, qtbot: QtBot) -> None:
    """An empty choice is explained instead of shown as an empty page."""
    work.paper_choices = lambda report: ()  # type: ignore[method-assign,assignment]
    model = PacketModel(work.workspace(), ImmediateTasks(), BOARD[0])
    model.load()
    assert "No paper can be made" in model.state.problem


@pytest.fixture
def page(qtbot: QtBot, look: Look, model: PacketModel) -> PacketPage:
    """The packet on screen."""
    made = PacketPage(look, model, ImmediateTasks())
    qtbot.addWidget(made)
    made.resize(930, 650)
    made.show()
    model.address("County Court", "Hearing")
    return made


def test_the_preview_is_the_paper_itself(page: PacketPage, model: PacketModel) -> None:
    """The words of the very PDF are on screen and can be read aloud."""
    assert page.preview.document.pageCount() == 2
    assert "To County Court" in page.preview.page_text(0)
    assert "To County Court" in page.preview.view.accessibleDescription()


def test_after_the_print_dialog_the_page_has_the_keyboard(page: PacketPage, qtbot: QtBot) -> None:
    """Once it is gone, keys go on from the button that opened it."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.recipient.setText("County Court")
    page.reason.setText("Intake hearing")
    page.withheld.tick.setChecked(True)
    page.print_button.setFocus()
    page.print_button.click()
    dialog = page.findChild(QPrintDialog, "paper.print-dialog")
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.reject()
    qtbot.waitUntil(page.isActiveWindow)
    assert page.print_button.hasFocus()


def test_a_paper_that_lacks_letters_says_so_before_it_goes(
    page: PacketPage, model: PacketModel, work: FakeWorkspace
) -> None:
    """A name in letters that cannot be printed is told beside the preview, not found out in court."""
    line = page.findChild(QLabel, "packet.unprinted")
    assert line is not None
    assert not line.isVisible()
    work.unprinted = 12
    model.address("County Court", "Another hearing")
    assert line.isVisible()
    assert line.text().startswith("12 letters of this paper cannot be printed. A name in it")
    work.unprinted = 0
    model.address("County Court", "A third hearing")
    assert not line.isVisible()


def test_a_paper_that_cannot_be_made_leaves_no_other_in_its_place(
    page: PacketPage, model: PacketModel, work: FakeWorkspace
) -> None:
    """What is in sight beside the choice of a paper is that paper, or the word that there is none."""
    turn = page.findChild(Button, "packet.next-page")
    assert turn is not None
    assert turn.isVisible()
    work.failure = Refused("The report does not say that the charge was diverted.", code="not_diverted")
    model.choose("encounter_report")
    assert page.preview.document.pageCount() == 0
    assert page.preview.view.accessibleName() == "No paper yet"
    assert not turn.isVisible()
    assert not page.withheld.tick.isVisible()
    model.choose("diversion_packet")
    assert page.preview.document.pageCount() == 2
    assert turn.isVisible()


def test_a_refused_paper_says_why_where_it_would_stand_and_cannot_be_printed(
    page: PacketPage, model: PacketModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Who gets it is filled in, so nobody is asked for it again; once the report allows it, Print is back."""
    page.recipient.setText("County Court")
    page.reason.setText("Hearing")
    page.print_button.setFocus()
    why = "The report does not say that the charge was diverted. Ask the officer."
    work.failure = Refused(why, code="not_diverted")
    model.choose("encounter_report")
    said = page.preview.instead
    assert said.isVisible()
    assert said.text().split("\n\n") == [
        "Encounter report for the court: there is nothing to print.",
        why,
        "You can also choose another paper.",
    ]
    assert (page.print_button.isVisible(), page.save_button.isVisible()) == (False, False)
    qtbot.waitUntil(page.again.hasFocus)
    page.commands()["paper.print"]()
    model.look(looked=True)  # whatever else is pressed, the refusal stays in sight
    assert said.isVisible()
    assert not page._problem.isVisible()  # said once: the paper's place is in sight
    page.resize(500, 650)
    page._beside.show_part(page.side)
    assert not said.isVisible()
    assert page._problem.isVisible()
    assert page._problem.text() == why
    page.resize(930, 650)
    assert work.names() == []
    work.failure = Refused(why, code="not_diverted")
    page.again.click()
    assert page.again.isVisible()
    page.again.click()
    assert page.preview.document.pageCount() == 2
    assert (page.print_button.isVisible(), page.again.isVisible()) == (True, False)


def test_a_paper_that_may_not_go_any_more_is_gone_from_sight(
    page: PacketPage, model: PacketModel, work: FakeWorkspace
) -> None:
    """A record that is refused leaves no paper to print; what only the disk refused can be tried again."""
    model.look(looked=True)
    work.failure = EnvironmentProblem("The disk is full.")
    model.print()
    assert page.print_button.isVisible()
    work.failure = Refused("The paper shows a version that is not on record.", code="overtaken")
    model.print()
    assert page.preview.document.pageCount() == 0
    assert not page.print_button.isVisible()
    assert "The paper shows a version" in page.preview.instead.text()


def test_a_whole_page_is_in_sight_where_it_can_be_read(page: PacketPage) -> None:
    """On a large screen the page need not be scrolled; on a small one its words come first."""
    view = page.preview.view
    assert view.zoomMode() is QPdfView.ZoomMode.FitToWidth
    page.resize(1820, 990)
    assert view.zoomMode() is QPdfView.ZoomMode.FitInView
    larger = page.findChild(Button, "packet.larger")
    assert larger is not None
    larger.click()
    page.resize(930, 650)
    assert view.zoomMode() is QPdfView.ZoomMode.Custom


def test_pages_turn_by_button(page: PacketPage, qtbot: QtBot) -> None:
    """Next page shows page two and says so."""
    page.preview.view.turn(1)
    qtbot.waitUntil(lambda: "Page 2 of 2" in page.preview.view.accessibleName())


@pytest.mark.parametrize("press", ["print_button", "save_button"])
def test_what_is_pressed_while_the_paper_is_made_goes_on_when_it_is_there(
    work: FakeWorkspace, qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch, press: str
) -> None:
    """Nothing is asked about the paper before: the page says that it waits, and goes on by itself."""
    page, model, tasks, opened = _slow_page(work, qtbot, look, monkeypatch)
    page.recipient.setText("District Court")  # and pressed before the paper with it is there
    getattr(page, press).click()
    assert opened == []
    assert "goes on by itself" in page._counts.text()
    assert model.state.making
    tasks.let_go()
    assert len(opened) == 1
    assert "goes on by itself" not in page._counts.text()


def test_whoever_chooses_something_else_meanwhile_presses_again(
    work: FakeWorkspace, qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The press was for another paper; the model issues none that is not there yet, and says so."""
    page, model, tasks, opened = _slow_page(work, qtbot, look, monkeypatch)
    page.recipient.setText("District Court")
    page.print_button.click()
    page.kinds["encounter_report"].click()
    tasks.let_go()
    assert opened == []
    model.look(looked=True)
    model.address("Records", "File")
    model.print()
    assert "being made anew" in model.state.problem
    assert ("issue_paper" in work.names()) is False
    tasks.let_go()


def _slow_page(
    work: FakeWorkspace, qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> tuple[PacketPage, PacketModel, HeldTasks, list[QDialog]]:
    """A packet that is ready, on a computer where making the next paper takes a while."""
    tasks, opened = HeldTasks(pool=True), list[QDialog]()
    monkeypatch.setattr(packet_view, "open_dialog", opened.append)
    model = PacketModel(work.workspace(), tasks, BOARD[0])
    page = PacketPage(look, model, tasks)
    qtbot.addWidget(page)
    page.resize(930, 650)
    page.show()
    model.load()
    page.recipient.setText("County Court")
    page.reason.setText("Hearing")
    page._address()
    tasks.let_go()
    model.look(looked=True)
    return page, model, tasks, opened


def test_with_large_text_the_paper_or_what_it_is_for_is_in_sight(
    page: PacketPage, look: Look, qtbot: QtBot
) -> None:
    """Never a strip of both: one button turns, and what is missing brings its field back into sight."""
    assert page.side.isVisible()
    assert page.preview.isVisible()
    turn = page._beside.turn
    assert not turn.isVisible()
    page.resize(560, 500)
    qtbot.waitUntil(turn.isVisible)
    assert (page.side.isVisible(), page.preview.isVisible()) == (True, False)
    turn.click()
    assert (page.side.isVisible(), page.preview.isVisible()) == (False, True)
    assert (turn.text(), page.save_button.isVisible()) == ("What it is for", False)
    page.recipient.setText("")
    page.print_button.click()
    assert page.side.isVisible()
    page.resize(930, 650)
    qtbot.waitUntil(page.preview.isVisible)
    assert not turn.isVisible()


def test_print_without_a_look_leads_to_the_tick(page: PacketPage, qtbot: QtBot) -> None:
    """Pressing Print too early shows what is missing and puts the focus there."""
    page.recipient.setText("County Court")
    page.reason.setText("Hearing")
    page.print_button.click()
    assert page.withheld.tick.accessibleDescription() == "Look at what is withheld, then tick that you have"
    qtbot.waitUntil(page.withheld.tick.hasFocus)


def test_an_empty_recipient_is_marked_at_its_field(page: PacketPage, qtbot: QtBot) -> None:
    """The sentence stands at the field that lacks something."""
    page.recipient.setText("")
    page.save_button.click()
    assert page.recipient.accessibleDescription() == "Enter who gets this paper"


def test_whom_a_letter_is_made_for_is_chosen_and_looked_at_again(
    work: FakeWorkspace, qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    """A paper with two readers asks which one; what is withheld is another list then."""
    letter = PaperChoice("completion_letter", "Completion letter", readers=("person", "court"))
    work.paper_choices = lambda report: (letter,)  # type: ignore[method-assign,assignment]
    model = PacketModel(work.workspace(), ImmediateTasks(), BOARD[0])
    made = PacketPage(look, model, ImmediateTasks())
    qtbot.addWidget(made)
    made.show()
    model.load()
    qtbot.waitUntil(made.readers["person"].isChecked)
    model.address("Dana Sampleford", "End of the program")
    model.look(looked=True)
    made.readers["court"].click()
    assert model.reader == "court"
    assert model.ready_problem()[0] == "looked"
    model.look(looked=True)
    model.save(tmp_path / "letter.pdf")
    assert work.jobs[-1].audience == "court"


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (report_row("r-1", Display.SENT), State.SENT),
        (report_row("r-1", Display.APPROVED), State.APPROVED),
        (report_row("r-1", Display.SENT, on_record=True), State.APPROVED),
    ],
)
def test_papers_of_a_report_say_where_it_stands(
    work: FakeWorkspace, qtbot: QtBot, look: Look, row: ReportRow, shown: State
) -> None:
    """Nothing is called approved before somebody approved it; of an amended report the old version is."""
    pages: list[Any] = []
    areas: Any = SimpleNamespace(push=pages.append)
    LiaisonJourney(Ground(look, areas, work.workspace(), ImmediateTasks(), now)).show_papers(row)
    qtbot.addWidget(pages[0])
    context = pages[0].context()
    assert context.state is shown
    assert context.chip.startswith("Sent 21:") is (shown is State.SENT)


def test_the_packet_opens_at_the_chosen_kind(
    work: FakeWorkspace, look: Look, qtbot: QtBot, bring_up: Callable[[QWidget], None]
) -> None:
    """With many kinds the first of them is in sight and has the focus: nobody prints another one unseen."""
    many = tuple(PaperChoice(f"paper_{n}", f"Paper {n}", readers=("court",)) for n in range(11))
    work.paper_choices = lambda report: many  # type: ignore[method-assign,assignment]
    tasks = HeldTasks()
    model = PacketModel(work.workspace(), tasks, BOARD[0])
    made = PacketPage(look, model, tasks)
    made.resize(1024, 600)
    bring_up(made)
    made.arrive()
    qtbot.waitUntil(made.recipient.hasFocus)
    tasks.let_go()
    qtbot.waitUntil(made.kinds["paper_0"].hasFocus)
    row, view = made.kinds["paper_0"], made.side.area.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(QRect(row.mapTo(view, QPoint()), row.size())))


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800)])
def test_what_went_wrong_stands_in_sight(
    work: FakeWorkspace,
    look: Look,
    qtbot: QtBot,
    bring_up: Callable[[QWidget], None],
    size: tuple[int, int],
) -> None:
    """Why nothing came out is shown where one looks, far down beside the tick too; so is what is missing."""
    many = tuple(PaperChoice(f"paper_{n}", f"Paper {n}", readers=("court",)) for n in range(14))
    work.paper_choices = lambda report: many  # type: ignore[method-assign,assignment]
    model = PacketModel(work.workspace(), ImmediateTasks(), BOARD[0])
    page = PacketPage(look, model, ImmediateTasks())
    page.resize(*size)
    bring_up(page)
    model.load()
    view, bar = page.side.area.viewport(), page.side.area.verticalScrollBar()

    def in_sight(part: QWidget) -> bool:
        return part.isVisible() and view.rect().contains(QRect(part.mapTo(view, QPoint()), part.size()))

    page.side.to_top()
    qtbot.waitUntil(lambda: not in_sight(page.recipient))
    page.print_button.click()
    qtbot.waitUntil(lambda: in_sight(page.recipient))
    assert page.recipient.hasFocus()
    assert page._counts.text() == "Enter who gets this paper"
    page.recipient.setText("County Court")
    page.reason.setText("Hearing")
    page._address()
    for _ in range(2):
        model.look(looked=True)
        page.side.settle()
        bar.setValue(bar.maximum())
        assert not in_sight(page._problem)
        model.print_failed("The printer is not answering. Look at the printer, then print again.")
        qtbot.waitUntil(lambda: in_sight(page._problem))
    bar.setValue(bar.maximum())
    model._known(())
    assert not in_sight(page._problem)  # told once: whoever reads on is not thrown back


def test_a_corrected_paper_made_void_before_it_came_out_is_made_anew_by_itself(
    work: FakeWorkspace, qtbot: QtBot
) -> None:
    """The paper that it was to replace is replaced on record already: the next one takes nobody's place."""
    old = work.diversions.issued("D-0001")
    model = PacketModel(work.workspace(), ImmediateTasks(), BOARD[0], replaces=old)
    model.load()
    model.correct("The court's name was misspelt.")
    _addressed(model).print()
    assert model.replaces is old
    model.print_failed("The printer is not answering.")
    work.taken_back = True
    with qtbot.assertNotEmitted(model.print_wanted):
        model.print()
    assert model.replaces is None
    work.taken_back = False
    model.try_again()
    model.print()
    assert work.names() == ["issue_paper", "issue_paper"]
    assert [job.correction is None for job in work.jobs] == [False, True]


def test_a_paper_with_one_reader_asks_for_none(page: PacketPage) -> None:
    """There is nothing to choose."""
    assert not page.readers["court"].isVisible()


def test_a_corrected_paper_asks_what_is_corrected(
    work: FakeWorkspace, qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    """Reader, reason and kind come from the old one; what is corrected goes with the record, once."""
    old = work.diversions.issued("D-0001")
    model = PacketModel(work.workspace(), ImmediateTasks(), BOARD[0], replaces=old)
    made = PacketPage(look, model, ImmediateTasks())
    qtbot.addWidget(made)
    made.show()
    model.load()
    assert made.recipient.text() == "County Court"
    assert "corrects D-0001" in made.context().aside
    model.look(looked=True)
    assert model.ready_problem() == ("correction", "Enter what is corrected")
    made.correction.setText("The court's name was misspelt.")
    made.correction.editingFinished.emit()
    model.look(looked=True)
    with qtbot.waitSignal(made.context_changed):
        model.save(tmp_path / "corrected.pdf")
    assert made.context().aside == ""  # the next one out corrects nothing
    correction = work.jobs[-1].correction
    assert correction is not None
    assert (correction.replaces, correction.why) == ("D-0001", "The court's name was misspelt.")
    assert model.replaces is None
    assert made.reason.text() == ""
    model.address("County Court", "A second copy")
    model.save(tmp_path / "copy.pdf")
    assert work.jobs[-1].correction is None
