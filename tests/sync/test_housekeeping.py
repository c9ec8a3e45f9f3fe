"""What is settled beside the record: the terms HQ signs for each vault, and the trails it keeps."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

import pytest
from sqlalchemy import update

from citdesk.casework.errors import CitdeskError, Tampered
from citdesk.casework.people import Person, Role
from citdesk.hq.audit_review import mark_reviewed, review
from citdesk.hq.house_rules import HouseRules
from citdesk.hq.store import tables as t
from citdesk.hq.verification import verify
from citdesk.sync.exchange import Exchange
from citdesk.wire.audit import AuditBatch, TrailLine
from citdesk.wire.encoding import MalformedMessage, write_time
from citdesk.wire.terms import Settings, Terms
from citdesk.wire.unlock import unlock_key
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault


class TrailedVault(MemoryVault):
    """A vault in memory that keeps house as well: its terms and its trail."""

    terms = ""
    sent = 0

    def __init__(self, agency: TestedAgency, person: Person) -> None:
        super().__init__(agency.clock)
        self.lines: list[TrailLine] = []
        self.agency = agency
        agency.admit(self, person)

    def did(self, did: str, outcome: str = "ok") -> TrailLine:
        """Adds a line to the trail."""
        line = TrailLine(len(self.lines) + 1, write_time(self.clock.now()), did, "", outcome, "")
        self.lines.append(line)
        return line

    def batch(self, first: int, last: int) -> AuditBatch:
        """The lines from first to last, signed."""
        before = ""
        for line in self.lines[: first - 1]:
            before = line.link(before)
        return AuditBatch.make(self.vault, before, self.lines[first - 1 : last], self.key)

    def keep(self, batch: AuditBatch) -> int:
        """HQ's answer without a network."""
        known, _ = self.agency.hq.admission.admitted(self.vault)
        return self.agency.hq.trails.take(batch, known, self.agency.hq_clock.now())

    def receive_terms(self, signed: str) -> None:
        """See ``House``."""
        self.terms = signed

    def next_audit(self, most: int) -> AuditBatch | None:
        """See ``House``."""
        last = min(len(self.lines), self.sent + most)
        return self.batch(self.sent + 1, last) if last > self.sent else None

    def record_audit(self, kept: int) -> None:
        """See ``House``."""
        self.sent = min(kept, len(self.lines))

    def sync(self) -> None:
        """One exchange over the network, with the house kept."""
        with self.agency.transport() as line:
            Exchange(self, line, self.clock, secrets.token_bytes, self).exchange_once()

    def told(self) -> Terms:
        """The terms as this vault verifies them."""
        return Terms.read(self.terms, self.agency.hq.signing_key.public, self.vault)


@pytest.fixture
def officer(agency: TestedAgency) -> TrailedVault:
    """An officer's vault."""
    return TrailedVault(agency, agency.person("101", Role.OFFICER))


def test_each_exchange_brings_the_terms_as_they_are_then(agency: TestedAgency, officer: TrailedVault) -> None:
    """The defaults first, what the agency set afterwards; the lease counts from HQ's time."""
    officer.sync()
    told = officer.told()
    assert (told.settings, told.work_until - told.told_at) == (Settings(), timedelta(days=14))
    assert told.told_at == agency.hq_clock.now()
    rules = HouseRules(Settings(screen_lock_minutes=3, shift_hours=12), lease_days=5)
    agency.administration.set_rules(rules)
    agency.hq_clock.pass_time(timedelta(seconds=1))
    officer.sync()
    told = officer.told()
    assert (told.settings, told.work_until - told.told_at) == (rules.settings, timedelta(days=5))


def test_terms_are_for_the_vault_that_asked(agency: TestedAgency, officer: TrailedVault) -> None:
    """Another vault does not believe them."""
    officer.sync()
    other = TrailedVault(agency, agency.person("102", Role.OFFICER))
    other.receive_terms(officer.terms)
    with pytest.raises(Tampered):
        other.told()


