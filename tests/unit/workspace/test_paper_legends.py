"""What the agency entered for its papers at HQ reaches every paper that a computer makes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citdesk.paperwork import handout
from citdesk.paperwork.given import Order
from citdesk.workspace.field_guide import national_lines
from tests.unit.paperwork.printed import words_of
from tests.unit.vault import paper_hq
from tests.unit.workspace.office import WHOLE, Office

SUMMARY = "[Summary; the prescribed wording has not been entered."
KEPT_CLOSE = "Confidential under the laws of this state, as written there."


@pytest.fixture
def told(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Computers that heard of the agency's legend of confidentiality, and of one only a newer paper has."""
    legends = {"confidentiality": KEPT_CLOSE, "of_a_newer_paper": "Not known here."}
    monkeypatch.setattr(paper_hq, "AGENCY", replace(paper_hq.AGENCY, legends=legends))
    office.hq.say_directory()
    office.sync()
    return office


def printed(office: Office) -> tuple[str, ...]:
    """An approved report as its author, the supervisor and the liaison print it."""
    report = office.approved(WHOLE)
    asked = ((who, "encounter_report", "Court", "Hearing") for who in (office.officer, office.liaison))
    jobs = [who.prepare_paper(report, *words) for who, *words in asked]
    jobs.append(office.supervisor.prepare_paper(report, "supervisor_cover", "Case file", "Review"))
    return tuple(words_of(job.make()) for job in jobs)


def test_without_any_papers_print_the_summary(office: Office) -> None:
    """An agency that entered nothing, or an HQ that knows of no legends, changes no paper."""
    assert all(SUMMARY in words for words in printed(office))


def test_author_supervisor_and_liaison_print_the_agencys_words(told: Office) -> None:
    """The text stands on each paper, and no summary in its place."""
    for words in printed(told):
        assert KEPT_CLOSE in words
        assert SUMMARY not in words


def test_a_practice_paper_has_them_too(told: Office) -> None:
    """What is practised looks as it will look."""
    report = told.officer.practice.start("bridge")
    told.fill(report, WHOLE)
    assert KEPT_CLOSE in words_of(told.officer.practice.paper(report, "Practice").make())


def test_a_hand_out_is_ordered_with_them(told: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its order carries the agency's texts as every other order does."""
    orders: list[Order] = []
    make = handout.make_handout
    monkeypatch.setattr(
        handout, "make_handout", lambda sheet, whose, order: orders.append(order) or make(sheet, whose, order)
    )
    told.officer.prepare_handout(national_lines()[:1], "en", "Hand-out").make()
    assert [order.legends["confidentiality"] for order in orders] == [KEPT_CLOSE]
