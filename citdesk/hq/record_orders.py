"""A court's order over a case, carried out at HQ: sealing and unsealing it, and holding it from destruction.

Each is an event of HQ's own on every report of the case, and a line of HQ's trail that names who had it done.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, select

from citdesk.casework.errors import UserError
from citdesk.casework.events import EventKind, LegalHold, Payload, RecordOrder
from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import Standing
from citdesk.casework.people import Person, Role
from citdesk.hq.expunging import everybody_told
from citdesk.hq.handing_on import tell_what_was_missed
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import tables as t
from citdesk.hq.store.append import Append
from citdesk.hq.store.reading import standing_of

#: Whom an order may leave a sealed case open to. Clinicians and analysts get none of it in any case.
MAY_STAY = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.LIAISON})


@dataclass(frozen=True, slots=True)
class HeldReport:
    """A report that may not be destroyed, and the matters for which it is held."""

    report: ReportId
    case: str
    number: str | None
    matters: tuple[str, ...]


def seal(
    hq: Headquarters, case: str, order: str, reason: str, ordered_by: Person, open_to: Iterable[Role] = ()
) -> int:
    """Seals every report of the case; how many. What comes to the case later is sealed with it.

    Nobody but the named roles is handed anything of it any more, and its papers for the court are recalled.
    Raises UserError (``no_order``, ``open_to``, ``no_change``).
    """
    roles = tuple(sorted(set(open_to)))
    if wrong := sorted(role.value for role in set(roles) - MAY_STAY):
        raise UserError(f"A sealed case cannot be left open to {', '.join(wrong)}.", code="open_to")
    payload = RecordOrder(_named(order), reason.strip(), ordered_by.id, roles)
    with _acting(hq, case, f"case_sealed {payload.order}", ordered_by) as acting:
        return acting.each(EventKind.SEAL, payload, "is sealed already", lambda s: not s.sealed)


def unseal(hq: Headquarters, case: str, order: str, reason: str, ordered_by: Person) -> int:
    """Ends the sealing of every report of the case; how many. Everybody gets what they missed.

    Raises UserError (``no_order``, ``no_change``).
    """
    payload = RecordOrder(_named(order), reason.strip(), ordered_by.id)
    with _acting(hq, case, f"case_unsealed {payload.order}", ordered_by) as acting:
        return acting.each(EventKind.UNSEAL, payload, "is not sealed", lambda s: s.sealed)


def hold(hq: Headquarters, case: str, matter: str, reason: str, ordered_by: Person) -> int:
    """Holds every report of the case for the matter; how many. Nothing of the case is expunged until then.

    Raises UserError (``no_matter``, ``no_change``).
    """
    payload = LegalHold(_matter(matter), reason.strip(), ordered_by.id)
    with _acting(hq, case, f"hold_set {payload.matter}", ordered_by) as acting:
        return acting.each(
            EventKind.SET_LEGAL_HOLD,
            payload,
            "is held for this already",
            lambda s: payload.matter not in s.holds,
        )


def lift_hold(hq: Headquarters, case: str, matter: str, reason: str, ordered_by: Person) -> int:
    """Lifts the hold for the matter; of how many reports. Raises UserError (``no_matter``, ``no_change``)."""
    payload = LegalHold(_matter(matter), reason.strip(), ordered_by.id)
    with _acting(hq, case, f"hold_lifted {payload.matter}", ordered_by) as acting:
        return acting.each(
            EventKind.LIFT_LEGAL_HOLD, payload, "is not held for this", lambda s: payload.matter in s.holds
        )


def held_reports(hq: Headquarters) -> tuple[HeldReport, ...]:
    """Every report that is under legal hold, by number."""
    with hq.database.read() as connection:
        standings = list(_standings(hq, connection))
    held = [HeldReport(s.report, s.case, s.number, s.holds) for s in standings if s.holds]
    return tuple(sorted(held, key=lambda each: (each.number or "", each.report)))


def _standings(hq: Headquarters, connection: Connection) -> Iterator[Standing]:
    for report in connection.execute(select(t.standings.c.report)).scalars().all():
        standing = standing_of(connection, hq.keys, report)
        if standing is not None:
            yield standing


class _Acting:
    """HQ acts on the reports of one case within one append."""

    def __init__(self, hq: Headquarters, append: Append, case: str) -> None:
        self._hq = hq
        self._append = append
        self._case = case
        query = select(t.standings.c.report).where(t.standings.c.case_id == case)
        self._reports = [ReportId(name) for name in append.connection.execute(query).scalars()]
        append.load(self._reports, [hq.own_chain.vault], [case])

    def each(self, kind: EventKind, payload: Payload, otherwise: str, due: Callable[[Standing], bool]) -> int:
        """Acts on every report for which it is due; raises UserError (``no_change``) where it is for none."""
        told = everybody_told(self._append.connection, self._case, self._append.now)
        found = [self._append.standing(report) for report in sorted(self._reports)]
        todo = [standing for standing in found if standing is not None and due(standing)]
        if not todo:
            raise UserError(f"The case {otherwise}. Nothing was changed.", code="no_change")
        if kind is EventKind.UNSEAL:
            tell_what_was_missed(self._append, todo)
        for standing in todo:
            now = self._hq.own_chain.act(self._append, standing, kind, payload, told)
            if now.sealed != standing.sealed:
                self._hq.ingest.court.resealed(self._append, now)
                self._hq.ingest.consults.after(self._append, standing, now)
        return len(todo)


@contextmanager
def _acting(hq: Headquarters, case: str, did: str, ordered_by: Person) -> Generator[_Acting]:
    now = hq.clock.now()
    seals = hq.keys.seals([case], now)
    word, _, about = did.partition(" ")
    with hq.database.append() as connection:
        append = Append(connection, hq.keys, seals, now)
        yield _Acting(hq, append, case)
        hq.own_chain.sign(append)
        append.write()
        hq.trails.note(connection, now, word, case, f"by={ordered_by.badge} {about}")


def _named(order: str) -> str:
    if not order.strip():
        raise UserError("Name the order: the court's or the statute's own reference.", code="no_order")
    return order.strip()


def _matter(matter: str) -> str:
    if not matter.strip():
        raise UserError("Name the matter that the case is held for.", code="no_matter")
    return matter.strip()
