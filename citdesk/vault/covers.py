"""Who covers for which unit, folded from the events of this vault by the same rules that HQ uses."""

from __future__ import annotations

from datetime import datetime

from citdesk.casework.errors import Refused, Tampered
from citdesk.casework.events import CoverEnded, CoverStarted, EventKind
from citdesk.casework.ids import CaseId, EventId, PersonId
from citdesk.casework.lifecycle import Cover, covered_by, ended_cover, started_cover
from citdesk.casework.people import Person, Role
from citdesk.vault.event_rows import EventRows, KeptEvent, Status

_LOST = (Status.REFUSED, Status.QUARANTINED)
_KINDS = (EventKind.START_COVER, EventKind.END_COVER)


class Covers:
    """The covers that this vault knows of. What HQ accepted is applied as it is; what waits is a forecast."""

    def __init__(self, events: EventRows) -> None:
        self._events = events

    def all(self) -> tuple[Cover, ...]:
        """Every cover as it stands, in the order in which they were arranged."""
        found: dict[EventId, Cover] = {}
        for kept in self._events.of_agency(_KINDS):
            if kept.status not in _LOST:
                _apply(found, kept)
        return tuple(found.values())

    def case_of(self, cover: EventId) -> CaseId | None:
        """Under which case id the cover was arranged; None where this vault does not have it."""
        kept = self._events.get(cover)
        return None if kept is None else kept.event.header.case

    def units(self, person: PersonId, now: datetime) -> frozenset[str]:
        """The units that the person covers at this moment."""
        return covered_by(self.all(), person, now)


def _apply(found: dict[EventId, Cover], kept: KeptEvent) -> None:
    header = kept.event.header
    try:
        match kept.event.payload:
            case CoverStarted() as started:
                # who might arrange it was judged when it was appended, and by HQ
                actor = Person(header.author, "", "", started.unit, frozenset(Role))
                found[header.id] = started_cover(header.id, actor, started)
            case CoverEnded(cover=cover) if cover in found:
                actor = Person(header.author, "", "", found[cover].unit, frozenset(Role))
                # of two clocks the one behind: what was ended is over at once, whichever is asked
                ended = min(header.wall, header.hq_time or header.wall)
                found[cover] = ended_cover(found[cover], actor, ended)
            case _:
                pass
    except (Refused, Tampered):  # without its content, or ended already
        return