def test_only_a_supervisor_gets_unlock_keys_and_only_of_the_unit(
    agency: TestedAgency, officer: TrailedVault
) -> None:
    """The computers in service on which somebody of the unit has a vault, and no other."""
    elsewhere = TrailedVault(agency, agency.person("102", Role.OFFICER, unit="South"))
    revoked = TrailedVault(agency, agency.person("103", Role.OFFICER))
    agency.administration.revoke_device(revoked.vault)
    supervisor = TrailedVault(agency, agency.person("201", Role.SUPERVISOR))
    for vault in (officer, supervisor, elsewhere):
        vault.sync()
    assert officer.told().unlock_keys == elsewhere.told().unlock_keys == ()
    assert {each.device for each in supervisor.told().unlock_keys} == {officer.vault, supervisor.vault}
    key = unlock_key(hashlib.sha256(b"secret").hexdigest())
    assert {each.key for each in supervisor.told().unlock_keys} == {key}


def test_a_trail_arrives_once_and_whole(agency: TestedAgency, officer: TrailedVault) -> None:
    """A repeat and an overlap are answered alike, and HQ holds every line in order."""
    for _ in range(5):
        officer.did("opened")
    assert [officer.keep(officer.batch(1, 3)), officer.keep(officer.batch(1, 3))] == [3, 3]
    assert officer.keep(officer.batch(2, 5)) == 5
    assert officer.keep(officer.batch(1, 2)) == 5
    trail = next(each for each in review(agency.hq, everything=True) if each.owner.badge == "101")
    assert [line.number for line in trail.lines] == [1, 2, 3, 4, 5]
    assert trail.amiss == ()
    assert verify(agency.hq).faults == ()


def test_the_exchange_sends_the_trail_to_its_end(agency: TestedAgency, officer: TrailedVault) -> None:
    """More lines than one batch holds, in one exchange."""
    for _ in range(600):
        officer.did("opened")
    officer.sync()
    assert officer.sent == 600


def test_an_hq_from_an_older_copy_gets_the_trail_again(agency: TestedAgency, officer: TrailedVault) -> None:
    """The vault believes that HQ has what it lost, hears of the gap and sends everything."""
    for _ in range(4):
        officer.did("opened")
    officer.keep(officer.batch(1, 2))
    officer.sent = 3
    officer.sync()
    assert officer.sent == 4
    assert verify(agency.hq).faults == ()


def test_a_gap_a_forgery_and_a_stranger_s_trail_are_refused(
    agency: TestedAgency, officer: TrailedVault, caplog: pytest.LogCaptureFixture
) -> None:
    """Each with its code; nothing of them is kept."""
    other = TrailedVault(agency, agency.person("102", Role.OFFICER))
    for vault in (officer, other):
        for _ in range(3):
            vault.did("opened")
    cases: list[tuple[AuditBatch, str]] = [
        (officer.batch(2, 3), "audit_gap"),
        (other.batch(1, 3), "foreign_vault"),
        (
            AuditBatch(officer.vault, "", other.batch(1, 3).lines, officer.batch(1, 2).signature),
            "broken_audit",
        ),
        (AuditBatch.make(officer.vault, "", officer.lines, other.key), "bad_signature"),
        (AuditBatch.make(officer.vault, "elsewhere", officer.lines, officer.key), "broken_audit"),
    ]
    for batch, code in cases:
        with pytest.raises(CitdeskError) as refused:
            officer.keep(batch)
        assert refused.value.code == code
    caplog.clear()
    assert officer.keep(officer.batch(1, 1)) == 1


@pytest.mark.parametrize(
    "line",
    [
        TrailLine(1, "yesterday", "opened", "", "ok", ""),
        TrailLine(2**60, "2026-03-12T20:41:00+00:00", "opened", "", "ok", ""),
        TrailLine(1, "2026-03-12T20:41:00+00:00", "x" * 5000, "", "ok", ""),
    ],
)
def test_a_line_out_of_bounds_is_refused(officer: TrailedVault, line: TrailLine) -> None:
    """A time that is none, a number beyond every count, a text that never ends."""
    with pytest.raises(MalformedMessage):
        officer.keep(AuditBatch.make(officer.vault, "", [line], officer.key))


