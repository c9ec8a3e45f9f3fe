"""A device from its first code to the recovery of a vault, with a real HQ on the other end of the line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citdesk.casework.errors import AdministratorError, UserError
from citdesk.casework.people import Role
from citdesk.hq.server import RunningHq
from citdesk.vault.failures import LostTail, SecretMissing, WrongRecoveryCode
from citdesk.workspace import Desk, Did, EnvironmentProblem, Workspace
from tests.sync.agency import TestedAgency
from tests.unit.vault.props import CHEAP, PASSPHRASE, MemorySecrets
from tests.unit.workspace.office import write_forms

BADGE = "4471"
pytestmark = pytest.mark.keeps_threads  # HQ serves all tests of this module


class Station:
    """One HQ and desks that belong to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.agency = TestedAgency(folder / "hq")
        self.forms = write_forms(folder / "forms")
        self.secrets: dict[str, MemorySecrets] = {}

    def desk(self, name: str) -> Desk:
        """The desk of a laptop; the same keyring whenever it is asked for by the same name."""
        secrets = self.secrets.setdefault(name, MemorySecrets({}))
        return Desk(
            self.folder / name, clock=self.agency.clock, secrets=secrets, cost=CHEAP, forms=self.forms
        )

    def enrolled(self, name: str) -> Desk:
        """A desk that belongs to the agency."""
        desk = self.desk(name)
        if not desk.enrolled:
            desk.enrol(self.agency.administration.device_code().to_text())
        return desk

    def vault(self, name: str, badge: str) -> tuple[Desk, Workspace, str]:
        """A person with a new vault on a new device."""
        self.agency.person(badge, Role.OFFICER)
        desk = self.enrolled(name)
        workspace, code = desk.create_vault(self.code(badge), badge, PASSPHRASE)
        return desk, workspace, code

    def code(self, badge: str) -> str:
        """A personal code from the administrator."""
        return self.agency.administration.vault_code(badge).to_text()


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    """A station whose HQ serves on loopback over TLS."""
    made = Station(tmp_path_factory.mktemp("station"))
    with RunningHq(made.agency.hq) as running:
        made.agency.address = running.address
        yield made
    made.agency.close()


def test_a_new_device_knows_nothing(station: Station) -> None:
    """Before enrolment there is no agency and nobody can sign in."""
    desk = station.desk("new")
    assert (desk.enrolled, desk.agency_name, desk.demonstration) == (False, "", False)
    assert "recorded" in desk.notice
    with pytest.raises(AdministratorError):
        desk.sign_in(BADGE, PASSPHRASE)


def test_enrolling_binds_the_device_to_the_agency(station: Station) -> None:
    """Afterwards the agency's name is shown, and a second code is refused."""
    desk = station.enrolled("car 1")
    assert desk.agency_name == "Fictional City Police"
    assert desk.demonstration
    with pytest.raises(UserError, match="belongs to an agency already"):
        desk.enrol(station.agency.administration.device_code().to_text())


def test_a_person_gets_a_vault_exchanges_and_signs_in_again(station: Station) -> None:
    """From the personal code to a report at HQ and the next sign-in, which tells of the one before."""
    desk, workspace, code = station.vault("car 2", "2001")
    assert len(code.split("-")) == 10
    assert workspace.person.badge == "2001"
    assert workspace.last_sign_in is None
    exchange = workspace.exchange(lambda work: work())
    result = exchange.exchange_once()
    exchange.close()
    assert result.pulled >= 1
    assert workspace.sync_status().last_contact is not None
    assert workspace.agency.name == "Fictional City Police"
    workspace.close()
    again = desk.sign_in("2001", PASSPHRASE)
    assert again.last_sign_in is not None
    again.close()


def test_wrong_badge_and_wrong_passphrase_sound_the_same(station: Station) -> None:
    """One sentence for both, with one code."""
    desk, workspace, _ = station.vault("car 3", "3001")
    workspace.close()
    said = set()
    for badge, passphrase in (("3001", "walnut ferry lantern"), ("3009", PASSPHRASE)):
        with pytest.raises(UserError) as wrong:
            desk.sign_in(badge, passphrase)
        said.add((wrong.value.code, str(wrong.value)))
    assert len(said) == 1


def test_the_screen_lock_can_try_a_passphrase_while_the_vault_is_open(station: Station) -> None:
    """The right one passes quietly, the wrong one is refused, and the vault stays open."""
    desk, workspace, _ = station.vault("car 4", "4001")
    desk.try_passphrase("4001", PASSPHRASE)
    with pytest.raises(UserError):
        desk.try_passphrase("4001", "walnut ferry lantern")
    assert workspace.reports() == ()
    for _ in range(4):
        with pytest.raises(UserError):
            desk.try_passphrase("4001", "walnut ferry lantern")
    with pytest.raises(UserError) as locked:
        desk.try_passphrase("4001", PASSPHRASE)
    assert locked.value.code == "locked_out"
    workspace.close()


