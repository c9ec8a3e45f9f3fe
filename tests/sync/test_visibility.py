"""Who gets what from HQ, decided for every request (design §4.5)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from citdesk.casework.events import DiversionStep
from citdesk.casework.lifecycle import steps_that_count
from citdesk.casework.people import Role
from citdesk.casework.projection import Audience
from citdesk.hq.verification import verify
from citdesk.wire.directory import Directory
from citdesk.wire.exchange import ItemKind
from citdesk.wire.projected import Projected
from tests.sync.agency import REFERRAL, TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ANSWERS, ReportStory


class Cast:
    """An officer, their supervisor and a liaison, each with a vault."""

    def __init__(self, agency: TestedAgency) -> None:
        self.agency = agency
        self.officer = agency.vault(agency.person("101", Role.OFFICER))
        self.supervisor = agency.vault(agency.person("201", Role.SUPERVISOR))
        self.liaison = agency.vault(agency.person("301", Role.LIAISON))

    def approved(self) -> ReportStory:
        """A report that was sent and approved."""
        story = ReportStory()
        story.sent(self.officer)
        self.agency.sync(self.officer)
        story.approved(self.supervisor)
        self.agency.sync(self.supervisor)
        return story

    def sync(self, *vaults: MemoryVault) -> None:
        """One exchange each, in this order."""
        for vault in vaults:
            self.agency.sync(vault)

    def projections(self) -> list[Projected]:
        """What the liaison's vault got, verified."""
        key = self.agency.hq.signing_key.public
        return [
            Projected.verify(key, str(item.body["signed"]))
            for item in self.liaison.pulled(ItemKind.PROJECTION)
        ]

    def recalls(self) -> list[tuple[object, object]]:
        """What the liaison's vault was told to delete, and why."""
        return [(i.body["report"], i.body["reason"]) for i in self.liaison.pulled(ItemKind.RECALL)]


@pytest.fixture
def people(agency: TestedAgency) -> Cast:
    """The three people of a diversion."""
    return Cast(agency)


def test_a_liaison_gets_the_court_s_answers_and_no_other(people: Cast) -> None:
    """Nothing that is labelled for others, or for nobody, reaches a liaison in any form."""
    story = people.approved()
    people.sync(people.liaison)
    said = people.projections()[0]
    everything = json.dumps([item.to_json() for item in people.liaison.items]) + said.instance_xml
    assert "COURT-MARKER" in said.instance_xml
    for marker in ("HEALTH-MARKER", "NOTES-MARKER", "diagnosis", "notes"):
        assert marker not in everything
    assert (said.report, said.audience, said.number) == (story.report, Audience.COURT, "DV-2026-0001")
    assert (said.author.badge, said.approver.badge) == ("101", "201")
    assert said.revision == story.revision
    assert said.demonstration


def test_a_liaison_gets_nothing_before_approval(people: Cast) -> None:
    """A report under review does not exist for the court."""
    ReportStory().sent(people.officer)
    people.sync(people.officer, people.liaison)
    assert [item.kind for item in people.liaison.items] == [ItemKind.DIRECTORY]


def test_a_form_without_the_court_audience_never_reaches_a_liaison(people: Cast) -> None:
    """The catalogue's audiences decide, whatever a single answer says."""
    story = ReportStory(REFERRAL)
    story.sent(people.officer, "<referral><need>COURT-MARKER</need></referral>")
    people.sync(people.officer)
    story.approved(people.supervisor)
    people.sync(people.supervisor, people.liaison)
    assert people.projections() == []


def test_while_an_amendment_is_reviewed_a_liaison_sees_that_it_is(people: Cast) -> None:
    """The approved revision stays; of the new one only its existence is told, until it is approved."""
    story = people.approved()
    people.sync(people.liaison)
    first = story.revision
    story.amended(people.officer, ANSWERS.replace("COURT-MARKER", "AMENDED"))
    people.sync(people.officer, people.liaison)
    pending = people.projections()[-1]
    assert (pending.amendment_pending, pending.revision) == (True, first)
    assert "AMENDED" not in pending.instance_xml
    story.approved(people.supervisor)
    people.sync(people.supervisor, people.liaison)
    final = people.projections()[-1]
    assert people.recalls() == [(story.report, "superseded")]
    assert (final.amendment_pending, final.revision_number) == (False, 2)
    assert "AMENDED" in final.instance_xml


def test_every_liaison_learns_what_another_recorded(people: Cast) -> None:
    """Steps and the court's papers are told with who did it; they stay when a newer version is approved."""
    story = people.approved()
    story.advanced(people.liaison, DiversionStep.PROGRAM_ACCEPTED, "From Monday on")
    story.paper_issued(people.liaison)
    people.sync(people.liaison)
    story.amended(people.officer)
    people.sync(people.officer)
    story.approved(people.supervisor)
    late = people.agency.vault(people.agency.person("302", Role.LIAISON))
    people.sync(people.supervisor, late)
    key = people.agency.hq.signing_key.public
    (item,) = late.pulled(ItemKind.PROJECTION)
    said = Projected.verify(key, str(item.body["signed"]))
    (step,), (paper,) = said.steps, said.papers
    assert (step.advanced.step, step.advanced.note) == (DiversionStep.PROGRAM_ACCEPTED, "From Monday on")
    assert (step.by.badge, paper.by.badge, paper.issued.document_id) == ("301", "301", "DOC-1")