def test_a_trail_that_tells_the_past_otherwise_is_refused_and_reported(
    agency: TestedAgency, officer: TrailedVault, caplog: pytest.LogCaptureFixture
) -> None:
    """A vault restored from a copy, or somebody who took a line out: the review says so from then on."""
    for _ in range(3):
        officer.did("opened")
    officer.keep(officer.batch(1, 3))
    officer.lines[1] = TrailLine(2, officer.lines[1].at, "closed", "", "ok", "")
    officer.did("opened")
    for first in (1, 4):
        with pytest.raises(Tampered):
            officer.keep(officer.batch(first, 4))
    assert "trail_broken" in caplog.text
    caplog.clear()
    trail = next(each for each in review(agency.hq) if each.owner.badge == "101")
    assert trail.is_broken
    assert "do not continue" in trail.amiss[0]


@pytest.mark.parametrize(
    "change",
    [
        update(t.trail_lines).where(t.trail_lines.c.number == 2).values(outcome="ok"),
        t.trail_lines.delete().where(t.trail_lines.c.number == 2),
        t.trail_lines.delete().where(t.trail_lines.c.number == 3),
        update(t.trail_lines).values(signature=None),
    ],
)
def test_verify_finds_a_trail_changed_at_hq(
    agency: TestedAgency, officer: TrailedVault, change: object
) -> None:
    """A failure made to look well, a line taken out, the end cut off, the signatures dropped."""
    for outcome in ("ok", "wrong_passphrase", "ok"):
        officer.did("failed_sign_in", outcome)
    officer.keep(officer.batch(1, 3))
    with agency.hq.database.append() as connection:
        connection.execute(change)  # pyright: ignore[reportArgumentType]
    assert "broken_audit" in {fault.code for fault in verify(agency.hq).faults}


def test_a_review_shows_failures_once_and_keeps_that_it_was_done(
    agency: TestedAgency, officer: TrailedVault
) -> None:
    """The ordinary is counted, not shown; what was reviewed comes no more; HQ's own acts are shown."""
    officer.did("opened")
    officer.did("failed_sign_in", "wrong_passphrase")
    officer.keep(officer.batch(1, 2))
    seen = review(agency.hq)
    shown = {each.owner.badge: [line.did for line in each.lines] for each in seen}
    assert shown["101"] == ["failed_sign_in"]
    assert shown[""] == ["person_added"]
    mark_reviewed(agency.hq, seen, "pat")
    officer.did("opened")
    officer.keep(officer.batch(3, 3))
    later = {each.owner.badge: each for each in review(agency.hq)}
    assert (later["101"].lines, later["101"].new) == ((), 1)
    assert [line.did for line in later[""].lines] == ["trails_reviewed"]


def test_a_revoked_device_is_shut_out_at_its_next_request(
    agency: TestedAgency, officer: TrailedVault
) -> None:
    """Its token is still good for minutes and helps it nowhere."""
    token = agency.token(officer)
    with agency.transport() as line:
        line.get("/v1/terms", token=token)
        agency.administration.revoke_device(officer.vault)
        for ask in (lambda: line.get("/v1/terms", token=token), lambda: line.get("/v1/pull", token=token)):
            with pytest.raises(CitdeskError) as refused:
                ask()
            assert refused.value.code == "revoked"
        with pytest.raises(CitdeskError) as refused:
            line.post(
                "/v1/token",
                {"format": 0, "assertion": officer.assertion("citdesk-hq", agency.hq_clock.now(), "n")},
            )
        assert refused.value.code == "revoked"


def test_no_trail_is_taken_without_a_token(agency: TestedAgency, officer: TrailedVault) -> None:
    """Neither terms nor trail are for strangers."""
    officer.did("opened")
    with agency.transport() as line:
        for ask in (
            lambda: line.get("/v1/terms"),
            lambda: line.post("/v1/audit", officer.batch(1, 1).to_text()),
        ):
            with pytest.raises(CitdeskError) as refused:
                ask()
            assert refused.value.code == "token_refused"
