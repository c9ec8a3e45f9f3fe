"""Letters about the end of a diversion, corrected papers, and receipts: what each says to its reader."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from citdesk.paperwork import PAPERS, Act, PaperRefused, Replaced
from tests.scenario.scripts import ENCOUNTERS, load_scripts
from tests.unit.forms.rehearsal import Rehearsal, form
from tests.unit.paperwork.every_paper import report_of
from tests.unit.paperwork.printed import SUPERVISOR, paper, report, story, words_of
from tests.unit.paperwork.sample_forms import DIVERSION, DIVERSION_XML
from tests.unit.paperwork.typical import typical

LETTERS = ("completion_letter", "termination_letter", "declined_letter", "expungement_notice")
REPLACED = Replaced("D-0195A1B27C3D7E4F", datetime(2026, 3, 10, 15, 0, tzinfo=UTC), "The name was misspelt.")


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_to_the_person_fits_one_page(kind: str) -> None:
    """Nobody is sent a second sheet that only lists what is left out."""
    assert typical(kind, audience="person").pages == 1


def test_the_victim_learns_nothing_of_the_other_persons_health() -> None:
    """Neither a legend nor the foot of the page may tell of a crisis, an illness or the program."""
    words = words_of(typical("victim_notice")).lower()
    assert "this notice is private" in words
    assert not {word for word in ("crisis", "mental", "health", "patient", "treatment") if word in words}


def test_the_victim_is_addressed_and_the_amount_is_in_dollars() -> None:
    """The officer's question about the victim's view is put to the victim as their own view."""
    words = words_of(
        paper(report_of("trespass_diversion", "diversion", "victim_notice"), kind="victim_notice")
    )
    assert "What does the victim think" not in words
    assert "Is there a victim?" not in words
    assert "What you think of a diversion" in words
    assert re.search(r"Restitution to you \$\d+\.\d\d", words)


@pytest.mark.parametrize("kind", [*LETTERS, "encounter_report", "diversion_packet"])
def test_a_corrected_paper_says_what_it_replaces_before_anything_else(kind: str) -> None:
    """Document, when it was issued, and what is corrected; a paper by itself says nothing of the kind."""
    words = words_of(typical(kind, replaces=REPLACED))
    for said in ("CORRECTED PAPER", "D-0195A1B27C3D7E4F, issued Mar 10, 2026", "The name was misspelt."):
        assert said in words
    assert "CORRECTED" not in words_of(typical(kind))


@pytest.mark.parametrize(
    ("steps", "made"),
    [
        (("completed",), True),
        (("completed", "charge_dismissed"), True),
        (("completed", ""), True),
        (("completed", "in_progress"), False),
        (("terminated",), False),
        ((), False),
    ],
)
def test_a_letter_rests_on_the_last_end_on_record(steps: tuple[str, ...], made: bool) -> None:
    """An end that was taken back is no end; what became of the charge does not change it."""
    acts = tuple(Act(step, SUPERVISOR, step=step) for step in steps)
    given = report(DIVERSION, DIVERSION_XML, history=acts)
    assert PAPERS["completion_letter"].may_follow(steps) is made
    if made:
        assert "You have completed the program" in words_of(paper(given, kind="completion_letter"))
        return
    with pytest.raises(PaperRefused) as refused:
        paper(given, kind="completion_letter")
    assert refused.value.code == "paper-result-missing"


@pytest.mark.parametrize(
    ("language", "all_kept", "on_record"),
    [
        ("en", "everything that was agreed", "The program is recorded as completed."),
        ("es", "cumplió todo lo acordado", "El programa consta como completado."),
    ],
)
def test_a_completion_with_a_condition_that_was_not_kept_claims_no_more_than_the_record(
    language: str, all_kept: str, on_record: str
) -> None:
    """The letter says that the program is completed, not that all of it was done."""
    act = Act("Completed", SUPERVISOR, step="completed")
    given = report(DIVERSION, DIVERSION_XML, history=(act,))
    whole = words_of(paper(given, kind="completion_letter", language=language))
    assert all_kept in whole
    less = words_of(paper(replace(given, unkept=True), kind="completion_letter", language=language))
    assert all_kept not in less
    assert on_record in less


def test_a_letter_tells_the_day_of_the_end_apart_from_when_it_was_recorded() -> None:
    """The case manager called on Friday about Tuesday."""
    act = Act("Completed", SUPERVISOR, "All sessions.", "completed", date(2026, 3, 3))
    words = words_of(paper(report(DIVERSION, DIVERSION_XML, history=(act,)), kind="completion_letter"))
    assert "Completed, Mar 3, 2026" in words
    assert "Recorded Mar 13, 2026" in words


def test_a_receipt_names_to_its_owner_what_was_taken() -> None:
    """The person's own copy lists the item and its receipt number: it is theirs."""
    (script,) = [each for each in load_scripts(ENCOUNTERS) if each.id == "veteran_firearm"]
    rehearsal = Rehearsal(script)
    rehearsal.play()
    given = report(form("encounter"), rehearsal.sent["encounter"].decode())  # type: ignore[arg-type]
    words = words_of(paper(given, kind="property_receipt", audience="person"))
    question = rehearsal.desks["encounter"].session.question
    for name in ("item_description", "item_receipt"):
        assert question(f"/encounter/weapons/item[1]/{name}").text in words
    assert question("/encounter/weapons/weapons_taken").label not in words  # what was taken says it


@pytest.mark.parametrize("audience", PAPERS["property_receipt"].audiences)
def test_nobody_signs_a_receipt_for_what_was_never_taken(audience: str) -> None:
    """An encounter that says No to the question has nothing to give a receipt for."""
    (script,) = [each for each in load_scripts(ENCOUNTERS) if each.id == "bridge"]
    rehearsal = Rehearsal(script)
    rehearsal.play()
    assert rehearsal.desks["encounter"].session.value("/encounter/weapons/weapons_taken") == "no"
    given = report(form("encounter"), rehearsal.sent["encounter"].decode())  # type: ignore[arg-type]
    with pytest.raises(PaperRefused, match="nothing to give a receipt for") as refused:
        paper(given, kind="property_receipt", audience=audience)
    assert refused.value.code == "paper-no-items"


def test_what_was_not_approved_for_want_of_need_says_so_quietly() -> None:
    """A consult needs nobody's approval; a report that waits for one is stamped."""
    waiting = replace(story("Told."), approval=None)
    assert "NOT APPROVED" in words_of(paper(waiting, audience="internal"))
    quiet = words_of(paper(replace(waiting, needs_approval=False), audience="internal"))
    assert "NOT APPROVED" not in quiet
    assert "needs no approval" in quiet


def test_nothing_withheld_takes_one_sentence() -> None:
    """No heading and no page of its own."""
    words = words_of(paper(story("Told."), audience="internal"))
    assert "Nothing was withheld:" in words
    assert "What was withheld" not in words
