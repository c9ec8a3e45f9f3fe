"""The report without a widget: every answer kept, every page reachable, every change undoable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from citdesk.casework.checks import Finding, Severity
from citdesk.desktop.form import Desk, FormComment, FormView, FormViewModel, Kind, Pace, Returned, Safety
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Mark
from citdesk.xforms import Session
from tests.gui.form.conftest import Disk, now

CALL, PEOPLE, SEEN = "/small/call", "/small/people", "/small/seen"
TRAVEL, OTHER, CHILDREN = f"{CALL}/travel", f"{CALL}/other_way", f"{CALL}/children"
PERSON = f"{PEOPLE}/person"


def _marks(model: FormViewModel) -> dict[str, Mark]:
    return {section.key: section.mark for section in model.outline()}


def test_the_form_opens_at_its_first_section(model: FormViewModel) -> None:
    """A new report begins with its first section, and the outline ends with the check page."""
    assert (model.walk.place.kind, model.walk.place.key) == (Kind.SECTION, CALL)
    assert [s.label for s in model.outline()] == [
        "Call and arrival",
        "People present",
        "What was seen",
        "Check and send",
    ]
    assert model.walk.section_position() == (1, 3)
    assert model.walk.at_start


def test_to_turn_a_page_looks_no_answer_through_again(
    model: FormViewModel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks follow an answer at once; another page changes none, and is not held up by all the answers."""
    looked: list[None] = []
    refused = session.refused

    def look_through() -> frozenset[str]:
        looked.append(None)
        return refused()

    monkeypatch.setattr(session, "refused", look_through)
    model.answer(CHILDREN, 21)
    assert _marks(model)[CALL] is Mark.WRONG
    looked.clear()
    model.walk.open_section(SEEN)
    assert _marks(model)[CALL] is Mark.WRONG
    assert not looked
    model.answer(CHILDREN, 2)
    assert _marks(model)[CALL] is not Mark.WRONG
    model.walk.leave_for_now()
    assert _marks(model)[SEEN] is Mark.DONE


def test_an_answer_is_saved_at_once_with_the_whole_report(model: FormViewModel, disk: Disk) -> None:
    """A choice goes to disk the moment it is made, and the screen can say when."""
    model.answer(TRAVEL, "ambulance")
    path, typed, xml = disk.saves[-1]
    assert (path, typed) == (TRAVEL, None)
    assert b"<travel>ambulance</travel>" in xml
    assert model.saves.state.safety is Safety.SAVED
    assert model.saves.state.at == now()


def test_typing_is_stored_within_a_second_and_not_per_letter(
    qtbot: QtBot, model: FormViewModel, disk: Disk
) -> None:
    """Letters wait for less than a second, then one save holds them all."""
    for text in ("H", "He", "He paced"):
        model.boxes.type(f"{SEEN}/words", text)
    assert disk.saves == []
    qtbot.waitUntil(lambda: bool(disk.saves), timeout=1000)
    assert len(disk.saves) == 1
    assert b"He paced" in disk.saves[0][2]


def test_leaving_a_box_or_the_page_stores_it_at_once(model: FormViewModel, disk: Disk) -> None:
    """Nothing typed waits for a timer when its box or its page is left."""
    model.boxes.type(f"{SEEN}/words", "one")
    model.leave(f"{SEEN}/words")
    assert b"one" in disk.saves[-1][2]
    model.boxes.type(f"{SEEN}/words", "two")
    model.walk.open_section(PEOPLE)
    assert b"two" in disk.saves[-1][2]


def test_what_was_typed_counts_before_an_answer_that_is_given_after_it(
    model: FormViewModel, disk: Disk
) -> None:
    """A term typed before a person says that they understood it is no change of it afterwards."""
    model.boxes.type(f"{SEEN}/words", "He paced")
    model.answer(TRAVEL, "ambulance")
    first, second = disk.saves[-2:]
    assert b"He paced" in first[2]
    assert b"ambulance" not in first[2]
    assert b"He paced" in second[2]
    assert b"<travel>ambulance</travel>" in second[2]


