"""A consult over the wire: asked, taken, answered, in the report; withdrawn; and who sees nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from citdesk.casework.lifecycle import ConsultState
from citdesk.workspace import SearchFilter, Workspace
from citdesk.workspace.consulting import ConsultGone
from tests.scenario.opened_vault import everything_in_clear
from tests.scenario.real_agency import RealAgency
from tests.unit.paperwork.printed import text_of

QUESTION = "He hears voices telling him to leave. QUESTIONMARK"
INTERNAL = "INTERNALMARK neighbour across the road called twice"
ADVICE = "Let him sit down and keep one person talking."


class Story:
    """An officer with a question, and two clinicians."""

    def __init__(self, agency: RealAgency, papers: Path) -> None:
        agency.add_clinician("second", "5002")
        self.agency = agency
        self.hands = agency.hands(papers)
        self.officer: Workspace = agency.workspaces["officer"]
        self.clinician: Workspace = agency.workspaces["clinician"]
        self.second: Workspace = agency.workspaces["second"]

    def exchange(self, *roles: str) -> None:
        """Each of them exchanges with HQ, in this order."""
        for role in roles:
            self.hands[role].exchange()

    def ask(self, answered: str = "no") -> str:
        """An encounter in draft, and a consult sent from it; the consult's report."""
        encounter = self.officer.start_report("encounter")
        session = self.officer.open_report(encounter).session
        session.answer("/encounter/call/not_come_reason", INTERNAL)
        self.officer.save_draft(encounter, session.to_xml(), {})
        report = self.officer.start_report("consult", encounter)
        session = self.officer.open_report(report).session
        for path, value in {
            "request/urgency": "now",
            "request/topics": ["approach"],
            "request/question": QUESTION,
            "request/facts": "Sat on the curb with his hands over his ears.",
            "answer/answered": answered,
            "answer/signed_name": "A. Marsh",
        }.items():
            session.answer(f"/consult/{path}", value)
        self.officer.save_draft(report, session.to_xml(), {})
        self.officer.send(report)
        return report


@pytest.fixture
def story(agency: RealAgency, tmp_path: Path) -> Story:
    """An officer and two clinicians, online."""
    return Story(agency, tmp_path / "papers")


def states(workspace: Workspace) -> list[ConsultState]:
    """The states in a clinician's list."""
    return [row.state for row in workspace.consults.queue()]


def found(workspace: Workspace, typed: str, stage: str = "") -> list[str]:
    """The questions with these words."""
    return [consult for consult, _ in workspace.consults.search(typed, SearchFilter(stage)).hits]


def test_a_question_is_asked_taken_answered_and_its_answer_stands_in_the_report(story: Story) -> None:
    """With every time: both sides see who took it when, and the answer becomes part of the report."""
    report = story.ask()
    status = story.officer.consults.status(report)
    assert status is not None
    assert status.waiting_here
    story.exchange("officer", "clinician", "second")
    (row,) = story.clinician.consults.queue()
    assert (row.state, row.question) == (ConsultState.ASKED, QUESTION)
    assert states(story.second) == [ConsultState.ASKED]
    assert found(story.clinician, "hears voices curb") == found(story.second, "leave questionm") == [row.id]
    story.clinician.consults.take(row.id)
    story.exchange("clinician", "second", "officer")
    assert [gone.gone for gone in story.second.consults.queue()] == ["taken"]
    assert story.second.vault.store.number("SELECT count(*) FROM searchable") == 0  # not even in the index
    assert found(story.second, "voices") == []
    status = story.officer.consults.status(report)
    assert status is not None
    assert (status.state, status.clinician) == (ConsultState.TAKEN, "Clinician R. Sample")
    assert not status.waiting_here
    page = story.clinician.consults.page(row.id)
    assert "Can stay with support" in [choice.label for choice in page.advice]
    story.clinician.consults.answer(row.id, ADVICE, ["stay", "call_back"])
    story.exchange("clinician", "officer", "clinician")
    assert [(r.state, r.waiting) for r in story.clinician.consults.queue()] == [
        (ConsultState.ANSWERED, False)
    ]
    assert found(story.clinician, "sit down talking") == [row.id]
    assert found(story.clinician, "voices", stage="open") == []
    assert found(story.officer, "voices") == found(story.clinician, "internalmark") == []
    status = story.officer.consults.status(report)
    assert status is not None
    assert status.advice == "Can stay with support, Call again"
    assert status.asked_at <= (status.taken_at or status.asked_at) <= (status.ended_at or status.asked_at)
    story.officer.consults.take_answer_over(report)
    session = story.officer.open_report(report).session
    assert session.question("/consult/answer/advice_text").text == ADVICE
    assert session.question("/consult/answer/clinician").text == "Clinician R. Sample, Crisis team"
    session.answer("/consult/answer/followed", "followed")
    story.officer.save_draft(report, session.to_xml(), {})
    story.officer.send(report)
    story.exchange("officer", "supervisor")
    status = story.officer.consults.status(report)
    assert status is not None
    assert status.in_report
    review = story.agency.workspaces["supervisor"].review(report)
    assert ADVICE in [answer.text for section in review.sections for answer in section.answers]


