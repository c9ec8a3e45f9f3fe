"""Who is in custody now, since when and until when, as the reports of a case say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from citdesk.casework.checks import Answers, Record
from citdesk.casework.custody import CustodyClock, custody_clock

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
    return custody_clock(Record([Answers(report.encode()) for report in reports]), now, ZONE)


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
    assert _clock(NOTE, now=START - timedelta(minutes=1)) is None


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
