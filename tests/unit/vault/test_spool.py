"""The device's spool: what is sent lies there sealed until HQ answered, and tells nobody anything."""

from __future__ import annotations

import errno
import os

import pytest

from citdesk.casework.errors import Refused
from citdesk.casework.events import Decision, EventKind
from citdesk.casework.ids import ReportId
from citdesk.vault import spool as module
from citdesk.vault import spooling
from citdesk.vault.mailbox import VaultMailbox
from citdesk.vault.spool import NotSpooled, Spool
from citdesk.vault.vault import Vault
from citdesk.wire.chain import verify_head, verify_links
from citdesk.wire.encoding import read_object
from citdesk.wire.exchange import Batch
from citdesk.wire.keys import SigningKey
from citdesk.wire.recipients import opening_key_of_vault
from citdesk.wire.spool_word import seal_word
from citdesk.wire.spooled import open_sealed
from tests.unit.vault.paper_hq import PaperHq
from tests.unit.vault.props import HQ_KEY, OFFICER, SUPERVISOR, Laptop
from tests.unit.vault.test_chain import CASE, REPORT, _first_head, submit


@pytest.fixture
def spool(laptop: Laptop) -> Spool:
    """The laptop's spool."""
    return laptop.profile.spool


def _delivered(spool: Spool) -> list[Batch]:
    """What HQ reads when somebody brings all files, put into order as HQ does."""
    batches = [open_sealed(HQ_KEY, spool.read(name)) for name in spool.names()]
    return sorted(batches, key=lambda batch: (batch.vault, batch.events[0].header.number))


def test_what_is_sent_can_be_delivered_while_the_vault_is_locked(vault: Vault, spool: Spool) -> None:
    """Every event lies there with the signature over the head it leads to; together they are the chain."""
    first = submit(vault)
    vault.chain.append(EventKind.WITHDRAW, REPORT, CASE, Decision(first), first)
    key, head = vault.signing_key.public, _first_head(vault)
    vault.close()
    batches = _delivered(spool)
    assert [batch.events[0].header.kind for batch in batches] == [EventKind.SUBMIT, EventKind.WITHDRAW]
    for batch in batches:
        head = verify_links(head, batch.events)
        verify_head(key, batch.signature, head)


def test_hq_takes_the_same_event_from_spool_and_vault_once(vault: Vault, spool: Spool) -> None:
    """Delivered by a colleague, then pushed by its author: one event at HQ, and the spool is empty."""
    hq = PaperHq(OFFICER, SUPERVISOR)
    submit(vault)
    for batch in _delivered(spool):
        hq.take(vault, batch)
    hq.sync(vault)
    assert vault.events.waiting() == 0
    assert vault.events.refused() == []
    assert spool.names() == []


def test_what_the_lifecycle_refuses_or_a_transaction_takes_back_is_not_spooled(
    vault: Vault, spool: Spool
) -> None:
    """HQ must never get what the vault does not have."""
    first = submit(vault)
    before = spool.names()
    with pytest.raises(Refused):
        vault.chain.append(EventKind.APPROVE, REPORT, CASE, Decision(first), first)
    with pytest.raises(Refused):
        _send_and_approve(vault, ReportId("another"))
    assert spool.names() == before


def _send_and_approve(vault: Vault, report: ReportId) -> None:
    """In one transaction, of which the second half is refused."""
    with vault.store.writing():
        sent = submit(vault, report)
        vault.chain.append(EventKind.APPROVE, report, CASE, Decision(sent), sent)


def test_names_sizes_and_times_tell_nothing(laptop: Laptop, spool: Spool) -> None:
    """Two people's files differ in random-looking names only."""
    for owner in (OFFICER, SUPERVISOR):
        vault = laptop.new_vault(owner)
        submit(vault, ReportId(f"report-{owner.badge}"))
        vault.close()
    files = sorted((laptop.folder / "spool").iterdir())
    assert len(files) == 2
    assert {len(file.name) for file in files} == {32}
    assert len({(file.stat().st_size, file.stat().st_mtime) for file in files}) == 1
    assert all(OFFICER.badge.encode() not in file.read_bytes() for file in files)


