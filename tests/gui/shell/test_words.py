"""Times, counts, failures and the status sentence in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import EnvironmentProblem
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.moments import clock, day, moment, until
from citdesk.desktop.shell.status_bar import StatusBar, StatusSentence
from citdesk.desktop.shell.status_words import Link, LinkState, brief, icon_of, sentence
from citdesk.desktop.theme import Look
from tests.gui.shell.fakes import NOW, ZONE


def test_the_clock_has_24_hours_and_a_leading_zero() -> None:
    """Five past nine in the morning reads 09:05."""
    assert clock(NOW.replace(hour=9, minute=5), ZONE) == "09:05"


def test_a_day_of_this_year_has_no_year() -> None:
    """The month stands in letters and the year only when it is another one."""
    assert day(date(2026, 3, 12), date(2026, 4, 1)) == "Thu Mar 12"
    assert day(date(2024, 3, 12), date(2026, 4, 1)) == "Mar 12, 2024"


def test_a_moment_of_another_day_names_the_day() -> None:
    """Today's times stand alone, others say their day."""
    assert moment(NOW, NOW, ZONE) == "21:44"
    assert moment(NOW - timedelta(days=1), NOW, ZONE) == "Wed Mar 11, 21:44"


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "3 days late"), (-1, "1 day late"), (0, "today"), (1, "tomorrow"), (4, "in 4 days")],
)
def test_a_due_day_says_how_far_away_it_is(days: int, words: str) -> None:
    """Late, today, tomorrow or in some days."""
    today = date(2026, 3, 12)
    assert until(today + timedelta(days=days), today) == words


def test_large_counts_are_grouped() -> None:
    """Numbers over a thousand are easier to read in groups."""
    assert counted(1, "1 report", "{n} reports") == "1 report"
    assert counted(4120, "1 report", "{n} reports") == "4,120 reports"


def test_a_foreseen_failure_says_its_own_sentence() -> None:
    """Whoever raised it knew what to do about it."""
    assert (
        failure_words(EnvironmentProblem("The disk is full. Free some room."))
        == "The disk is full. Free some room."
    )


def test_a_defect_never_shows_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    """The text of an unforeseen error could hold an answer, so neither the screen nor the log has it."""
    words = failure_words(ValueError("his sister said"))
    assert "sister" not in words
    assert "sister" not in capsys.readouterr().out
    assert "safe" in words


def _say(state: LinkState) -> str:
    return sentence(state, NOW, ZONE)


def test_without_network_the_sentence_says_that_work_is_safe() -> None:
    """An officer in a dead spot reads that nothing is lost."""
    assert _say(LinkState(Link.OFFLINE, waiting=2)) == "No network. 2 reports waiting, both safe here."
    assert _say(LinkState(Link.OFFLINE, waiting=1)) == "No network. 1 report waiting, safe here."
    assert _say(LinkState(Link.OFFLINE, waiting=5)) == "No network. 5 reports waiting, all safe here."


def test_connected_with_nothing_waiting_says_when_all_was_sent() -> None:
    """The last contact stands as a value."""
    at = datetime(2026, 3, 12, 21, 30, tzinfo=ZONE)
    assert _say(LinkState(Link.CONNECTED, last_contact=at)) == "Connected. Everything sent at 21:30."


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (LinkState(Link.CONNECTED, refused=1), "Connected. 1 report could not be sent."),
        (
            LinkState(Link.CONNECTED, waiting=1, refused=2),
            "Connected. 2 reports could not be sent. 1 report waiting, safe here.",
        ),
        (LinkState(Link.OFFLINE, refused=2), "No network. 2 reports could not be sent."),
        (
            LinkState(Link.SENDING, sending=1, of=3, refused=1),
            "Sending 1 of 3. 1 report could not be sent.",
        ),
    ],
)
def test_what_hq_refused_is_neither_sent_nor_unsaid(state: LinkState, words: str) -> None:
    """A report that needs its author is told by the bar whatever the network does."""
    assert _say(state) == words
    assert icon_of(state) == "warning"


@pytest.mark.parametrize(
    ("link", "words"), [(Link.UNKNOWN, "Looking for HQ."), (Link.OFFLINE, "No network.")]
)
def test_before_anything_was_counted_nothing_is_said_to_wait_or_not(link: Link, words: str) -> None:
    """At sign-in the vault is read first; the bar does not guess meanwhile."""
    assert _say(LinkState(link, counted=False)) == words


