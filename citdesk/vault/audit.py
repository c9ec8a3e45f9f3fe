"""Who did what in this vault, when: hash-chained, in the order in which it happened (CJIS AU-2, AU-3, AU-8).

Lines carry ids and codes, never answers. The order is the sequence number; the time is what the clock said,
to hundredths of a second with its offset.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import cast

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import ReportId
from citdesk.vault.clock import Clock
from citdesk.vault.drafts import Drafts, PracticeOnly
from citdesk.vault.store import Row, Store
from citdesk.wire.audit import TrailLine
from citdesk.wire.encoding import read_time, write_time
from citdesk.wire.rejoin import spread

_SENT = "audit_sent"


class Did(StrEnum):
    """What is recorded."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    FAILED_SIGN_IN = "failed_sign_in"
    LOCKED_OUT = "locked_out"
    UNLOCKED = "unlocked"
    LOCKED = "locked"
    UNLOCKED_SCREEN = "unlocked_screen"
    CHOSE_PIN = "chose_pin"
    ANSWERED_CHALLENGE = "answered_challenge"
    CHANGED = "changed"
    TERMS_CHANGED = "terms_changed"
    CUT_OFF = "cut_off"
    CLOCK_ODD = "clock_odd"
    RECOVERED = "recovered"
    LOSS_ACCEPTED = "loss_accepted"
    KEYS_RENEWED = "keys_renewed"
    RECOVERY_CODE_RENEWED = "recovery_code_renewed"
    ESCROW_CHANGED = "escrow_changed"
    RESCUED = "rescued"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - the name of an act
    STARTED = "started"
    OPENED = "opened"
    REVIEWED = "reviewed"
    SENT = "sent"
    WITHDREW = "withdrew"
    TOOK_UP = "took_up"
    DISCARDED_DRAFT = "discarded_draft"
    SET_ASIDE = "set_aside"
    RETURNED = "returned"
    APPROVED = "approved"
    PREPARED_PAPER = "prepared_paper"
    ISSUED_PAPER = "issued_paper"
    VOIDED_PAPER = "voided_paper"
    KEPT_SIGNED_PAGES = "kept_signed_pages"
    READ_SIGNED_PAGES = "read_signed_pages"
    ADVANCED_DIVERSION = "advanced_diversion"
    EXPORTED = "exported"
    RESTORED = "restored"
    REPAIRED = "repaired"
    ASSIGNED_OFFICER = "assigned_officer"
    UNASSIGNED_OFFICER = "unassigned_officer"
    REASSIGNED_AUTHOR = "reassigned_author"
    MARKED_DUPLICATE = "marked_duplicate"
    UNMARKED_DUPLICATE = "unmarked_duplicate"
    LINKED_CASES = "linked_cases"
    UNLINKED_CASES = "unlinked_cases"
    STARTED_COVER = "started_cover"
    ENDED_COVER = "ended_cover"
    EXPUNGED = "expunged"
    REVOKED_CONSENT = "revoked_consent"
    READ_CONSULT = "read_consult"
    TOOK_CONSULT = "took_consult"
    ANSWERED_CONSULT = "answered_consult"
    WITHDREW_CONSULT = "withdrew_consult"
    MOVED_TO_NEWER_FORM = "moved_to_newer_form"
    TOOK_PUBLISHED = "took_published"
    REFUSED_PUBLISHED = "refused_published"
    STICK_WRITTEN = "stick_written"
    STICK_TAKEN_IN = "stick_taken_in"
    STICK_REFUSED = "stick_refused"
    REJOINED = "rejoined"


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line. ``subject`` is a report's id, '' where it is about none; ``outcome`` is 'ok' or a code."""

    number: int
    at: datetime
    did: Did
    subject: str
    outcome: str
    detail: str


