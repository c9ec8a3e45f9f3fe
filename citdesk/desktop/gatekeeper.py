"""The pages of a computer at which nobody is signed in, and where each of them leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from citdesk.desktop.fresh_process import CustodyTime
from citdesk.desktop.shell.window import ShellWindow
from citdesk.desktop.sign_in.model import SignInModel
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Desk

if TYPE_CHECKING:
    from citdesk.workspace import Secret, Workspace


class Gatekeeper(QObject):
    """Shows the page that fits and says who came in; ``now`` is the wall clock.

    Every page but the sign-in is read from the disk when it is wanted: a computer is set up once, and signed
    in at many times a day.
    """

    #: somebody came in: their open workspace
    signed_in = Signal(object)
    #: the same, for the first time on this computer
    signed_in_first = Signal(object)
    #: a recovery code is, or is about to be, on the screen: the workspace that it opens
    code_shown = Signal(object)
    #: the sign-in stands, no code is on the screen any more
    code_gone = Signal()
    #: keys were renewed: nobody is at the screen any more
    renewed = Signal()

    def __init__(
        self,
        window: ShellWindow,
        desk: Desk,
        tasks: Tasks,
        now: Callable[[], datetime],
        *,
        handed: Sequence[CustodyTime],
        revoked: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk
        self._tasks = tasks
        self._now = now
        #: the custody times of whoever left: a limit on somebody's liberty is shown at the sign-in too
        self.handed = tuple(handed)
        #: the last session ended because HQ took its vault out of service
        self.revoked = revoked
        #: closes a vault that was opened before sign-in and is nobody's yet
        self._abandon: Callable[[], None] | None = None
        #: whether the window may close over the page; says there what would be lost
        self._may_close: Callable[[], bool] | None = None
        self._renewing: Callable[[], bool] = lambda: False

    @property
    def renewing(self) -> bool:
        """Whether keys are being renewed: then the process may not end before that is done."""
        return self._renewing()

    def show(self) -> None:
        """Ask who it is, or set this computer up."""
        if self._desk.enrolled:
            self.show_sign_in()
        else:
            self.show_first_use()

    def tick(self) -> None:
        """Time went by: the custody times move on."""
        gate = self._window.gate
        if isinstance(gate, SignInPage):
            gate.show_custody(self.handed, self._now())

    def may_close(self) -> bool:
        """Whether the window may close over the page that stands; if not, the page says why."""
        return self._may_close is None or self._may_close()

    def abandon(self) -> None:
        """Close a vault that was opened here and is nobody's yet."""
        abandon, self._abandon = self._abandon, None
        if abandon is not None:
            abandon()

    def let_in(self) -> None:
        """Somebody came in: the vault is theirs, and what was said of the one before is over."""
        self._abandon, self.revoked = None, False
        self.code_over()

    def code_over(self) -> None:
        """No recovery code is on the screen any more."""
        self._renewing = lambda: False

    def show_sign_in(self, badge: str = "") -> None:
        """Ask for badge and passphrase; ``badge`` is filled in already."""
        self._abandon = self._may_close = None
        self.code_over()
        self.code_gone.emit()
        model = SignInModel(self._desk, self._tasks)
        page = SignInPage(self._window.look, model)
        model.setParent(page)
        model.signed_in.connect(self.signed_in)
        page.first_use.connect(self.show_first_use)
        page.recover.connect(lambda: self.show_recovery(page.badge.text()))
        model.locked_out.connect(self.show_unlock)
        page.badge.setText(badge)
        page.show_custody(self.handed, self._now())
        if self.revoked:
            page.show_revoked()
        self._window.show_gate(page)
        page.arrive()

    @Slot()
    def show_first_use(self) -> None:
        """Set this computer up with a code from HQ."""
        from citdesk.desktop.sign_in.first_use_model import FirstUseModel
        from citdesk.desktop.sign_in.first_use_page import FirstUsePage

        model = FirstUseModel(self._desk, self._tasks)
        page = FirstUsePage(self._window.look, model)
        model.setParent(page)
        model.changed.connect(self.show_demonstration)
        model.signed_in.connect(self.signed_in_first)
        model.code_shown.connect(self.code_shown)
        page.sign_in.connect(self.show_sign_in)
        self._abandon = model.abandon
        self._window.show_gate(page)
        page.arrive()

    @Slot()
    def show_demonstration(self) -> None:
        """Say over every page whether this profile is one for trying out."""
        self._window.show_demonstration(self._desk.demonstration)

    @Slot(str)
    def show_unlock(self, badge: str) -> None:
        """Too many wrong passphrases: a supervisor's code opens the way again."""
        from citdesk.desktop.sign_in.unlock_model import UnlockModel
        from citdesk.desktop.sign_in.unlock_page import UnlockPage

        model = UnlockModel(self._desk, self._tasks, badge)
        page = UnlockPage(self._window.look, model)
        model.setParent(page)
        model.unlocked.connect(lambda: self.show_sign_in(badge))
        page.sign_in.connect(lambda: self.show_sign_in(badge))
        page.recover.connect(lambda: self.show_recovery(badge))
        self._window.show_gate(page)
        page.arrive()

    def show_recovery(self, badge: str) -> None:
        """Open a vault with its recovery code and choose a new passphrase."""
        from citdesk.desktop.sign_in.recover_model import RecoverModel
        from citdesk.desktop.sign_in.recover_page import RecoverPage

        model = RecoverModel(self._desk, self._tasks)
        page = RecoverPage(self._window.look, model, badge)
        model.setParent(page)
        model.signed_in.connect(self.signed_in)
        model.code_shown.connect(self.code_shown)
        page.sign_in.connect(self.show_sign_in)
        self._abandon = model.abandon
        self._window.show_gate(page)
        page.arrive()

    def renew(self, workspace: Workspace, passphrase: Secret) -> None:
        """Put the vault of somebody whose screens have gone under new keys; the passphrase is taken over."""
        from citdesk.desktop.own_vault.renew_model import RenewModel
        from citdesk.desktop.own_vault.renew_page import RenewPage

        model = RenewModel(self._desk, self._tasks)
        page = RenewPage(self._window.look, model)
        model.setParent(page)
        page.sign_in.connect(self.renewed)
        self._may_close = page.may_close
        self._window.show_gate(page)
        self.code_shown.emit(workspace)
        self._renewing = lambda: model.state.busy
        model.begin(workspace, passphrase)
