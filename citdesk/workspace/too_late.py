"""Decisions and withdrawals that came too late: somebody had acted on the version before they reached HQ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.events import Decision, EventKind
from citdesk.casework.ids import EventId, ReportId
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.workspace.inside import Inside

_ACTS = frozenset({EventKind.APPROVE, EventKind.RETURN, EventKind.WITHDRAW})
#: what goes to HQ with a decision
_WITH_IT = frozenset({EventKind.OVERRIDE_RULE})
#: what ends the waiting of a version, or puts another in its place
_BEFORE_IT = _ACTS | {EventKind.SUBMIT, EventKind.AMEND, EventKind.VOID, EventKind.MARK_DUPLICATE}
_CODES = frozenset({"not_in_this_state", "overtaken", "no_change"})


@dataclass(frozen=True, slots=True)
class Acted:
    """What somebody did to a version that ended its waiting, or put another in its place."""

    kind: EventKind
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TooLate:
    """What this person did (``kind``), and what had been done to the same version before it.

    ``said`` is what was written with it: the note, and the comments.
    """

    kind: EventKind
    before: Acted
    said: tuple[str, ...] = ()


def too_late(inside: Inside, refused: Sequence[KeptEvent]) -> TooLate | None:
    """What HQ refused of one report, where it is nothing but decisions and withdrawals that came too late.

    None as long as what came before it is not known here.
    """
    acts = [kept for kept in refused if kept.event.header.kind in _ACTS]
    if not acts or not all(_lost_a_race(kept) for kept in refused):
        return None
    header, decision = acts[-1].event.header, acts[-1].event.payload
    if header.report is None or not isinstance(decision, Decision):
        return None
    before = acted_upon(inside, header.report, EventId(decision.revision))
    said = (decision.note, *(comment.text for comment in decision.comments))
    return None if before is None else TooLate(header.kind, before, tuple(filter(None, said)))


def acted_upon(inside: Inside, report: ReportId, revision: EventId) -> Acted | None:
    """What HQ took first that was done to this version of the report, None while nothing was."""
    judged = False
    for kept in inside.vault.events.of_report(report):
        header = kept.event.header
        if judged and kept.status is Status.ACCEPTED and header.kind in _BEFORE_IT:
            return Acted(header.kind, inside.vault.directory.name_of(header.author), header.wall)
        judged = judged or header.id == revision
    return None


def _lost_a_race(kept: KeptEvent) -> bool:
    return kept.event.header.kind in _ACTS | _WITH_IT and kept.code in _CODES
