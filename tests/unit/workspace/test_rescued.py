"""What comes out of a vault through escrow: the owner's work first, and by name what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from citdesk.casework.ids import ReportId
from citdesk.vault.failures import DamagedVault
from citdesk.workspace import Did, Workspace
from citdesk.workspace.rescued import RescuedReport, Unreadable, everything
from citdesk.xforms import ResumeError
from tests.unit.workspace.office import WHOLE
from tests.unit.workspace.stations import Stations

NAME = "/encounter/call/last_name"
BEGUN = {NAME: "Sampleford-Test"}


def came_out(work: Workspace, *, with_others: bool = False) -> Sequence[str]:
    """The reports that came out, in their order; all were readable."""
    found = list(everything(work, with_others=with_others))
    assert all(isinstance(each, RescuedReport) for each in found)
    return [each.report for each in found]


def drafted(stations: Stations, by: str, answers: Mapping[str, object] = BEGUN) -> str:
    """A report that somebody began."""
    report = stations[by].start_report("encounter")
    session = stations[by].open_report(report).session
    for path, value in answers.items():
        session.answer(path, value)
    stations[by].save_draft(report, session.to_xml(), {})
    return report


def broken(stations: Stations, by: str, report: str, content: bytes) -> None:
    """The report's draft holds something that is no instance of its form."""
    vault = stations[by].vault
    vault.drafts.save(ReportId(report), content, {}, stations.clock.now())


def test_what_hq_does_not_have_comes_first(stations: Stations) -> None:
    """Drafts, what waits to leave, what HQ took; practice is nobody's record, and the trail names each."""
    at_hq = stations.sent()
    waiting = drafted(stations, "rivera", WHOLE)
    rivera = stations["rivera"]
    rivera.send(waiting)
    draft = drafted(stations, "rivera")
    assert came_out(rivera) == [draft, waiting, at_hq]
    opened = [line.subject for line in reversed(rivera.audit_trail()) if line.did is Did.OPENED]
    assert opened[-3:] == [draft, waiting, at_hq]


def test_what_others_wrote_comes_out_on_demand_only(stations: Stations) -> None:
    """A supervisor's vault: their own draft; with it, if asked for, the reports they decided on."""
    report = stations.sent()
    stations.returned(report)
    own = drafted(stations, "okafor")
    assert came_out(stations["okafor"]) == [own]
    assert came_out(stations["okafor"], with_others=True) == [own, report]


def test_a_draft_beside_what_was_sent_brings_both_out(stations: Stations) -> None:
    """Returned and being mended: the answers are the draft's, and what was sent lies beside them."""
    report = stations.sent()
    stations.returned(report)
    rivera = stations["rivera"]
    rivera.rework(report)
    session = rivera.open_report(report).session
    session.answer(NAME, "Mendel-Test")
    rivera.save_draft(report, session.to_xml(), {NAME: "half typed"})
    (found,) = everything(rivera)
    assert isinstance(found, RescuedReport)
    assert b"Mendel-Test" in found.answers
    assert found.sent is not None
    assert b"Mendel-Test" not in found.sent
    assert found.typed == {NAME: "half typed"}
    assert found.name == f"encounter-{rivera.open_report(report).row.number}"


def test_answers_that_no_form_opens_come_out_as_they_lie(stations: Stations) -> None:
    """No form is asked: not one that is missing here, not one that they do not fit."""
    report, other = drafted(stations, "rivera"), drafted(stations, "rivera")
    broken(stations, "rivera", report, b"<something><else>Sampleford</else></something>")
    with pytest.raises(ResumeError):
        stations["rivera"].open_report(report)
    assert set(came_out(stations["rivera"])) == {report, other}


def test_one_report_that_cannot_be_read_keeps_no_other_back(
    stations: Stations, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged page under one draft: its id and why are told, and the others come out."""
    damaged, whole = drafted(stations, "rivera"), drafted(stations, "rivera")
    drafts = stations["rivera"].vault.drafts
    get = drafts.get

    def reading(report: ReportId) -> object:
        if report == damaged:
            raise DamagedVault("Your vault")
        return get(report)

    monkeypatch.setattr(drafts, "get", reading)
    found = {each.report: each for each in everything(stations["rivera"])}
    assert isinstance(found[whole], RescuedReport)
    lost = found[damaged]
    assert isinstance(lost, Unreadable)
    assert (lost.what, "damaged" in lost.why) == ("the draft", True)
