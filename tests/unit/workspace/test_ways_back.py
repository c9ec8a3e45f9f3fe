"""Ways back to one's work when passphrase or owner is not there, each with a trail of who did what."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from citdesk.casework.errors import UserError
from citdesk.vault.failures import VaultClosed
from citdesk.vault.mailbox import VaultMailbox
from citdesk.vault.vault import Vault
from citdesk.wire.escrow import EscrowRequest
from citdesk.wire.terms import Settings, Terms, UnlockKey
from citdesk.wire.unlock import unlock_key
from citdesk.workspace import Desk, Did, Secret
from tests.unit.vault.props import CHEAP, HQ_KEY, OFFICER, PASSPHRASE, SUPERVISOR, Laptop

HOLDER = X25519PrivateKey.generate()


class Car:
    """A laptop of two people, signed in at through its desk."""

    def __init__(self, folder: Path, forms: Path) -> None:
        self.laptop = Laptop(folder)
        self.desk = Desk(
            folder, clock=self.laptop.clock, secrets=self.laptop.secrets, cost=CHEAP, forms=forms
        )

    def with_terms(self, vault: Vault, settings: Settings | None = None, *keys: UnlockKey) -> None:
        """HQ's terms reach a vault."""
        now = self.laptop.clock.now()
        terms = Terms(vault.identity.vault, now, now + timedelta(days=14), settings or Settings(), keys)
        VaultMailbox(vault).receive_terms(terms.sign(HQ_KEY))

    def lock_out(self, badge: str) -> None:
        """Somebody tries five passphrases that are not it."""
        for _ in range(5):
            with pytest.raises(UserError):
                self.desk.sign_in(badge, "not it at all")


@pytest.fixture
def car(tmp_path: Path, small_forms: Path) -> Car:
    """The officer and the supervisor each have a vault in the car."""
    made = Car(tmp_path / "profile", small_forms)
    made.laptop.new_vault(SUPERVISOR).close()
    made.laptop.new_vault(OFFICER).close()
    return made


def test_a_supervisors_answer_lets_a_locked_out_officer_try_again(car: Car) -> None:
    """Two voices over a radio, no network; the officer's trail has the tries, the answer and whose it was."""
    supervisor = car.desk.sign_in(SUPERVISOR.badge, PASSPHRASE)
    key = unlock_key(hashlib.sha256(b"secret").hexdigest())
    car.with_terms(supervisor.vault, None, UnlockKey("device-12", "Car 12", key))
    car.lock_out(OFFICER.badge)
    shown = car.desk.challenge(OFFICER.badge)
    name, answer = supervisor.answer_challenge(shown.lower())
    supervisor.close()
    assert name == "Car 12"
    with pytest.raises(UserError, match="not the answer"):
        car.desk.answer_challenge(OFFICER.badge, SUPERVISOR.badge, "0000-0000")
    car.desk.answer_challenge(OFFICER.badge, SUPERVISOR.badge, answer)
    officer = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    trail = [(line.did, line.outcome) for line in reversed(officer.audit_trail())][1:]  # after signing out
    assert trail[-9:] == [
        *[(Did.FAILED_SIGN_IN, "wrong_sign_in")] * 5,
        (Did.LOCKED_OUT, "locked_out"),
        (Did.FAILED_SIGN_IN, "wrong_answer"),
        (Did.UNLOCKED, "unlocked"),
        (Did.SIGNED_IN, "ok"),
    ]
    assert officer.audit_trail()[1].detail.endswith(SUPERVISOR.badge)
    officer.close()


def test_whoever_has_no_key_for_a_computer_cannot_answer_for_it(car: Car) -> None:
    """An officer never; a supervisor not before HQ gave the key."""
    shown = car.desk.challenge(OFFICER.badge)
    supervisor = car.desk.sign_in(SUPERVISOR.badge, PASSPHRASE)
    with pytest.raises(UserError) as unknown:
        supervisor.answer_challenge(shown)
    assert unknown.value.code == "unknown_computer"
    supervisor.close()


def test_a_challenge_tells_nobody_who_has_a_vault_here(car: Car) -> None:
    """A badge that was never here gets a challenge like any other."""
    assert len(car.desk.challenge("9999")) == len(car.desk.challenge(OFFICER.badge))


def test_through_escrow_a_vault_is_read_and_both_people_are_recorded(car: Car) -> None:
    """The request waits over a restart; the answer opens; nothing can be written in the owner's name."""
    officer = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    car.with_terms(officer.vault, Settings(escrow_key=HOLDER.public_key().public_bytes_raw()))
    report = officer.start_report("encounter")
    officer.close()
    request = car.desk.escrow_request(OFFICER.badge, "Sgt. Okafor, 2001")
    again = Desk(car.laptop.folder, clock=car.laptop.clock, secrets=car.laptop.secrets, cost=CHEAP)
    answer = EscrowRequest.from_text(request).answer(HOLDER, "Capt. Vole").to_text()
    with pytest.raises(UserError, match="begin with"):
        again.rescue(OFFICER.badge, "CITDESK-something")
    rescued = again.rescue(OFFICER.badge, answer)
    assert [row.id for row in rescued.reports()] == [report]
    with pytest.raises(UserError) as unsigned:
        rescued.send(report)
    assert unsigned.value.code in ("cannot_sign", "problems_remain")
    line = next(line for line in rescued.audit_trail() if line.did is Did.RESCUED)
    assert line.detail == "asked by Sgt. Okafor, 2001, key held by Capt. Vole"
    rescued.close()
    with pytest.raises(UserError) as spent:
        again.rescue(OFFICER.badge, answer)
    assert spent.value.code == "no_request"


