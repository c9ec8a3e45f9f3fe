"""The exchange as the shell sees it: started, woken, stopped, and its state in words without a click."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import AdministratorError, CitdeskError, ComputerProblem, EnvironmentProblem
from citdesk.desktop.shell.exchange_model import ExchangeModel
from citdesk.desktop.shell.status_words import Link
from citdesk.desktop.tasks import ImmediateTasks, Tasks
from citdesk.workspace import SyncStatus
from tests.gui.shell.fakes import NOW, FakeWorkspace


@dataclass(frozen=True)
class Told:
    """What a loop tells."""

    phase: str
    sent: int = 0
    total: int = 0
    at: datetime | None = None
    problem: CitdeskError | None = None
    received: int = 0
    refused: int = 0


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer."""
    return FakeWorkspace()


@pytest.fixture
def model(work: FakeWorkspace, qtbot: QtBot) -> ExchangeModel:
    """The officer's exchange, started."""
    made = ExchangeModel(work.workspace(), ImmediateTasks(), lambda report: work.exchange_loop(None, report))
    made.start()
    return made


def _tell(work: FakeWorkspace, told: Told) -> None:
    assert work.loop.report is not None
    work.loop.report(told)


def test_no_network_is_told_without_a_click(model: ExchangeModel, work: FakeWorkspace, qtbot: QtBot) -> None:
    """The loop says offline, the state follows by itself and counts what waits."""
    work.status = SyncStatus(3, 2, (), NOW)
    problem = EnvironmentProblem("unreachable")
    with qtbot.waitSignal(model.changed):
        _tell(work, Told("offline", problem=problem))
    qtbot.waitUntil(lambda: model.state.waiting == 2)
    assert (model.state.link, model.state.trouble) == (Link.OFFLINE, "")


