"""Assigning officers, linking cases, and covering for a supervisor."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from citdesk.casework.errors import Refused
from citdesk.casework.events import CasesLinked, CoverStarted, EventKind, OfficerAssigned
from citdesk.casework.ids import CaseId, EventId
from citdesk.casework.lifecycle import (
    CaseAct,
    CaseStanding,
    apply_to_case,
    covered_by,
    ended_cover,
    started_cover,
    units_supervised,
)
from citdesk.casework.people import Person, Role
from tests.unit.casework.acts import COLLEAGUE, HQ, LIAISON, OFFICER, OTHER_UNIT, SUPERVISOR

_CASE = CaseStanding(CaseId("c"), OFFICER.id, "North")
_NOW = datetime(2026, 3, 12, 20, 41, tzinfo=UTC)


def _assign(actor: Person, standing: CaseStanding | None = _CASE, **more: frozenset[str]) -> CaseStanding:
    payload = OfficerAssigned(COLLEAGUE.id, "takes over")
    return apply_to_case(standing, CaseAct(EventKind.ASSIGN_OFFICER, CaseId("c"), actor, payload, **more))


def _link(kind: EventKind, actor: Person, standing: CaseStanding, other: str = "d") -> CaseStanding:
    return apply_to_case(standing, CaseAct(kind, CaseId("c"), actor, CasesLinked(CaseId(other))))


def _cover(actor: Person = SUPERVISOR) -> CoverStarted:
    return CoverStarted("North", OTHER_UNIT.id, _NOW, _NOW + timedelta(days=2), "leave")


def _refusal(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda refusal: refusal.code == code)


@pytest.mark.parametrize("actor", [OFFICER, SUPERVISOR, HQ])
def test_who_opened_the_case_or_a_supervisor_assigns_an_officer(actor: Person) -> None:
    """The officer belongs to the case from then on, once."""
    assigned = _assign(actor)
    assert assigned.has_member(COLLEAGUE.id)
    with _refusal("no_change"):
        _assign(actor, assigned)


@pytest.mark.parametrize("actor", [COLLEAGUE, OTHER_UNIT, LIAISON])
def test_nobody_else_assigns(actor: Person) -> None:
    """Not an officer who did not open the case, and not a supervisor of another unit."""
    with _refusal("not_allowed"):
        _assign(actor)


def test_the_deputy_of_a_unit_assigns_like_its_supervisor() -> None:
    """Whoever covers the unit may do what its supervisor may."""
    assert _assign(OTHER_UNIT, covering=frozenset({"North"})).officers == (COLLEAGUE.id,)


def test_a_case_that_hq_does_not_have_takes_nothing() -> None:
    """A case begins with its first report."""
    with _refusal("unknown_case"):
        _assign(SUPERVISOR, None)


def test_cases_are_linked_and_unlinked_by_who_belongs_to_them() -> None:
    """Two officers opened the same encounter: they are linked, never merged, and can be parted again."""
    linked = _link(EventKind.LINK_CASES, OFFICER, _CASE)
    assert linked.links == ("d",)
    assert _link(EventKind.UNLINK_CASES, SUPERVISOR, linked).links == ()
    with _refusal("not_allowed"):
        _link(EventKind.LINK_CASES, COLLEAGUE, _CASE)
    with _refusal("malformed_payload"):
        _link(EventKind.LINK_CASES, OFFICER, _CASE, "c")


def test_a_cover_counts_between_its_ends() -> None:
    """The deputy covers the unit from the first moment up to the last, and nobody else does."""
    cover = started_cover(EventId("e"), SUPERVISOR, _cover())

    def covered(by: Person, now: datetime) -> frozenset[str]:
        return covered_by([cover], by.id, now, now)

    assert covered(OTHER_UNIT, _NOW) == {"North"}
    assert covered(OTHER_UNIT, cover.ends) == frozenset()
    assert covered(OTHER_UNIT, _NOW - timedelta(seconds=1)) == frozenset()
    assert covered(LIAISON, _NOW) == frozenset()


def test_a_cover_begins_where_hq_was_heard_since_and_ends_by_itself() -> None:
    """Before HQ is heard again nothing was handed over; past its last moment nobody need be heard."""
    cover = started_cover(EventId("e"), SUPERVISOR, _cover())
    before = _NOW - timedelta(hours=1)
    assert covered_by([cover], OTHER_UNIT.id, before, _NOW) == frozenset()
    assert covered_by([cover], OTHER_UNIT.id, _NOW, cover.ends) == frozenset()


def test_only_a_supervisor_supervises_whatever_they_cover() -> None:
    """The own unit and those covered; who is no supervisor any more has neither."""
    covering = frozenset({"North"})
    assert units_supervised(OTHER_UNIT, covering) == {"North", OTHER_UNIT.unit}
    demoted = replace(OTHER_UNIT, roles=frozenset({Role.OFFICER}))
    assert units_supervised(demoted, covering) == frozenset()
    with _refusal("not_allowed"):
        _assign(demoted, covering=covering)


@pytest.mark.parametrize(("days", "taken"), [(92, True), (93, False), (4000, False)])
def test_a_cover_lasts_three_months_at_most(days: int, taken: bool) -> None:
    """Days of the agency: those over the end of summer time are an hour longer, told in any zone."""
    chicago = ZoneInfo("America/Chicago")
    first = date(2026, 9, 1)
    begins = datetime.combine(first, time(), chicago)
    ends = datetime.combine(first + timedelta(days=days), time(), chicago)
    for zone in (chicago, UTC):
        started = CoverStarted("North", OTHER_UNIT.id, begins.astimezone(zone), ends.astimezone(zone))
        if taken:
            assert started_cover(EventId("e"), SUPERVISOR, started).ends == ends
            continue
        with _refusal("malformed_payload"):
            started_cover(EventId("e"), SUPERVISOR, started)


def test_a_cover_is_ended_by_supervisor_or_deputy() -> None:
    """It ends at that moment and cannot be ended twice."""
    cover = started_cover(EventId("e"), SUPERVISOR, _cover())
    later = _NOW + timedelta(hours=1)
    assert ended_cover(cover, OTHER_UNIT, later).ends == later
    with _refusal("no_change"):
        ended_cover(ended_cover(cover, SUPERVISOR, later), SUPERVISOR, later)
    with _refusal("not_allowed"):
        ended_cover(cover, OFFICER, later)
    with _refusal("unknown_cover"):
        ended_cover(None, SUPERVISOR, later)


def test_only_a_supervisor_of_the_unit_arranges_its_cover() -> None:
    """Nobody gives themselves another unit's reports."""
    with _refusal("not_allowed"):
        started_cover(EventId("e"), OTHER_UNIT, _cover())
