"""The sync centre: is my work safe, what happens next, what needs me."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from citdesk.desktop.shell.status_words import Link, LinkState
from citdesk.desktop.sync_centre.model import SyncModel
from citdesk.desktop.sync_centre.view import SyncPage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Rank, State
from citdesk.workspace import SyncStatus
from citdesk.workspace.sync_status import OlderCopy
from tests.gui.shell.fakes import NOW, REPORTS, FakeWorkspace, now


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer with one report waiting."""
    made = FakeWorkspace()
    made.status = SyncStatus(1, 1, (), NOW)
    return made


@pytest.fixture
def model(work: FakeWorkspace, qtbot: QtBot) -> SyncModel:
    """The facts, read once."""
    made = SyncModel(work.workspace(), ImmediateTasks(), now)
    made.reload()
    return made


def test_the_first_sentence_says_that_work_is_safe(model: SyncModel) -> None:
    """Whatever the network does, this comes first."""
    assert model.safe == "Everything you wrote is safe on this computer."


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (LinkState(Link.OFFLINE), "No network since 21:44. 1 report will go by itself."),
        (LinkState(Link.SENDING, sending=1, of=1), "Sending now. 1 report will go by itself."),
        (LinkState(Link.CONNECTED), "1 report will go by itself."),
        (
            LinkState(Link.STOPPED, trouble="This computer was revoked."),
            "This computer was revoked. 1 report is waiting, safe here.",
        ),
    ],
)
def test_the_second_sentence_says_what_happens_next(model: SyncModel, link: LinkState, words: str) -> None:
    """Nobody has to guess whether they must do something."""
    model.follow(link)
    assert model.next == words
    stopped = link.link is Link.STOPPED
    assert model.lines[0].title == ("Waiting (1)" if stopped else "Goes by itself (1)")


def test_when_all_is_sent_it_says_when(model: SyncModel, work: FakeWorkspace) -> None:
    """The last contact stands as a value."""
    work.status = SyncStatus(0, 0, (), NOW)
    model.reload()
    model.follow(LinkState(Link.CONNECTED))
    assert model.next == "Everything was sent at 21:44."


@pytest.mark.parametrize(("waiting", "words"), [(0, ""), (1, " 1 report will go by itself.")])
@pytest.mark.parametrize("link", [Link.CONNECTED, Link.OFFLINE])
def test_what_was_refused_is_never_counted_as_sent(
    model: SyncModel, work: FakeWorkspace, link: Link, waiting: int, words: str
) -> None:
    """Beside a report that needs its author nobody reads that everything was sent, or that nothing waits."""
    work.refuse_one()
    work.status = replace(work.status, waiting=waiting, waiting_reports=waiting)
    model.reload()
    model.follow(LinkState(link))
    assert model.next.endswith(f"1 report could not be sent.{words}")


def test_a_computer_out_of_service_says_what_its_officer_does(
    model: SyncModel, look: Look, qtbot: QtBot
) -> None:
    """Nothing leaves it, so nothing offers that; what helps is the administrator, who can rescue the work."""
    said = "HQ does not take anything from this computer any more."
    page = SyncPage(look, model)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    assert (page.go.rank, page.stick.isVisible()) == (Rank.PRIMARY, True)
    model.follow(LinkState(Link.STOPPED, trouble=said, out_of_service=True))
    assert model.next.startswith(f"{said} 1 piece of your work is here and was not sent.")
    assert "by network or by stick" in model.next
    assert "administrator" in model.next
    assert model.lines[0].title == "Stays here (1)"
    assert [chip.words for chip in model.lines[1].chips] == ["Saved on this computer"]
    assert page.copy.rank is Rank.PRIMARY
    qtbot.waitUntil(lambda: page.copy.x() < page.go.x())
    assert page.go.rank is not Rank.PRIMARY
    assert page.go.text() == "Ask HQ again"
    assert not page.stick.isVisible()