def test_what_cannot_be_read_stays_in_its_box(model: FormViewModel, disk: Disk) -> None:
    """Three children typed as 3x is no number: the text is kept beside the blank answer and saved."""
    model.boxes.type(CHILDREN, "3x")
    model.leave(CHILDREN)
    assert model.question(CHILDREN).value is None
    assert model.boxes.text(CHILDREN) == "3x"
    assert disk.saves[-1][1] == "3x"
    assert model.typed == {CHILDREN: "3x"}
    model.boxes.type(CHILDREN, "3")
    model.leave(CHILDREN)
    assert model.question(CHILDREN).value == 3
    assert model.typed == {}


def test_an_answer_opens_and_closes_questions(qtbot: QtBot, model: FormViewModel) -> None:
    """Another way asks which; choosing the ambulance takes the question away again."""
    assert OTHER not in [item.path for item in model.walk.items()]
    with qtbot.waitSignal(model.items_changed):
        model.answer(TRAVEL, "other")
    assert OTHER in [item.path for item in model.walk.items()]
    model.answer(TRAVEL, "ambulance")
    assert OTHER not in [item.path for item in model.walk.items()]


def test_results_follow_what_they_read(qtbot: QtBot, model: FormViewModel) -> None:
    """A note that quotes a result says the new one after an answer."""
    told: list[frozenset[str]] = []
    model.answers_changed.connect(lambda paths, own: told.append(paths))
    model.answer(CHILDREN, 4)
    assert f"{CALL}/told" in told[-1]
    assert model.question(f"{CALL}/told").label == "There were 8 shoes."


def test_continue_shows_what_is_wrong_here_and_only_here(qtbot: QtBot, model: FormViewModel) -> None:
    """Continue on a page with gaps stays and names them; other pages are not blamed yet."""
    assert model.walk.advance() is False
    assert set(model.problems.shown) == {f"{CALL}/left_at", TRAVEL}
    assert model.problems.shown[TRAVEL].message == "Choose how the person travelled"
    assert model.walk.place.key == CALL


def test_leave_it_for_now_goes_on(model: FormViewModel) -> None:
    """A draft may go on past a problem; the outline says that the section has one."""
    model.answer(CHILDREN, 2)
    model.walk.advance()
    model.walk.leave_for_now()
    assert model.walk.place.key == PEOPLE
    assert _marks(model)[CALL] is Mark.WRONG


def test_a_mended_answer_loses_its_message_at_once(model: FormViewModel) -> None:
    """The message goes when the answer is right, the others stay."""
    model.walk.advance()
    model.answer(TRAVEL, "family")
    assert set(model.problems.shown) == {f"{CALL}/left_at"}


def test_a_constraint_speaks_its_own_words(model: FormViewModel) -> None:
    """Too many children is refused on Continue with the form's sentence."""
    model.answer(CHILDREN, 21)
    model.walk.advance()
    assert model.problems.shown[CHILDREN].message == "Number of children must be 20 or fewer"


def test_sections_are_marked_by_what_was_done(model: FormViewModel) -> None:
    """Not started, part done, done: by answers and by having been passed."""
    assert set(_marks(model).values()) == {Mark.NONE}
    model.answer(TRAVEL, "family")
    assert _marks(model)[CALL] is Mark.PART
    model.answer(f"{CALL}/left_at", now() - timedelta(hours=1))
    assert model.walk.advance() is True
    assert _marks(model)[CALL] is Mark.DONE


def test_a_section_with_a_refused_answer_has_a_problem(model: FormViewModel) -> None:
    """Too many children typed after the page was passed is in the outline before anybody is told."""
    model.answer(TRAVEL, "family")
    model.answer(f"{CALL}/left_at", now() - timedelta(hours=1))
    assert model.walk.advance() is True
    model.answer(CHILDREN, 21)
    assert _marks(model)[CALL] is Mark.WRONG
    model.answer(CHILDREN, 2)
    assert _marks(model)[CALL] is Mark.DONE


