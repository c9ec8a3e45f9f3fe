"""Who covers for which unit, folded from the events of this vault by the same rules that HQ uses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from citdesk.casework.errors import Refused, Tampered
from citdesk.casework.events import CoverEnded, CoverStarted, EventKind
from citdesk.casework.ids import CaseId, EventId, PersonId
from citdesk.casework.lifecycle import Cover, covered_by, ended_cover, started_cover
from citdesk.casework.people import Person, Role
from citdesk.vault.event_rows import EventRows, KeptEvent, Status
from citdesk.wire.header import Header

_LOST = (Status.REFUSED, Status.QUARANTINED)
_KINDS = (EventKind.START_COVER, EventKind.END_COVER)


class Covers:
    """The covers that this vault knows of. What HQ accepted is applied as it is; what waits is a forecast."""

    def __init__(self, events: EventRows) -> None:
        self._events = events

    def all(self) -> tuple[Cover, ...]:
        """Every cover as it stands, in the order in which they were arranged."""
        return _folded(self._kept())

    def case_of(self, cover: EventId) -> CaseId | None:
        """Under which case id the cover was arranged; None where this vault does not have it."""
        kept = self._events.get(cover)
        return None if kept is None else kept.event.header.case

    def units(self, person: PersonId, heard: datetime, now: datetime) -> frozenset[str]:
        """The units that the person covers at this moment; HQ was heard last at ``heard``."""
        return covered_by(self.all(), person, heard, now)

    def units_at(self, step: Header) -> frozenset[str]:
        """The units that its author covered when they made this step, by the time that its header tells.

        What was ended later in the same vault ran until then: HQ takes the one before the other.
        """
        at = moment_of(step)
        return covered_by(_folded(k for k in self._kept() if not _ends_after(k, step)), step.author, at, at)

    def _kept(self) -> Iterable[KeptEvent]:
        return (kept for kept in self._events.of_agency(_KINDS) if kept.status not in _LOST)


def moment_of(step: Header) -> datetime:
    """When a step was made: HQ's time as last heard then, this computer's where HQ was never heard."""
    return step.hq_time or step.wall


def _ends_after(kept: KeptEvent, step: Header) -> bool:
    header = kept.event.header
    here = (header.vault, header.epoch) == (step.vault, step.epoch)
    return header.kind is EventKind.END_COVER and here and header.number > step.number


def _folded(events: Iterable[KeptEvent]) -> tuple[Cover, ...]:
    found: dict[EventId, Cover] = {}
    for kept in events:
        _apply(found, kept)
    return tuple(found.values())


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
                found[cover] = ended_cover(found[cover], actor, moment_of(header))
            case _:
                pass
    except (Refused, Tampered):  # without its content, or ended already
        return
