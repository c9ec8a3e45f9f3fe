"""Whose reports a signed-in person decides on, and which they gave up when a cover of theirs ended."""

from __future__ import annotations

from collections.abc import Iterable

from citdesk.casework.lifecycle import ReportState, Standing, units_supervised
from citdesk.vault.standings import KeptStanding
from citdesk.workspace.inside import Inside

#: Where a report waits for a supervisor's decision.
AWAITING = (ReportState.SUBMITTED, ReportState.AMENDMENT_PENDING)


def my_units(inside: Inside) -> frozenset[str]:
    """The units whose reports this person decides on now: their own, and those they cover for."""
    return units_supervised(inside.person, covered_units(inside))


def covered_units(inside: Inside) -> frozenset[str]:
    """The units that this person covers for at this moment, by HQ's time as far as it is known here."""
    vault = inside.vault
    now = vault.terms.time.known_now()
    return vault.covers.units(inside.person.id, vault.hq_time or now, now)


def supervises(inside: Inside, standing: Standing) -> bool:
    """Whether the report is one of this supervisor's unit and not their own."""
    return standing.unit in my_units(inside) and standing.author != inside.person.id


def waiting_for(inside: Inside, kept: Iterable[KeptStanding]) -> list[Standing]:
    """Those among the reports that wait for this supervisor's decision; nobody's own are."""
    units, me = my_units(inside), inside.person.id
    found: list[Standing] = []
    for each in kept:
        standing = each.standing
        if awaits_decision(inside, standing) and standing.unit in units and standing.author != me:
            found.append(standing)
    return found


def awaits_decision(inside: Inside, standing: Standing) -> bool:
    """Whether a supervisor has to decide on it; a consult request, once sent, is a clinician's affair."""
    entry = inside.shelf.catalogue.get(standing.form_id)
    return standing.state in AWAITING and (entry is None or entry.needs_approval)


def units_given_up(inside: Inside) -> frozenset[str]:
    """The units that this person covered for once, and does not decide for any more."""
    me = inside.person
    covered = {cover.unit for cover in inside.vault.covers.all() if cover.deputy == me.id} - {me.unit}
    return frozenset(covered - my_units(inside)) if covered else frozenset()


def is_given_up(inside: Inside, standing: Standing, units: frozenset[str] | None = None) -> bool:
    """Whether the report came here by a cover that is over, and nothing else makes it this person's.

    ``units`` are those given up where they are known already.
    """
    me = inside.person.id
    if standing.author == me:
        return False
    if standing.unit not in (units_given_up(inside) if units is None else units):
        return False
    case = inside.vault.cases.get(standing.case)
    return case is None or not case.has_member(me)