def test_the_record_of_a_consult_is_printed_as_it_stands(story: Story) -> None:
    """Question, who took and answered it when, the advice: for the agency, recorded, without an approval."""
    report = story.ask()
    story.exchange("officer", "clinician")
    (row,) = story.clinician.consults.queue()
    story.clinician.consults.take(row.id)
    story.clinician.consults.answer(row.id, ADVICE, ["stay"])
    story.exchange("clinician", "officer")
    assert [choice.kind for choice in story.officer.paper_choices(report)] == ["consult_record"]
    job = story.officer.prepare_paper(report, "consult_record", "Case file", "Record of the advice")
    paper = job.make()
    text = " ".join(text_of(paper).split())
    for words in (QUESTION, ADVICE, "Clinician R. Sample", "Can stay with support", "needs no approval"):
        assert words in text
    assert "NOT APPROVED" not in text
    story.officer.issue_paper(job, paper)
    story.exchange("officer")
    assert story.officer.sync_status().refused == ()
    assert [each.issued.audience for each in story.officer.papers.of_report(report)] == ["internal"]


def test_a_clinician_holds_the_providers_part_of_the_question_and_nothing_else(story: Story) -> None:
    """Not the encounter, not the supervisor's part; a clinician who did not take it keeps not even that."""
    story.ask()
    story.exchange("officer", "clinician", "second")
    held = everything_in_clear(story.clinician)
    assert b"QUESTIONMARK" in held
    assert b"INTERNALMARK" not in held
    (row,) = story.second.consults.queue()
    story.second.consults.take(row.id)
    story.exchange("second", "clinician")
    assert b"QUESTIONMARK" not in everything_in_clear(story.clinician)
    with pytest.raises(ConsultGone):
        story.clinician.consults.page(row.id)


def test_two_clinicians_who_take_it_offline_do_not_both_have_it(story: Story) -> None:
    """HQ gives it to whose word came first; the other is told and has nothing left to answer."""
    report = story.ask()
    story.exchange("officer", "clinician", "second")
    (row,) = story.clinician.consults.queue()
    story.clinician.consults.take(row.id)
    story.second.consults.take(row.id)
    story.exchange("second", "clinician", "officer")
    status = story.officer.consults.status(report)
    assert status is not None
    assert status.clinician == "Clinician second"
    assert story.clinician.sync_status().refused == ()
    assert [gone.gone for gone in story.clinician.consults.queue()] == ["taken"]


def test_a_withdrawn_question_leaves_the_clinicians_list(story: Story) -> None:
    """What was asked is deleted there, begun advice too; that it was withdrawn, and when, stays."""
    report = story.ask()
    story.exchange("officer", "clinician")
    (row,) = story.clinician.consults.queue()
    story.clinician.consults.keep_advice(row.id, "QUESTIONMARK: let him sit", ["stay"])
    story.officer.consults.withdraw(report)
    story.exchange("officer", "clinician")
    assert [gone.gone for gone in story.clinician.consults.queue()] == ["withdrawn"]
    assert b"QUESTIONMARK" not in everything_in_clear(story.clinician)


def test_without_network_the_answer_by_telephone_is_recorded_and_nobody_is_asked_twice(story: Story) -> None:
    """The question that waits here is withdrawn before anybody saw it; the call stands in the report."""
    report = story.ask()
    story.officer.consults.record_call(report)
    session = story.officer.open_report(report).session
    for path, value in {
        "clinician": "Nurse, county line",
        "advice": ["stay"],
        "advice_text": ADVICE,
        "followed": "followed",
    }.items():
        session.answer(f"/consult/answer/{path}", value)
    story.officer.save_draft(report, session.to_xml(), {})
    story.officer.send(report)
    story.exchange("officer", "clinician")
    assert story.clinician.consults.queue() == ()
    assert story.officer.sync_status().refused == ()


def test_a_report_that_has_its_answer_asks_nobody(story: Story) -> None:
    """A consult recorded after a call is a record, not a question."""
    report = story.officer.start_report("encounter")
    consult = story.officer.start_report("consult", report)
    session = story.officer.open_report(consult).session
    for path, value in {
        "request/urgency": "today",
        "request/topics": ["where"],
        "request/question": QUESTION,
        "request/facts": "Calm.",
        "answer/answered": "yes",
        "answer/clinician": "Nurse, county line",
        "answer/answered_at": story.agency.clock.now(),
        "answer/advice": ["stay"],
        "answer/advice_text": ADVICE,
        "answer/followed": "followed",
        "answer/signed_name": "A. Marsh",
    }.items():
        session.answer(f"/consult/{path}", value)
    story.officer.save_draft(consult, session.to_xml(), {})
    story.officer.send(consult)
    assert story.officer.consults.status(consult) is None


def test_nobody_but_a_clinician_has_a_queue(story: Story) -> None:
    """Officer, supervisor and liaison are asked nothing."""
    story.ask()
    story.exchange("officer", "supervisor", "liaison")
    for role in ("officer", "supervisor", "liaison"):
        assert story.agency.workspaces[role].consults.queue() == ()
