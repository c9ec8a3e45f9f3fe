"""What HQ says to events: to good ones, repeats, forgeries, and those that come too late."""

from __future__ import annotations

import dataclasses
import json

import pytest

from citdesk.casework.errors import AdministratorError, EnvironmentProblem, Tampered
from citdesk.casework.events import EventKind, FormPin, Submission
from citdesk.casework.events.typed_json import to_json
from citdesk.casework.people import Role
from citdesk.hq.store import tables as t
from citdesk.wire.event import Event
from citdesk.wire.exchange import Batch, Outcome
from citdesk.wire.keys import SigningKey
from tests.sync.agency import DIVERSION, TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ANSWERS, ReportStory


@pytest.fixture
def officer(agency: TestedAgency) -> MemoryVault:
    """An officer's vault."""
    return agency.vault(agency.person("101", Role.OFFICER))


@pytest.fixture
def supervisor(agency: TestedAgency) -> MemoryVault:
    """A supervisor's vault, of the officer's unit."""
    return agency.vault(agency.person("201", Role.SUPERVISOR))


def test_a_repeat_gets_the_first_verdict_again(agency: TestedAgency, officer: MemoryVault) -> None:
    """When the acknowledgement was lost, the same batch gets the same position, and nothing is doubled."""
    batch = officer.batch_of(ReportStory().sent(officer))
    first = agency.push(officer, batch)
    again = agency.push(officer, batch)
    assert [v.outcome for v in first] == [Outcome.ACCEPTED]
    assert [v.outcome for v in again] == [Outcome.ALREADY_HAVE]
    assert [v.position for v in again] == [v.position for v in first]


def test_a_repeated_refusal_is_the_same_refusal(agency: TestedAgency, officer: MemoryVault) -> None:
    """A refused event sent again gets its code again, not another judgement."""
    batch = officer.batch_of(ReportStory().approved(officer, officer.vault))  # type: ignore[arg-type]
    first, again = agency.push(officer, batch), agency.push(officer, batch)
    assert first == again
    assert (first[0].outcome, first[0].code) == (Outcome.REFUSED, "unknown_report")


def test_an_exchange_cut_off_before_its_acknowledgement_is_repeated_without_harm(
    agency: TestedAgency, officer: MemoryVault
) -> None:
    """A vault that forgot the verdicts sends all again and ends where it was."""
    story = ReportStory()
    story.sent(officer)
    agency.sync(officer)
    before = dict(officer.verdicts)
    officer.forget_verdicts()
    agency.sync(officer)
    assert {e: v.position for e, v in officer.verdicts.items()} == {e: v.position for e, v in before.items()}


@pytest.mark.logs_warnings
def test_other_bytes_under_a_known_id_are_quarantined(agency: TestedAgency, officer: MemoryVault) -> None:
    """A second content for an event that HQ has never replaces the first."""
    event = ReportStory().sent(officer)
    agency.push(officer, officer.batch_of(event))
    header = json.loads(event.header_text)
    forged = Event(
        json.dumps(header | {"monotonic": 1}, separators=(",", ":")), event.payload_text, event.salt
    )
    verdict = agency.push(officer, officer.batch_of(forged))[0]
    assert (verdict.outcome, verdict.code) == (Outcome.QUARANTINED, "same_id_other_bytes")
    with agency.hq.database.read() as connection:
        assert connection.execute(t.events.select().where(t.events.c.id == event.header.id)).one().header == (
            event.header_text
        )
        assert connection.execute(t.quarantine.select()).one().event == event.header.id


@pytest.mark.logs_warnings
def test_a_gap_in_the_chain_stops_the_batch_there(agency: TestedAgency, officer: MemoryVault) -> None:
    """An event whose predecessor HQ never saw is held, and what follows it stays unanswered."""
    events = [ReportStory().sent(officer) for _ in range(4)]
    agency.push(officer, officer.batch_of(events[0]))
    verdicts = agency.push(officer, officer.batch_of(events[2], events[3]))
    assert [(v.event, v.code) for v in verdicts] == [(events[2].header.id, "broken_chain")]
    assert [v.outcome for v in agency.push(officer, officer.batch_of(*events[1:]))] == [Outcome.ACCEPTED] * 3


@pytest.mark.logs_warnings
def test_an_exchange_over_a_broken_chain_says_so(agency: TestedAgency, officer: MemoryVault) -> None:
    """The loop does not go on as if nothing were wrong with this vault's history."""
    ReportStory().sent(officer)
    lost = officer.events.pop()
    ReportStory().sent(officer)
    with pytest.raises(Tampered) as failure:
        agency.sync(officer)
    assert failure.value.code == "broken_chain"
    assert lost not in officer.events


