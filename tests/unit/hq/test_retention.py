"""How long what is kept: a case goes when all of it is over, and never while somebody or a court needs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from citdesk.casework.errors import AdministratorError, UserError
from citdesk.casework.events import DiversionStep
from citdesk.casework.people import Role
from citdesk.hq.audit_review import review
from citdesk.hq.doctor import examine
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.record_orders import hold, lift_hold, seal
from citdesk.hq.retention import Rule, Since, apply, due, rules, set_rule
from citdesk.hq.store.reading import set_setting
from citdesk.hq.verification import verify
from tests.sync.agency import DIVERSION, REFERRAL, TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.postgresql import postgresql_server
from tests.sync.story import ReportStory

REFERRAL_ANSWERS = "<referral><need>Housing</need></referral>"


class Archive:
    """An agency with one case: an approved diversion and an approved referral. The clock can be moved on."""

    def __init__(self, root: Path, database: str = "") -> None:
        self.agency = TestedAgency(root, database)
        self.judge = self.agency.person("201", Role.SUPERVISOR)
        self.officer = self.agency.local_vault(self.agency.person("101", Role.OFFICER))
        self.supervisor = self.agency.local_vault(self.judge)
        self.diversion = ReportStory(DIVERSION)
        self.referral = ReportStory(REFERRAL, self.diversion.case)
        self.approved(self.diversion)
        self.approved(self.referral, REFERRAL_ANSWERS)

    @property
    def hq(self) -> Headquarters:
        """HQ, open."""
        return self.agency.hq

    def approved(self, story: ReportStory, *answers: str) -> None:
        """A report comes in and is approved."""
        self.take(self.officer, story.sent(self.officer, *answers))
        self.take(self.supervisor, story.approved(self.supervisor))

    def take(self, vault: MemoryVault, event: object) -> None:
        """HQ accepts the event."""
        assert self.agency.take(vault, event)[0].code is None  # type: ignore[arg-type]

    def keep(self, form: str, period: str, since: Since = Since.LAST_STEP) -> None:
        """The agency sets a rule."""
        set_rule(self.hq, form, Rule(period, since), "root")

    def later(self, **time: int) -> None:
        """Time passes."""
        self.agency.hq_clock.pass_time(timedelta(**time))

    def due(self) -> list[str]:
        """The cases that are due."""
        return [each.case for each in due(self.hq).cases]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """The approved case."""
    made = Archive(tmp_path / "hq")
    yield made
    made.agency.close()


@pytest.mark.parametrize(
    ("period", "begins", "ends"),
    [
        ("90d", date(2026, 3, 12), date(2026, 6, 10)),
        ("1m", date(2026, 1, 31), date(2026, 2, 28)),
        ("13m", date(2026, 12, 31), date(2028, 1, 31)),
        ("1y", date(2028, 2, 29), date(2029, 2, 28)),
        ("7y", date(2026, 3, 12), date(2033, 3, 12)),
    ],
)
def test_a_period_ends_on_the_same_day_of_the_calendar(period: str, begins: date, ends: date) -> None:
    """Or on the month's last day where it has no such day."""
    assert Rule(period, Since.RECEIVED).ends(begins) == ends


@pytest.mark.parametrize("period", ["", "7", "0y", "-1y", "7 years", "1y6m", "101y", "9999m"])
def test_a_period_that_is_none_is_refused(period: str) -> None:
    """Rather than understood otherwise than it was meant."""
    with pytest.raises(UserError) as refused:
        Rule(period, Since.RECEIVED)
    assert refused.value.code == "retention"


def test_a_case_is_kept_until_the_last_day_of_its_longest_report_is_over(archive: Archive) -> None:
    """On that day it is still kept; on the next it is due, by the agency's calendar."""
    assert due(archive.hq).kept == {"a form of it has no rule": 1}
    archive.keep("referral", "30d")
    archive.keep("diversion", "60d")
    assert due(archive.hq).kept == {"its time is not over": 1}
    archive.later(days=60)
    assert archive.due() == []
    archive.later(hours=7)  # midnight has come in Greenwich, not in Chicago
    assert archive.due() == []
    archive.later(hours=3)
    (case,) = due(archive.hq).cases
    assert (case.case, case.since, len(case.numbers)) == (archive.diversion.case, date(2026, 5, 11), 2)


def test_the_time_runs_from_the_moment_that_the_rule_names(archive: Archive) -> None:
    """A diversion's step is no decision: it moves the last step alone."""
    archive.keep("referral", "10d", Since.RECEIVED)
    archive.later(days=20)
    archive.take(
        archive.officer, archive.diversion.advanced(archive.officer, DiversionStep.PROSECUTOR_ACCEPTED)
    )
    archive.later(days=11)
    for since, is_due in ((Since.RECEIVED, True), (Since.DECIDED, True), (Since.LAST_STEP, False)):
        archive.keep("diversion", "15d", since)
        assert archive.due() == [archive.diversion.case] * is_due


