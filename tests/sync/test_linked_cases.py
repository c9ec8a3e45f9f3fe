"""Two officers opened a case each for the same encounter: the cases are linked, and stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from citdesk.casework.errors import UserError
from citdesk.casework.events import CasesLinked, EventKind
from citdesk.casework.ids import CaseId
from citdesk.casework.people import Role
from citdesk.hq.expunging import expunge, new_order
from citdesk.hq.linked_cases import set_link, standing_of_case
from citdesk.hq.record_orders import hold, seal
from citdesk.hq.retention import Rule, Since, apply, due, set_rule
from citdesk.hq.verification import verify
from citdesk.wire.event import Event
from citdesk.wire.exchange import ItemKind
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.postgresql import postgresql_server
from tests.sync.story import ReportStory


class Encounter:
    """Two officers of one unit with a case each, their supervisor, and a supervisor of another unit."""

    def __init__(self, root: Path, database: str = "") -> None:
        self.agency = TestedAgency(root, database)
        self.hq = self.agency.hq
        self.first = self.agency.local_vault(self.agency.person("101", Role.OFFICER))
        self.second = self.agency.local_vault(self.agency.person("102", Role.OFFICER))
        self.judge = self.agency.person("201", Role.SUPERVISOR)
        self.supervisor = self.agency.local_vault(self.judge)
        elsewhere = self.agency.person("901", Role.SUPERVISOR, unit="South")
        self.elsewhere = self.agency.local_vault(elsewhere)
        self.one, self.two = ReportStory(), ReportStory()
        self.agency.take(self.first, self.one.sent(self.first))
        self.agency.take(self.second, self.two.sent(self.second))

    def link(
        self,
        by: MemoryVault,
        kind: EventKind = EventKind.LINK_CASES,
        case: CaseId | None = None,
        other: CaseId | None = None,
    ) -> str | None:
        """HQ's word on linking the first case with the second."""
        payload = CasesLinked(other or self.two.case, "The same call")
        event = by.append(kind, payload, report=None, case=case or self.one.case)
        return self.agency.take(by, event)[0].code

    def links(self, story: ReportStory) -> tuple[CaseId, ...]:
        """With which cases the story's case is linked."""
        standing = standing_of_case(self.hq, story.case)
        assert standing is not None
        return standing.links

    def seen(self, vault: MemoryVault) -> list[tuple[EventKind, str]]:
        """Kind and case of the links that the vault is handed."""
        items = self.agency.pull(vault).items
        events = [Event.from_json(item.body["event"]).header for item in items if item.kind is ItemKind.EVENT]
        return [(each.kind, each.case) for each in events if each.report is None]

    def submissions(self, vault: MemoryVault) -> set[str]:
        """The cases of which the vault is handed a report."""
        items = self.agency.pull(vault).items
        events = [Event.from_json(item.body["event"]).header for item in items if item.kind is ItemKind.EVENT]
        return {each.case for each in events if each.kind is EventKind.SUBMIT}


@pytest.fixture
def encounter(tmp_path: Path) -> Iterator[Encounter]:
    """The two cases."""
    made = Encounter(tmp_path / "hq")
    yield made
    made.agency.close()


def test_a_supervisor_links_them_and_each_officer_hears_of_it_in_the_own_case(encounter: Encounter) -> None:
    """Both cases say so; neither officer gets a report of the other one's."""
    assert encounter.link(encounter.supervisor) is None
    assert encounter.links(encounter.one) == (encounter.two.case,)
    assert encounter.links(encounter.two) == (encounter.one.case,)
    assert encounter.seen(encounter.first) == [(EventKind.LINK_CASES, encounter.one.case)]
    assert encounter.seen(encounter.second) == [(EventKind.LINK_CASES, encounter.two.case)]
    assert encounter.submissions(encounter.first) == {encounter.one.case}
    assert encounter.submissions(encounter.second) == {encounter.two.case}
    assert verify(encounter.hq).faults == ()


def test_a_link_is_taken_back_on_both_sides(encounter: Encounter) -> None:
    """From whichever case; once more is no change."""
    encounter.link(encounter.supervisor)
    back = (encounter.two.case, encounter.one.case)
    assert encounter.link(encounter.supervisor, EventKind.UNLINK_CASES, *back) is None
    assert (encounter.links(encounter.one), encounter.links(encounter.two)) == ((), ())
    assert encounter.link(encounter.supervisor, EventKind.UNLINK_CASES) == "no_change"
    assert encounter.link(encounter.supervisor) is None
    assert encounter.link(encounter.supervisor) == "no_change"
    assert verify(encounter.hq).faults == ()


def test_nobody_learns_of_a_case_by_linking_it(encounter: Encounter) -> None:
    """An officer who is not on the other case, a stranger, a case that never was: one and the same answer."""
    nowhere = ReportStory().case
    said = {
        encounter.link(encounter.first),
        encounter.link(encounter.first, other=nowhere),
        encounter.link(encounter.elsewhere),
        encounter.link(encounter.elsewhere, case=nowhere),
        encounter.link(encounter.supervisor, other=nowhere),
    }
    assert said == {"unknown_case"}
    assert encounter.link(encounter.supervisor, other=encounter.one.case) == "malformed_payload"
    assert (encounter.links(encounter.one), encounter.links(encounter.two)) == ((), ())


