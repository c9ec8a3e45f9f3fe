"""Events as the vault keeps them: exact bytes beside what became of them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from citdesk.casework.errors import CitdeskError
from citdesk.casework.events import EventKind, NumberGiven
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.casework.lifecycle import subject
from citdesk.vault.store import Row, Store
from citdesk.wire.encoding import write_time
from citdesk.wire.event import Event

#: own events that are links of this vault's chain
_LINK = "own = 1 AND ifnull(signature, '-') <> ''"
#: taken off a position in doubt: beyond every log
_IN_DOUBT = 2**52
#: A fact: HQ lost something once. Only then is looked for what it still lacks.
_LOST = "lost_at_hq"
#: Steps that HQ alone takes: it takes them anew, or its administrator does.
_BY_HQ = (
    EventKind.SET_NUMBER,
    EventKind.SEAL,
    EventKind.UNSEAL,
    EventKind.SET_LEGAL_HOLD,
    EventKind.LIFT_LEGAL_HOLD,
    EventKind.EXPUNGE,
)
#: Own links in doubt that can be sent again as they are; one whose content was expunged cannot.
_ASKED_ANEW = "position < 0 AND own = 1 AND signature <> '' AND payload IS NOT NULL"


class Status(StrEnum):
    """What HQ said of an event; pending until it said something."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """One event with its status. ``own`` events were made in this vault; ``position`` is HQ's."""

    event: Event
    own: bool
    status: Status
    position: int | None
    code: str | None
    message: str | None
    settled: bool


