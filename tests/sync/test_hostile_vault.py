"""What a certified vault that means harm may not do to others, and what the proof has to find."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from citdesk.casework.events import EventKind, FormPin, Submission, write_payload
from citdesk.casework.people import Role
from citdesk.hq.expunging import expunge, new_order
from citdesk.hq.failures import RequestRefused
from citdesk.hq.verification import verify
from citdesk.wire.assertion import AUDIENCE
from citdesk.wire.encoding import FORMAT, MalformedMessage, to_base64
from citdesk.wire.event import Event
from citdesk.wire.exchange import Batch, Verdict
from citdesk.wire.header import header_hash
from citdesk.wire.keys import Use
from tests.sync.agency import DIVERSION, TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TestedAgency]:
    """An HQ without a network."""
    agency = TestedAgency(tmp_path / "hq")
    yield agency
    agency.close()


@pytest.fixture
def officer(agency: TestedAgency) -> MemoryVault:
    """The vault that means harm."""
    return agency.local_vault(agency.person("101", Role.OFFICER))


def _forged(agency: TestedAgency, vault: MemoryVault, event: Event, **changed: str) -> tuple[Verdict, ...]:
    """HQ's verdicts on an event with other words in its header, its chain signed over these."""
    header = json.dumps(json.loads(event.header_text) | changed)
    batch = vault.batch_of(event)
    at = {"format": FORMAT, "vault": vault.vault, "epoch": event.header.epoch, "number": event.header.number}
    sent = {
        **json.loads(batch.to_text()),
        "events": [[header, event.payload_text, to_base64(event.salt or b"")]],
        "signature": vault.key.sign(Use.CHAIN_HEAD, {**at, "hash": header_hash(header)}),
    }
    known, person = agency.hq.admission.admitted(vault.vault)
    return agency.hq.ingest.take(
        Batch.from_text(json.dumps(sent)), known, person, agency.hq_clock.now()
    ).verdicts


@pytest.mark.parametrize(
    "wall", ["0500-01-01T00:00:00+00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
def test_a_year_that_no_clock_shows_is_malformed(
    agency: TestedAgency, officer: MemoryVault, wall: str
) -> None:
    """HQ would sign it into a standing that nobody can read, and stop everybody who works on the report."""
    with pytest.raises(MalformedMessage):
        _forged(agency, officer, ReportStory().sent(officer), wall=wall)


def test_a_clock_in_its_first_year_is_taken(agency: TestedAgency, officer: MemoryVault) -> None:
    """A computer whose battery is dead shows 1970; its reports are flagged, never refused."""
    (verdict,) = _forged(agency, officer, ReportStory().sent(officer), wall="1970-01-01T00:00:00+00:00")
    assert verdict.position


def test_a_digest_of_other_letters_matches_nothing(agency: TestedAgency, officer: MemoryVault) -> None:
    """Letters outside of ASCII are a wrong digest like any other."""
    (verdict,) = _forged(agency, officer, ReportStory().sent(officer), digest="é")
    assert verdict.code == "digest_mismatch"


def test_two_events_of_one_batch_have_two_ids(agency: TestedAgency, officer: MemoryVault) -> None:
    """The second cannot be meant, and nothing of the batch is taken."""
    first, second = ReportStory().sent(officer), ReportStory().sent(officer)
    header = json.loads(second.header_text) | {"id": first.header.id}
    with pytest.raises(RequestRefused) as refused:
        agency.take(officer, first, replace(second, header_text=json.dumps(header)))
    assert refused.value.code == "malformed"


@pytest.mark.parametrize(
    ("attachment", "parent"),
    [
        ({}, "x\0"),
        ({"chunks": ["\0" * 43]}, None),
        ({"chunks": ["/" * 43]}, None),
        ({"sha256": "g" * 64}, None),
    ],
)
def test_nothing_is_taken_that_hq_could_not_say_again(
    agency: TestedAgency, officer: MemoryVault, attachment: dict[str, object], parent: str | None
) -> None:
    """NUL in a payload and ids of pieces that are none would stop those who ask for them later."""
    whole = {
        "name": "x",
        "media_type": "image/png",
        "size": 1,
        "sha256": "0" * 64,
        "key": to_base64(b"0" * 32),
        "chunks": ["A" * 43],
    }
    story = ReportStory()
    said = json.loads(write_payload(Submission(FormPin(DIVERSION.id, "1", "a" * 64), "<diversion/>")))
    said |= {"parent_report": parent, "attachments": [whole | attachment] if attachment else []}
    event = officer.append(EventKind.SUBMIT, json.dumps(said), report=story.report, case=story.case)
    assert agency.take(officer, event)[0].code == "malformed_payload"


@pytest.mark.parametrize("claims", [{"exp": 253402300799}, {"iat": -62135596800}])
def test_an_assertion_at_the_end_of_time_is_expired(
    agency: TestedAgency, officer: MemoryVault, claims: dict[str, int]
) -> None:
    """Times that cannot be reckoned with are refused like others that are too far away."""
    now = int(agency.hq_clock.now().timestamp())
    said = {
        "iss": officer.vault,
        "sub": officer.vault,
        "aud": AUDIENCE,
        "iat": now,
        "exp": now + 60,
        "jti": "x",
    }
    with pytest.raises(RequestRefused) as refused:
        agency.hq.admission.token(officer.key.sign(Use.ASSERTION, {**said, **claims}), agency.hq_clock.now())
    assert refused.value.code == "assertion_expired"


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("0001-01-01T00:00:00+14:00", "0001-02-01T00:00:00+14:00"),
        ("9999-12-01T00:00:00-14:00", "9999-12-31T23:59:59-14:00"),
    ],
)
def test_a_cover_at_the_end_of_time_is_malformed(agency: TestedAgency, begins: str, ends: str) -> None:
    """A supervisor's absence begins and ends in years that a zone can be applied to."""
    supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
    deputy = agency.person("202", Role.SUPERVISOR, unit="South")
    said = {"unit": "North", "deputy": deputy.id, "begins": begins, "ends": ends}
    event = supervisor.append(
        EventKind.START_COVER,
        json.dumps(said),
        report=None,
        case=str(uuid.uuid4()),  # type: ignore[arg-type]
    )
    assert agency.take(supervisor, event)[0].code == "malformed_payload"


