"""Any single changed byte of a vault's files is noticed: database, log, key file, and attachments in them.

One byte needs no notice: one of a page in the database that stands newer in the log. Nothing reads it, and
folding the log in writes it anew; a crash in the middle of folding leaves such pages half written.
"""

from __future__ import annotations

import contextlib
import io
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citdesk.casework.errors import Tampered
from citdesk.casework.events import EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.drafts import Draft
from citdesk.vault.failures import DamagedVault
from citdesk.vault.forms import KeptForm
from citdesk.vault.vault import Vault
from tests.unit.vault.props import Laptop

_FORM = KeptForm("d" * 64, "encounter", "1", b"<form/>")
_DRAFT, _SENT = (ReportId(f"00000000-0000-7000-8000-00000000000{sign}") for sign in "12")
_CASE = CaseId("00000000-0000-7000-8000-000000000003")


class Machine:
    """A vault with files in it, closed in order; the same as a killed process left it, partly in the log."""

    def __init__(self, folder: Path) -> None:
        self.laptop = Laptop(folder / "profile")
        self._kept = folder
        vault = self.laptop.new_vault()
        now = self.laptop.clock.now()
        vault.forms.keep(_FORM)
        vault.drafts.begin(Draft(_DRAFT, _CASE, _FORM.sha256, None, b"He was pacing. " * 300, {}, now, now))
        self._attach(vault, 1)
        vault.close()
        shutil.copytree(vault.folder, folder / "closed")
        vault = self.laptop.open()
        vault.store.rows("PRAGMA wal_autocheckpoint = 0")
        submission = Submission(FormPin("encounter", "1", _FORM.sha256), "<told>He sat down.</told>" * 100)
        vault.chain.append(EventKind.SUBMIT, _SENT, _CASE, submission, None)
        self._attach(vault, 2)
        shutil.copytree(vault.folder, folder / "killed")
        vault.close()

    def _attach(self, vault: Vault, number: int) -> None:
        content = b"OggS" + random.Random(number).randbytes(300_000)
        vault.attachments.add(_DRAFT, "recording", io.BytesIO(content))

    def put_back(self, state: str) -> Path:
        """The files as they were left: ``closed`` or ``killed``."""
        place = self.laptop.place()
        shutil.rmtree(place)
        shutil.copytree(self._kept / state, place)
        return place

    def change(self, state: str, name: str, share: float, mask: int) -> None:
        """One byte of a file, so far into it, is another."""
        path = self.put_back(state) / name
        content = bytearray(path.read_bytes())
        content[int(share * len(content))] ^= mask
        path.write_bytes(content)

    def size(self, state: str, name: str) -> int:
        """Bytes of a file."""
        return (self._kept / state / name).stat().st_size

    def read(self) -> bytes:
        """Opens the vault and reads what is in it: the draft, what was sent, the files."""
        vault = self.laptop.open()
        try:
            vault.store.check()
            held = [vault.drafts.need(_DRAFT).instance_xml]
            held += [kept.event.header_text.encode() for kept in vault.events.of_report(_SENT)]
            for kept in vault.attachments.of_report(_DRAFT):
                held.extend(vault.attachments.content(_DRAFT, kept.name))
            return b"".join(held)
        finally:
            vault.close()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """One vault for all examples."""
    made = Machine(tmp_path_factory.mktemp("machine"))
    assert made.size("killed", "vault.db-wal") > 300_000
    assert made.size("closed", "vault.db") > 300_000
    return made


_FILES = (("closed", "vault.db"), ("closed", "slots.json"), ("killed", "vault.db-wal"))
each_file = pytest.mark.parametrize(("state", "name"), _FILES)


@each_file
@settings(max_examples=60, deadline=None)
@given(share=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255))
@example(share=0.0, mask=1)
@example(share=0.9999999, mask=128)
def test_any_changed_byte_is_noticed_at_sign_in(
    machine: Machine, state: str, name: str, share: float, mask: int
) -> None:
    """Whatever byte it is and whatever it becomes, opening says that something was changed or is missing."""
    machine.change(state, name, share, mask)
    with pytest.raises(Tampered):
        machine.laptop.open()


@each_file
def test_every_byte_of_heads_is_noticed(machine: Machine, state: str, name: str) -> None:
    """The first bytes hold what everything else hangs on; a page ends with its code and the next begins."""
    size = machine.size(state, name)
    for at in (*range(60), *range(4080, 4110)):
        if at < size:
            machine.change(state, name, (at + 0.5) / size, 0x40)
            with pytest.raises(Tampered):
                machine.laptop.open()


@settings(max_examples=60, deadline=None)
@given(share=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255))
@example(share=0.0, mask=1)
def test_under_a_log_a_changed_byte_is_noticed_or_is_of_a_page_that_nothing_reads(
    machine: Machine, share: float, mask: int
) -> None:
    """After a crash the database is read together with its log: what is given out is right, or nothing is."""
    machine.put_back("killed")
    right = machine.read()
    machine.change("killed", "vault.db", share, mask)
    with contextlib.suppress(Tampered):
        assert machine.read() == right


@pytest.mark.logs_warnings
def test_in_a_large_vault_a_changed_byte_is_noticed_when_it_is_read(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over 32 MiB pages are checked as they are read, and all of them by a check."""
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AT_OPENING", 0)
    found_by = {"opening": 0, "reading": 0}
    for at in range(1, 24):
        machine.change("closed", "vault.db", at / 24, 0x10)
        try:
            vault = machine.laptop.open()
        except Tampered:
            found_by["opening"] += 1
            continue
        try:
            with pytest.raises(DamagedVault):
                vault.store.check()
            for kept in vault.attachments.of_report(_DRAFT):
                for _ in vault.attachments.content(_DRAFT, kept.name):
                    pass
        except DamagedVault:
            found_by["reading"] += 1
        finally:
            vault.close()
    assert found_by["reading"] > 10, found_by
