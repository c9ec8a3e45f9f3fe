"""Who is on a case, folded from the events of this vault by the same rules that HQ uses."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.casework.errors import Refused, Tampered
from citdesk.casework.events import CasesLinked, EventKind, OfficerAssigned
from citdesk.casework.ids import CaseId, PersonId
from citdesk.casework.lifecycle import CaseAct, CaseStanding, apply_to_case
from citdesk.casework.people import Person, Role
from citdesk.vault.event_rows import EventRows, KeptEvent, Status
from citdesk.vault.standings import Standings

_LOST = (Status.REFUSED, Status.QUARANTINED)


class Cases:
    """The cases of one vault. What HQ accepted is applied as it is; what waits is a forecast."""

    def __init__(self, events: EventRows, standings: Standings) -> None:
        self._events = events
        self._standings = standings

    def get(self, case: CaseId) -> CaseStanding | None:
        """The case's standing, None while none of its reports was sent."""
        opened = self._opened(case)
        if opened is None:
            return None
        for kept in self._events.about_case(case):
            if kept.status not in _LOST:
                opened = _after(opened, kept)
        return opened

    def shared_by(self, person: PersonId) -> Sequence[CaseStanding]:
        """The cases that this person is on together with others."""
        found = [self.get(case) for case in self._events.cases_with(EventKind.ASSIGN_OFFICER)]
        return [case for case in found if case is not None and case.officers and case.has_member(person)]

    def _opened(self, case: CaseId) -> CaseStanding | None:
        for kept in self._events.of_case(case, EventKind.SUBMIT):
            header = kept.event.header
            if kept.status in _LOST or header.report is None:
                continue
            first = self._standings.get(header.report)
            if first is not None:
                return CaseStanding(case, header.author, first.unit)
        return None


def _after(standing: CaseStanding, kept: KeptEvent) -> CaseStanding:
    header = kept.event.header
    # what HQ accepted is not judged again by today's roles; what waits was judged when it was appended
    actor = Person(header.author, "", "", standing.unit, frozenset(Role))
    try:
        payload = kept.event.payload
        if not isinstance(payload, OfficerAssigned | CasesLinked):
            return standing
        return apply_to_case(standing, CaseAct(header.kind, standing.case, actor, payload))
    except (Refused, Tampered):  # without its content, or it stands so already
        return standing