def test_links_broken_within_a_batch_prove_nothing(agency: TestedAgency, officer: MemoryVault) -> None:
    """A signature covers a batch only through its links: with one missing, nothing is taken."""
    events = [ReportStory().sent(officer) for _ in range(3)]
    with pytest.raises(EnvironmentProblem) as failure:
        agency.push(officer, officer.batch_of(events[0], events[2]))
    assert failure.value.code == "broken_chain"
    assert agency.push(officer, officer.batch_of(*events))[0].outcome is Outcome.ACCEPTED


def test_a_signature_by_another_key_is_refused(agency: TestedAgency, officer: MemoryVault) -> None:
    """Nobody without the vault's key can add to its chain."""
    event = ReportStory().sent(officer)
    good, officer.key = officer.key, SigningKey.generate()
    forged = officer.batch_of(event)
    officer.key = good
    with pytest.raises(AdministratorError) as failure:
        agency.push(officer, forged)
    assert failure.value.code == "bad_signature"


def test_a_signature_over_another_end_is_refused(agency: TestedAgency, officer: MemoryVault) -> None:
    """A vault's own signature over an earlier head does not carry a later event."""
    first, second = ReportStory().sent(officer), ReportStory().sent(officer)
    borrowed = dataclasses.replace(officer.batch_of(first), events=(first, second))
    with pytest.raises(AdministratorError) as failure:
        agency.push(officer, borrowed)
    assert failure.value.code == "wrong_head"


def test_an_assertion_is_no_head_signature(agency: TestedAgency, officer: MemoryVault) -> None:
    """A signature made for one use is refused for every other."""
    event = ReportStory().sent(officer)
    assertion = officer.assertion("citdesk-hq", agency.hq_clock.now(), "n")
    with pytest.raises(AdministratorError) as failure:
        agency.push(officer, Batch(officer.vault, (event,), assertion))
    assert failure.value.code == "wrong_use"


def test_a_payload_that_does_not_fit_its_digest_is_refused(
    agency: TestedAgency, officer: MemoryVault
) -> None:
    """The header's digest decides what the author wrote."""
    event = ReportStory().sent(officer)
    changed = Event(event.header_text, (event.payload_text or "").replace("Trespass", "Theft"), event.salt)
    verdict = agency.push(officer, officer.batch_of(changed))[0]
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "digest_mismatch")


def test_a_vault_may_not_write_as_somebody_else(
    agency: TestedAgency, officer: MemoryVault, supervisor: MemoryVault
) -> None:
    """An officer cannot sign as the supervisor beside them."""
    story = ReportStory()
    officer.person, own = supervisor.person, officer.person
    event = story.sent(officer)
    officer.person = own
    verdict = agency.push(officer, officer.batch_of(event))[0]
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "foreign_author")


def test_a_batch_of_another_vault_is_refused(
    agency: TestedAgency, officer: MemoryVault, supervisor: MemoryVault
) -> None:
    """A vault delivers its own chain only."""
    batch = supervisor.batch_of(ReportStory().sent(supervisor))
    with pytest.raises(EnvironmentProblem) as failure:
        agency.push(officer, batch)
    assert failure.value.code == "foreign_vault"


def test_nobody_approves_their_own_report(agency: TestedAgency, supervisor: MemoryVault) -> None:
    """A supervisor's own report needs another supervisor."""
    story = ReportStory()
    story.sent(supervisor)
    story.approved(supervisor)
    agency.sync(supervisor)
    assert [v.code for v in supervisor.verdicts.values()] == [None, "own_report"]


def test_an_approval_of_an_older_revision_is_overtaken(
    agency: TestedAgency, officer: MemoryVault, supervisor: MemoryVault
) -> None:
    """The decision names the revision it judged; a newer one is not approved unseen."""
    story = ReportStory()
    first = story.sent(officer)
    story.withdrawn(officer)
    story.sent(officer)
    agency.sync(officer)
    late = story.approved(supervisor, first.header.id)
    agency.sync(supervisor)
    assert supervisor.verdicts[late.header.id].code == "overtaken"


def test_what_follows_a_refused_event_gets_the_lifecycle_s_word(
    agency: TestedAgency, officer: MemoryVault, supervisor: MemoryVault
) -> None:
    """The chain goes on over a refused link; the next good event is taken."""
    story, other = ReportStory(), ReportStory()
    story.approved(supervisor, officer.vault)  # type: ignore[arg-type]
    other.sent(supervisor)
    agency.sync(supervisor)
    assert [v.outcome for v in supervisor.verdicts.values()] == [Outcome.REFUSED, Outcome.ACCEPTED]


