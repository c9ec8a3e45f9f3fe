"""How a session ends in order: what is typed is saved, what is under way is finished, and only then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from citdesk.desktop.shell.page import Page
from citdesk.desktop.tasks import Tasks


class Session(Protocol):
    """Whoever is at the screen, with the pages that they have open."""

    def depart(self) -> None:
        """Make everything typed durable."""
        ...

    def unsaved(self) -> Page | None:
        """A page that holds something that is not on disk."""
        ...

    def under_way(self) -> Page | None:
        """A page in which something runs that the session has to wait for."""
        ...


class Leaving(QObject):
    """Lets a session end once nothing of it would be lost.

    ``kept_by`` carries a page with something that the disk does not take: the session goes on. ``waits_for``
    carries a page with work under way and the sentence about it: the session ends after it.
    """

    kept_by = Signal(object)
    waits_for = Signal(object, str)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._session: Session | None = None
        self._then: Callable[[], None] | None = None
        self._otherwise: Callable[[], None] | None = None
        self._waits = False
        #: tells the saves of one try from those of the try before
        self._tries = 0

    @property
    def begun(self) -> bool:
        """Whether a session is about to end."""
        return self._session is not None

    def leave(
        self, session: Session, then: Callable[[], None], otherwise: Callable[[], None] | None = None
    ) -> None:
        """Do ``then`` once everything is saved and finished, or ``otherwise`` where the session goes on.

        What was to be done by an earlier call that still waits is done no more: its ``otherwise`` is.
        """
        self.drop()
        self._session, self._then, self._otherwise = session, then, otherwise
        self._try()

    def stay(self) -> bool:
        """The person is here again: a session that waits for work to end goes on. False where none waits."""
        waited = self._waits
        if waited:
            self.drop()
        return waited

    def _try(self) -> None:
        session = self._session
        if session is None:
            return
        session.depart()
        busy = session.under_way()
        self._waits = busy is not None
        self._tries += 1
        if busy is None:
            # the vault works in order: when this comes back every save before it was tried
            self._tasks.vault(lambda: None, partial(self._saves_tried, self._tries))
            return
        for signal in (busy.ended, busy.destroyed):
            signal.connect(self._work_ended, Qt.ConnectionType.UniqueConnection)
        self.waits_for.emit(busy, busy.finish_up())

    @Slot()
    def _work_ended(self) -> None:
        if self._waits:
            self._try()

    def _saves_tried(self, mine: int, _nothing: object) -> None:
        session, then = self._session, self._then
        if mine != self._tries or session is None or then is None:
            return
        page = session.unsaved()
        if page is None:
            self._session = self._then = self._otherwise = None
            then()
        else:
            self.drop()
            self.kept_by.emit(page)

    def drop(self) -> None:
        """Do nothing of what was to follow, but what was to be done otherwise."""
        otherwise = self._otherwise
        self._session = self._then = self._otherwise = None
        self._waits = False
        if otherwise is not None:
            otherwise()
