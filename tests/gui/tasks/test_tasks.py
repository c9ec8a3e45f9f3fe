"""Work off the GUI thread comes back into it, in order, and ends in order."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.qtbot import QtBot

from citdesk.desktop.tasks import CancelToken, ImmediateTasks, StallWatch, Sweeping, Tasks


class _Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: list[QThread] = []

    def take(self, thing: object) -> None:
        self.got.append(thing)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def tasks(qapp: object) -> object:
    """A real door, closed at the end."""
    made = Tasks()
    yield made
    made.close()


def test_results_arrive_in_the_gui_thread(qtbot: QtBot, tasks: Tasks) -> None:
    """Work runs elsewhere and its result arrives where the widgets live."""
    receiver = _Receiver()
    ran_in: list[int] = []

    def work() -> str:
        ran_in.append(threading.get_ident())
        return "done"

    tasks.vault(work, receiver.take)
    qtbot.waitUntil(lambda: receiver.got == ["done"])
    assert receiver.threads == [QCoreApplication.instance().thread()]
    assert ran_in != [threading.get_ident()]


def test_a_worker_that_only_reckons_lets_the_window_in_soon(tasks: Tasks) -> None:
    """Ten times as soon as Python would: one change of a page waits for its turn many times over."""
    assert sys.getswitchinterval() <= 0.001


def test_a_full_collection_waits_for_a_pause() -> None:
    """While somebody works none holds the window up; at the next pause what is due is collected, once."""
    usual, sweeping, full = gc.get_threshold(), Sweeping(), list[str]()

    def note(phase: str, about: dict[str, int]) -> None:
        if about["generation"] == 2:
            full.append(phase)

    gc.collect()
    gc.callbacks.append(note)
    try:
        assert not sweeping.sweep()
        sweeping.begin()
        for _ in range(usual[2] + 5):
            gc.collect(1)
        made = [[] for _ in range(usual[0] * usual[1] * 2)]
        assert made
        assert not full
        assert sweeping.sweep()
        assert full == ["start", "stop"]
        assert not sweeping.sweep()
    finally:
        gc.callbacks.remove(note)
        sweeping.end()
    assert gc.get_threshold() == usual


def test_the_vault_has_one_thread_and_keeps_order(qtbot: QtBot, tasks: Tasks) -> None:
    """Whatever is asked of the vault is done by one thread, in the order it was asked."""
    receiver = _Receiver()
    for number in range(50):
        tasks.vault(lambda number=number: (number, threading.get_ident()), receiver.take)
    qtbot.waitUntil(lambda: len(receiver.got) == 50)
    assert [number for number, _ in receiver.got] == list(range(50))
    assert len({thread for _, thread in receiver.got}) == 1


def test_a_failure_goes_to_its_receiver(qtbot: QtBot, tasks: Tasks) -> None:
    """What went wrong arrives as it was raised, and the success side stays silent."""
    receiver, failed = _Receiver(), _Receiver()

    def work() -> None:
        raise ValueError("no disk")

    tasks.pool(work, receiver.take, failed.take)
    qtbot.waitUntil(lambda: bool(failed.got))
    assert str(failed.got[0]) == "no disk"
    assert not receiver.got


def test_a_failure_nobody_takes_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    """A failure without a receiver is not lost: the application hears of it."""

    def work() -> None:
        raise ValueError("unforeseen")

    with qtbot.waitSignal(tasks.unhandled) as told:
        tasks.pool(work)
    assert str(told.args[0]) == "unforeseen"


def test_a_cancelled_result_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    """Work that looks at its token stops, and nobody is called."""
    receiver, started, token = _Receiver(), threading.Event(), CancelToken()

    def work() -> None:
        started.set()
        token.wait(30)

    tasks.pool(work, receiver.take, receiver.take, token=token)
    assert started.wait(5)
    token.cancel()
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.got == []


def _by_lambda(receiver: _Receiver) -> Callable[[object], None]:
    return lambda thing: receiver.take(thing)


def _by_lambda_of_a_callback(receiver: _Receiver) -> Callable[[object], None]:
    take = partial(receiver.take)
    return lambda thing: take(thing)


def _by_argument(receiver: _Receiver) -> Callable[[object], None]:
    return partial(_Receiver.take, receiver)


@pytest.mark.parametrize(
    "told", [lambda receiver: receiver.take, _by_lambda, _by_lambda_of_a_callback, _by_argument]
)
def test_a_receiver_that_is_gone_is_not_called(
    told: Callable[[_Receiver], Callable[[object], None]], qtbot: QtBot, tasks: Tasks
) -> None:
    """A screen that was closed meanwhile gets nothing, however it would be told, and nothing breaks."""
    receiver, go = _Receiver(), threading.Event()
    tasks.vault(lambda: go.wait(5), told(receiver))
    receiver.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.got == []


def test_a_callback_that_names_itself_is_called(qtbot: QtBot, tasks: Tasks) -> None:
    """What it holds on to is followed once, not for ever."""
    receiver = _Receiver()

    def again(times: object) -> None:
        receiver.take(times)
        if times:
            tasks.vault(int, again)

    tasks.vault(lambda: 1, again)
    qtbot.waitUntil(lambda: receiver.got == [1, 0])


def test_closing_lets_the_vault_finish_and_ends_every_thread(qapp: object) -> None:
    """What the vault was given is done before the end; no thread is left and later work is refused."""
    tasks = Tasks()
    done: list[int] = []
    for number in range(20):
        tasks.vault(lambda number=number: done.append(number))
    token = tasks.pool(lambda: time.monotonic())
    tasks.close()
    assert done == list(range(20))
    assert not [t for t in threading.enumerate() if t.name.startswith("citdesk-")]
    assert tasks.vault(lambda: done.append(99)).cancelled
    assert token.cancelled
    assert 99 not in done


def test_immediate_tasks_need_no_waiting(qapp: object) -> None:
    """For tests: work is done and told before the call returns, failures too."""
    tasks, receiver = ImmediateTasks(), _Receiver()
    tasks.vault(lambda: 7, receiver.take)
    tasks.pool(lambda: 1 / 0, receiver.take, receiver.take)
    assert receiver.got[0] == 7
    assert isinstance(receiver.got[1], ZeroDivisionError)
    assert tasks.idle


@pytest.mark.logs_warnings
def test_a_held_up_gui_thread_is_noticed(qtbot: QtBot) -> None:
    """The watch says how long nothing could be painted."""
    watch = StallWatch(budget_ms=50)
    watch.start()
    with qtbot.waitSignal(watch.stalled) as told:
        until = time.monotonic() + 0.12
        while time.monotonic() < until:
            pass
    watch.stop()
    assert told.args[0] >= 60
    assert watch.longest_ms >= 60
