"""Reports taken out of HQ for others to work with: chosen, reduced to one audience, put on the trail first.

What is sealed by order is never among them, nor what was expunged, is void or a duplicate. Whoever is not the
public is named with a reason.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import Connection, select

from citdesk.casework.errors import Refused, UserError
from citdesk.casework.events import Attachment, Submission
from citdesk.casework.lifecycle import GONE, Standing
from citdesk.casework.people import Person
from citdesk.casework.projection import Audience, may_see, project, visible_files
from citdesk.hq.attachments import piece_of
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForm
from citdesk.hq.store import tables as t
from citdesk.hq.store.reading import events_by_id, standing_of
from citdesk.hq.store.registry import person_by_id
from citdesk.wire.encoding import read_time, write_time

#: The trail's word for an export.
DID = "record_exported"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported, for whom and by whose order.

    ``first`` and ``last`` are days in the agency's zone on which the report first reached HQ. ``undecided``
    takes reports along that nobody approved yet, as they were last sent. Raises UserError (``export``).
    """

    audience: Audience
    by: Person
    reason: str = ""
    form: str = ""
    first: date | None = None
    last: date | None = None
    undecided: bool = False

    def __post_init__(self) -> None:
        if self.audience is not Audience.PUBLIC and not self.reason.strip():
            raise UserError(
                f"What the audience {self.audience.value} may see is exported for a reason. Give --reason.",
                code="export",
            )
        if self.undecided and self.audience is not Audience.INTERNAL:
            raise UserError("What is not approved does not leave the agency.", code="export")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise UserError("The last day is before the first.", code="export")

    def told(self) -> str:
        """The order as the trail keeps it."""
        parts = (
            f"audience={self.audience.value}",
            f"by={self.by.badge}",
            f"form={self.form or 'every'}",
            f"from={self.first or ''}",
            f"until={self.last or ''}",
            f"undecided={'yes' if self.undecided else 'no'}",
            f"reason={self.reason.strip()}",
        )
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class ExportedReport:
    """One report, already reduced to its audience.

    The public gets a key that is made for this export and a month in place of ids, numbers, authors and
    times, so that nobody can look up a report by what it is called elsewhere.
    """

    key: str
    form_id: str
    form_version: str
    about: dict[str, str]
    instance: bytes
    columns: tuple[str, ...]
    repeats: frozenset[str]
    files: tuple[Attachment, ...] = ()
    report: str = ""


@dataclass(slots=True)
class Outcome:
    """How many reports were written, and how many left out by why; files that HQ does not have yet."""

    reports: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    missing_files: int = 0

    def leave_out(self, why: str) -> None:
        """Counts one that is not exported."""
        self.left_out[why] = self.left_out.get(why, 0) + 1


class Reports(Protocol):
    """The chosen reports, in the order in which they reached HQ; read anew, and alike, as often as asked."""

    def __iter__(self) -> Iterator[ExportedReport]:
        """One after the other: only one of them is in memory."""
        ...

    def file(self, report: ExportedReport, attachment: Attachment) -> bytes | None:
        """The whole file, None while pieces of it are missing."""
        ...


class Writer(Protocol):
    """Writes reports down in some format."""

    def write(self, reports: Reports) -> int:
        """Writes all of them; how many files were missing. Raises OSError."""
        ...


def export(hq: Headquarters, wanted: Wanted, writer: Writer, by_account: str = "") -> Outcome:
    """Puts the export on HQ's trail, then writes it.

    Raises UserError (``export``) where the form does not name the audience, EnvironmentProblem, OSError.
    """
    with hq.database.append() as connection:
        account = f"account={by_account} " if by_account else ""
        hq.trails.note(connection, hq.clock.now(), DID, wanted.by.id, account + wanted.told())
    outcome = Outcome()
    with hq.database.read() as connection:
        outcome.missing_files = writer.write(_Chosen(hq, connection, wanted, outcome))
    return outcome


def exports_made(connection: Connection) -> tuple[tuple[str, str], ...]:
    """When something was exported here, and what, as the trail has it."""
    lines = t.trail_lines
    query = select(lines.c.at, lines.c.detail).where(lines.c.did == DID).order_by(lines.c.at)
    return tuple((str(row.at), str(row.detail)) for row in connection.execute(query))


