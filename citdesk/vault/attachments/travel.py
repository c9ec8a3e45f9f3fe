"""Attachments on their way: which pieces HQ lacks, which this vault lacks, and taking in what arrives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from citdesk.casework.events import Attachment
from citdesk.casework.ids import ReportId
from citdesk.vault.clock import Clock
from citdesk.vault.store import Row, Store
from citdesk.wire.chunks import check_chunk
from citdesk.wire.encoding import from_base64, write_json, write_time


@dataclass(frozen=True, slots=True)
class Chunk:
    """One piece, by the report it belongs to and its id (``wire.chunks``)."""

    report: ReportId
    id: str


@dataclass(frozen=True, slots=True)
class Named:
    """A file as a revision names it: what ``expect`` is told of somebody else's attachment."""

    name: str
    media_type: str
    size: int
    sha256: str
    key: bytes
    chunks: tuple[str, ...]


def named(attachment: Attachment) -> Named:
    """The file as a payload or a projection names it; raises MalformedMessage on a key that is none."""
    return Named(
        attachment.name,
        attachment.media_type,
        attachment.size,
        attachment.sha256,
        from_base64(attachment.key),
        attachment.chunks,
    )


class Travel:
    """The exchange's side of the attachments. Implements ``citdesk.sync.ports.AttachmentBox``."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def to_send(self, most: int) -> Sequence[Chunk]:
        """Pieces of sent revisions that HQ has not acknowledged, first sent first."""
        return self._chunks("at_hq = 0 AND content IS NOT NULL AND submitted = 1 AND own = 1", most)

    def sent_lately(self, most: int) -> Sequence[Chunk]:
        """The newest own pieces that HQ has acknowledged, newest first."""
        return self._chunks(
            "at_hq = 1 AND content IS NOT NULL AND submitted = 1 AND own = 1", most, newest_first=True
        )

    def lost(self, chunks: Sequence[Chunk]) -> None:
        """HQ does not have these pieces any more: they are to be sent again; on disk on return."""
        self._set_at_hq(chunks, at_hq=False)

    def to_fetch(self, most: int) -> Sequence[Chunk]:
        """Pieces named by revisions here that this vault does not have yet."""
        return self._chunks("content IS NULL", most)

    def content(self, chunk: Chunk) -> bytes | None:
        """The piece's bytes; None where the vault does not have it, or not any more."""
        found = self._store.row(
            "SELECT content FROM attachment_chunks JOIN attachments ON attachments.id = attachment"
            " WHERE attachment_chunks.id = ? AND report = ? AND content IS NOT NULL",
            (chunk.id, chunk.report),
        )
        return None if found is None else cast("bytes", found["content"])

    def acknowledged(self, chunks: Sequence[Chunk]) -> None:
        """HQ has these pieces; on return that is on disk."""
        self._set_at_hq(chunks, at_hq=True)

    def _set_at_hq(self, chunks: Sequence[Chunk], *, at_hq: bool) -> None:
        with self._store.writing():
            for chunk in chunks:
                self._store.execute(
                    "UPDATE attachment_chunks SET at_hq = ? WHERE id = ? AND attachment IN"
                    " (SELECT id FROM attachments WHERE report = ?)",
                    (int(at_hq), chunk.id, chunk.report),
                )

    def receive(self, chunk: Chunk, content: bytes) -> None:
        """Keeps a piece that arrived; on disk when this returns. A piece nobody named is left aside.

        Raises Tampered (``chunk_changed``) where the bytes are not those that its report names.
        """
        lacking = self._store.rows(
            "SELECT attachment, number, key FROM attachment_chunks"
            " JOIN attachments ON attachments.id = attachment"
            " WHERE attachment_chunks.id = ? AND report = ? AND content IS NULL",
            (chunk.id, chunk.report),
        )
        for row in lacking:
            check_chunk(cast("bytes", row["key"]), chunk.id, content)
        with self._store.writing():
            for row in lacking:
                self._keep(row, content)

    def expect(self, report: ReportId, named: Sequence[Named]) -> None:
        """Makes room for files that a revision names; those known already are left. Inside a transaction."""
        for file in named:
            made = self._store.execute(
                "INSERT OR IGNORE INTO attachments (report, name, media_type, size, sha256, key, notes, own,"
                " whole, submitted, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 1, ?)",
                (
                    report,
                    file.name,
                    file.media_type,
                    file.size,
                    file.sha256,
                    file.key,
                    write_json({}),
                    write_time(self._clock.now()),
                ),
            )
            if made:
                place = self._store.number("SELECT last_insert_rowid()")
                for number, identifier in enumerate(file.chunks):
                    self._store.execute(
                        "INSERT INTO attachment_chunks (attachment, number, id, at_hq, content)"
                        " VALUES (?, ?, ?, 1, NULL)",
                        (place, number, identifier),
                    )

    def forget_projected(self, report: ReportId) -> None:
        """Deletes the files that only a projection named: it was recalled. Inside a transaction.

        A liaison's own steps and papers of the report are no reason to keep them; its revisions are.
        """
        self._store.execute(
            "DELETE FROM attachments WHERE report = ? AND own = 0 AND NOT EXISTS (SELECT 1 FROM events"
            " WHERE events.report = attachments.report AND kind IN ('submit', 'amend'))",
            (report,),
        )

    def _keep(self, row: Row, content: bytes) -> None:
        self._store.execute(
            "UPDATE attachment_chunks SET content = ? WHERE attachment = ? AND number = ?",
            (content, row["attachment"], row["number"]),
        )
        self._store.execute(
            "UPDATE attachments SET whole = 1 WHERE id = ? AND NOT EXISTS"
            " (SELECT 1 FROM attachment_chunks WHERE attachment = ? AND content IS NULL)",
            (row["attachment"], row["attachment"]),
        )

    def _chunks(self, which: str, most: int, *, newest_first: bool = False) -> Sequence[Chunk]:
        order = "attachment DESC, number DESC" if newest_first else "attachment, number"
        found = self._store.rows(
            "SELECT DISTINCT report, attachment_chunks.id AS id FROM attachment_chunks"  # noqa: S608 - our words
            f" JOIN attachments ON attachments.id = attachment WHERE {which}"
            f" ORDER BY {order} LIMIT ?",
            (most,),
        )
        return [Chunk(ReportId(str(row["report"])), str(row["id"])) for row in found]