class EventRows:
    """The table of events."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def insert(
        self, event: Event, *, own: bool, status: Status, position: int | None, signature: str | None
    ) -> None:
        """Keeps a new event; inside a transaction."""
        header = event.header
        self._store.execute(
            "INSERT INTO events (id, own, kind, report, case_id, author, wall, header, payload, salt,"
            " signature, status, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                header.id,
                int(own),
                header.kind.value,
                header.report,
                header.case,
                header.author,
                write_time(header.wall),
                event.header_text,
                event.payload_text,
                event.salt,
                signature,
                status.value,
                position,
            ),
        )

    def judge(
        self, event: EventId, status: Status, position: int | None, code: str | None, message: str | None
    ) -> bool:
        """Records HQ's word on an own pending event; False when it is not one."""
        return (
            self._store.execute(
                "UPDATE events SET status = ?, position = ?, code = ?, message = ?"
                " WHERE id = ? AND own = 1 AND status = 'pending'",
                (status.value, position, code, message, event),
            )
            == 1
        )

    def set_verdict(
        self, event: EventId, status: Status, position: int | None, code: str | None, message: str | None
    ) -> None:
        """HQ's word on an own event whatever was known before; pending where HQ lost it."""
        self._store.execute(
            "UPDATE events SET status = ?, position = ?, code = ?, message = ? WHERE id = ? AND own = 1",
            (status.value, position, code, message, event),
        )

    def ask_again(self, event: EventId) -> bool:
        """An own link waits for HQ's word anew; False where it cannot be sent again as it is."""
        return (
            self._store.execute(
                "UPDATE events SET status = 'pending', position = NULL WHERE id = ? AND own = 1"
                " AND signature <> '' AND payload IS NOT NULL",
                (event,),
            )
            == 1
        )

    def confirm(self, event: EventId, position: int) -> None:
        """HQ handed the event out at this position: it is accepted, and no longer in doubt."""
        self._store.execute(
            "UPDATE events SET status = 'accepted', position = ?, code = NULL, message = NULL WHERE id = ?"
            " AND (position < 0 OR (position IS NULL AND (own = 0 OR status = 'pending')))",
            (position, event),
        )

    def move(self, event: EventId, position: int) -> None:
        """HQ took the own event at this position.

        Its word on a push may name another one: no mark covers that, so an HQ that was put back, and got the
        event since from somebody who carried it or from another copy of this vault, is not noticed by it.
        """
        self._store.execute(
            "UPDATE events SET position = ? WHERE id = ? AND own = 1 AND position <> ?",
            (position, event, position),
        )

    def doubt_positions(self) -> None:
        """HQ's log is another than it was: every position is in doubt until HQ hands its event out again.

        The order stays, before everything that is confirmed.
        """
        self._store.execute("UPDATE events SET position = position - ? WHERE position > 0", (_IN_DOUBT,))

    def settle_doubts(self) -> Sequence[ReportId]:
        """HQ has handed out all it has: what of the events still in doubt; the reports of all these.

        Other people's are lost at HQ: they are kept, and count for nothing until HQ hands them out again. An
        own one waits for HQ's word anew: HQ may have it from somebody who carried it before what it rests on
        was there, and have refused it.
        """
        own = self._store.rows(f"SELECT DISTINCT report FROM events WHERE {_ASKED_ANEW}")  # noqa: S608 - ours
        self._store.execute(
            "UPDATE events SET status = 'pending', position = NULL"  # noqa: S608 - our words
            f" WHERE {_ASKED_ANEW}"
        )
        self._store.execute(
            "UPDATE events SET position = position + ? WHERE position < 0 AND own = 1", (_IN_DOUBT,)
        )
        lost = self._store.rows("SELECT DISTINCT report FROM events WHERE position < 0")
        if lost:
            self._store.set_fact(_LOST, "1")
        self._store.execute(
            "UPDATE events SET status = 'quarantined', code = 'lost_at_hq', settled = 1, position = NULL"
            " WHERE position < 0"
        )
        return [ReportId(str(row["report"])) for row in (*own, *lost) if row["report"] is not None]

    def lost_at_hq(self) -> Sequence[KeptEvent]:
        """Other people's steps that HQ lost and that nobody has sent again yet, as they were or made anew.

        Not those that HQ takes itself.
        """
        if self._store.fact(_LOST) != "1":
            return []
        marks = ", ".join("?" * len(_BY_HQ))
        found = self._store.rows(
            "SELECT * FROM events WHERE status = 'quarantined' AND code = 'lost_at_hq'"  # noqa: S608 - marks
            f" AND kind NOT IN ({marks}) ORDER BY seq",
            [kind.value for kind in _BY_HQ],
        )
        lost = [_read(row) for row in found]
        anew = {
            kept.event.header.replaces
            for report in {each.event.header.report for each in lost}
            if report is not None
            for kept in self.of_report(report)
            if kept.status is Status.ACCEPTED
        }
        return [each for each in lost if each.event.header.id not in anew]

    def earlier_numbers(self, report: ReportId) -> Sequence[str]:
        """Numbers that the report had before HQ forgot them and gave another, oldest first."""
        if self._store.fact(_LOST) != "1":
            return []
        found = self._store.rows(
            "SELECT * FROM events WHERE report = ? AND kind = ? AND code = 'lost_at_hq' ORDER BY seq",
            (report, EventKind.SET_NUMBER.value),
        )
        given = [_read(row).event.payload for row in found]
        return [payload.number for payload in given if isinstance(payload, NumberGiven)]

    def links(self) -> Sequence[KeptEvent]:
        """This vault's own chain, first link first."""
        found = self._store.rows(f"SELECT * FROM events WHERE {_LINK} ORDER BY seq")  # noqa: S608 - our words
        return [_read(row) for row in found]

    def last_answered(self) -> KeptEvent | None:
        """The newest own link that has HQ's word."""
        found = self._store.row(
            f"SELECT * FROM events WHERE {_LINK} AND status <> 'pending' ORDER BY seq DESC LIMIT 1"  # noqa: S608
        )
        return None if found is None else _read(found)

    def pending(self) -> Sequence[Event]:
        """Own events without HQ's word, oldest first."""
        found = self._store.rows("SELECT * FROM events WHERE status = 'pending' ORDER BY seq")
        return [_read(row).event for row in found]

    def unlink(self, event: EventId) -> None:
        """The event is kept, but is no link of the chain any more."""
        self._store.execute(
            "UPDATE events SET settled = settled OR status <> 'refused', signature = '', status = 'refused',"
            " position = NULL WHERE id = ? AND own = 1",
            (event,),
        )

    def sign(self, event: EventId, signature: str) -> None:
        """Keeps the signature over the head that an own event leads to, where it came without one."""
        self._store.execute(
            "UPDATE events SET signature = ? WHERE id = ? AND own = 1 AND signature IS NULL",
            (signature, event),
        )

    def remove(self, event: EventId) -> None:
        """Takes an event out that was made anew, or comes in again as HQ has it."""
        self._store.execute("DELETE FROM events WHERE id = ?", (event,))

    def get(self, event: EventId) -> KeptEvent | None:
        """The event with this id, None where the vault does not have it."""
        found = self._store.row("SELECT * FROM events WHERE id = ?", (event,))
        return None if found is None else _read(found)

    def author_of(self, event: EventId) -> PersonId | None:
        """Who made the event, None where the vault does not have it."""
        found = self._store.row("SELECT author FROM events WHERE id = ?", (event,))
        return None if found is None else PersonId(str(found["author"]))

    def of_report(self, report: ReportId) -> Sequence[KeptEvent]:
        """The report's events: accepted ones in HQ's order, then what HQ has not accepted, in ours."""
        found = self._store.rows(
            "SELECT * FROM events WHERE report = ? ORDER BY position IS NULL, position, seq", (report,)
        )
        return [_read(row) for row in found]

    def submissions(self) -> Sequence[tuple[ReportId, PersonId, Status]]:
        """Report, author and status of every submission whose content is here, in the order they came."""
        found = self._store.rows(
            "SELECT report, author, status FROM events WHERE kind IN ('submit', 'amend')"
            " AND payload IS NOT NULL ORDER BY seq"
        )
        return [
            (ReportId(str(row["report"])), PersonId(str(row["author"])), Status(str(row["status"])))
            for row in found
        ]

    def of_case(self, case: CaseId, kind: EventKind) -> Sequence[KeptEvent]:
        """The case's events of one kind, in the order in which they came."""
        found = self._store.rows(
            "SELECT * FROM events WHERE case_id = ? AND kind = ? ORDER BY seq", (case, kind.value)
        )
        return [_read(row) for row in found]

    def about_case(self, case: CaseId) -> Sequence[KeptEvent]:
        """The events about the case as a whole, in HQ's order, then what HQ has not accepted."""
        found = self._store.rows(
            "SELECT * FROM events WHERE case_id = ? AND report IS NULL"
            " ORDER BY position IS NULL, position, seq",
            (case,),
        )
        return [_read(row) for row in found]

    def of_agency(self, kinds: Sequence[EventKind]) -> Sequence[KeptEvent]:
        """The events of these kinds about no report, in HQ's order, then what HQ has not accepted."""
        marks = ", ".join("?" for _ in kinds)
        found = self._store.rows(
            f"SELECT * FROM events WHERE report IS NULL AND kind IN ({marks})"  # noqa: S608 - marks only
            " ORDER BY position IS NULL, position, seq",
            [kind.value for kind in kinds],
        )
        return [_read(row) for row in found]

    def cases_with(self, kind: EventKind) -> Sequence[CaseId]:
        """The cases in which there is an event of this kind."""
        found = self._store.rows("SELECT DISTINCT case_id FROM events WHERE kind = ?", (kind.value,))
        return [CaseId(str(row["case_id"])) for row in found]

    def reports_with(self, kinds: Sequence[EventKind]) -> Sequence[ReportId]:
        """Reports about which there is an event of any of these kinds, the first such event first."""
        marks = ", ".join("?" * len(kinds))
        found = self._store.rows(
            f"SELECT report FROM events WHERE kind IN ({marks}) AND report IS NOT NULL"  # noqa: S608 - marks
            " GROUP BY report ORDER BY min(id)",
            [kind.value for kind in kinds],
        )
        return [ReportId(str(row["report"])) for row in found]

    def refused(self) -> Sequence[KeptEvent]:
        """Own events that HQ did not take and nobody dealt with yet, oldest first."""
        found = self._store.rows(
            "SELECT * FROM events WHERE status IN ('refused', 'quarantined') AND settled = 0 ORDER BY seq"
        )
        return [_read(row) for row in found]

    def settle(self, report: ReportId) -> None:
        """Marks all of the report's refused events as dealt with; inside a transaction."""
        self._store.execute(
            "UPDATE events SET settled = 1 WHERE report = ? AND status IN ('refused', 'quarantined')",
            (report,),
        )

    def settle_arrangement(self, event: EventId) -> bool:
        """Marks a refused event that is about no report as seen, inside a transaction; False without one."""
        known = self._store.row(
            "SELECT id FROM events WHERE id = ? AND report IS NULL AND status IN ('refused', 'quarantined')",
            (event,),
        )
        if known is None:
            return False
        self._store.execute("UPDATE events SET settled = 1 WHERE id = ?", (event,))
        return True

    def settle_by(self, made: Event) -> None:
        """Marks what a new step deals with of its report's refused ones; inside a transaction."""
        left = [kept.event for kept in self.refused() if kept.event.header.report == made.header.report]
        for event in left:
            if _subject(event) == _subject(made):
                self._store.execute("UPDATE events SET settled = 1 WHERE id = ?", (event.header.id,))

    def waiting(self) -> int:
        """How many own events wait for HQ's word."""
        return self._store.number("SELECT count(*) FROM events WHERE status = 'pending'")

    def waiting_steps(self) -> Sequence[tuple[ReportId, EventKind]]:
        """Report and kind of every own event of a report without HQ's word, oldest first."""
        found = self._store.rows(
            "SELECT report, kind FROM events WHERE status = 'pending' AND report IS NOT NULL ORDER BY seq"
        )
        return [(ReportId(str(row["report"])), EventKind(str(row["kind"]))) for row in found]

    def all_waiting(self) -> Sequence[EventId]:
        """Every own event without HQ's word, oldest first."""
        found = self._store.rows("SELECT id FROM events WHERE status = 'pending' ORDER BY seq")
        return [EventId(str(row["id"])) for row in found]

    def signed(self, event: EventId) -> tuple[Event, str]:
        """An own event with the signature over the head it leads to. Raises KeyError."""
        row = self._store.row("SELECT * FROM events WHERE id = ?", (event,))
        if row is None:
            raise KeyError(event)
        return _read(row).event, str(row["signature"])

    def next_waiting(self, most_events: int, most_bytes: int) -> tuple[Sequence[Event], str | None]:
        """The oldest waiting events within both bounds, at least one, and the signature over their head.

        They follow each other in the chain: where HQ's word on a later event came first, by somebody else's
        delivery, what is before it and what is after it go apart.
        """
        events, signature, _ = self.waiting_after(0, most_events, most_bytes)
        return events, signature

    def waiting_after(
        self, sequence: int, most_events: int, most_bytes: int
    ) -> tuple[Sequence[Event], str | None, int]:
        """The same beyond a sequence number of this vault, and the number of the last of them."""
        found = self._store.rows(
            "SELECT * FROM events WHERE status = 'pending' AND seq > ? ORDER BY seq LIMIT ?",
            (sequence, most_events),
        )
        taken: list[Event] = []
        signature: str | None = None
        size = 0
        for row in found:
            event = _read(row).event
            if taken and event.header.previous != taken[-1].hash:
                break  # a batch is consecutive: what lies between has HQ's word already
            size += len(event.header_text.encode()) + len((event.payload_text or "").encode())
            if taken and (size > most_bytes or event.header.previous != taken[-1].hash):
                break
            taken.append(event)
            signature, sequence = str(row["signature"]), cast("int", row["seq"])
        return taken, signature, sequence

    def waiting_until(self, sequence: int) -> tuple[int, int]:
        """How many own events up to a sequence number wait for HQ's word, and of how many reports."""
        found = self._store.row(
            "SELECT count(*) AS steps, count(DISTINCT report) AS reports FROM events"
            " WHERE status = 'pending' AND seq <= ?",
            (sequence,),
        )
        return (0, 0) if found is None else (cast("int", found["steps"]), cast("int", found["reports"]))


def _read(row: Row) -> KeptEvent:
    payload, position = row["payload"], row["position"]
    code, message = row["code"], row["message"]
    return KeptEvent(
        Event(
            str(row["header"]),
            None if payload is None else str(payload),
            cast("bytes | None", row["salt"]),
        ),
        row["own"] == 1,
        Status(str(row["status"])),
        None if position is None else cast("int", position),
        None if code is None else str(code),
        None if message is None else str(message),
        row["settled"] == 1,
    )


def _subject(event: Event) -> Hashable:
    try:
        return subject(event.payload)
    except CitdeskError:  # its content is gone, or of a kind that cannot be read any more
        return None
