"""Files of a report: kept whole or not at all, given back byte for byte, deleted with their draft."""

from __future__ import annotations

import hashlib
import io
import tracemalloc

import pytest

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import ReportId
from citdesk.vault.attachments import kept as module
from citdesk.vault.attachments.failures import FileUnreadable, NoAttachment
from citdesk.vault.attachments.kinds import NotAccepted
from citdesk.vault.attachments.limits import MOST_BYTES, TooLarge, TooMuch
from citdesk.vault.attachments.prepared import prepare
from citdesk.vault.vault import Vault
from citdesk.wire.chunks import CHUNK_BYTES, chunk_id
from tests.unit.vault.pictures import exif, jpeg
from tests.unit.vault.props import Laptop

REPORT = ReportId("report-1")
RECORDING = b"OggS" + bytes(range(256)) * 4096


class _Endless(io.RawIOBase):
    """A recording of any length that takes no room; ``fails_at`` makes the medium fail there."""

    def __init__(self, length: int, fails_at: int | None = None) -> None:
        self._left, self._fails_at, self._given = length, fails_at, 0

    def read(self, count: int = -1) -> bytes:
        if self._fails_at is not None and self._given >= self._fails_at:
            raise OSError(5, "Input/output error")
        taken = min(count, self._left)
        piece = (b"OggS" + bytes(max(0, taken - 4)))[:taken] if not self._given else bytes(taken)
        self._left -= taken
        self._given += taken
        return piece


def test_a_recording_is_given_back_byte_for_byte_after_opening_again(laptop: Laptop) -> None:
    """Hash, size and pieces are those of the file, and the name is made of question and hash alone."""
    vault = laptop.new_vault()
    added = vault.attachments.add(REPORT, "/note/recording", io.BytesIO(RECORDING))
    digest = hashlib.sha256(RECORDING).hexdigest()
    assert (added.size, added.sha256, added.media_type) == (len(RECORDING), digest, "audio/ogg")
    assert added.name == f"recording-{digest[:16]}.ogg"
    vault.close()
    vault = laptop.open()
    assert b"".join(vault.attachments.content(REPORT, added.name)) == RECORDING
    pieces = [RECORDING[at : at + CHUNK_BYTES] for at in range(0, len(RECORDING), CHUNK_BYTES)]
    assert added.chunks == tuple(chunk_id(added.key, piece) for piece in pieces)
    vault.close()


def test_the_same_picture_in_two_reports_shares_nothing(vault: Vault) -> None:
    """Its pieces have other ids under other keys: no report tells what is in another."""
    one, two = (vault.attachments.add(ReportId(name), "photo", io.BytesIO(jpeg())) for name in ("a", "b"))
    assert one.sha256 == two.sha256
    assert not set(one.chunks) & set(two.chunks)


def test_adding_the_same_file_again_keeps_one(vault: Vault) -> None:
    """A second press on Add changes nothing."""
    first = vault.attachments.add(REPORT, "photo", io.BytesIO(jpeg(exif())))
    assert vault.attachments.add(REPORT, "photo", io.BytesIO(jpeg(exif()))) == first
    assert vault.attachments.of_report(REPORT) == [first]
    assert vault.store.number("SELECT count(*) FROM attachment_chunks") == 1


def test_a_name_never_comes_from_outside(vault: Vault) -> None:
    """Questions of any spelling give names of plain letters, and no way out of a folder."""
    for question in ("/a/../../etc/passwd", "/x/Ünïcode name", "/q/" + "n" * 300, "/photo[2]", "a\x00b"):
        name = vault.attachments.add(REPORT, question, io.BytesIO(jpeg())).name
        assert all(sign in "abcdefghijklmnopqrstuvwxyz0123456789_-." for sign in name)
        assert name.count(".") == 1
        assert len(name) < 100


def test_memory_stays_small_however_large_the_file(vault: Vault) -> None:
    """Forty megabytes pass through in pieces: less than four are held at any time."""
    tracemalloc.start()
    vault.attachments.add(REPORT, "recording", _Endless(40 * 1024 * 1024))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * 1024 * 1024


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (_Endless(MOST_BYTES + 1), TooLarge),
        (_Endless(5 * 1024 * 1024, fails_at=3 * 1024 * 1024), FileUnreadable),
        (io.BytesIO(b"MZ" + bytes(100)), NotAccepted),
    ],
    ids=["too large", "medium fails", "a program"],
)
def test_what_cannot_be_kept_leaves_nothing(
    vault: Vault, source: io.BytesIO, problem: type[Exception]
) -> None:
    """Half a file is never in a report: the pieces read so far are deleted."""
    with pytest.raises(problem):
        vault.attachments.add(REPORT, "recording", source)
    assert vault.store.number("SELECT count(*) FROM attachments") == 0
    assert vault.store.number("SELECT count(*) FROM attachment_chunks") == 0