def test_a_code_that_is_refused_leaves_no_vault_behind(station: Station) -> None:
    """A spent code, a weak passphrase, a second vault: each says why, and the first vault is untouched."""
    desk, workspace, _ = station.vault("car 5", "5001")
    workspace.close()
    station.agency.person("5002", Role.OFFICER)
    spent = station.code("5001")
    with pytest.raises(UserError) as exists:
        desk.create_vault(spent, "5001", PASSPHRASE)
    assert exists.value.code == "vault_exists"
    with pytest.raises(UserError) as weak:
        desk.create_vault(station.code("5002"), "5002", "too short")
    assert weak.value.code == "weak_passphrase"
    with pytest.raises(UserError) as wrong:
        desk.create_vault(spent, "5002", PASSPHRASE)
    assert wrong.value.code == "wrong_code"
    other, _ = desk.create_vault(station.code("5002"), "5002", PASSPHRASE)
    assert other.person.badge == "5002"
    other.close()
    desk.sign_in("5001", PASSPHRASE).close()


def test_after_the_keyring_was_wiped_the_recovery_code_opens_the_vault(station: Station) -> None:
    """The answers are there, a new passphrase opens from then on, and the folder is found again."""
    desk, workspace, code = station.vault("car 6", "6001")
    station.agency.person("6002", Role.OFFICER)
    other, _ = desk.create_vault(station.code("6002"), "6002", PASSPHRASE)
    other.close()
    report = workspace.start_report("encounter")
    workspace.close()
    station.secrets["car 6"].kept.clear()
    desk = station.desk("car 6")
    with pytest.raises(SecretMissing):
        desk.sign_in("6001", PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        desk.recover("6001", "A" * 50, "lantern walnut ferry")
    again = desk.recover("6001", code, "lantern walnut ferry")
    assert [row.id for row in again.reports()] == [report]
    again.close()
    desk.sign_in("6001", "lantern walnut ferry").close()


def test_a_forgotten_passphrase_is_replaced_and_the_old_one_is_gone(station: Station) -> None:
    """The recovery code gives a new passphrase without touching the device secret."""
    desk, workspace, code = station.vault("car 7", "7001")
    workspace.close()
    desk.recover("7001", code.lower(), "lantern walnut ferry").close()
    with pytest.raises(UserError):
        desk.sign_in("7001", PASSPHRASE)
    desk.sign_in("7001", "lantern walnut ferry").close()


def test_a_lost_tail_is_told_once_and_then_the_rest_opens(station: Station) -> None:
    """The person is told; signing in again opens what is there; later sign-ins are quiet."""
    desk, workspace, _ = station.vault("car 8", "8001")
    folder = workspace._inside.vault.folder
    workspace.close()
    (folder / "tail").unlink()
    with pytest.raises(LostTail, match="Sign in again"):
        desk.sign_in("8001", PASSPHRASE)
    opened = desk.sign_in("8001", PASSPHRASE)
    assert [line.outcome for line in opened.audit_trail() if line.did is Did.LOSS_ACCEPTED] == ["lost_tail"]
    opened.close()
    desk.sign_in("8001", PASSPHRASE).close()


def test_without_network_signing_in_works_and_exchanging_says_so(station: Station, tmp_path: Path) -> None:
    """HQ away: the vault opens, the exchange fails in words, and what waits keeps waiting."""
    _desk, workspace, _ = station.vault("car 9", "9001")
    workspace.close()
    text = (station.folder / "car 9" / "device.json").read_text()
    (station.folder / "car 9" / "device.json").write_text(
        text.replace(station.agency.address, "https://127.0.0.1:9")
    )
    workspace = station.desk("car 9").sign_in("9001", PASSPHRASE)
    exchange = workspace.exchange(lambda work: work())
    with pytest.raises(EnvironmentProblem, match="safe"):
        exchange.exchange_once()
    exchange.close()
    workspace.close()


def test_five_wrong_tries_lock_the_sign_in_until_the_recovery_code(station: Station) -> None:
    """The right passphrase does not help any more; the recovery code does."""
    desk, workspace, code = station.vault("car 10", "1001")
    workspace.close()
    for _ in range(4):
        with pytest.raises(UserError) as wrong:
            desk.sign_in("1001", "walnut ferry lantern")
        assert wrong.value.code == "wrong_sign_in"
    for passphrase in ("walnut ferry lantern", PASSPHRASE):
        with pytest.raises(UserError) as locked:
            station.desk("car 10").sign_in("1001", passphrase)
        assert locked.value.code == "locked_out"
    desk.recover("1001", code, "lantern walnut ferry").close()
    desk.sign_in("1001", "lantern walnut ferry").close()


def test_a_changed_passphrase_opens_from_then_on(station: Station) -> None:
    """The old one is asked for, the new one has to be good, and afterwards only the new one opens."""
    desk, workspace, code = station.vault("car 11", "1101")
    with pytest.raises(UserError) as wrong:
        desk.change_passphrase(workspace, "not the old one", "lantern walnut ferry")
    assert wrong.value.code == "wrong_sign_in"
    with pytest.raises(UserError) as weak:
        desk.change_passphrase(workspace, PASSPHRASE, "short")
    assert weak.value.code == "weak_passphrase"
    desk.change_passphrase(workspace, PASSPHRASE, "lantern walnut ferry")
    assert workspace.audit_trail()[0].did is Did.PASSPHRASE_CHANGED
    workspace.close()
    with pytest.raises(UserError):
        desk.sign_in("1101", PASSPHRASE)
    desk.sign_in("1101", "lantern walnut ferry").close()
    desk.recover("1101", code, PASSPHRASE).close()
