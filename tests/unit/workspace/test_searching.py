"""Everything this person has here, found by its words as they type; nothing else, nothing that is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citdesk.casework.ids import ReportId
from citdesk.vault.mailbox import VaultMailbox
from citdesk.workspace import SearchFilter, Workspace
from tests.unit.workspace.office import WHOLE, Office

ALL = SearchFilter()


def found(by: Workspace, typed: str, narrowed: SearchFilter = ALL) -> list[str]:
    """The ids of what was found."""
    return [hit.row.id for hit in by.search(typed, narrowed).hits]


def named(name: str) -> dict[str, object]:
    """The answers of a report about somebody."""
    return {**WHOLE, "/encounter/call/last_name": name}


def test_a_draft_is_found_by_what_was_just_typed(office: Office) -> None:
    """The last word may be unfinished; accents and case do not matter."""
    report = office.officer.start_report("encounter")
    office.fill(report, {"/encounter/call/last_name": "Señora Árbol"})
    assert found(office.officer, "arb") == [report]
    assert found(office.officer, "SENORA arbol") == [report]
    assert found(office.officer, "arbor") == []


def test_changed_words_are_found_and_old_ones_are_not(office: Office) -> None:
    """The index follows each answer."""
    report = office.officer.start_report("encounter")
    office.fill(report, {"/encounter/call/last_name": "Sampleford"})
    assert found(office.officer, "sampleford") == [report]
    office.fill(report, {"/encounter/call/last_name": "Exampleton"})
    assert found(office.officer, "sampleford") == []
    assert found(office.officer, "exampleton") == [report]
    office.officer.discard_draft(report)
    assert found(office.officer, "exampleton") == []


def test_a_supervisor_finds_what_they_review_and_nobody_finds_what_is_not_theirs(office: Office) -> None:
    """What is searched is what is in one's own vault."""
    report = office.sent(named("Sampleford"))
    assert found(office.supervisor, "sampleford") == [report]
    assert found(office.liaison, "sampleford") == []
    other = office.supervisor.start_report("encounter")
    office.fill(other, {"/encounter/call/last_name": "Exampleton"}, office.supervisor)
    assert found(office.officer, "exampleton") == []


def test_a_report_is_found_by_the_number_on_a_paper_from_before_hq_was_put_back(office: Office) -> None:
    """HQ forgot the number and gave another: the old one still leads to the report, and to no other."""
    report, other = office.sent(named("Sampleford")), office.sent(named("Exampleton"))
    row = next(row for row in office.officer.reports() if row.id == report)
    before = row.number or ""
    office.hq.number_anew(ReportId(report), "CR-2026-1002")
    VaultMailbox(office.officer._inside.vault).pull_again()
    office.sync()
    numbers = {row.id: row.number for row in office.officer.reports()}
    assert numbers[report] == "CR-2026-1002"
    assert numbers[other] not in (before, "CR-2026-1002")
    assert found(office.officer, before) == found(office.officer, "CR-2026-1002") == [report]
    assert office.officer.sync_status().lost_at_hq == 0


def test_filters_narrow(office: Office) -> None:
    """By stage, by form and by time."""
    done = office.approved(named("Sampleford"))
    draft = office.officer.start_report("encounter")
    office.fill(draft, {"/encounter/call/last_name": "Sampleford"})
    me = office.officer
    assert set(found(me, "sampleford")) == {done, draft}
    assert found(me, "sampleford", SearchFilter(stage="open")) == [draft]
    assert found(me, "sampleford", SearchFilter(stage="done")) == [done]
    assert found(me, "sampleford", SearchFilter(form_id="diversion")) == []
    later = office.laptops["rivera"].clock.time + timedelta(days=1)
    assert found(me, "sampleford", SearchFilter(since=later)) == []


def test_an_amendment_is_open_until_it_is_approved(office: Office) -> None:
    """While it waits and after it was returned: it is not lost between two filters."""
    report, me = office.approved(named("Sampleford")), office.officer

    def stages() -> list[str]:
        return [stage for stage in ("open", "done") if found(me, "sampleford", SearchFilter(stage=stage))]

    assert stages() == ["done"]
    me.rework(report)
    office.fill(report, {"/encounter/seen/age": 40})
    me.send(report)
    office.sync()
    assert stages() == ["open"]
    office.returned(report)
    assert stages() == ["open"]