@pytest.mark.parametrize(("escrowed", "said"), [(True, "escrow key"), (False, "whether what you wrote")])
def test_a_rescue_is_promised_only_where_the_agency_can_open_the_vault(
    model: SyncModel, work: FakeWorkspace, escrowed: bool, said: str
) -> None:
    """Without an escrow key nobody says that what is in the vault can be copied out of it."""
    work.escrowed = escrowed
    work.keep_out_of_service("HQ takes nothing from here.")
    model.reload()
    model.follow(LinkState(Link.STOPPED, trouble="HQ takes nothing from here.", out_of_service=True))
    assert said in model.next
    assert ("with the agency's escrow key, what" in model.next) is escrowed


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (Link.OFFLINE, "Waiting for network"),
        (Link.STOPPED, "Waiting for HQ"),
        (Link.CONNECTED, "Waiting to be sent"),
        (Link.UNKNOWN, "Waiting to be sent"),
    ],
)
def test_a_report_that_waits_says_for_what(model: SyncModel, link: Link, words: str) -> None:
    """With the network there, nothing says that it waits for the network."""
    model.follow(LinkState(link, trouble="HQ does not know this vault."))
    assert [chip.words for chip in model.lines[1].chips] == [words]


def test_steps_that_are_no_reports_are_counted_as_steps(model: SyncModel, work: FakeWorkspace) -> None:
    """A supervisor's decisions wait too."""
    work.status = SyncStatus(2, 0, (), NOW)
    model.reload()
    assert model.next == "2 entries will go by themselves."


def test_what_needs_somebody_comes_before_what_goes_by_itself(model: SyncModel, work: FakeWorkspace) -> None:
    """The refused report leads, with its reason and what waits behind it."""
    work.refuse_one()
    model.reload()
    lines = model.lines
    assert [row.title for row in lines] == [
        "Needs you (1)",
        "CR-2026-0109  Crisis encounter",
        "Goes by itself (1)",
        "Referral",
    ]
    assert lines[1].state is State.REFUSED
    assert [chip.words for chip in lines[1].chips] == ["Refused"]
    assert lines[1].detail.endswith("1 later entry waits for it.")
    assert model.is_refused("r-no")
    assert not model.is_refused("r-wait")


@pytest.mark.parametrize(("lost", "words"), [(1, "in 1 report."), (12, "in 12 reports.")])
def test_what_hq_lost_of_other_people_is_told_as_long_as_it_lacks_it(
    model: SyncModel, work: FakeWorkspace, lost: int, words: str
) -> None:
    """A report that went from a supervisor's list is not gone without a word, and there is a way out."""
    work.status = replace(work.status, lost_at_hq=lost)
    model.reload()
    assert words in model.next
    assert model.next.endswith("If that does not happen, tell your administrator.")
    assert f"lost_at_hq={lost}" in model.details()
    work.status = replace(work.status, lost_at_hq=0)
    model.reload()
    assert "HQ has lost" not in model.next


def test_support_gets_states_and_codes_but_no_words_of_a_report(
    model: SyncModel, work: FakeWorkspace
) -> None:
    """What is copied for support holds no answer, no number and no name."""
    work.refuse_one()
    work.rows = [replace(row, summary="Lincoln Ave") for row in REPORTS]
    model.reload()
    details = model.details()
    assert "overtaken" in details
    assert "waiting_events=2" in details
    for word in ("Lincoln", "Rivera", "CR-2026"):
        assert word not in details


def test_try_now_asks_for_an_exchange(model: SyncModel, look: Look, qtbot: QtBot) -> None:
    """The one button of the page wakes the exchange."""
    page = SyncPage(look, model)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.try_now):
        page.go.click()


def test_a_row_leads_to_its_report(model: SyncModel, look: Look, qtbot: QtBot) -> None:
    """The way out of a refusal is one press away."""
    page = SyncPage(look, model)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.opened) as signal:
        page.frame.list.opened.emit("r-no")
    assert signal.args == ["r-no"]


@pytest.mark.parametrize(
    ("at_hq", "words"),
    [
        (
            False,
            "An older copy of your vault was put back. Entries that came back from HQ: 2. Sent again: 1.",
        ),
        (True, "HQ was put back from an older copy. Entries of yours sent to it again: 1."),
    ],
)
def test_an_older_copy_that_was_put_back_is_told_for_some_days(
    model: SyncModel, work: FakeWorkspace, words: str, *, at_hq: bool
) -> None:
    """The person learns that it happened and that nothing is lost; a week later it is no news any more."""
    older = OlderCopy(at_hq, 2, 1, now())
    work.status = replace(work.status, older_copy=older)
    model.reload()
    assert model.next.endswith(words)
    work.status = replace(work.status, older_copy=replace(older, at=now() - timedelta(days=7)))
    model.reload()
    assert "older copy" not in model.next