def test_what_a_full_disk_kept_out_of_the_spool_goes_in_at_the_next_opening(
    laptop: Laptop, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The event itself was saved and sent; only its second way was closed, and that is noted."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    vault = laptop.new_vault()
    noted: list[str] = []
    with monkeypatch.context() as during:
        during.setattr(module, "write_durably", full)
        during.setattr(spooling._log, "warning", lambda words, *codes: noted.append(words % codes))
        submit(vault)
    assert noted == ["event_not_spooled code=disk_full"]
    assert vault.events.waiting() == 1
    assert spool.names() == []
    vault.close()
    laptop.open().close()
    assert len(spool.names()) == 1


def test_a_file_that_is_gone_was_delivered(spool: Spool) -> None:
    """Two people delivering at once do not hinder each other; a name from outside never leaves the folder."""
    with pytest.raises(NotSpooled):
        spool.read("0" * 32)
    spool.remove("0" * 32)
    for name in ("../device.json", "x", "0" * 31, ""):
        with pytest.raises(ValueError, match="32 hexadecimal"):
            spool.read(name)


def _word(vault: Vault, hq: PaperHq, batch: Batch, *, key: SigningKey = HQ_KEY) -> bytes:
    """What HQ gives to whoever delivers this vault's event."""
    opening = opening_key_of_vault(read_object(vault.store.fact("encryption_key") or ""))
    return seal_word(key, vault.identity.vault, opening.public_key(), hq.take(vault, batch))


def test_hqs_word_finds_back_to_the_author_when_the_vault_is_next_opened(
    laptop: Laptop, spool: Spool
) -> None:
    """A colleague delivered both events; without any network the author sees that they arrived."""
    vault, hq = laptop.new_vault(), PaperHq(OFFICER, SUPERVISOR)
    first = submit(vault)
    vault.chain.append(EventKind.WITHDRAW, REPORT, CASE, Decision(first), first)
    named = {open_sealed(HQ_KEY, spool.read(name)).events[0].header.number: name for name in spool.names()}
    words = {named[b.events[0].header.number]: _word(vault, hq, b) for b in _delivered(spool)}
    vault.close()
    for name, word in words.items():
        spool.answered(name, word)
    assert spool.names() == []
    opened = laptop.open()
    assert opened.events.waiting() == 0
    assert opened.last_contact is None
    assert opened.hq_time is not None
    assert list((laptop.folder / "spool").iterdir()) == []
    opened.close()


def test_a_word_on_a_later_event_does_not_keep_the_earlier_ones_here(laptop: Laptop, spool: Spool) -> None:
    """The carrier was cut off between two words: what is before and after the answered one goes in runs."""
    vault, hq = laptop.new_vault(), PaperHq(OFFICER, SUPERVISOR)
    for number in range(4):
        submit(vault, ReportId(f"report-{number}"))
    names = {open_sealed(HQ_KEY, spool.read(name)).events[0].header.number: name for name in spool.names()}
    words = {b.events[0].header.number: _word(vault, hq, b) for b in _delivered(spool)}
    vault.close()
    spool.answered(names[2], words[2])
    opened = laptop.open()
    box = VaultMailbox(opened)
    runs: list[list[int]] = []
    while (batch := box.next_batch(250, 4_000_000)) is not None:
        runs.append([event.header.number for event in batch.events])
        box.record_verdicts(hq.take(opened, batch))
    assert runs == [[1], [3, 4]]
    assert opened.events.waiting() == 0
    assert opened.events.refused() == []
    opened.close()


def test_a_crash_between_word_and_file_loses_neither(
    laptop: Laptop, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The word is there before the file goes; with both there the file is not delivered again."""
    vault, hq = laptop.new_vault(), PaperHq(OFFICER, SUPERVISOR)
    submit(vault)
    (batch,) = _delivered(spool)
    (name,), word = spool.names(), _word(vault, hq, batch)
    vault.close()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(type(laptop.folder), "unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            spool.answered(name, word)
    assert spool.names() == []
    opened = laptop.open()
    assert opened.events.waiting() == 0
    assert list((laptop.folder / "spool").iterdir()) == []
    opened.close()


@pytest.mark.logs_warnings
def test_a_word_that_is_not_hqs_is_not_believed(laptop: Laptop, spool: Spool) -> None:
    """Damaged, or written by somebody else: the event waits, and lies in the spool again."""
    hq = PaperHq(OFFICER, SUPERVISOR)
    vault = laptop.new_vault()
    submit(vault)
    (batch,) = _delivered(spool)
    (name,) = spool.names()
    honest, forged = _word(vault, hq, batch), _word(vault, hq, batch, key=SigningKey.generate())
    vault.close()
    for bad in (forged, honest[:-1], honest[:99] + b"x" + honest[100:], b"", b"x" * 100_000):
        spool.answered(name, bad)
        opened = laptop.open()
        assert opened.events.waiting() == 1
        assert spool.names() == [name]
        assert spool.word(name) is None
        opened.close()


@pytest.mark.logs_warnings
def test_a_report_too_large_for_the_spool_is_sent_all_the_same(
    vault: Vault, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes the usual way alone."""

    def too_large(*_: object) -> bytes:
        raise ValueError

    monkeypatch.setattr(spooling, "seal", too_large)
    submit(vault)
    assert vault.events.waiting() == 1
    assert spool.names() == []