def test_the_forms_of_what_can_be_found_narrow_it(office: Office) -> None:
    """By title; nothing is offered of which there is nothing."""
    diversion = office.diversion()
    me = office.officer
    assert found(me, "trespass") == [diversion]
    forms = me.search_forms()
    assert {form.id for form in forms} == {"encounter", "diversion"}
    assert [form.title for form in forms] == sorted(form.title for form in forms)
    assert found(me, "trespass", SearchFilter(form_id="diversion")) == [diversion]
    assert found(me, "trespass", SearchFilter(form_id="encounter")) == []


def test_a_liaison_finds_what_the_court_may_see_and_nothing_else(office: Office) -> None:
    """By the words of HQ's projection; what HQ calls back leaves the index in that moment."""
    report = office.diversion([("service", "Sees the clinic on Elm Street", "2026-06-01")])
    liaison = office.liaison

    def on_board(typed: str, narrowed: SearchFilter = ALL) -> list[str]:
        return [found for found, _ in liaison.search_board(typed, narrowed).hits]

    assert on_board("elm cli") == [report]
    ((_, words),) = liaison.search_board("elm", ALL).hits
    assert "clinic on Elm Street" in words
    assert on_board("trespass", SearchFilter(form_id="encounter")) == []
    assert on_board("trespass", SearchFilter(stage="done")) == [report]
    assert office.officer.search_board("elm", ALL).hits == ()
    vault = liaison.vault
    indexed = vault.store.number("SELECT count(*) FROM searchable")
    with vault.store.writing():
        vault.projections.recall(ReportId(report), "superseded", 10**9)
    assert vault.store.number("SELECT count(*) FROM searchable") == indexed - 1
    assert on_board("elm") == []


def test_names_and_numbers_come_before_words_in_a_narrative(office: Office) -> None:
    """Whoever is called so is meant rather than whoever is mentioned."""
    mentioned = office.officer.start_report("encounter")
    answers = {"/encounter/call/armed": "yes", "/encounter/call/weapon": "a Marsh knife, he said, from Marsh"}
    office.fill(mentioned, answers)
    called = office.officer.start_report("encounter")
    office.fill(called, {"/encounter/call/last_name": "Marsh"})
    assert found(office.officer, "marsh") == [called, mentioned]


def test_the_words_around_are_shown(office: Office) -> None:
    """So that one sees which report is meant before opening it."""
    report = office.officer.start_report("encounter")
    office.fill(
        report,
        {"/encounter/call/armed": "yes", "/encounter/call/weapon": "a kitchen knife with a blue handle"},
    )
    (hit,) = office.officer.search("kitchen", ALL).hits
    assert "kitchen knife with a blue handle" in hit.snippet


def test_the_words_around_are_words_that_a_person_reads(office: Office) -> None:
    """A choice by its label, a day in words; no codes, and no Yes that stands without its question."""
    report = office.diversion([("hours", "Sees the clinic on Elm Street", "2026-06-01")])
    ((found_report, words),) = office.liaison.search_board("elm", ALL).hits
    assert found_report == report
    assert "Community service · Sees the clinic on Elm Street · Jun 1, 2026" in words
    mine = office.officer.start_report("encounter")
    office.fill(mine, {"/encounter/call/armed": "yes", "/encounter/call/weapon": "a kitchen knife"})
    (hit,) = office.officer.search("kitchen", ALL).hits
    assert "yes" not in hit.snippet.lower()


@pytest.mark.parametrize(
    "typed",
    ["", "   ", '"', "'", "*", "AND", "OR NOT", "a:b", "names:x", "^x", "(", "-", "NEAR(a b)", "\x00", "😀"],
)
def test_whatever_is_typed_is_only_ever_looked_for(office: Office, typed: str) -> None:
    """Operators of the query language are words like any other."""
    report = office.officer.start_report("encounter")
    office.fill(report, {"/encounter/call/last_name": "Sampleford"})
    assert found(office.officer, typed) == []


def test_many_changed_reports_are_made_findable_in_slices(office: Office) -> None:
    """No answer waits behind the indexing of a whole vault; what is left is told."""
    reports = [office.officer.start_report("encounter") for _ in range(90)]
    answer = office.officer.search("nobody", ALL)
    assert answer.still == 50
    assert office.officer.index_some() == 10
    assert office.officer.index_some() == 0
    assert len(office.officer.search("encounter report", ALL).hits) == 60
    assert len(reports) == 90