def test_what_waits_for_somebody_is_kept(archive: Archive) -> None:
    """A supplement that nobody decided on keeps the whole case, however old it is."""
    for form in ("referral", "diversion"):
        archive.keep(form, "30d")
    late = ReportStory(DIVERSION, archive.diversion.case)
    archive.take(archive.officer, late.sent(archive.officer))
    archive.later(days=4000)
    assert due(archive.hq).kept == {"a report of it waits for somebody": 1}
    archive.take(archive.supervisor, late.returned(archive.supervisor))
    assert due(archive.hq).kept == {"a report of it waits for somebody": 1}
    archive.take(archive.officer, late.withdrawn(archive.officer))
    archive.later(days=31)
    assert archive.due() == [archive.diversion.case]


def test_a_hold_stops_it_until_it_is_lifted(archive: Archive) -> None:
    """Also one that is set after the list of due cases was made."""
    for form in ("referral", "diversion"):
        archive.keep(form, "30d", Since.DECIDED)
    archive.later(days=31)
    archive.later(hours=12)
    cases = due(archive.hq).cases
    hold(archive.hq, archive.diversion.case, "2026-CR-4", "", archive.judge)
    assert list(apply(archive.hq, cases, "Schedule LE-12", archive.judge)) == []
    assert due(archive.hq).kept == {"it is under legal hold": 1}
    lift_hold(archive.hq, archive.diversion.case, "2026-CR-4", "", archive.judge)
    assert archive.due() == [archive.diversion.case]


def test_a_sealed_case_is_for_the_court_to_end(archive: Archive) -> None:
    """No rule destroys it; an order of its own can."""
    for form in ("referral", "diversion"):
        archive.keep(form, "30d", Since.DECIDED)
    archive.later(days=40)
    seal(archive.hq, archive.diversion.case, "2026-J-9", "", archive.judge)
    assert due(archive.hq).kept == {"it is sealed by order": 1}


def test_it_is_carried_out_as_every_expunge_with_its_proof(archive: Archive) -> None:
    """The key is gone, the order names the schedule, the record verifies; the younger case is whole."""
    for form in ("referral", "diversion"):
        archive.keep(form, "30d")
    archive.later(days=40)
    young = ReportStory(DIVERSION)
    archive.approved(young)
    (proof,) = apply(archive.hq, due(archive.hq).cases, "Schedule LE-12", archive.judge)
    assert (proof.case, proof.reports, proof.key_destroyed) == (archive.diversion.case, 2, True)
    (order,) = archive.hq.folder.expunge_orders.iterdir()
    assert order.suffix == ".jws"
    assert verify(archive.hq).faults == ()
    assert archive.hq.keys.has(young.case)
    assert archive.due() == []


def test_rules_are_on_the_trail_and_the_doctor_knows_of_what_is_due(archive: Archive) -> None:
    """Who set which; ended again, the reports are kept for ever."""
    archive.keep("referral", "30d")
    archive.keep("diversion", "7y", Since.DECIDED)
    with archive.hq.database.read() as connection:
        assert rules(connection)["diversion"] == Rule("7y", Since.DECIDED)
    archive.keep("diversion", "1d")
    archive.later(days=40)
    advice = {each.subject: each.advice for each in examine(archive.hq)}
    assert advice["retention"] == "1 cases are due; see retention show"
    set_rule(archive.hq, "diversion", None, "root")
    with pytest.raises(UserError, match="no rule"):
        set_rule(archive.hq, "diversion", None, "root")
    lines = [line for trail in review(archive.hq) for line in trail.lines if line.did == "retention_changed"]
    assert [(line.subject, line.detail) for line in lines] == [
        ("referral", "by root 30d after last-step"),
        ("diversion", "by root 7y after decided"),
        ("diversion", "by root 1d after last-step"),
        ("diversion", "by root for ever"),
    ]


def test_rules_that_cannot_be_read_destroy_nothing(archive: Archive) -> None:
    """Somebody edited them by hand: HQ says so and finds nothing due."""
    with archive.hq.database.append() as connection:
        set_setting(connection, "retention", '{"diversion":{"period":"soon","since":"decided"}}')
    with pytest.raises(AdministratorError, match="retention set"):
        due(archive.hq)


@pytest.mark.xdist_group("postgresql")
def test_the_same_on_postgresql(tmp_path: Path) -> None:
    """Due, held, lifted, destroyed, verified."""
    with postgresql_server() as new_database:
        archive = Archive(tmp_path / "hq", new_database())
        try:
            for form in ("referral", "diversion"):
                archive.keep(form, "30d", Since.DECIDED)
            archive.later(days=40)
            hold(archive.hq, archive.diversion.case, "2026-CR-4", "", archive.judge)
            assert archive.due() == []
            lift_hold(archive.hq, archive.diversion.case, "2026-CR-4", "", archive.judge)
            (proof,) = apply(archive.hq, due(archive.hq).cases, "Schedule LE-12", archive.judge)
            assert proof.key_destroyed
            assert verify(archive.hq).faults == ()
        finally:
            archive.agency.close()
