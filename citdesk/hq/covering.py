"""A supervisor is away, and a deputy decides for the unit: HQ arranges it, and hands over what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.errors import Refused
from citdesk.casework.events import CoverEnded, CoverStarted, EventKind, Payload
from citdesk.casework.ids import EventId, ReportId
from citdesk.casework.lifecycle import ended_cover, started_cover
from citdesk.casework.people import Person, Role
from citdesk.hq.channels import of_person, of_unit
from citdesk.hq.store.append import Append
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.covers import (
    cover_by_id,
    deputies_of,
    keep_cover,
    note_handed_over,
    to_hand_over,
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
    match event.header.report, payload:
        case None, CoverStarted():
            cover = started_cover(event.header.id, person, payload)
            _check_deputy(append, payload)
            if cover.ends <= append.now:
                raise Refused("This cover would have ended already. Choose a later day.", code="no_change")
        case None, CoverEnded():
            cover = ended_cover(cover_by_id(append.connection, payload.cover), person, append.now)
        case _:
            raise Refused("The event does not carry what its kind asks for.", code="malformed_payload")
    keep_cover(append.connection, cover)
    return append.accept_of_agency(
        event, after, (of_person(person.id), of_person(cover.deputy), of_unit(cover.unit))
    )


def deliver_to_deputies(append: Append, report: ReportId, unit: str) -> None:
    """A report is sent again while somebody covers for its unit: they get it from its beginning.

    To be called before the new version is appended.
    """
    for deputy in sorted(deputies_of(append.connection, unit, append.now)):
        append.deliver_report_again(report, of_person(deputy))


@dataclass(frozen=True, slots=True)
class Handover:
    """What a deputy gets when the cover begins, which may be long after it was arranged."""

    database: Database
    keys: CaseKeys

    def begin(self, deputy: Person, now: datetime) -> None:
        """Hands the deputy what waits in the units whose cover has begun; once for each cover."""
        if not deputy.has(Role.SUPERVISOR):
            return
        with self.database.read() as connection:
            due = to_hand_over(connection, deputy.id, now)
        if not due:
            return
        with self.database.append() as connection:
            append = Append(connection, self.keys, {}, now)
            covers: list[EventId] = []
            for cover, unit in to_hand_over(connection, deputy.id, now):
                for report in waiting_reports(connection, of_unit(unit)):
                    append.deliver_report_again(ReportId(report), of_person(deputy.id))
                covers.append(cover)
            end = append.write()
            for cover in covers:
                note_handed_over(connection, cover, end)


def _check_deputy(append: Append, started: CoverStarted) -> None:
    known = person_by_id(append.connection, started.deputy)
    if known is None or not known.active or not known.person.has(Role.SUPERVISOR):
        raise Refused("Only a supervisor of the agency can cover for a unit.", code="no_such_deputy")