def test_a_report_that_was_sent_once_opens_with_its_sections_done(
    make_model: Callable[..., FormViewModel],
) -> None:
    """What was left out when it was sent was left out on purpose; only what is missing now is not done."""
    first = make_model()
    first.answer(TRAVEL, "family")
    first.answer(f"{CALL}/left_at", now() - timedelta(hours=1))
    again = make_model(last_saved=now(), fresh=True, gone_through=True)
    marks = _marks(again)
    assert (marks[CALL], marks[PEOPLE], marks[SEEN]) == (Mark.DONE, Mark.PART, Mark.DONE)
    again.answer(CHILDREN, 21)
    assert _marks(again)[CALL] is Mark.WRONG
    assert _marks(make_model(readonly=True))[SEEN] is Mark.DONE


def test_a_draft_that_is_opened_again_is_as_far_as_it_was(make_model: Callable[..., FormViewModel]) -> None:
    """A section that was gone on from with a question left out is still done the next time."""
    first = make_model()
    first.answer(TRAVEL, "family")
    first.answer(f"{CALL}/left_at", now() - timedelta(hours=1))
    first.walk.advance()
    again = make_model(last_saved=now())
    again.walk.resume_at(first.walk.position(), first.walk.passed)
    assert _marks(again)[CALL] is Mark.DONE


def test_back_leads_the_way_one_came(model: FormViewModel) -> None:
    """Back goes to the page before; from a card to the page that lists it."""
    model.walk.open_section(SEEN)
    model.walk.back()
    assert model.walk.place.key == PEOPLE
    model.add_instance(PERSON)
    assert model.walk.place.kind is Kind.INSTANCE
    model.walk.back()
    assert model.walk.place.key == PEOPLE


def test_an_empty_card_is_opened_instead_of_adding_another(model: FormViewModel, session: Session) -> None:
    """A repeat begins with one empty card: Add opens that one first."""
    model.add_instance(PERSON)
    assert model.walk.place.key == f"{PERSON}[1]"
    model.answer(f"{PERSON}[1]/name", "Dana W.")
    model.add_instance(PERSON)
    assert model.walk.place.key == f"{PERSON}[2]"
    assert model.walk.card_position() == (2, 2)


def test_continue_opens_the_card_that_nobody_opened_once(model: FormViewModel) -> None:
    """A list begins with an empty card that must be filled: Continue leads into it before it complains."""
    model.walk.open_section(PEOPLE)
    assert model.another == ""
    assert model.walk.advance()
    assert model.walk.place.key == f"{PERSON}[1]"
    assert model.problems.shown == {}
    assert model.another
    model.add_another()
    assert model.walk.place.key == f"{PERSON}[1]"
    assert list(model.problems.shown) == [f"{PERSON}[1]/name"]
    model.walk.leave_for_now()
    assert model.walk.place.key == PEOPLE
    assert not model.walk.advance()
    model.answer(f"{PERSON}[1]/name", "Dana W.")
    model.walk.open_instance(f"{PERSON}[1]")
    model.add_another()
    assert model.walk.place.key == f"{PERSON}[2]"


def _three_people(model: FormViewModel) -> None:
    for at, name in enumerate(("Dana", "Ruth", "Omar"), 1):
        model.add_instance(PERSON)
        model.answer(f"{PERSON}[{at}]/name", name)
        model.answer(f"{PERSON}[{at}]/went", "family")
        model.add_instance(f"{PERSON}[{at}]/phone")
        model.answer(f"{PERSON}[{at}]/phone[1]/number", f"555 010{at}")


def test_a_removed_card_comes_back_where_it_stood(model: FormViewModel, session: Session) -> None:
    """Undo of a removal restores the card, its inner cards and the order of all others."""
    _three_people(model)
    model.add_instance(f"{PERSON}[1]/phone")
    model.answer(f"{PERSON}[1]/phone[2]/number", "555 0199")
    before = session.to_xml()
    model.remove_instance(f"{PERSON}[1]")
    assert session.value(f"{PERSON}[1]/name") == "Ruth"
    assert session.value(f"{PERSON}[1]/phone[1]/number") == "555 0102"
    model.undo()
    assert session.to_xml() == before


def test_a_removal_is_told_by_name(qtbot: QtBot, model: FormViewModel) -> None:
    """The toast names who was removed."""
    _three_people(model)
    with qtbot.waitSignal(model.told) as told:
        model.remove_instance(f"{PERSON}[2]")
    assert told.args == ["Ruth removed"]


