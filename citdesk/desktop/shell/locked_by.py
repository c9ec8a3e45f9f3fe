"""Whose screen may be locked now: the page that covers it, and the model that checks who comes back."""

from __future__ import annotations

from collections.abc import Callable

from citdesk.desktop.shell.lock_model import Check, LockModel
from citdesk.desktop.shell.lock_page import LockPage
from citdesk.desktop.shell.window import ShellWindow
from citdesk.desktop.tasks import Tasks


class ScreenLock:
    """One person's lock over a window: made when there is something to hide, dropped with it.

    ``unlocked``: they are back. ``spent``: too many wrong PINs. ``switch``: somebody else wants to sign in.
    """

    def __init__(
        self,
        window: ShellWindow,
        tasks: Tasks,
        person: str,
        check: Check,
        check_pin: Check,
        *,
        unlocked: Callable[[], None],
        spent: Callable[[], None],
        switch: Callable[[], None],
    ) -> None:
        self.model = LockModel(person, check, check_pin, tasks, window)
        self._window = window
        self._page = LockPage(window.look, self.model, window)
        self.model.unlocked.connect(unlocked)
        self.model.spent.connect(spent)
        self._page.switch.connect(switch)

    def cover(self, safe: str) -> None:
        """Lock the screen now; ``safe`` says where the work is."""
        self.model.begin(safe)
        self._window.cover_with(self._page)
        self._page.cover()

    def uncover(self) -> None:
        """They are back."""
        self._page.hide()
        self._window.uncover()

    def drop(self) -> None:
        """There is nothing to hide any more."""
        self.model.deleteLater()
        self._page.hide()
        self._page.deleteLater()
