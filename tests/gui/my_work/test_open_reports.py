"""A report that stands open while something happens to it, or to the one that goes first."""

from __future__ import annotations

import pytest

from citdesk.casework.errors import ComputerProblem
from citdesk.desktop.application import Application
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.filling_model import FillingModel
from citdesk.desktop.my_work.journey import MyWorkJourney
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer with a draft."""
    return FakeWorkspace()


def _journey(application: Application) -> MyWorkJourney:
    assert application.signed_in is not None
    return application.signed_in._my_work


def _open(application: Application, report: str) -> FillPage:
    _journey(application).mine.open(report)
    page = application.window.areas.page
    assert isinstance(page, FillPage)
    return page


def test_a_report_given_to_somebody_else_says_so_where_it_stands_open(
    start: Start, work: FakeWorkspace
) -> None:
    """Nobody writes on for an hour in vain: it is said at once, and nothing is sent."""
    application = start(work)
    page = _open(application, "r-draft")
    assert not page.notes.isVisible()
    work._set("r-draft", handed_on=True, by="Officer B. Second")
    _journey(application).mine.reload()
    said = (
        "Officer B. Second goes on with this report now. What you wrote and did not send stays here to read."
    )
    assert page.notes.isVisible()
    assert page.notes.text() == said
    page.model.send()
    assert "send" not in work.names()
    assert not page.model.sending


def test_what_goes_with_a_report_waits_until_the_disk_has_taken_all_of_it(
    start: Start, work: FakeWorkspace
) -> None:
    """On a full disk it would be begun where nobody sees it: the page in sight says why it is not."""
    application = start(work)
    page = _open(application, "r-draft")
    work.failure = ComputerProblem("The disk is full.", code="disk_full")
    page.model.form.answer("/data/call/source", "Dispatch")
    work.failure = ComputerProblem("The disk is full.", code="disk_full")
    page._want_companions()
    assert application.window.areas.page is page
    assert "Your last change is not saved yet" in page._line.text()
    page.model.form.save_again()
    page._want_companions()
    assert application.window.areas.page is not page


def test_both_are_sent_only_once_the_first_one_is_all_on_disk(
    start: Start, work: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A photo is still on its way into the encounter: it does not go without, and the words stay."""
    application = start(work)
    page = _open(application, "r-draft")
    sent: list[str] = []
    monkeypatch.setattr(page.model, "send_with_parent", lambda: sent.append("both"))
    with monkeypatch.context() as reading:
        reading.setattr(FillingModel, "unsaved", True)
        page.both_wanted.emit("r-draft")
        assert sent == []
        line = page._line.text()
        assert "is still being saved. Press Send once more when it is." in line
    page.both_wanted.emit("r-draft")
    assert sent == ["both"]
