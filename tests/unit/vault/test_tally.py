"""Pages of two moments in one database: each is authentic, and together they are found out."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from citdesk.casework.errors import Tampered
from citdesk.casework.events import EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.copies import restore_newest
from citdesk.vault.drafts import Draft
from citdesk.vault.failures import DamagedVault, MixedVault
from citdesk.vault.files import DATABASE, SLOTS
from citdesk.vault.forms import KeptForm
from citdesk.vault.opening import open_with_data_key
from citdesk.vault.rotation import rotate
from citdesk.vault.vault import Vault
from citdesk.vault.ways_in import read_slots
from tests.unit.vault.props import CHEAP, PASSPHRASE, Laptop

_PAGE = 4096
_FORM = KeptForm("e" * 64, "encounter", "1", b"<form/>")
_DRAFT, *_SENT = (ReportId(f"00000000-0000-7000-8000-00000000000{sign}") for sign in "124")
_CASE = CaseId("00000000-0000-7000-8000-000000000003")
_LONG = b"He was pacing on the porch. " * 900
#: What a person wrote, was sent or is told; facts and the trail move on with each sign-in.
_WORK = ("drafts", "events", "attachments", "attachment_chunks", "standings", "forms", "form_sources")


def _work(laptop: Laptop, vault: Vault, answer: bytes) -> None:
    """A draft of some pages, a file, a report sent; the second time the answers change."""
    now = laptop.clock.now()
    again = vault.drafts.get(_DRAFT) is not None
    if not again:
        vault.forms.keep(_FORM)
        vault.drafts.begin(Draft(_DRAFT, _CASE, _FORM.sha256, None, _LONG + answer, {}, now, now))
    else:
        vault.drafts.save(_DRAFT, _LONG.upper() + answer, {}, now)
    vault.attachments.add(_DRAFT, "recording", io.BytesIO(b"OggS" + answer * 4_000))
    submission = Submission(FormPin("encounter", "1", _FORM.sha256), f"<told>{answer.decode()}</told>" * 400)
    vault.chain.append(EventKind.SUBMIT, _SENT[again], _CASE, submission, None)


class Evenings:
    """A vault after two evenings of work, each closed in order; its pages of both."""

    def __init__(self, laptop: Laptop, folder: Path) -> None:
        self.laptop = laptop
        self._kept = folder / "kept"
        vault = laptop.new_vault()
        _work(laptop, vault, b"He sat down")
        vault.close()
        self.first = (laptop.place() / DATABASE).read_bytes()
        vault = laptop.open()
        _work(laptop, vault, b"She stood up")
        self.right = _held(vault)
        vault.close()
        shutil.copytree(laptop.place(), self._kept)
        self.second = (laptop.place() / DATABASE).read_bytes()

    @property
    def changed(self) -> Sequence[int]:
        """Where the pages begin that the second evening changed."""
        places = range(0, len(self.first), _PAGE)
        return [at for at in places if self.first[at : at + _PAGE] != self.second[at : at + _PAGE]]

    def put_back(self, at: int) -> None:
        """One page is of the first evening again, all else of the second."""
        shutil.rmtree(self.laptop.place())
        shutil.copytree(self._kept, self.laptop.place())
        old = self.first[at : at + _PAGE]
        (self.laptop.place() / DATABASE).write_bytes(self.second[:at] + old + self.second[at + _PAGE :])

    def start(self, name: str = "second start") -> None:
        """The computer is switched on again."""
        self.laptop.ground = replace(self.laptop.ground, start=lambda: name)

    def mix(self) -> None:
        """A page is put back that makes the vault a mixed one; the computer is on again."""
        for at in self.changed:
            self.put_back(at)
            self.start(f"start {at}")
            try:
                self.laptop.open().close()
            except MixedVault:
                self.put_back(at)
                return
            except Tampered:
                continue
        pytest.fail("no page of them makes a mixed vault")


@pytest.fixture
def evenings(laptop: Laptop, tmp_path: Path) -> Evenings:
    """Two evenings of work."""
    return Evenings(laptop, tmp_path)


def _held(vault: Vault) -> Sequence[object]:
    return [vault.store.rows(f"SELECT * FROM {table}") for table in _WORK]


def test_any_page_put_back_alone_is_noticed_or_changes_nothing(evenings: Evenings) -> None:
    """After a start of the computer the sign-in finds every older page that would change what is there."""
    found = 0
    for at in evenings.changed:
        evenings.put_back(at)
        evenings.start(f"start {at}")
        try:
            vault = evenings.laptop.open()
        except Tampered:
            found += 1
            continue
        held = _held(vault)
        vault.close()
        assert held == evenings.right, f"page {at // _PAGE + 1}"
    assert found > len(evenings.changed) / 2 > 5


def test_a_mixed_vault_says_what_it_is_and_goes_on_from_its_copy(evenings: Evenings) -> None:
    """The sentence says that nothing was deleted; the copy of the last sign-out opens."""
    evenings.mix()
    with pytest.raises(MixedVault, match=r"older than the rest.*Nothing was deleted"):
        evenings.laptop.open()
    restore_newest(evenings.laptop.place(), evenings.laptop.clock.now())
    vault = evenings.laptop.open()
    vault.store.check()
    assert vault.drafts.get(_DRAFT) is not None
    vault.close()


@pytest.mark.parametrize("large", ["CHECKED_AT_OPENING", "CHECKED_AFTER_START"])
def test_a_large_vault_is_looked_at_only_where_power_went_in_the_middle_of_work(
    evenings: Evenings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, large: str
) -> None:
    """Otherwise each morning would wait for it; a check finds it at any time."""
    evenings.mix()
    monkeypatch.setattr("citdesk.vault.database.CHECKED_AFTER_START", 0)
    monkeypatch.setattr(f"citdesk.vault.database.{large}", 0)
    vault = evenings.laptop.open()
    with pytest.raises(MixedVault):
        vault.store.check()
    shutil.copytree(evenings.laptop.place(), tmp_path / "cut off")
    vault.close()
    shutil.rmtree(evenings.laptop.place())
    shutil.move(tmp_path / "cut off", evenings.laptop.place())
    evenings.start("after the power cut")
    with pytest.raises(MixedVault):
        evenings.laptop.open()


def test_renewed_keys_and_a_copy_put_back_keep_the_tally(evenings: Evenings) -> None:
    """Neither changes a row, so the sum holds before and after."""
    laptop = evenings.laptop
    secret = laptop.profile.vault_secret(laptop.place())
    rotate(laptop.place(), PASSPHRASE, secret, CHEAP, None, laptop.random)
    evenings.start()
    vault = laptop.open()
    vault.store.check()
    assert _held(vault) == evenings.right
    laptop.clock.forward(timedelta(days=1))
    vault.close()
    restore_newest(laptop.place(), laptop.clock.now())
    vault = laptop.open()
    vault.store.check()
    vault.close()


def test_a_vault_of_pages_of_two_moments_does_not_have_its_keys_renewed(evenings: Evenings) -> None:
    """A renewal would make the mixture the only thing there is: copies end with it."""
    evenings.mix()
    laptop = evenings.laptop
    secret = laptop.profile.vault_secret(laptop.place())
    with pytest.raises(MixedVault):
        rotate(laptop.place(), PASSPHRASE, secret, CHEAP, None, laptop.random)


def test_a_rescuer_reads_a_mixed_vault_and_its_owner_is_still_told(evenings: Evenings) -> None:
    """Whoever opens it through escrow has no copy to choose and no passphrase for a repair."""
    evenings.mix()
    laptop = evenings.laptop
    secret = laptop.profile.vault_secret(laptop.place())
    data_key = read_slots(laptop.place() / SLOTS).with_passphrase(PASSPHRASE, secret).data_key
    vault = open_with_data_key(laptop.place(), data_key, laptop.ground)
    assert len(vault.store.rows("SELECT * FROM forms")) == 1
    vault.close()
    evenings.start("the owner is back")
    with pytest.raises(MixedVault):
        laptop.open()


def test_a_rescuer_gets_at_what_a_damaged_page_leaves(evenings: Evenings) -> None:
    """The owner is refused; the rescuer meets the damage only where it lies."""
    laptop = evenings.laptop
    secret = laptop.profile.vault_secret(laptop.place())
    data_key = read_slots(laptop.place() / SLOTS).with_passphrase(PASSPHRASE, secret).data_key
    spoilt = bytearray(evenings.second)
    spoilt[-2 * _PAGE + 100] ^= 1
    (laptop.place() / DATABASE).write_bytes(spoilt)
    with pytest.raises(DamagedVault):
        laptop.open()
    vault = open_with_data_key(laptop.place(), data_key, laptop.ground)
    assert vault.drafts.reports() == [_DRAFT]
    with pytest.raises(DamagedVault):
        vault.store.check()
    vault.close()
