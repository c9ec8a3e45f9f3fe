"""Who is in custody now, since when and until when, as the reports of a case say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from citdesk.casework.checks import Answers
from citdesk.casework.custody import CustodyClock, running_clock
from citdesk.casework.custody_facts import FREE, FREE_BY_CHOICE, custody_facts
from tests.unit.forms.compiled import XF, compiled

ZONE = ZoneInfo("America/Chicago")
START = datetime(2026, 3, 12, 20, 41, tzinfo=ZONE)
NOW = START + timedelta(minutes=38)

NOTE = f"<quick_note><times><custody_at>{START.isoformat()}</custody_at></times></quick_note>"


def _hold(detained: str, expires: str = "") -> str:
    return (
        f"<hold><person><detained_at>{detained}</detained_at></person>"
        f"<destination><expires_at>{expires}</expires_at></destination></hold>"
    )


def _transfer(taken_in: str, at: str) -> str:
    return (
        f"<transfer><facilities><taken_in>{taken_in}</taken_in></facilities>"
        f"<handover><handed_over_at>{at}</handed_over_at></handover></transfer>"
    )


def _clock(*reports: str, now: datetime = NOW) -> CustodyClock | None:
    return running_clock([custody_facts(Answers(report.encode())) for report in reports], now, ZONE)


def test_custody_begins_with_the_first_note_of_it() -> None:
    """The quick note's time counts even where the hold statement names a later one."""
    later = (START + timedelta(minutes=20)).isoformat()
    assert _clock(NOTE) == CustodyClock(START, None)
    assert _clock(_hold(later), NOTE) == CustodyClock(START, None)


def test_a_hold_gives_the_clock_its_limit() -> None:
    """The end on the statement is local time of the agency and becomes the limit."""
    clock = _clock(_hold(START.isoformat(), "2026-03-13 20:41"))
    assert clock == CustodyClock(START, datetime(2026, 3, 13, 20, 41, tzinfo=ZONE))


def test_the_clock_ends_when_a_facility_took_the_person_over() -> None:
    """A handover ends it; a time left over from a facility that refused in the end does not."""
    assert _clock(NOTE, _transfer("yes", NOW.isoformat())) is None
    assert _clock(NOTE, _transfer("no", NOW.isoformat())) is not None
    assert _clock(NOTE, _transfer("yes", "")) is not None


def test_nobody_is_in_custody_without_a_time() -> None:
    """No answer, half an answer or a time still to come starts no clock."""
    assert _clock("<encounter/>") is None
    assert _clock(_hold("2026-03")) is None
    assert _clock(NOTE, now=START - timedelta(minutes=16)) is None


def test_a_start_a_few_minutes_ahead_has_come() -> None:
    """It was written by a computer whose clock goes ahead: the person is in custody all the same."""
    early = START - timedelta(minutes=4)
    assert _clock(NOTE, now=early) == CustodyClock(early, None)
    held = _hold(START.isoformat(), "2026-03-13T20:41:00.000-05:00")
    clock = _clock(held, now=early)
    assert clock is not None
    assert clock.limit == datetime(2026, 3, 13, 20, 41, tzinfo=ZONE)


def test_a_second_hold_after_a_handover_runs_a_clock_of_its_own() -> None:
    """Taken over at noon, detained again in the evening: the evening's start and limit count."""
    first = _hold("2026-03-12T10:05:00-05:00", "2026-03-15T10:05:00.000-05:00")
    over = _transfer("yes", "2026-03-12T12:00:00-05:00")
    second = _hold("2026-03-12T20:41:00-05:00", "2026-03-15T20:41:00.000-05:00")
    expected = CustodyClock(START, datetime(2026, 3, 15, 20, 41, tzinfo=ZONE))
    for reports in ((first, over, second), (second, over, first)):
        assert _clock(*reports) == expected
    assert _clock(first, over, second, _transfer("yes", "2026-03-12T21:10:00-05:00")) is None


