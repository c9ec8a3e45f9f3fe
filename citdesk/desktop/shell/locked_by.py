"""Whose screen may be locked now: the page that covers it, and the model that checks who comes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from citdesk.desktop.shell.lock_model import Check, LockModel
from citdesk.desktop.shell.lock_page import LockPage
from citdesk.desktop.shell.window import ShellWindow
from citdesk.desktop.tasks import Tasks


class ScreenLock:
    """One person's lock over a window: made when there is something to hide, dropped with it.

    ``unlocked``: they are back. ``spent``: too many wrong PINs. ``switch``: somebody else wants to sign in.
    ``locked_out``: too many wrong passphrases.
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
        locked_out: Callable[[ScreenLock], None],
    ) -> None:
        self.model = LockModel(person, check, check_pin, tasks, window)
        self._window = window
        self._page = LockPage(window.look, self.model, window)
        self.model.unlocked.connect(unlocked)
        self.model.spent.connect(spent)
        self._page.switch.connect(switch)
        self.model.locked_out.connect(lambda: locked_out(self))

    def cover(self, safe: str) -> None:
        """Lock the screen now; ``safe`` says where the work is."""
        self.model.begin(safe)
        self._window.cover_with(self._page)
        self._page.cover()

    def lay_over(self, page: QWidget) -> None:
        """Ask for something else before PIN or passphrase can be tried again."""
        self._page.lay_over(page)

    def lift(self) -> None:
        """PIN or passphrase can be tried again."""
        self.model.say("")
        self._page.lift()

    def uncover(self) -> None:
        """They are back."""
        self._page.hide()
        self._window.uncover()

    def drop(self) -> None:
        """There is nothing to hide any more."""
        self.model.deleteLater()
        self._page.hide()
        self._page.deleteLater()