def test_voiding_recalls_what_is_out(people: Cast) -> None:
    """A void report's projection is deleted everywhere, and a new liaison never gets it."""
    story = people.approved()
    people.sync(people.liaison)
    story.voided(people.supervisor)
    people.sync(people.supervisor, people.liaison)
    assert people.recalls() == [(story.report, "void")]
    late = people.agency.vault(people.agency.person("302", Role.LIAISON))
    people.sync(late)
    assert late.pulled(ItemKind.PROJECTION) == []


def test_superseded_projections_are_not_handed_out_any_more(people: Cast) -> None:
    """A liaison who comes late gets what is on record now, once."""
    story = people.approved()
    story.amended(people.officer)
    people.sync(people.officer)
    story.approved(people.supervisor)
    people.sync(people.supervisor, people.liaison)
    assert [said.revision_number for said in people.projections()] == [2]


def test_another_unit_s_supervisor_gets_nothing(people: Cast) -> None:
    """Supervisors see their own unit's reports."""
    people.approved()
    other = people.agency.vault(people.agency.person("202", Role.SUPERVISOR, unit="South"))
    people.sync(other)
    assert [item.kind for item in other.items] == [ItemKind.DIRECTORY]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CLINICIAN, Role.ANALYST, Role.ADMINISTRATOR])
def test_others_get_the_directory_only(people: Cast, role: Role) -> None:
    """A colleague, a clinician, an analyst or an administrator gets no content of a report."""
    people.approved()
    other = people.agency.vault(people.agency.person("401", role))
    people.sync(other)
    assert [item.kind for item in other.items] == [ItemKind.DIRECTORY]


def test_an_author_hears_of_decisions_and_of_the_number(people: Cast) -> None:
    """What happens to a report comes back to its author, HQ's own acts among it."""
    people.approved()
    people.sync(people.officer)
    events = [event.header for event in people.officer.pulled_events()]
    assert [header.kind.value for header in events] == ["submit", "set_number", "approve"]
    assert events[1].author == people.agency.hq.own_chain.person.id


def test_an_author_s_other_vault_gets_their_reports_too(people: Cast) -> None:
    """Another car tomorrow: the person's reports are there as well."""
    story = people.approved()
    person = people.agency.administration.person("101")
    other = people.agency.vault(person)
    people.sync(other)
    assert {event.header.report for event in other.pulled_events()} == {story.report}


def test_everybody_gets_the_directory_as_it_is_now(people: Cast) -> None:
    """Only the newest directory is handed out, with HQ itself among the people."""
    people.sync(people.officer)
    people.agency.person("999", Role.OFFICER)
    people.sync(people.officer)
    directories = [Directory.from_json(i.body) for i in people.officer.pulled(ItemKind.DIRECTORY)]
    assert len(directories) == 2
    newest = directories[-1]
    assert {person.badge for person in newest.people} == {"101", "201", "301", "999", ""}
    assert newest.hq in {person.id for person in newest.people}
    assert newest.agency.demonstration


def test_everybody_hears_what_was_entered_for_papers(people: Cast) -> None:
    """With the next exchange, without a restart of HQ; taking it out is heard as well."""
    people.sync(people.officer)
    for legends in ({"part2_notice": "The rule's own words."}, {}):
        people.agency.administration.set_legends(legends)
        people.sync(people.officer)
        newest = Directory.from_json(people.officer.pulled(ItemKind.DIRECTORY)[-1].body)
        assert newest.agency.legends == legends


def test_hq_takes_one_of_two_corrections_of_a_day_and_tells_every_liaison(people: Cast) -> None:
    """The first that arrives counts, and is told beside the step; the other named a day that is gone."""
    story, step, right = people.approved(), DiversionStep.PROGRAM_ACCEPTED, date(2026, 3, 18)
    story.advanced(people.liaison, step)
    other = people.agency.vault(people.agency.person("302", Role.LIAISON))
    people.sync(people.liaison, other)
    story.corrected(people.liaison, step, right)
    late = story.corrected(other, step, date(2026, 3, 19))
    people.sync(people.liaison, other)
    (said,) = [
        Projected.verify(people.agency.hq.signing_key.public, str(item.body["signed"]))
        for item in other.pulled(ItemKind.PROJECTION)
    ][-1:]
    told = [each.advanced for each in said.steps]
    assert [(each.on, each.corrects) for each in told] == [
        (date(2026, 3, 20), None),
        (right, date(2026, 3, 20)),
    ]
    assert [each.on for each in steps_that_count(told)] == [right]
    assert other.verdicts[late.header.id].code == "overtaken"
    assert verify(people.agency.hq).faults == ()