def test_a_handover_still_to_come_ends_nothing_yet() -> None:
    """The person is in custody until the facility has taken them over; a few minutes ahead is now."""
    held = _hold(START.isoformat(), "2026-03-15T20:41:00.000-05:00")
    tomorrow = _transfer("yes", (NOW + timedelta(hours=14)).isoformat())
    assert _clock(held, tomorrow) is not None
    assert _clock(held, tomorrow, now=NOW + timedelta(hours=14)) is None
    assert _clock(held, _transfer("yes", (NOW + timedelta(minutes=3)).isoformat())) is None


def test_a_handover_before_the_detention_ends_nothing() -> None:
    """A time mistyped to before custody began does not set anybody free on the screen."""
    assert _clock(NOTE, _transfer("yes", (START - timedelta(days=2)).isoformat())) is not None


def test_an_hour_that_comes_twice_is_told_apart_by_its_offset() -> None:
    """The second 01:30 of an autumn night is an hour after the first, which one without a zone means."""
    begun = datetime(2026, 10, 31, 18, 30, tzinfo=ZONE)
    for written, hours in (("2026-11-01T01:30:00.000-06:00", 8), ("2026-11-01 01:30", 7)):
        clock = _clock(_hold(begun.isoformat(), written), now=begun + timedelta(hours=1))
        assert clock is not None
        assert clock.limit is not None
        assert clock.limit.astimezone(UTC) - begun.astimezone(UTC) == timedelta(hours=hours)


def test_seconds_count() -> None:
    """Detained at 59 seconds past the minute, the hold ends at 59 seconds past the minute."""
    held = _hold("2026-03-12T20:41:59-05:00", "2026-03-15T20:41:59.000-05:00")
    clock = _clock(held, now=NOW)
    assert clock is not None
    assert clock.limit is not None
    assert clock.limit - clock.started == timedelta(hours=72)


def test_a_clock_nobody_ended_is_not_shown_for_ever() -> None:
    """A day after the limit, or three days after a start without one, it is gone."""
    held = _hold(START.isoformat(), "2026-03-13 20:41")
    limit = datetime(2026, 3, 13, 20, 41, tzinfo=ZONE)
    assert _clock(held, now=limit + timedelta(hours=23)) is not None
    assert _clock(held, now=limit + timedelta(hours=25)) is None
    assert _clock(NOTE, now=START + timedelta(hours=71)) is not None
    assert _clock(NOTE, now=START + timedelta(hours=73)) is None


def test_the_night_the_clocks_change_does_not_move_the_limit() -> None:
    """A start written in UTC and a limit in local time stand in the order in which they happen."""
    start = datetime(2026, 3, 8, 7, 30, tzinfo=UTC)  # 01:30 in Chicago, half an hour before the change
    clock = _clock(_hold(start.isoformat(), "2026-03-09 02:30"), now=start + timedelta(hours=1))
    assert clock is not None
    assert clock.limit is not None
    assert clock.limit - clock.started == timedelta(hours=24)


def _encounter(outcomes: str, left: datetime | None, *, signed: str = "A. Marsh", choice: str = "") -> str:
    return (
        f"<encounter><outcome><disposition>{outcomes}</disposition><voluntary>{choice}</voluntary>"
        f"<left_at>{left.isoformat() if left else ''}</left_at></outcome>"
        f"<narrative><signed_name>{signed}</signed_name></narrative></encounter>"
    )


def test_the_clock_ends_for_a_person_who_was_let_go() -> None:
    """Custody was tapped, the person went home: the signed encounter report says so and ends it."""
    left = START + timedelta(minutes=20)
    assert _clock(NOTE, _encounter("resolved notified", left)) is None
    assert _clock(NOTE, _encounter("voluntary_transport", left, choice="voluntary")) is None
    for still in (
        _encounter("resolved", left, signed=""),
        _encounter("resolved", None),
        _encounter("", left),
        _encounter("arrest", left),
        _encounter("emergency_hold medical", left, choice="involuntary"),
        _encounter("voluntary_transport", left),
        _encounter("resolved", START - timedelta(minutes=5)),
        _encounter("resolved", NOW + timedelta(hours=2)),
    ):
        assert _clock(NOTE, still) == CustodyClock(START, None), still