def test_a_form_that_hq_does_not_know_is_refused(agency: TestedAgency, officer: MemoryVault) -> None:
    """Answers are only taken with the very form version that says what they mean."""
    story = ReportStory(dataclasses.replace(DIVERSION, version="2"))
    verdict = agency.push(officer, officer.batch_of(story.sent(officer)))[0]
    assert verdict.code == "unknown_form"


@pytest.mark.parametrize(
    "answers",
    [
        "not xml",
        "<referral><need>x</need></referral>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><diversion>&b;</diversion>",
    ],
)
def test_answers_that_are_not_of_their_form_are_refused(
    agency: TestedAgency, officer: MemoryVault, answers: str
) -> None:
    """What could not be projected later is not taken now."""
    verdict = agency.push(officer, officer.batch_of(ReportStory().sent(officer, answers)))[0]
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "malformed_payload")


@pytest.mark.parametrize("case", ["<case>", "<notes/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><case>&b;</case>"])
def test_a_case_that_no_reviewer_could_open_is_refused(
    agency: TestedAgency, officer: MemoryVault, case: str
) -> None:
    """What a report is reviewed with is looked at as its answers are."""
    story, pin = ReportStory(), FormPin(DIVERSION.id, DIVERSION.version, DIVERSION.sha256)
    written = json.dumps(to_json(Submission(pin, ANSWERS, case_xml=case)))
    event = officer.append(EventKind.SUBMIT, written, report=story.report, case=story.case)
    assert agency.push(officer, officer.batch_of(event))[0].code == "malformed_payload"


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "[]",
        "{}",
        "nul",
        '{"pin":{}}',
        '{"pin":3,"instance_xml":"","attachments":[]}',
        "[" * 100_000,
        '{"pin":{"form_id":"\\ud800"}}',
    ],
)
def test_a_malformed_payload_is_refused(agency: TestedAgency, officer: MemoryVault, payload: str) -> None:
    """Nonsense under a good signature gets a code, and the chain goes on."""
    story = ReportStory()
    event = officer.append(EventKind.SUBMIT, payload, report=story.report, case=story.case)
    good = ReportStory().sent(officer)
    verdicts = agency.push(officer, officer.batch_of(event, good))
    assert [(v.outcome, v.code) for v in verdicts] == [
        (Outcome.REFUSED, "malformed_payload"),
        (Outcome.ACCEPTED, None),
    ]


@pytest.mark.parametrize("attachments", [[1], ["a"], [["a"]], [[]], [{"a": 1}], [None]])
def test_malformed_attachments_are_refused(
    agency: TestedAgency, officer: MemoryVault, attachments: list[object]
) -> None:
    """A list of attachments that is none gets a code, never a fault of HQ's."""
    story = ReportStory()
    pin = FormPin(DIVERSION.id, DIVERSION.version, DIVERSION.sha256)
    value = to_json(Submission(pin, ANSWERS)) | {"attachments": attachments}
    event = officer.append(EventKind.SUBMIT, json.dumps(value), report=story.report, case=story.case)
    assert agency.push(officer, officer.batch_of(event))[0].code == "malformed_payload"


@pytest.mark.parametrize("field", ["id", "report", "case", "author", "epoch"])
@pytest.mark.parametrize("value", ["'; DROP TABLE events; --", "../../etc/passwd", "x" * 3000, "\ud800"])
def test_tricks_in_a_header_are_refused(
    agency: TestedAgency, officer: MemoryVault, field: str, value: str
) -> None:
    """Ids are UUIDs; anything else is malformed, whatever it tries."""
    event = ReportStory().sent(officer)
    header = json.loads(event.header_text) | {field: value}
    bad = Event(json.dumps(header), event.payload_text, event.salt)
    body = {"format": 0, "vault": officer.vault, "events": [bad.to_json()], "signature": "a.b.c"}
    token = agency.token(officer)
    with agency.transport() as line, pytest.raises(EnvironmentProblem) as failure:
        line.post("/v1/push", json.dumps(body), token)
    assert failure.value.code == "malformed"


def test_a_clock_years_off_is_no_reason_to_refuse(agency: TestedAgency, officer: MemoryVault) -> None:
    """The device's clock is kept, never trusted: the report is taken and HQ's time used for the token."""
    officer.clock.set_wall(officer.clock.now().replace(year=2009))
    ReportStory().sent(officer)
    agency.sync(officer)
    assert [v.outcome for v in officer.verdicts.values()] == [Outcome.ACCEPTED]
