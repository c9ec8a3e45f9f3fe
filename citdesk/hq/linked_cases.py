"""An administrator links two cases of one encounter, or ends it, at HQ's keyboard."""

from __future__ import annotations

from citdesk.casework.errors import Refused, UserError
from citdesk.casework.ids import CaseId
from citdesk.casework.lifecycle import CaseStanding
from citdesk.casework.people import Person
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.linking import link_both
from citdesk.hq.store.append import Append
from citdesk.hq.store.cases import case_standings


def set_link(
    hq: Headquarters, case: str, other: str, reason: str, ordered_by: Person, *, ends: bool = False
) -> None:
    """Links the cases, or with ``ends`` takes the link back. Raises UserError with the lifecycle's code."""
    now = hq.clock.now()
    seals = hq.keys.seals([case, other], now)
    try:
        with hq.database.append() as connection:
            append = Append(connection, hq.keys, seals, now)
            append.load([], [hq.own_chain.vault], [case, other])
            link_both(append, hq.own_chain, CaseId(case), CaseId(other), reason.strip(), ends=ends)
            hq.own_chain.sign(append)
            append.write()
            did = "cases_unlinked" if ends else "cases_linked"
            hq.trails.note(connection, now, did, case, f"by={ordered_by.badge} with {other}")
    except Refused as refused:
        raise UserError(f"{refused} Nothing was changed.", code=refused.code) from refused


def standing_of_case(hq: Headquarters, case: str) -> CaseStanding | None:
    """Who is on the case, and which cases it is linked with; None where HQ has none of it."""
    with hq.database.read() as connection:
        return case_standings(connection, hq.keys, [case]).get(CaseId(case))