def test_undo_takes_back_answer_by_answer(model: FormViewModel) -> None:
    """Three changes are undone one by one, the last first, across pages."""
    model.answer(TRAVEL, "family")
    model.answer(TRAVEL, "police")
    model.walk.open_section(SEEN)
    model.answer(f"{SEEN}/signs", ("pacing",))
    model.walk.open_section(PEOPLE)
    model.undo()
    assert model.question(f"{SEEN}/signs").value is None
    assert model.walk.place.key == SEEN
    model.undo()
    assert model.question(TRAVEL).value == "family"
    model.undo()
    assert model.question(TRAVEL).value is None
    assert not model.can_undo


def test_one_visit_to_a_box_is_one_undo(model: FormViewModel) -> None:
    """Typing that was saved in pieces is undone as one, a second visit as another."""
    words = f"{SEEN}/words"
    for text in ("He", "He paced", "He paced slowly"):
        model.boxes.type(words, text)
        model.boxes.flush()
    model.leave(words)
    model.boxes.type(words, "He paced slowly.")
    model.leave(words)
    model.undo()
    assert model.question(words).value == "He paced slowly"
    model.undo()
    assert model.question(words).value is None


def test_undo_brings_back_text_that_could_not_be_read(model: FormViewModel) -> None:
    """What was typed and was no number is the former state too."""
    model.boxes.type(CHILDREN, "3x")
    model.leave(CHILDREN)
    model.boxes.type(CHILDREN, "3")
    model.leave(CHILDREN)
    model.undo()
    assert model.boxes.text(CHILDREN) == "3x"


def test_a_full_disk_is_said_and_tried_again(model: FormViewModel, disk: Disk) -> None:
    """A failed save keeps the answer on screen and works once there is room."""
    model.answer(TRAVEL, "family")
    disk.full = True
    model.answer(TRAVEL, "police")
    assert model.saves.state.safety is Safety.FAILED
    assert model.saves.state.at == now()
    assert model.question(TRAVEL).value == "police"
    disk.full = False
    model.save_again()
    assert model.saves.state.safety is Safety.SAVED
    assert b"police" in disk.saves[-1][2]


def test_the_language_changes_live_and_keeps_answers(qtbot: QtBot, model: FormViewModel) -> None:
    """Questions, choices, outline and shown messages change; answers stay."""
    model.answer(TRAVEL, "family")
    model.walk.advance()
    with qtbot.waitSignal(model.language_changed):
        model.set_language("Español (es)")
    assert model.question(TRAVEL).label == "¿Cómo viajó la persona?"
    assert model.outline()[0].label == "Llamada"
    assert model.question(TRAVEL).value == "family"


def test_one_question_a_page_in_the_car(make_model: Callable[..., FormViewModel]) -> None:
    """At the car's pace each question is a page, a list of cards is one; changing pace keeps the place."""
    model = make_model(pace=Pace.QUESTION)
    assert (model.walk.place.kind, model.walk.place.key) == (Kind.QUESTION, f"{CALL}/left_at")
    model.answer(f"{CALL}/left_at", now())
    assert model.walk.advance()
    assert model.walk.place.key == f"{CALL}/arrived"
    model.walk.open_question(CHILDREN)
    model.walk.set_pace(Pace.SECTION)
    assert model.walk.place.key == CALL
    model.walk.open_section(PEOPLE)
    model.walk.set_pace(Pace.QUESTION)
    assert model.walk.place.key == PERSON


def test_the_check_page_lists_every_answer_in_words(model: FormViewModel) -> None:
    """Answers are given as people read them; what is missing says why."""
    model.answer(TRAVEL, "ambulance")
    model.answer(f"{CALL}/left_at", now())
    model.answer(f"{SEEN}/signs", ("pacing", "voices"))
    lines = {line.path: line for part in model.last_look.parts() for line in part.lines}
    assert lines[TRAVEL].answer == "Ambulance"
    assert lines[f"{CALL}/left_at"].answer == "Mar 12, 2026, 21:44"
    assert lines[f"{SEEN}/signs"].answer == "Pacing, Heard voices"
    assert lines[f"{PERSON}[1]/name"].problem == "Enter the name, or Not known"
    assert f"{CALL}/told" not in lines