def test_a_report_holds_so_much_and_says_so(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the number of files or their size together the way out is named."""
    monkeypatch.setattr(module, "MOST_BYTES_OF_REPORT", 3_000)
    vault.attachments.add(REPORT, "one", io.BytesIO(b"OggS" + bytes(2_000)))
    with pytest.raises(TooMuch, match="supplement"):
        vault.attachments.add(REPORT, "two", io.BytesIO(b"OggS" + bytes(2_000)))
    monkeypatch.setattr(module, "MOST_FILES_OF_REPORT", 1)
    with pytest.raises(TooMuch):
        vault.attachments.add(REPORT, "three", io.BytesIO(b"OggS"))


def test_a_crash_while_adding_leaves_nothing_to_see(laptop: Laptop) -> None:
    """What was half kept is cleared at the next opening."""
    vault = laptop.new_vault()
    vault.attachments._begun(REPORT)
    assert vault.attachments.of_report(REPORT) == []
    vault.close()
    vault = laptop.open()
    assert vault.store.number("SELECT count(*) FROM attachments") == 0
    vault.close()


def test_a_large_file_is_stored_ahead_of_its_answer_and_seen_with_it(laptop: Laptop) -> None:
    """Other saves go in between its pieces; whole and byte for byte it is there once it has its name."""
    vault = laptop.new_vault()
    content = RECORDING * 3
    file = prepare("/note/recording", io.BytesIO(content))
    assert file.is_large
    rounds = 1
    while vault.attachments.store_ahead(REPORT, file):
        with vault.store.writing():  # an answer
            vault.store.set_fact("answer", str(rounds))
        assert vault.attachments.of_report(REPORT) == []
        assert vault.attachments.get(REPORT, file.name) is None
        rounds += 1
    assert rounds == 4
    with vault.store.writing():
        vault.attachments.keep(REPORT, file)
        assert vault.store.number("SELECT count(*) FROM attachment_chunks") == file.count
    assert not vault.attachments.store_ahead(REPORT, file)
    vault.close()
    vault = laptop.open()
    kept = vault.attachments.get(REPORT, file.name)
    assert kept is not None
    assert kept.chunks == tuple(chunk_id(kept.key, piece) for piece in file.pieces())
    assert b"".join(vault.attachments.content(REPORT, file.name)) == content
    vault.close()


def test_what_was_stored_ahead_of_an_answer_that_never_came_is_cleared(laptop: Laptop) -> None:
    """A computer that went off between two pieces shows nothing of the file, and nothing of it stays."""
    vault = laptop.new_vault()
    file = prepare("/note/recording", io.BytesIO(RECORDING * 3))
    assert vault.attachments.store_ahead(REPORT, file)
    vault.close()
    vault = laptop.open()
    assert vault.store.number("SELECT count(*) FROM attachment_chunks") == 0
    with vault.store.writing():
        vault.attachments.keep(REPORT, file)
    assert b"".join(vault.attachments.content(REPORT, file.name)) == RECORDING * 3
    vault.close()


def test_a_file_that_took_the_place_of_one_stored_ahead_costs_it_nothing(vault: Vault) -> None:
    """The first is written whole with its answer all the same."""
    one, two = (prepare("/note/recording", io.BytesIO(RECORDING * count)) for count in (2, 3))
    vault.attachments.store_ahead(REPORT, one)
    vault.attachments.store_ahead(REPORT, two)
    with vault.store.writing():
        for file in (one, two):
            vault.attachments.keep(REPORT, file)
    for file in (one, two):
        assert b"".join(vault.attachments.content(REPORT, file.name)) == file.content


def test_sending_keeps_what_the_answers_name_and_deletes_the_rest(vault: Vault) -> None:
    """A photo taken out of the answers again does not travel and does not stay."""
    kept = vault.attachments.add(REPORT, "photo", io.BytesIO(jpeg()))
    vault.attachments.add(REPORT, "other", io.BytesIO(RECORDING))
    with vault.store.writing():
        taken = vault.attachments.submitted(REPORT, [kept.name, kept.name])
    assert taken == [kept]
    assert vault.attachments.of_report(REPORT) == [kept]
    vault.attachments.discard(REPORT)
    assert vault.attachments.of_report(REPORT) == [kept]


def test_an_answer_that_names_a_file_that_is_not_here_is_not_sent(vault: Vault) -> None:
    """A revision never names what nobody has."""
    with pytest.raises(NoAttachment), vault.store.writing():
        vault.attachments.submitted(REPORT, ["photo-0011223344556677.jpg"])


def test_a_discarded_draft_takes_its_files_along(vault: Vault) -> None:
    """Nothing of them is in the vault afterwards."""
    vault.attachments.add(REPORT, "recording", io.BytesIO(RECORDING))
    vault.attachments.discard(REPORT)
    assert vault.store.number("SELECT count(*) FROM attachment_chunks") == 0


def test_a_changed_piece_is_noticed_when_the_file_is_read(vault: Vault) -> None:
    """Even inside the vault a file is compared with its hash before anybody believes it."""
    added = vault.attachments.add(REPORT, "recording", io.BytesIO(RECORDING))
    with vault.store.writing():
        vault.store.execute(
            "UPDATE attachment_chunks SET content = ? WHERE number = 1", (bytes(CHUNK_BYTES),)
        )
    with pytest.raises(Tampered) as changed:
        list(vault.attachments.content(REPORT, added.name))
    assert changed.value.code == "attachment_changed"