def test_what_needs_somebody_is_told_in_its_own_words(
    model: ExchangeModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """A revoked computer says so instead of pretending there is no network."""
    problem = AdministratorError("This computer may no longer exchange with HQ.", code="revoked")
    with qtbot.waitSignal(model.changed):
        _tell(work, Told("needs_help", problem=problem))
    assert model.state.link is Link.STOPPED
    assert model.state.trouble == "This computer may no longer exchange with HQ."
    assert model.state.out_of_service
    with qtbot.waitSignal(model.changed):
        _tell(work, Told("needs_help", problem=AdministratorError("Ask.", code="not_certified")))
    assert not model.state.out_of_service


def test_a_full_disk_is_named_where_it_stops_the_exchange(
    model: ExchangeModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Nobody looks for a missing network, and nothing is said of a change that nobody made."""
    with qtbot.waitSignal(model.changed):
        _tell(work, Told("needs_help", problem=ComputerProblem("Full.", code="disk_full")))
    assert model.state.link is Link.STOPPED
    assert model.state.trouble == "The disk is full: nothing can be exchanged with HQ. Free some space."


def test_a_revoked_computer_stays_out_of_service_without_a_network(
    model: ExchangeModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Work does not seem to go by itself, nor by stick, until HQ was heard again."""
    revoked = AdministratorError("This computer may no longer exchange with HQ.", code="revoked")
    with qtbot.waitSignal(model.changed):
        _tell(work, Told("needs_help", problem=revoked))
    said = model.state.trouble
    for told in (
        Told("sending", sent=0, total=2),
        Told("offline", problem=EnvironmentProblem("unreachable")),
        Told("needs_help", problem=AdministratorError("Another HQ.", code="certificate_refused")),
    ):
        _tell(work, told)
    work.status = SyncStatus(7, 7, (), NOW)
    model.count_waiting()
    qtbot.waitUntil(lambda: model.state.waiting == 7)
    assert (model.state.link, model.state.trouble) == (Link.STOPPED, said)
    assert model.state.out_of_service
    with qtbot.waitSignal(model.changed):
        _tell(work, Told("up_to_date", at=NOW))
    assert (model.state.link, model.state.out_of_service) == (Link.CONNECTED, False)


def test_a_revoked_computer_says_so_after_a_restart_without_a_network(
    model: ExchangeModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """The next sign-in knows what HQ said last, until HQ takes something again; then that is kept too."""
    revoked = AdministratorError("This computer may no longer exchange with HQ.", code="revoked")
    with qtbot.waitSignal(model.changed):
        _tell(work, Told("needs_help", problem=revoked))
    said = model.state.trouble
    qtbot.waitUntil(lambda: bool(work.status.out_of_service))

    def again() -> ExchangeModel:
        made = ExchangeModel(
            work.workspace(), ImmediateTasks(), lambda report: work.exchange_loop(None, report)
        )
        made.start()
        return made

    later = again()
    assert (later.state.link, later.state.trouble, later.state.out_of_service) == (Link.STOPPED, said, True)
    _tell(work, Told("offline", problem=EnvironmentProblem("unreachable")))
    later.count_waiting()
    assert (later.state.trouble, later.state.out_of_service) == (said, True)
    with qtbot.waitSignal(later.changed):
        _tell(work, Told("up_to_date", at=NOW))
    assert (later.state.link, later.state.out_of_service) == (Link.CONNECTED, False)
    assert again().state.link is Link.UNKNOWN


def test_nothing_is_counted_before_the_vault_was_read(work: FakeWorkspace, qtbot: QtBot) -> None:
    """Until then the exchange claims neither that something waits nor that nothing does."""
    model = ExchangeModel(work.workspace(), ImmediateTasks(), lambda report: work.exchange_loop(None, report))
    assert not model.state.counted
    work.refuse_one()
    model.start()
    assert model.state.counted
    assert (model.state.waiting, model.state.refused, model.state.entries) == (1, 1, False)
    work.status = SyncStatus(2, 0, (), NOW)
    model.count_waiting()
    assert (model.state.waiting, model.state.entries) == (2, True)


def test_sending_counts_from_one(model: ExchangeModel, work: FakeWorkspace, qtbot: QtBot) -> None:
    """With none of two answered the first is on its way."""
    with qtbot.waitSignal(model.changed):
        _tell(work, Told("sending", sent=0, total=2))
    assert (model.state.sending, model.state.of) == (1, 2)


def test_news_make_the_lists_read_again(model: ExchangeModel, work: FakeWorkspace, qtbot: QtBot) -> None:
    """An approval that arrives shows by itself."""
    with qtbot.waitSignal(model.news):
        _tell(work, Told("up_to_date", at=NOW, received=1))
    assert model.state.last_contact == NOW


def test_a_verdict_on_what_was_sent_is_news(model: ExchangeModel, work: FakeWorkspace, qtbot: QtBot) -> None:
    """After sending, waiting reports turn into sent ones."""
    with qtbot.waitSignal(model.news):
        _tell(work, Told("sending", total=1))
        _tell(work, Told("up_to_date", at=NOW))


def test_try_now_wakes_a_running_loop(work: FakeWorkspace, qtbot: QtBot) -> None:
    """The button cuts the pause short; it starts no second loop."""
    tasks = Tasks()
    loop = BlockingLoop()
    model = ExchangeModel(work.workspace(), tasks, lambda report: loop)
    model.start()
    qtbot.waitUntil(loop.running.is_set)
    model.wake()
    model.start()
    assert (loop.wakes, loop.starts) == (1, 1)
    model.stop()
    tasks.close()


def test_stopping_ends_the_loops_thread(work: FakeWorkspace, qtbot: QtBot) -> None:
    """After stop and close no thread of ours is left."""
    tasks = Tasks()
    loop = BlockingLoop()
    model = ExchangeModel(work.workspace(), tasks, lambda report: loop)
    model.start()
    qtbot.waitUntil(loop.running.is_set)
    model.stop()
    tasks.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("citdesk-")]


def test_states_told_from_another_thread_arrive_in_the_gui_thread(work: FakeWorkspace, qtbot: QtBot) -> None:
    """The loop's thread never touches the screen."""
    tasks = Tasks()
    loop = BlockingLoop()
    seen: list[str] = []

    def make(report: Callable[[Any], None]) -> BlockingLoop:
        loop.report = report
        return loop

    model = ExchangeModel(work.workspace(), tasks, make)
    model.changed.connect(lambda: seen.append(threading.current_thread().name))
    model.start()
    qtbot.waitUntil(lambda: model.state.link is Link.OFFLINE)
    model.stop()
    tasks.close()
    assert set(seen) == {threading.main_thread().name}


def test_a_loop_that_breaks_says_so_and_can_be_tried_again(work: FakeWorkspace, qtbot: QtBot) -> None:
    """A damaged vault under the exchange is told, and Try now begins anew."""
    failing = FailingLoop()
    tasks = ImmediateTasks()
    model = ExchangeModel(work.workspace(), tasks, lambda report: failing)
    model.start()
    assert model.state.link is Link.STOPPED
    assert model.state.trouble == "The disk does not answer."
    model.wake()
    assert failing.runs == 2


class BlockingLoop:
    """Runs until stopped and says once that there is no network."""

    def __init__(self) -> None:
        self.running, self._end = threading.Event(), threading.Event()
        self.wakes = self.starts = 0
        self.report: Callable[[Any], None] | None = None

    def run(self) -> None:
        self.starts += 1
        if self.report is not None:
            self.report(Told("offline"))
        self.running.set()
        self._end.wait(10)

    def wake(self) -> None:
        self.wakes += 1

    def stop(self) -> None:
        self._end.set()


class FailingLoop(BlockingLoop):
    """Fails at once."""

    runs = 0

    def run(self) -> None:
        self.runs += 1
        raise EnvironmentProblem("The disk does not answer.")