@pytest.mark.parametrize("badge", ["9999", OFFICER.badge])
def test_what_was_not_escrowed_cannot_be_asked_for(car: Car, badge: str) -> None:
    """Nobody here, or a vault without the slot: one sentence for both."""
    with pytest.raises(UserError) as nothing:
        car.desk.escrow_request(badge, "Sgt. Okafor, 2001")
    assert nothing.value.code == "not_escrowed"


def test_renewed_keys_keep_the_work_and_change_every_way_in(car: Car) -> None:
    """The same passphrase opens, the old recovery code does not, and the workspace given is closed."""
    officer = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    report = officer.start_report("encounter")
    with pytest.raises(UserError):
        car.desk.renew_keys(officer, "not it at all")
    code = car.desk.renew_keys(officer, Secret.of(PASSPHRASE))
    with pytest.raises(VaultClosed):
        officer.reports()
    again = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    assert again.cut_off is None
    assert [row.id for row in again.reports()] == [report]
    assert Did.KEYS_RENEWED in [line.did for line in again.audit_trail()]
    again.close()
    with pytest.raises(UserError):
        car.desk.recover(OFFICER.badge, car.laptop.recovery_code, "lantern walnut ferry")
    car.desk.recover(OFFICER.badge, code, "lantern walnut ferry").close()


def test_a_code_that_nobody_wrote_down_is_asked_for_at_every_sign_in(car: Car) -> None:
    """Renewed keys leave one code: until it, or another, is on paper, the computer remembers that."""
    officer = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    assert not officer.code_owed
    car.desk.renew_keys(officer, Secret.of(PASSPHRASE))
    for _ in range(2):
        again = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
        assert again.code_owed
        again.close()
    colleague = car.desk.sign_in(SUPERVISOR.badge, PASSPHRASE)
    assert not colleague.code_owed
    colleague.close()
    again = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    car.desk.keep_recovery_code(again, car.desk.offer_recovery_code())
    again.close()
    settled = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    assert not settled.code_owed
    settled.close()


def test_a_new_recovery_code_needs_the_passphrase(car: Car) -> None:
    """Whoever finds an open screen does not get a way in for later."""
    officer = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    with pytest.raises(UserError):
        car.desk.new_recovery_code(officer, "not it at all")
    code = car.desk.new_recovery_code(officer, PASSPHRASE)
    officer.close()
    car.desk.recover(OFFICER.badge, code, "lantern walnut ferry").close()


def test_after_the_lease_work_stays_readable_and_none_is_begun(car: Car) -> None:
    """What is written can still be opened and saved; a new report is refused with what to do."""
    officer = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    car.with_terms(officer.vault)
    report = officer.start_report("encounter")
    car.laptop.clock.forward(timedelta(days=15))
    with pytest.raises(UserError, match="Connect to the network"):
        officer.start_report("encounter")
    filling = officer.open_report(report)
    officer.save_draft(report, filling.session.to_xml(), {})
    officer.close()


def test_the_agencys_notice_stands_before_the_next_sign_in(car: Car) -> None:
    """It came with the terms, inside the vault; the sign-in shows it without opening one."""
    assert "duties only" in car.desk.notice
    officer = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    car.with_terms(officer.vault, Settings(notice="Fern County: authorised use only."))
    officer.close()
    car.desk.sign_in(OFFICER.badge, PASSPHRASE).close()
    assert car.desk.notice == "Fern County: authorised use only."


def test_the_trail_goes_to_hq_line_by_line_signed(car: Car) -> None:
    """Each exchange brings what is new; a change of a report is told once for each time it was opened."""
    officer = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    mailbox = VaultMailbox(officer.vault)
    first = mailbox.next_audit(2)
    assert first is not None
    end = first.verify(officer.vault.signing_key.public)
    mailbox.record_audit(first.lines[-1].number)
    report = officer.start_report("encounter")
    filling = officer.open_report(report)
    for _ in range(3):
        officer.save_draft(report, filling.session.to_xml(), {})
    rest = mailbox.next_audit(500)
    assert rest is not None
    assert rest.before == end
    rest.verify(officer.vault.signing_key.public)
    assert [line.did for line in rest.lines].count(Did.CHANGED) == 1
    mailbox.record_audit(10**9)
    assert mailbox.next_audit(500) is None
    officer.close()


def test_a_place_and_a_pin_are_there_after_the_next_sign_in(car: Car) -> None:
    """Work goes on where it was left, and the PIN is not chosen anew each day."""
    officer = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    officer.choose_pin(Secret.of("482913"))
    officer.keep_place("report-1 /d/call/source")
    officer.close()
    again = car.desk.sign_in(OFFICER.badge, PASSPHRASE)
    assert again.has_pin
    again.check_pin(Secret.of("482913"))
    assert again.place() == "report-1 /d/call/source"
    again.close()