def test_a_sealed_case_is_not_linked(encounter: Encounter) -> None:
    """Neither from it nor to it, by nobody."""
    seal(encounter.hq, encounter.two.case, "2026-J-9", "", encounter.judge)
    assert encounter.link(encounter.supervisor) == "sealed"
    assert encounter.link(encounter.supervisor, case=encounter.two.case, other=encounter.one.case) == "sealed"
    with pytest.raises(UserError) as refused:
        set_link(encounter.hq, encounter.one.case, encounter.two.case, "", encounter.judge)
    assert refused.value.code == "sealed"


def test_an_administrator_links_cases_of_two_units(encounter: Encounter) -> None:
    """Which no supervisor could: HQ's own events, and a line of its trail."""
    south = encounter.agency.local_vault(encounter.agency.person("902", Role.OFFICER, unit="South"))
    story = ReportStory()
    encounter.agency.take(south, story.sent(south))
    assert encounter.link(encounter.supervisor, other=story.case) == "unknown_case"
    set_link(encounter.hq, encounter.one.case, story.case, "The same call", encounter.judge)
    assert encounter.links(story) == (encounter.one.case,)
    assert encounter.seen(south) == [(EventKind.LINK_CASES, story.case)]
    with pytest.raises(UserError, match="Nothing was changed"):
        set_link(encounter.hq, story.case, encounter.one.case, "", encounter.judge)
    set_link(encounter.hq, story.case, encounter.one.case, "", encounter.judge, ends=True)
    assert encounter.links(story) == ()
    assert verify(encounter.hq).faults == ()


def test_one_of_them_is_expunged_without_the_other(encounter: Encounter) -> None:
    """What stands in the other case is under its own key, and its record verifies."""
    encounter.link(encounter.supervisor)
    expunge(encounter.hq, new_order(encounter.hq, encounter.one.case, "2026-CV-17", "", encounter.judge.id))
    assert encounter.links(encounter.two) == (encounter.one.case,)
    assert verify(encounter.hq).faults == ()


def test_one_encounter_is_kept_or_goes_as_a_whole(encounter: Encounter) -> None:
    """A hold on one case keeps the one that is linked with it; without it both are due, and both go."""
    for vault, story in ((encounter.first, encounter.one), (encounter.second, encounter.two)):
        encounter.agency.take(vault, story.withdrawn(vault))
    encounter.link(encounter.supervisor)
    set_rule(encounter.hq, "diversion", Rule("30d", Since.LAST_STEP), "root")
    encounter.agency.hq_clock.pass_time(timedelta(days=40))
    cases = due(encounter.hq).cases
    assert {each.case for each in cases} == {encounter.one.case, encounter.two.case}
    hold(encounter.hq, encounter.two.case, "2026-CR-4", "", encounter.judge)
    kept = {"it is under legal hold": 1, "a case that is linked with it is kept": 1}
    assert (due(encounter.hq).cases, due(encounter.hq).kept) == ((), kept)
    assert list(apply(encounter.hq, cases, "LE-12", encounter.judge)) == []
    set_link(encounter.hq, encounter.one.case, encounter.two.case, "", encounter.judge, ends=True)
    encounter.agency.hq_clock.pass_time(timedelta(days=40))
    assert [each.case for each in due(encounter.hq).cases] == [encounter.one.case]


def test_linked_cases_that_are_due_go_one_after_the_other(encounter: Encounter) -> None:
    """The second does not wait for the first, which is gone."""
    for vault, story in ((encounter.first, encounter.one), (encounter.second, encounter.two)):
        encounter.agency.take(vault, story.withdrawn(vault))
    encounter.link(encounter.supervisor)
    set_rule(encounter.hq, "diversion", Rule("30d", Since.LAST_STEP), "root")
    encounter.agency.hq_clock.pass_time(timedelta(days=40))
    done = list(apply(encounter.hq, due(encounter.hq).cases, "LE-12", encounter.judge))
    assert {proof.case for proof in done} == {encounter.one.case, encounter.two.case}
    assert verify(encounter.hq).faults == ()


@pytest.mark.xdist_group("postgresql")
def test_the_same_on_postgresql(tmp_path: Path) -> None:
    """Linked by an event, taken back at the keyboard, verified."""
    with postgresql_server() as new_database:
        encounter = Encounter(tmp_path / "hq", new_database())
        try:
            assert encounter.link(encounter.supervisor) is None
            assert encounter.links(encounter.two) == (encounter.one.case,)
            set_link(encounter.hq, encounter.two.case, encounter.one.case, "", encounter.judge, ends=True)
            assert encounter.links(encounter.one) == ()
            assert verify(encounter.hq).faults == ()
        finally:
            encounter.agency.close()
