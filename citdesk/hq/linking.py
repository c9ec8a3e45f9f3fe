"""Two cases that are one encounter, written up twice: linked with each other, each going on by itself.

A link hands nobody anything: who is on one case hears that there is another, and nothing of what is in it. It
stands in both cases, in the second by an event of HQ's own, so that each can be expunged without the other.
"""

from __future__ import annotations

from citdesk.casework.errors import Refused
from citdesk.casework.events import CasesLinked, EventKind, Payload
from citdesk.casework.ids import CaseId
from citdesk.casework.lifecycle import CaseAct, CaseStanding, apply_to_case, may_assign
from citdesk.casework.people import Person
from citdesk.hq.channels import of_case
from citdesk.hq.own_chain import OwnChain
from citdesk.hq.store.append import Append
from citdesk.hq.store.sealed import order_over
from citdesk.wire.chain import Head
from citdesk.wire.event import Event

LINKS = frozenset({EventKind.LINK_CASES, EventKind.UNLINK_CASES})


def named_cases(payload: Payload | Refused) -> tuple[CaseId, ...]:
    """The cases beside its own that a step names, to be read before it is judged."""
    return (payload.other,) if isinstance(payload, CasesLinked) else ()


def link(
    append: Append,
    own_chain: OwnChain,
    event: Event,
    payload: Payload,
    person: Person,
    after: Head,
    covering: frozenset[str],
) -> int:
    """The position of an accepted link, or of its end. ``covering`` are the units that the person covers now.

    Raises Refused: ``unknown_case`` also for a case that the person may not know of, ``sealed``,
    ``no_change``, ``malformed_payload``.
    """
    header = event.header
    if not isinstance(payload, CasesLinked) or header.report is not None:
        raise Refused("The event does not carry what its kind asks for.", code="malformed_payload")
    case, other = append.case(header.case), append.case(payload.other)
    known = case if case is not None and _may_know(case, person, covering) else None
    now = apply_to_case(known, CaseAct(header.kind, header.case, person, payload, covering))
    if other is None or not _may_know(other, person, covering):
        raise Refused("HQ does not have the other case. Choose another.", code="unknown_case")
    _check_open(append, header.case, payload.other)
    position = append.accept_of_case(event, after, now, of_case(now))
    mirrored = CasesLinked(header.case, payload.reason)
    own_chain.act_on_case(append, other, header.kind, mirrored)
    return position


def link_both(
    append: Append, own_chain: OwnChain, case: CaseId, other: CaseId, reason: str, *, ends: bool = False
) -> None:
    """HQ links the two cases itself, or ends it; raises Refused as above."""
    kind = EventKind.UNLINK_CASES if ends else EventKind.LINK_CASES
    pairs = ((append.case(case), other), (append.case(other), case))
    _check_open(append, case, other)
    for standing, named in pairs:
        if standing is None:
            raise Refused("HQ does not have this case. Send its report first.", code="unknown_case")
        own_chain.act_on_case(append, standing, kind, CasesLinked(named, reason))


def _may_know(case: CaseStanding, person: Person, covering: frozenset[str]) -> bool:
    return case.has_member(person.id) or may_assign(case, person, covering)


def _check_open(append: Append, *cases: CaseId) -> None:
    if any(order_over(append.connection, case) is not None for case in cases):
        raise Refused("One of the cases is sealed by order. Ask HQ's administrator.", code="sealed")