def test_every_account_has_to_say_that_the_person_was_let_go() -> None:
    """Of two officers one tells of the hold, or a hold is stated: the clock runs on."""
    free = _encounter("resolved", START + timedelta(minutes=20))
    assert _clock(NOTE, free, _encounter("emergency_hold", None, choice="involuntary")) is not None
    assert _clock(NOTE, free, _hold(START.isoformat())) is not None
    later = START + timedelta(minutes=30)
    again = f"<quick_note><times><custody_at>{later.isoformat()}</custody_at></times></quick_note>"
    assert _clock(NOTE, free, again) == CustodyClock(later, None)


def test_every_outcome_of_the_form_leaves_the_person_free_or_held() -> None:
    """An outcome that is added to the form is sorted here before it can end a clock."""
    choices = {
        item.findtext(f"{XF}name")
        for instance in compiled("encounter").tree.iter(f"{XF}instance")
        if instance.get("id") == "disposition"
        for item in instance.iter(f"{XF}item")
    }
    assert choices == FREE | FREE_BY_CHOICE | {"emergency_hold", "arrest"}


def _let_go(at: datetime | None) -> str:
    return NOTE.replace("</times>", f"<let_go_at>{at.isoformat() if at else ''}</let_go_at></times>")


def test_the_note_says_when_the_person_was_let_go() -> None:
    """One tap ends the clock; not a time before custody or still to come, nor beside a hold or an arrest."""
    at = START + timedelta(minutes=10)
    assert _clock(_let_go(at)) is None
    assert _clock(_let_go(at), "<encounter/>") is None
    running = CustodyClock(START, None)
    assert _clock(_let_go(None)) == running
    assert _clock(_let_go(START - timedelta(minutes=1))) == running
    assert _clock(_let_go(NOW + timedelta(hours=1))) == running
    assert _clock(_let_go(at), _hold(START.isoformat())) == running
    assert _clock(_let_go(at), _encounter("arrest", None)) == running


def test_a_hold_that_no_facility_took_ends_where_the_transfer_says_so() -> None:
    """Refused everywhere and let go: the transfer names the time; without it the person is still held."""
    held = _hold(START.isoformat(), "2026-03-15T20:41:00.000-05:00")
    let_go = _transfer("no", "").replace(
        "</taken_in>", f"</taken_in><let_go_at>{NOW.isoformat()}</let_go_at>"
    )
    assert _clock(held, _transfer("no", "")) is not None
    assert _clock(held, let_go) is None
    assert _clock(held, let_go.replace(">no<", ">yes<")) is not None
    assert _clock(held, let_go, _hold((NOW + timedelta(minutes=5)).isoformat()), now=NOW + timedelta(hours=1))


def test_a_hold_that_was_lifted_early_ends_when_it_says_so() -> None:
    """With what the note timed before it; not by a time that cannot be, nor beside a hold that counts."""

    def lifted(at: datetime, detained: datetime = START) -> str:
        held = _hold(detained.isoformat(), "2026-03-15T20:41:00.000-05:00")
        return held.replace("</expires_at>", f"</expires_at><lifted_at>{at.isoformat()}</lifted_at>")

    early = START + timedelta(minutes=20)
    assert _clock(lifted(early)) is None
    assert _clock(NOTE, lifted(early)) is None
    for slip in (START - timedelta(hours=1), NOW + timedelta(hours=1)):
        assert _clock(lifted(slip)) is not None
    still = _hold((START + timedelta(minutes=5)).isoformat(), "2026-03-14T08:00:00.000-05:00")
    assert _clock(NOTE, lifted(early), still) == CustodyClock(START, datetime(2026, 3, 14, 8, 0, tzinfo=ZONE))
    again = NOW - timedelta(minutes=5)
    assert _clock(lifted(early), _hold(again.isoformat())) == CustodyClock(again, None)