def test_steps_of_no_report_are_called_entries() -> None:
    """A supervisor's decision that waits is no report."""
    said = _say(LinkState(Link.OFFLINE, waiting=1, entries=True))
    assert said == "No network. 1 entry waiting, safe here."
    assert _say(LinkState(Link.CONNECTED, waiting=3, entries=True)) == (
        "Connected. 3 entries waiting, all safe here."
    )


def test_sending_counts() -> None:
    """While sending, the sentence says how many of how many."""
    assert _say(LinkState(Link.SENDING, sending=1, of=2)) == "Sending 1 of 2."


def test_trouble_that_needs_somebody_is_said_in_full() -> None:
    """What does not pass by itself is named, and the work is still safe."""
    words = _say(LinkState(Link.STOPPED, trouble="This computer was revoked"))
    assert words == "This computer was revoked. Your work is safe here."


def test_a_computer_out_of_service_says_so_once_and_shortly() -> None:
    """The bar is short: it says that nothing leaves, and whom to ask, and neither of it twice."""
    trouble = (
        "HQ does not take anything from this vault anymore. Your work is kept here; ask your administrator."
    )
    words = _say(LinkState(Link.STOPPED, trouble=trouble, out_of_service=True))
    assert words == "Nothing leaves this computer anymore. Ask your administrator."


def test_each_state_has_an_icon_that_is_not_the_same_for_offline_and_connected() -> None:
    """The icon repeats the sentence; colour is never needed."""
    assert icon_of(LinkState(Link.OFFLINE)) != icon_of(LinkState(Link.CONNECTED))
    assert icon_of(LinkState(Link.STOPPED)) == "warning"


def test_a_status_that_does_not_fit_is_there_whole(look: Look, qtbot: QtBot) -> None:
    """Under the pointer and for a screen reader; what fits has no second text under the pointer."""
    bar = StatusBar(look)
    qtbot.addWidget(bar)
    bar.show_person("J. Rivera, unit 12")
    bar.resize(look.em(43), bar.height())
    bar.show()
    bar.sentence.say("Connected. Everything is sent.", "connected")
    assert bar.sentence.toolTip() == ""
    trouble = "HQ does not take anything from this computer & vault anymore. What you wrote is kept here."
    words = sentence(LinkState(Link.STOPPED, trouble=trouble), NOW, ZONE)
    bar.sentence.say(words, "warning")
    assert bar.sentence.accessibleName() == words
    assert trouble.replace("&", "&amp;") in bar.sentence.toolTip()
    bar.resize(look.em(120), bar.height())
    assert bar.sentence.toolTip() == ""


def test_who_is_signed_in_stands_in_the_narrowest_bar(look: Look, qtbot: QtBot) -> None:
    """Several officers share a laptop: with the largest text the bar still names one of them, shorter."""
    bar = StatusBar(look)
    qtbot.addWidget(bar)
    bar.show_person("Officer J. Rivera, unit 12", "Rivera")
    bar.resize(look.em(25), bar.height())
    bar.show()
    assert (bar._person.isVisible(), bar._person.text()) == (True, "Rivera")
    bar.resize(look.em(60), bar.height())
    assert bar._person.text() == "Officer J. Rivera, unit 12"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (LinkState(Link.UNKNOWN, waiting=1, refused=1), "1 not sent, 1 waiting, safe here"),
        (LinkState(Link.OFFLINE, waiting=3), "3 waiting, safe here"),
        (LinkState(Link.CONNECTED, refused=2), "2 not sent, safe here"),
        (LinkState(Link.UNKNOWN), "Nothing is waiting to be sent."),
        (LinkState(Link.CONNECTED), ""),
        (LinkState(Link.STOPPED, trouble="The clock is wrong.", waiting=1), ""),
        (LinkState(Link.UNKNOWN, counted=False), ""),
    ],
)
def test_with_little_room_the_bar_says_what_waits_and_where_it_is(state: LinkState, words: str) -> None:
    """What is to be known is not cut off behind how the network stands; others have no shorter one."""
    assert brief(state) == words


def test_the_bar_says_as_much_as_it_has_room_for(qtbot: QtBot, look: Look) -> None:
    """All of it, or the shorter words whole; a screen reader has all of it either way."""
    bar = StatusSentence(look)
    qtbot.addWidget(bar)
    state = LinkState(Link.UNKNOWN, waiting=1, refused=1)
    whole = sentence(state, NOW, ZONE)
    bar.say(whole, "warning", brief(state))
    bar.show()
    bar.resize(bar.sizeHint().width(), 40)
    assert bar.shown_words == whole
    bar.resize(bar.width() // 2, 40)
    assert bar.shown_words == brief(state)
    assert bar.accessibleName() == whole
    assert whole in bar.toolTip()
