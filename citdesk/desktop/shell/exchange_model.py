"""The exchange with HQ as the shell sees it: its loop on the pool, its state in words, news for the lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from citdesk.casework.errors import AdministratorError
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.status_words import Link, LinkState
from citdesk.desktop.tasks import Tasks

if TYPE_CHECKING:  # loaded while the person types
    from citdesk.workspace import CitdeskError, SyncStatus, Workspace


class LoopReport(Protocol):
    """What the loop tells: phase ``sending``, ``up_to_date``, ``offline`` or ``needs_help``."""

    @property
    def phase(self) -> str: ...
    @property
    def sent(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def at(self) -> datetime | None: ...
    @property
    def problem(self) -> CitdeskError | None: ...
    @property
    def received(self) -> int: ...
    @property
    def refused(self) -> int: ...


class Loop(Protocol):
    """The exchange over and over. ``run`` blocks until ``stop``; the other two come from any thread."""

    def run(self) -> None: ...
    def wake(self) -> None: ...
    def stop(self) -> None: ...


MakeLoop = Callable[[Callable[[LoopReport], None]], Loop]

_LINKS = {"sending": Link.SENDING, "up_to_date": Link.CONNECTED, "offline": Link.OFFLINE}


class ExchangeModel(QObject):
    """Runs the loop while somebody is signed in. ``news`` says that lists should be read again.

    ``revoked`` once HQ takes nothing from this vault anymore, and not again at later sign-ins.
    """

    changed = Signal()
    news = Signal()
    revoked = Signal()
    _told = Signal(object)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, make_loop: MakeLoop, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._make_loop = make_loop
        self._loop: Loop | None = None
        self._wanted = False
        self._state = LinkState(counted=False)
        #: HQ said since sign-in whether it takes anything from here: what was kept of it says no more
        self._answered = False
        #: events that went to HQ and items that came from it since sign-in
        self.sent, self.received = 0, 0
        # the loop's thread only emits; this object's slot receives in the GUI thread
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> LinkState:
        """How things stand between this computer and HQ."""
        return self._state

    def start(self) -> None:
        """Begin to exchange."""
        if self._loop is None:
            self._wanted = True
            self._tasks.vault(lambda: self._make_loop(self._told.emit), self._made, self._not_made)
            self.count_waiting()

    def wake(self) -> None:
        """There is new work, or somebody asked to try now."""
        if self._loop is not None:
            self._loop.wake()
        else:
            self.start()

    def stop(self) -> None:
        """End the loop at once; its thread ends by itself."""
        self._wanted = False
        loop, self._loop = self._loop, None
        if loop is not None:
            loop.stop()

    def count_waiting(self) -> None:
        """Read how much waits."""
        self._tasks.vault(self._workspace.sync_status, self._counted, self._not_counted)

    def _made(self, loop: Loop) -> None:
        if self._loop is not None:
            return
        if self._wanted:
            self._loop = loop
        else:
            loop.stop()  # somebody signed out while it was being made: running it now only closes it
        self._tasks.pool(loop.run, self._ended, self._broke)

    def _not_made(self, failure: BaseException) -> None:
        self._set(replace(self._state, link=Link.STOPPED, trouble=failure_words(failure)))

    def _ended(self, _nothing: object) -> None:
        self._loop = None

    def _broke(self, failure: BaseException) -> None:
        self._loop = None
        self._set(replace(self._state, link=Link.STOPPED, trouble=failure_words(failure)))

    @Slot(object)
    def _take(self, told: LoopReport) -> None:
        link = _LINKS.get(told.phase, Link.STOPPED)
        self.received += told.received
        self.sent += told.sent if link is Link.CONNECTED else 0
        was, state = self._state.link, self._state
        # HQ being away is "no network" to an officer; what needs somebody is said in full
        trouble = "" if told.problem is None or link is not Link.STOPPED else _words_of(told.problem)
        revoked = link is Link.STOPPED and told.problem is not None and told.problem.code == "revoked"
        if state.out_of_service and not revoked and not _heard(told):
            # without a network nobody knows better than what HQ said last
            link, trouble, revoked = Link.STOPPED, state.trouble, True
        elif revoked or _heard(told):
            self._keep_answer(str(told.problem) if revoked else "")
        self._set(
            replace(
                state,
                link=link,
                sending=min(told.sent + 1, told.total) if told.total else 0,
                of=told.total,
                last_contact=told.at or state.last_contact,
                trouble=trouble,
                out_of_service=revoked,
            )
        )
        if link is Link.CONNECTED and (told.received or told.refused or was is Link.SENDING):
            self.news.emit()
        if link is not Link.SENDING:
            self.count_waiting()

    def _keep_answer(self, said: str) -> None:
        if self._answered and bool(said) is self._state.out_of_service:
            return
        self._answered = True
        workspace = self._workspace
        self._tasks.vault(lambda: workspace.keep_out_of_service(said), self._answer_kept, self._not_counted)

    def _answer_kept(self, revoked_now: bool) -> None:
        if revoked_now and self._wanted:
            self.revoked.emit()

    def _counted(self, status: SyncStatus) -> None:
        state = self._state
        if status.out_of_service and not self._answered:
            trouble = failure_words(AdministratorError(status.out_of_service, code="revoked"))
            state = replace(state, link=Link.STOPPED, trouble=trouble, out_of_service=True)
        self._set(
            replace(
                state,
                waiting=status.waiting_reports or status.waiting,
                entries=not status.waiting_reports,
                refused=len(status.refused),
                counted=True,
                last_contact=_later(status.last_contact, self._state.last_contact),
            )
        )

    def _not_counted(self, failure: BaseException) -> None:
        failure_words(failure)  # logs a defect; the status keeps what it knew

    def _set(self, state: LinkState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _words_of(problem: CitdeskError) -> str:
    """What needs somebody. A full disk has other words here: nobody has just typed anything."""
    if problem.code == "disk_full":
        say = QCoreApplication.translate
        return say("Status", "The disk is full: nothing can be exchanged with HQ. Free some space.")
    return failure_words(problem)


def _heard(told: LoopReport) -> bool:
    """Whether HQ itself is behind this report: it took something, or answered with what it does not take."""
    link = _LINKS.get(told.phase, Link.STOPPED)
    if link is Link.SENDING:
        return told.sent > 0
    return link is Link.CONNECTED or (told.problem is not None and told.problem.code == "not_certified")


def _later(first: datetime | None, second: datetime | None) -> datetime | None:
    known = [each for each in (first, second) if each is not None]
    return max(known) if known else None
