"""Two officers opened a case each for one encounter: the cases are linked from a laptop, and apart again."""

from __future__ import annotations

import pytest

from citdesk.casework.errors import Refused
from citdesk.hq.record_orders import seal
from citdesk.hq.verification import verify
from citdesk.workspace import Because, CaseLinks, LinkedCase
from citdesk.workspace.linking import NoReason, UnknownCase
from tests.unit.workspace.office import WHOLE
from tests.unit.workspace.stations import Stations

NAME = "/encounter/call/last_name"


def case_of(stations: Stations, badge: str, report: str) -> str:
    """The case of one's own report."""
    return next(row.case for row in stations[badge].reports() if row.id == report)


def linked(stations: Stations, badge: str, report: str) -> list[LinkedCase]:
    """What this person sees as linked with the report's case."""
    return list(stations[badge].links.of(report).linked)


def test_a_supervisor_links_two_cases_and_takes_it_back(stations: Stations) -> None:
    """Shown in both before and after HQ's word, with number and who linked; apart again with a reason."""
    one, two = stations.sent("rivera"), stations.sent("birch")
    links, second = stations["okafor"].links, case_of(stations, "birch", two)
    assert links.of(one) == CaseLinks((), may_link=True, refused=())
    assert [(each.row.case, each.because) for each in links.offered(one)] == [(second, Because.SAME_PERSON)]
    links.link(one, second, "The same call")
    assert [
        each.waiting for each in (*linked(stations, "okafor", one), *linked(stations, "okafor", two))
    ] == [
        True,
        True,
    ]
    assert links.offered(one) == links.offered(two) == ()
    with pytest.raises(Refused) as twice:
        links.link(two, case_of(stations, "rivera", one))
    assert twice.value.code == "no_change"
    stations.sync("okafor")
    for report, other, by in ((one, two, "Birch Example"), (two, one, "Rivera Example")):
        [told] = linked(stations, "okafor", report)
        assert (told.linked_by, told.reason, told.waiting) == ("Okafor Example", "The same call", False)
        assert (told.row.number, told.row.by) == (stations["okafor"].review(other).row.number, by)
        assert told.row.number
    with pytest.raises(NoReason):
        links.unlink(one, second, " ")
    links.unlink(two, case_of(stations, "rivera", one), "Two calls after all")
    assert linked(stations, "okafor", one) == linked(stations, "okafor", two) == []
    stations.sync("okafor")
    assert linked(stations, "okafor", one) == linked(stations, "okafor", two) == []
    links.link(one, second)
    stations.sync("okafor")
    assert len(linked(stations, "okafor", two)) == 1
    assert verify(stations.hq).faults == ()
    done = [
        line.did.value for line in stations["okafor"].audit_trail() if line.did.value.endswith("linked_cases")
    ]
    assert sorted(done) == ["linked_cases", "linked_cases", "unlinked_cases"]


def test_who_may_not_see_the_other_case_is_told_nothing_of_it(stations: Stations) -> None:
    """Neither officer sees a link with the other one's case; another unit's supervisor is offered none."""
    one, two = stations.sent("rivera"), stations.sent("birch")
    stations["okafor"].links.link(one, case_of(stations, "birch", two))
    stations.sync("okafor")
    assert linked(stations, "rivera", one) == linked(stations, "birch", two) == []
    assert stations["rivera"].links.of(one).may_link
    assert stations["rivera"].links.offered(one) == stations["rivera"].links.offered(one, "sampleford") == ()
    with pytest.raises(UnknownCase) as theirs:
        stations["rivera"].links.link(one, case_of(stations, "birch", two))
    with pytest.raises(UnknownCase) as nowhere:
        stations["rivera"].links.link(one, "no such case")
    assert str(theirs.value) == str(nowhere.value)
    stations["okafor"].assign_officer(two, stations.id_of("rivera"))
    stations.sync("okafor")
    assert [each.row.by for each in linked(stations, "rivera", one)] == ["Birch Example"]
    assert linked(stations, "birch", two) == []


def test_a_case_is_found_by_number_and_name_and_the_likeliest_stand_first(stations: Stations) -> None:
    """Before anything is typed: the same person, then what came at about the same time."""
    one = stations.sent("rivera")
    stranger = stations.sent("birch", {**WHOLE, NAME: "Otherperson"})
    same = stations.sent("birch")
    links = stations["okafor"].links
    assert [(each.row.case, each.because) for each in links.offered(one)] == [
        (case_of(stations, "birch", same), Because.SAME_PERSON),
        (case_of(stations, "birch", stranger), Because.NEAR_IN_TIME),
    ]
    number = stations["okafor"].review(stranger).row.number
    assert number
    for typed in (number, "otherp"):
        [found] = links.offered(one, typed)
        assert (found.row.number, found.because) == (number, Because.FOUND)
    own = stations["okafor"].review(one).row.number
    assert own
    assert links.offered(one, own) == ()


def test_hq_has_the_last_word_and_it_is_shown(stations: Stations) -> None:
    """A case that a court sealed meanwhile is not linked: what HQ says stands on the case, and no link."""
    one, two = stations.sent("rivera"), stations.sent("birch")
    second = case_of(stations, "birch", two)
    stations["okafor"].links.link(one, second)
    seal(stations.hq, second, "2026-J-9", "", stations.people["okafor"])
    stations.sync("okafor")
    shown = stations["okafor"].links.of(one)
    assert shown.linked == ()
    assert shown.refused == ("One of the cases is sealed by order. Ask HQ's administrator.",)
    assert stations["okafor"].links.offered(one) == ()