class Audit:
    """The trail of one vault."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def note(self, did: Did, subject: str = "", outcome: str = "ok", detail: str = "") -> None:
        """Adds a line; it is on disk when this returns.

        Raises PracticeOnly for what was written in practice: the trail goes to HQ.
        """
        if subject and Drafts(self._store).is_practice(ReportId(subject)):
            raise PracticeOnly
        with self._store.writing():
            last = self._store.row("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
            number, before = (0, "") if last is None else (cast("int", last["number"]), str(last["hash"]))
            line = TrailLine(number + 1, write_time(self._clock.now()), did.value, subject, outcome, detail)
            self._insert(line, line.link(before))

    def _insert(self, line: TrailLine, link: str) -> None:
        self._store.execute(
            "INSERT INTO audit (number, at, did, subject, outcome, detail, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*line.to_json(), link),
        )

    def latest(self, most: int) -> Sequence[AuditLine]:
        """The newest lines, newest first."""
        found = self._store.rows("SELECT * FROM audit ORDER BY number DESC LIMIT ?", (most,))
        return [_read(row) for row in found]

    def not_sent(self, most: int) -> tuple[str, Sequence[TrailLine]]:
        """The link before the oldest lines that HQ does not have, and up to ``most`` of them."""
        sent = int(self._store.fact(_SENT) or "0")
        before = self._store.row("SELECT hash FROM audit WHERE number = ?", (sent,))
        found = self._store.rows("SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?", (sent, most))
        return "" if before is None else str(before["hash"]), [_line(row) for row in found]

    def sent(self, number: int) -> None:
        """HQ has the trail up to this line."""
        last = self._store.number("SELECT coalesce(max(number), 0) FROM audit")
        with self._store.writing():
            self._store.set_fact(_SENT, str(min(number, last)))

    def known_lines(self) -> Sequence[tuple[int, str]]:
        """Numbers of lines with their links, newest first, ever further apart."""
        count = self._store.number("SELECT coalesce(max(number), 0) FROM audit")
        numbers = [place + 1 for place in spread(count)]
        marks = ", ".join("?" for _ in numbers)
        found = self._store.rows(
            f"SELECT number, hash FROM audit WHERE number IN ({marks}) ORDER BY number DESC",  # noqa: S608
            numbers,
        )
        return [(cast("int", row["number"]), str(row["hash"])) for row in found]

    def rejoin(self, common: int, theirs: Sequence[TrailLine]) -> None:
        """This trail is that of an older copy: HQ's lines after ``common`` come in, this vault's follow them.

        Every line stays as it was written; those that HQ never had get new numbers and links.
        """
        with self._store.writing():
            rows = self._store.rows("SELECT * FROM audit WHERE number > ? ORDER BY number", (common,))
            mine = [_line(row) for row in rows]
            same = 0
            while same < min(len(mine), len(theirs)) and mine[same] == theirs[same]:
                same += 1
            if same == len(theirs):
                return
            last, before = common + same, ""
            if last:
                kept = self._store.row("SELECT hash FROM audit WHERE number = ?", (last,))
                before = "" if kept is None else str(kept["hash"])
            self._store.execute("DELETE FROM audit WHERE number > ?", (last,))
            for line in (*theirs[same:], *mine[same:]):
                last += 1
                numbered = replace(line, number=last)
                before = numbered.link(before)
                self._insert(numbered, before)
            self._store.set_fact(_SENT, str(common + len(theirs)))
            self.note(Did.REJOINED, detail=f"older copy of this vault: lines back={len(theirs) - same}")

    def verify(self) -> None:
        """Raises Tampered (``broken_audit``) where a line was changed, taken out or put in."""
        before = ""
        for number, row in enumerate(self._store.rows("SELECT * FROM audit ORDER BY number"), 1):
            before = _line(row).link(before)
            if row["number"] != number or row["hash"] != before:
                raise Tampered(
                    f"The record of what was done was changed at line {number}. Tell your administrator.",
                    code="broken_audit",
                )


def _line(row: Row) -> TrailLine:
    texts = (str(row[name]) for name in ("at", "did", "subject", "outcome", "detail"))
    return TrailLine(cast("int", row["number"]), *texts)


def _read(row: Row) -> AuditLine:
    return AuditLine(
        cast("int", row["number"]),
        read_time(str(row["at"])),
        Did(str(row["did"])),
        str(row["subject"]),
        str(row["outcome"]),
        str(row["detail"]),
    )