def test_nothing_is_kept_of_a_forged_order(agency: TestedAgency, officer: MemoryVault) -> None:
    """Orders are under a key that is never destroyed: what a vault calls one loses its content."""
    story = ReportStory()
    agency.take(officer, story.sent(officer))
    for _ in range(2):  # before there ever was an order, and after the case's own
        forged = officer.append(
            EventKind.EXPUNGE, '{"order":"MARK"}', report=story.report, case=story.case, follows=story.version
        )
        assert agency.take(officer, forged)[0].code
        expunge(agency.hq, new_order(agency.hq, story.case, "1", "", officer.person))
    with sqlite3.connect(agency.root / "hq.db") as record:
        query = (
            "SELECT count(*) FROM events WHERE kind = 'expunge' AND code IS NOT NULL AND sealed IS NOT NULL"
        )
        assert record.execute(query).fetchone() == (0,)
    record.close()
    assert verify(agency.hq).faults == ()


def test_the_id_of_an_expunged_report_is_not_used_again(agency: TestedAgency, officer: MemoryVault) -> None:
    """Neither in another case nor by another unit: who tries hears what anybody hears of no report."""
    story = ReportStory()
    agency.take(officer, story.sent(officer))
    expunge(agency.hq, new_order(agency.hq, story.case, "1", "", officer.person))
    other = agency.local_vault(agency.person("102", Role.OFFICER, unit="South"))
    again = ReportStory(report=story.report)
    assert agency.take(other, again.sent(other))[0].code == "unknown_report"
    assert verify(agency.hq).faults == ()


def test_the_proof_finds_a_vault_given_to_somebody_else(agency: TestedAgency, officer: MemoryVault) -> None:
    """Whose vault it is stands under HQ's signature, and a refused step keeps its content too."""
    other = agency.person("102", Role.SUPERVISOR)
    story = ReportStory()
    agency.take(officer, story.sent(officer))
    assert agency.take(officer, story.approved(officer))[0].code
    assert verify(agency.hq).faults == ()
    with sqlite3.connect(agency.root / "hq.db") as record:
        record.execute("UPDATE events SET sealed = NULL WHERE code IS NOT NULL")
    assert [fault.code for fault in verify(agency.hq).faults] == ["payload_missing"]
    with sqlite3.connect(agency.root / "hq.db") as record:
        record.execute("UPDATE vaults SET person = ? WHERE id = ?", (other.id, officer.vault))
    record.close()
    assert "vault_changed" in [fault.code for fault in verify(agency.hq).faults]