def test_the_check_page_says_what_the_rules_find(make_model: Callable[..., FormViewModel]) -> None:
    """Each finding stands at the first question concerned that is asked, with how serious it is."""

    def look_over(instance_xml: bytes) -> tuple[Finding, ...]:
        assert b"voices" in instance_xml
        return (
            Finding("one", Severity.STOP, ("/other/report", f"{SEEN}/signs"), "Mend the signs."),
            Finding("two", Severity.WARN, ("/small/people/person",), "Look at the people."),
            Finding("three", Severity.WARN, ("/other/report",), "Look at the other report."),
        )

    model = make_model(look_over=look_over)
    model.answer(f"{SEEN}/signs", ("pacing", "voices"))
    signs, people, other = model.last_look.looks()
    assert (signs.path, signs.problem, signs.changeable) == (
        f"{SEEN}/signs", "Must be mended. Mend the signs.", True,
    )  # fmt: skip
    assert people.path == f"{PERSON}[1]/name"
    assert (other.label, other.problem, other.changeable) == (
        "", "Worth a look. Look at the other report.", False,
    )  # fmt: skip


def test_dispatch_fills_only_what_is_asked_and_blank(
    qtbot: QtBot, make_model: Callable[..., FormViewModel], disk: Disk
) -> None:
    """An answer that somebody gave stays; what was not found is named."""
    model = make_model(takes_cad=True)
    model.answer(TRAVEL, "family")
    answers = {TRAVEL: "ambulance", f"{CALL}/left_at": "2026-03-12T20:41:00-05:00", f"{CALL}/other_way": "x"}
    with qtbot.waitSignal(model.told) as told:
        model.take_cad(answers, ["Beat", "Address"])
    assert told.args == ["1 answer filled in. Still to type: Beat, Address"]
    assert model.question(TRAVEL).value == "family"
    assert disk.saves[-1][0] == f"{CALL}/left_at"
    model.undo()
    assert model.question(f"{CALL}/left_at").value is None


def test_what_dispatch_filled_in_is_undone_at_once(make_model: Callable[..., FormViewModel]) -> None:
    """One undo takes back all answers of a text, and leaves what was answered before it."""
    model = make_model(takes_cad=True)
    model.answer(f"{CALL}/children", 2)
    model.take_cad({TRAVEL: "ambulance", f"{CALL}/left_at": "2026-03-12T20:41:00-05:00"}, [])
    model.undo()
    assert model.question(TRAVEL).value is None
    assert model.question(f"{CALL}/left_at").value is None
    assert model.question(f"{CALL}/children").value == 2
    model.undo()
    assert model.question(f"{CALL}/children").value is None


def test_a_text_that_holds_nothing_new_says_so_and_offers_no_undo(
    look: Look, qtbot: QtBot, make_model: Callable[..., FormViewModel]
) -> None:
    """The Undo beside it would take back what was typed before it."""
    model = make_model(takes_cad=True)
    view = FormView(Desk(look, now), model)
    qtbot.addWidget(view)
    view.show()
    model.answer(f"{CALL}/children", 2)
    model.take_cad({f"{CALL}/children": 3}, ["Beat"])
    assert view.toast.words() == "Nothing new in this CAD text. Still to type: Beat"
    assert view.toast.undo.isHidden()
    assert model.question(f"{CALL}/children").value == 2
    model.take_cad({TRAVEL: "ambulance"}, [])
    assert not view.toast.undo.isHidden()
    view.toast.hide_now()


def test_a_report_that_takes_nothing_from_dispatch_ignores_a_text(qtbot: QtBot, model: FormViewModel) -> None:
    """Without a mapping a dropped text changes nothing."""
    with qtbot.assertNotEmitted(model.cad_given):
        model.give_cad("Event: 1")


def test_change_comes_back_to_the_check_page(model: FormViewModel) -> None:
    """Change goes to the question, and Continue returns to where it was pressed."""
    model.answer(f"{CALL}/left_at", now())
    model.walk.open_section("#check")
    model.walk.open_question(TRAVEL, come_back=True)
    assert model.walk.place.key == CALL
    model.answer(TRAVEL, "family")
    assert model.walk.advance()
    assert model.walk.place.kind is Kind.CHECK


