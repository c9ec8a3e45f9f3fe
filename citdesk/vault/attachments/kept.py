"""The attachments of one vault: those of its person's reports, and those named by reports of others."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, cast

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import ReportId
from citdesk.vault.attachments.cleaning import Cleaned
from citdesk.vault.attachments.failures import FileUnreadable, NoAttachment
from citdesk.vault.attachments.limits import (
    MOST_BYTES,
    TooLarge,
    TooMuch,
    kept_name,
)
from citdesk.vault.attachments.prepared import PreparedFile
from citdesk.vault.clock import Clock, RandomBytes
from citdesk.vault.store import Row, Store
from citdesk.wire.chunks import (
    CHUNK_BYTES,
    KEY_BYTES,
    MOST_BYTES_OF_REPORT,
    MOST_FILES_OF_REPORT,
    chunk_id,
)
from citdesk.wire.encoding import write_json, write_time

#: Pieces written in one transaction: so much of a file at most is written again after a crash.
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class KeptAttachment:
    """One file. ``size`` in bytes and ``sha256`` (hexadecimal) are of what is kept, after cleaning.

    ``chunks`` are the ids of its pieces in order (``wire.chunks``), made under ``key``. ``notes`` is what
    the camera had written into the picture (``camera_notes``). ``whole``: all of it is on this computer.
    """

    report: ReportId
    name: str
    media_type: str
    size: int
    sha256: str
    key: bytes
    chunks: tuple[str, ...]
    notes: Mapping[str, str]
    whole: bool


class Attachments:
    """Keeping, giving back and clearing away. What the exchange needs stands in ``travel``."""

    def __init__(self, store: Store, clock: Clock, random: RandomBytes) -> None:
        self._store = store
        self._clock = clock
        self._random = random

    def add(self, report: ReportId, question: str, source: BinaryIO) -> KeptAttachment:
        """Keeps a file for a question of the report; on disk when this returns. Again, the same is given.

        Read in pieces; nothing of it stays when it fails. Raises NotAccepted, TooLarge, TooMuch,
        FileUnreadable and the disk's errors.
        """
        files, held = self._held(report)
        if files >= MOST_FILES_OF_REPORT:
            raise TooMuch
        place = self._begun(report)
        try:
            return self._filled(place, report, question, source, MOST_BYTES_OF_REPORT - held)
        except BaseException:
            self._drop(place)
            raise

    def check_room(self, report: ReportId, named: Collection[str], files: Collection[PreparedFile]) -> None:
        """Raises TooMuch where the report cannot hold these files besides those its answers name.

        What was replaced does not count: it goes when the draft is sent or opened the next time.
        """
        sizes = {each.name: each.size for each in self.of_report(report) if each.name in named}
        sizes |= {each.name: len(each.content) for each in files}
        if len(sizes) > MOST_FILES_OF_REPORT or sum(sizes.values()) > MOST_BYTES_OF_REPORT:
            raise TooMuch

    def keep(self, report: ReportId, file: PreparedFile) -> None:
        """Keeps a prepared file; one that the report has already is left. Inside a transaction.

        Together with the answer that names it: neither is ever on disk without the other.
        """
        if self.get(report, file.name) is not None:
            return
        place, there = self._ahead(report, file)
        self._put_down(place, there, file.pieces(there))
        self._finish(place, file.name, file.media_type, len(file.content), file.sha256, file.notes)

    def store_ahead(self, report: ReportId, file: PreparedFile) -> bool:
        """Keeps the next pieces of a prepared file before its answer comes; True while more are left.

        Other saves go in between. Nobody sees it until :meth:`keep` names it, together with the answer; what
        never gets a name goes when the vault is opened the next time.
        """
        if self.get(report, file.name) is not None:
            return False
        with self._store.writing():
            place, there = self._ahead(report, file)
            self._put_down(place, there, islice(file.pieces(there), _AT_ONCE))
        return there + _AT_ONCE < file.count

    def forget_unnamed(self, report: ReportId, names: Collection[str]) -> None:
        """Deletes files of no revision that the draft does not name any more. Inside a transaction."""
        marks = ", ".join("?" * len(names))
        which = f"report = ? AND submitted = 0 AND own = 1 AND name NOT IN ({marks})"
        self._delete(which, (report, *names))

    def get(self, report: ReportId, name: str) -> KeptAttachment | None:
        """The report's file of this name, None where the vault knows of none."""
        found = self._store.row("SELECT * FROM attachments WHERE report = ? AND name = ?", (report, name))
        return None if found is None else self._read(found)

    def of_report(self, report: ReportId) -> Sequence[KeptAttachment]:
        """All files of a report, first added first."""
        found = self._store.rows(
            "SELECT * FROM attachments WHERE report = ? AND name <> '' ORDER BY id", (report,)
        )
        return [self._read(row) for row in found]

    def content(self, report: ReportId, name: str) -> Iterator[bytes]:
        """The file's bytes in pieces. Raises NoAttachment where it is not whole here.

        Raises Tampered (``attachment_changed``) at the end of a file that is not the one its report names:
        nothing of it may be used then.
        """
        kept = self.get(report, name)
        if kept is None or not kept.whole:
            raise NoAttachment
        digest = hashlib.sha256()
        for number in range(len(kept.chunks)):
            piece = self._piece(kept, number)
            digest.update(piece)
            yield piece
        if not hmac.compare_digest(digest.hexdigest(), kept.sha256):
            raise Tampered(
                "An attachment is not the one its report names. Tell your administrator.",
                code="attachment_changed",
            )

    def submitted(self, report: ReportId, names: Iterable[str]) -> Sequence[KeptAttachment]:
        """What a revision takes along: the named files in order; all others of no revision are deleted.

        Inside the transaction that sends the revision. Raises NoAttachment for a name that is not here.
        """
        taken: list[KeptAttachment] = []
        for name in dict.fromkeys(names):
            kept = self.get(report, name)
            if kept is None:
                raise NoAttachment
            taken.append(kept)
            self._store.execute(
                "UPDATE attachments SET submitted = 1 WHERE report = ? AND name = ?", (report, name)
            )
        self._delete("report = ? AND submitted = 0", (report,))
        return taken

    def take_along(self, report: ReportId, name: str) -> KeptAttachment:
        """One file that an event other than a revision names: it travels, and no draft's end deletes it.

        Inside the transaction that appends the event. Raises NoAttachment for a name that is not here.
        """
        kept = self.get(report, name)
        if kept is None:
            raise NoAttachment
        self._store.execute(
            "UPDATE attachments SET submitted = 1 WHERE report = ? AND name = ?", (report, name)
        )
        return kept

    def discard(self, report: ReportId) -> None:
        """Deletes the files that only the report's draft had."""
        with self._store.writing():
            self._delete("report = ? AND submitted = 0", (report,))

    def expunge(self, report: ReportId) -> None:
        """Deletes every file of a report."""
        with self._store.writing():
            self._delete("report = ?", (report,))

    def clear_half_kept(self) -> None:
        """Deletes what a crash left of files that were being added."""
        if self._store.number("SELECT count(*) FROM attachments WHERE name = ''"):
            with self._store.writing():
                self._delete("name = ''", ())

    # -- inside --------------------------------------------------------------------------------

    def _begun(self, report: ReportId) -> int:
        """A row without a name: nobody sees it until the file is whole."""
        with self._store.writing():
            self._delete("report = ? AND name = ''", (report,))
            self._store.execute(
                "INSERT INTO attachments (report, name, media_type, size, sha256, key, notes, own, whole,"
                " submitted, added_at) VALUES (?, '', '', 0, '', ?, '{}', 1, 0, 0, ?)",
                (report, self._random(KEY_BYTES), write_time(self._clock.now())),
            )
            return self._store.number("SELECT last_insert_rowid()")

    def _ahead(self, report: ReportId, file: PreparedFile) -> tuple[int, int]:
        """Where a prepared file is being kept, begun if need be, and how many of its pieces are there."""
        found = self._store.row(
            "SELECT id, (SELECT count(*) FROM attachment_chunks WHERE attachment = attachments.id) AS there"
            " FROM attachments WHERE report = ? AND name = '' AND sha256 = ?",
            (report, file.sha256),
        )
        if found is not None:
            return cast("int", found["id"]), cast("int", found["there"])
        place = self._begun(report)
        self._store.execute("UPDATE attachments SET sha256 = ? WHERE id = ?", (file.sha256, place))
        return place, 0

    def _put_down(self, place: int, first: int, pieces: Iterable[bytes]) -> None:
        key = self._key(place)
        for number, piece in enumerate(pieces, first):
            self._write(place, number, chunk_id(key, piece), piece)

    def _filled(
        self, place: int, report: ReportId, question: str, source: BinaryIO, room: int
    ) -> KeptAttachment:
        key = self._key(place)
        cleaned = _opened(source)
        digest, size, number = hashlib.sha256(), 0, 0
        pieces = _cut(_readable(cleaned))
        while batch := [piece for _, piece in zip(range(_AT_ONCE), pieces, strict=False)]:
            with self._store.writing():
                for piece in batch:
                    size += len(piece)
                    _check_size(size, room)
                    digest.update(piece)
                    self._write(place, number, chunk_id(key, piece), piece)
                    number += 1
        sha256 = digest.hexdigest()
        name = kept_name(question, sha256, cleaned.kind)
        known = self.get(report, name)
        if known is not None:
            self._drop(place)
            return known
        with self._store.writing():
            self._finish(place, name, cleaned.kind.media_type, size, sha256, cleaned.notes)
        return cast("KeptAttachment", self.get(report, name))

    def _write(self, place: int, number: int, identifier: str, piece: bytes) -> None:
        self._store.execute(
            "INSERT INTO attachment_chunks (attachment, number, id, at_hq, content) VALUES (?, ?, ?, 0, ?)",
            (place, number, identifier, piece),
        )

    def _finish(
        self, place: int, name: str, media_type: str, size: int, sha256: str, notes: Mapping[str, str]
    ) -> None:
        """Gives the row its name: from now on the file is there."""
        self._store.execute(
            "UPDATE attachments SET name = ?, media_type = ?, size = ?, sha256 = ?, notes = ?, whole = 1"
            " WHERE id = ?",
            (name, media_type, size, sha256, write_json(dict(notes)), place),
        )

    def _piece(self, kept: KeptAttachment, number: int) -> bytes:
        found = self._store.row(
            "SELECT content FROM attachment_chunks JOIN attachments ON attachments.id = attachment"
            " WHERE report = ? AND name = ? AND number = ?",
            (kept.report, kept.name, number),
        )
        if found is None:
            raise NoAttachment
        return cast("bytes", found["content"])

    def _held(self, report: ReportId) -> tuple[int, int]:
        found = self._store.row(
            "SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM attachments WHERE report = ?",
            (report,),
        )
        return (0, 0) if found is None else (cast("int", found["files"]), cast("int", found["bytes"]))

    def _key(self, place: int) -> bytes:
        found = self._store.row("SELECT key FROM attachments WHERE id = ?", (place,))
        return b"" if found is None else cast("bytes", found["key"])

    def _drop(self, place: int) -> None:
        with self._store.writing():
            self._delete("id = ?", (place,))

    def _delete(self, which: str, values: Sequence[object]) -> None:
        self._store.execute(f"DELETE FROM attachments WHERE {which}", values)  # noqa: S608 - our own words

    def _read(self, row: Row) -> KeptAttachment:
        chunks = self._store.rows(
            "SELECT id FROM attachment_chunks WHERE attachment = ? ORDER BY number", (row["id"],)
        )
        return KeptAttachment(
            ReportId(str(row["report"])),
            str(row["name"]),
            str(row["media_type"]),
            cast("int", row["size"]),
            str(row["sha256"]),
            cast("bytes", row["key"]),
            tuple(str(chunk["id"]) for chunk in chunks),
            cast("dict[str, str]", json.loads(str(row["notes"]))),
            row["whole"] == 1,
        )


def _opened(source: BinaryIO) -> Cleaned:
    try:
        return Cleaned(source)
    except OSError as wrong:
        raise FileUnreadable from wrong


def _readable(cleaned: Cleaned) -> Iterator[bytes]:
    try:
        yield from cleaned
    except OSError as wrong:
        raise FileUnreadable from wrong


def _cut(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in chunks of one size, the last one shorter."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) >= CHUNK_BYTES:
            yield bytes(held[:CHUNK_BYTES])
            del held[:CHUNK_BYTES]
    if held:
        yield bytes(held)


def _check_size(size: int, room: int) -> None:
    if size > MOST_BYTES:
        raise TooLarge
    if size > room:
        raise TooMuch
