"""An HQ is copied while it works and set up again from the copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from citdesk.casework.errors import AdministratorError, Tampered
from citdesk.casework.people import Role
from citdesk.hq.backup import Copy, back_up, restore
from citdesk.hq.configuration import Configuration, write_configuration
from citdesk.hq.failures import MasterKeyMissing
from citdesk.hq.folder import HqFolder
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.verification import verify
from tests.sync.agency import AGENCY, FORMS, TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citdesk.hq.master_key.keyring.get_password", lambda *_: None)


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TestedAgency]:
    """An HQ without a network."""
    tested = TestedAgency(tmp_path / "hq")
    yield tested
    tested.close()


@pytest.fixture
def officer(agency: TestedAgency) -> MemoryVault:
    """An officer whose first report is at HQ."""
    vault = agency.local_vault(agency.person("101", Role.OFFICER))
    agency.take(vault, ReportStory().sent(vault))
    return vault


def _copy(agency: TestedAgency, tmp_path: Path) -> Copy:
    return back_up(agency.root, tmp_path / "backups", agency.hq_clock.now())


def test_a_restored_hq_has_everything_up_to_the_copy(
    agency: TestedAgency, officer: MemoryVault, tmp_path: Path
) -> None:
    """Same keys, same record, verified; what came later is not there and a device that saw it is told."""
    copy = _copy(agency, tmp_path)
    end = agency.hq.end_of_log()
    agency.take(officer, ReportStory().sent(officer))
    restore(copy, HqFolder(agency.root).master_key, tmp_path / "new")
    again = Headquarters.open(tmp_path / "new", FORMS, agency.hq_clock)
    try:
        assert again.end_of_log() == end
        assert verify(again).faults == ()
        assert again.signing_key.public.thumbprint == agency.hq.signing_key.public.thumbprint
        _, person = again.admission.admitted(officer.vault)
        answer = again.pulling.after(person, 0, 100, agency.hq_clock.now())
        assert officer.events[0].to_json() in [item.body.get("event") for item in answer.items]
    finally:
        again.close()
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "new").iterdir()} == {0}


def test_a_copy_is_of_no_use_without_the_master_key(
    agency: TestedAgency, officer: MemoryVault, tmp_path: Path
) -> None:
    """A stolen backup opens nothing, and holds no answer in clear."""
    copy = _copy(agency, tmp_path)
    content = b"".join(p.read_bytes() for p in (tmp_path / "backups").rglob("*") if p.is_file())
    assert b"MARKER" not in content
    assert HqFolder(agency.root).master_key.read_bytes() not in content
    restore(copy, None, tmp_path / "new")
    with pytest.raises(MasterKeyMissing):
        Headquarters.open(tmp_path / "new", FORMS, agency.hq_clock)


def test_a_copy_without_its_case_keys_is_unreadable(
    agency: TestedAgency, officer: MemoryVault, tmp_path: Path
) -> None:
    """Destroying the keys destroys the content, wherever copies of the record lie."""
    copy = _copy(agency, tmp_path)
    keys = copy.case_keys / "case-keys.db"
    with sqlite3.connect(keys) as connection:
        connection.execute("DELETE FROM case_keys")
    connection.close()
    restore(copy, HqFolder(agency.root).master_key, tmp_path / "new")
    again = Headquarters.open(tmp_path / "new", FORMS, agency.hq_clock)
    try:
        _, person = again.admission.admitted(officer.vault)
        with pytest.raises(Tampered) as failure:
            again.pulling.after(person, 0, 100, agency.hq_clock.now())
        assert failure.value.code == "key_missing"
    finally:
        again.close()


def test_a_backup_is_never_restored_over_something(agency: TestedAgency, tmp_path: Path) -> None:
    """The folder that serves is left alone."""
    copy = _copy(agency, tmp_path)
    with pytest.raises(AdministratorError) as failure:
        restore(copy, None, agency.root)
    assert failure.value.code == "already_there"


def test_half_a_backup_is_none(agency: TestedAgency, tmp_path: Path) -> None:
    """Both folders are needed."""
    copy = _copy(agency, tmp_path)
    with pytest.raises(AdministratorError) as failure:
        restore(Copy(copy.record, copy.record), None, tmp_path / "new")
    assert failure.value.code == "no_backup"
    assert not (tmp_path / "new").exists()


def test_postgresql_is_left_to_its_own_tools(agency: TestedAgency, tmp_path: Path) -> None:
    """A copy that would miss the record is not made."""
    write_configuration(
        HqFolder(agency.root), Configuration(AGENCY, "https://x", database="postgresql+psycopg://x")
    )
    with pytest.raises(AdministratorError) as failure:
        _copy(agency, tmp_path)
    assert failure.value.code == "postgresql"
    assert not (tmp_path / "backups").exists()