@dataclass(frozen=True, slots=True)
class _Chosen:
    hq: Headquarters
    connection: Connection
    wanted: Wanted
    outcome: Outcome
    run: uuid.UUID = field(default_factory=uuid.uuid4)

    def __iter__(self) -> Iterator[ExportedReport]:
        self.outcome.reports = 0
        self.outcome.left_out.clear()
        for report, received in _received(self.connection):
            if not self._in_period(received):
                continue
            standing = standing_of(self.connection, self.hq.keys, report)
            if standing is None or (self.wanted.form and standing.form_id != self.wanted.form):
                continue
            found = self._one(standing, received)
            if isinstance(found, str):
                self.outcome.leave_out(found)
            else:
                self.outcome.reports += 1
                yield found

    def file(self, report: ExportedReport, attachment: Attachment) -> bytes | None:
        """The whole file; raises Tampered where a piece was changed."""
        pieces = [
            piece_of(self.connection, self.hq.keys, report.report, chunk) for chunk in attachment.chunks
        ]
        return None if None in pieces else b"".join(piece for piece in pieces if piece is not None)

    def _in_period(self, received: datetime) -> bool:
        day = received.astimezone(self.hq.configuration.zone).date()
        first, last = self.wanted.first, self.wanted.last
        return (first is None or first <= day) and (last is None or day <= last)

    def _one(self, standing: Standing, received: datetime) -> ExportedReport | str:
        """The report, or why it is left out."""
        if standing.sealed:
            return "sealed by order"
        if standing.state in GONE:
            return f"{standing.state.value.replace('_', ' ')}"
        revision = standing.on_record or (standing.revision if self.wanted.undecided else None)
        if revision is None:
            return "not approved"
        event = events_by_id(self.connection, self.hq.keys, [revision])[revision]
        payload = event.payload
        if not isinstance(payload, Submission):
            return "unreadable"
        try:
            form = self.hq.ingest.forms.pinned(payload.pin)
        except Refused:
            return "of a form version that this CITDesk does not have"
        audience = self.wanted.audience
        if audience is not Audience.INTERNAL and audience not in form.audiences:
            return f"of a form that nobody of the audience {audience.value} gets"
        return self._reduced(standing, received, payload, form)

    def _reduced(
        self, standing: Standing, received: datetime, payload: Submission, form: KnownForm
    ) -> ExportedReport:
        audience = self.wanted.audience
        instance = payload.instance_xml.encode()
        files = payload.attachments
        if audience is not Audience.INTERNAL:
            seen = visible_files(form.binds, instance, audience, [each.name for each in files])
            files = tuple(each for each in files if each.name in seen)
            instance = project(form.binds, instance, audience)
        public = audience is Audience.PUBLIC
        about = self._about_public(standing, received) if public else self._about(standing, received)
        return ExportedReport(
            key=str(uuid.uuid5(self.run, standing.report)) if public else standing.report,
            form_id=form.id,
            form_version=form.version,
            about=about,
            instance=instance,
            columns=tuple(path for path, labels in form.binds.items() if may_see(labels, audience)),
            repeats=form.repeats,
            files=files,
            report=standing.report,
        )

    def _about_public(self, standing: Standing, received: datetime) -> dict[str, str]:
        local = received.astimezone(self.hq.configuration.zone)
        return {"month": f"{local:%Y-%m}", "demonstration": _yes(standing.demonstration)}

    def _about(self, standing: Standing, received: datetime) -> dict[str, str]:
        author = person_by_id(self.connection, standing.author)
        return {
            "number": standing.number or "",
            "case": standing.case,
            "parent_report": standing.parent_report or "",
            "state": standing.state.value,
            "revision": standing.on_record or standing.revision,
            "received_at": write_time(received),
            "author": "" if author is None else author.person.name,
            "author_badge": "" if author is None else author.person.badge,
            "demonstration": _yes(standing.demonstration),
        }


def _received(connection: Connection) -> list[tuple[str, datetime]]:
    """Every report with the time at which its first version reached HQ, in that order."""
    events, standings = t.events, t.standings
    query = (
        select(events.c.report, events.c.received_at)
        .join(standings, standings.c.report == events.c.report)
        .where(events.c.position.is_not(None), events.c.kind == "submit")
        .order_by(events.c.position)
    )
    first: dict[str, datetime] = {}
    for row in connection.execute(query):
        first.setdefault(str(row.report), read_time(str(row.received_at)))
    return list(first.items())


def _yes(value: bool) -> str:
    return "yes" if value else "no"
