"""A supervisor is away, and a deputy decides for the unit: HQ arranges it, and hands over what waits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from citdesk.casework.errors import Refused
from citdesk.casework.events import CoverEnded, CoverStarted, EventKind, Payload
from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import ended_cover, may_cover, started_cover
from citdesk.casework.people import Person
from citdesk.hq.channels import of_cover, of_person, of_unit
from citdesk.hq.store.append import Append
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.covers import (
    RunningCover,
    begun,
    cover_by_id,
    keep_cover,
    note_handed_over,
    running_of_deputy,
    running_of_unit,
    waiting_reports,
)
from citdesk.hq.store.database import Database
from citdesk.hq.store.registry import person_by_id
from citdesk.wire.chain import Head
from citdesk.wire.event import Event

COVERS = frozenset({EventKind.START_COVER, EventKind.END_COVER})


def arrange(append: Append, event: Event, payload: Payload, person: Person, after: Head) -> int:
    """The position of an accepted beginning or end of a cover.

    Raises Refused (``malformed_payload``, ``not_allowed``, ``no_such_deputy``, ``unknown_cover``,
    ``no_change``).
    """
    header = event.header
    match header.report, payload:
        case None, CoverStarted():
            cover = started_cover(header.id, person, payload)
            _check_deputy(append, payload)
            if append.has_of_case(header.case):
                raise Refused("A cover is about no case, but this one names one.", code="malformed_payload")
            if cover.ends <= append.now:
                raise Refused("This cover would have ended already. Choose a later day.", code="no_change")
        case None, CoverEnded():
            cover = ended_cover(cover_by_id(append.connection, payload.cover), person, append.now)
            if append.event(cover.id).header.case != header.case:
                raise Refused("The cover was arranged under another id.", code="malformed_payload")
        case _:
            raise Refused("The event does not carry what its kind asks for.", code="malformed_payload")
    keep_cover(append.connection, cover)
    return append.accept_of_agency(
        event, after, (of_person(person.id), of_person(cover.deputy), of_unit(cover.unit))
    )


def deliver_to_deputies(append: Append, report: ReportId, unit: str) -> None:
    """A report comes to wait again while somebody covers for its unit: they get it from its beginning.

    To be called before the new version is appended.
    """
    for cover in running_of_unit(append.connection, unit, append.now):
        if cover.heard_from is not None:  # else it is handed over with all that waits
            append.deliver_report_again(report, of_cover(cover.id))


def heard_as_deputy(connection: Connection, person: Person, now: datetime) -> dict[str, int]:
    """The channels that the person hears by covering now, and from which position on each."""
    found: dict[str, int] = {}
    for cover in running_of_deputy(connection, person.id, now):
        if cover.heard_from is not None:
            found[of_cover(cover.id)] = 0
            unit = of_unit(cover.unit)
            found[unit] = min(cover.heard_from, found.get(unit, cover.heard_from))
    return found


def heard_of(connection: Connection, channels: Collection[str], now: datetime) -> frozenset[str]:
    """The channels of the deputies who could hear one of these while they covered, whoever covers today."""
    return frozenset(
        of_person(cover.deputy)
        for cover in begun(connection, now)
        if of_unit(cover.unit) in channels or of_cover(cover.id) in channels
    )


@dataclass(frozen=True, slots=True)
class Handover:
    """What a deputy gets when the cover begins, which may be long after it was arranged."""

    database: Database
    keys: CaseKeys

    def begin(self, deputy: Person, now: datetime) -> None:
        """Hands the deputy what waits in the units whose cover has begun; once for each cover."""
        if not may_cover(deputy):
            return
        with self.database.read() as connection:
            due = _not_handed_over(connection, deputy, now)
        if not due:
            return
        with self.database.append() as connection:
            append = Append(connection, self.keys, {}, now)
            covers = _not_handed_over(connection, deputy, now)
            for cover in covers:
                for report in waiting_reports(connection, of_unit(cover.unit)):
                    append.deliver_report_again(ReportId(report), of_cover(cover.id))
            end = append.write()
            for cover in covers:
                note_handed_over(connection, cover.id, end)


def _not_handed_over(connection: Connection, deputy: Person, now: datetime) -> list[RunningCover]:
    return [cover for cover in running_of_deputy(connection, deputy.id, now) if cover.heard_from is None]


def _check_deputy(append: Append, started: CoverStarted) -> None:
    known = person_by_id(append.connection, started.deputy)
    if known is None or not known.active or not may_cover(known.person):
        raise Refused("Only a supervisor of the agency can cover for a unit.", code="no_such_deputy")