def test_sending_with_problems_goes_to_the_first(qtbot: QtBot, model: FormViewModel) -> None:
    """Send is never dead: it leads to what is missing, and only a whole report goes out."""
    model.walk.open_section("#check")
    with qtbot.waitSignal(model.walk.focus_wanted) as focus, qtbot.assertNotEmitted(model.send_wanted):
        model.send()
    assert focus.args == [f"{CALL}/left_at"]
    model.answer(f"{CALL}/left_at", now())
    model.answer(TRAVEL, "family")
    model.answer(f"{PERSON}[1]/name", "Not known")
    with qtbot.waitSignal(model.send_wanted):
        model.send()


def test_f8_steps_through_all_problems_and_round(qtbot: QtBot, model: FormViewModel) -> None:
    """F8 visits each problem in the order of the form and begins again; Shift+F8 goes back."""
    seen: list[str] = []
    model.walk.focus_wanted.connect(seen.append)
    for _ in range(4):
        model.in_hand.step_problem(1)
        model.in_hand.note_focus(seen[-1])
    assert seen == [f"{CALL}/left_at", TRAVEL, f"{PERSON}[1]/name", f"{CALL}/left_at"]
    model.in_hand.step_problem(-1)
    assert seen[-1] == f"{PERSON}[1]/name"


def test_f8_calls_no_section_wrong_that_nobody_came_to(make_model: Callable[..., FormViewModel]) -> None:
    """In a new report F8 marks the section it leads to; once the whole was looked over, it marks them all."""
    model = make_model()
    model.in_hand.step_problem(1)
    marks = _marks(model)
    assert (marks[CALL], marks[PEOPLE]) == (Mark.WRONG, Mark.NONE)
    model.in_hand.note_focus(TRAVEL)
    model.in_hand.step_problem(1)
    assert _marks(model)[PEOPLE] is Mark.WRONG
    looked_over = make_model()
    looked_over.walk.open_section("#check")
    looked_over.in_hand.step_problem(1)
    marks = _marks(looked_over)
    assert (marks[CALL], marks[PEOPLE]) == (Mark.WRONG, Mark.WRONG)


def test_a_returned_report_begins_with_what_to_change(make_model: Callable[..., FormViewModel]) -> None:
    """The comments come first, stand beside their questions, and the way there comes back."""
    returned = Returned(
        "Sgt Okafor, Tue Mar 10, 21:58",
        "Nearly there.",
        (),
        (FormComment(TRAVEL, "Sgt Okafor", "Is this right?"),),
    )
    model = make_model(returned=returned)
    assert model.walk.place.kind is Kind.CHANGES
    assert model.page_label() == "1 thing to change"
    assert model.changes.comments(TRAVEL)[0].words == "Is this right?"
    model.walk.open_question(TRAVEL, come_back=True)
    model.walk.leave_for_now()
    assert model.walk.place.kind is Kind.CHANGES


@pytest.mark.parametrize("key", [CALL, SEEN, f"{PERSON}[1]", "#check"])
def test_a_report_resumes_where_it_was_left(make_model: Callable[..., FormViewModel], key: str) -> None:
    """The page somebody was on opens again; a page that is gone does no harm."""
    first = make_model()
    first.walk.resume_at(key)
    assert first.walk.position() == key
    second = make_model()
    second.walk.resume_at(first.walk.position())
    assert second.walk.place == first.walk.place
    second.walk.resume_at("/small/nowhere")
    assert second.walk.place == first.walk.place


def test_a_card_that_vanishes_closes_its_page(model: FormViewModel) -> None:
    """Removing the card that is open leads to the page that lists the others."""
    _three_people(model)
    model.walk.open_instance(f"{PERSON}[3]")
    model.remove_instance(f"{PERSON}[3]")
    assert model.walk.place.key == PEOPLE


def test_coming_back_later_stores_first(qtbot: QtBot, model: FormViewModel, disk: Disk) -> None:
    """Whatever was half typed is on disk before the report closes."""
    model.boxes.type(f"{SEEN}/words", "half a sent")
    with qtbot.waitSignal(model.walk.later_wanted):
        model.walk.come_back_later()
    assert b"half a sent" in disk.saves[-1][2]
