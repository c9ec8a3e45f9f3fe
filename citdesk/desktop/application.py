"""The application from start to end: Qt, theme, the window, who is at the screen, and an orderly close.

Whoever leaves, or is away too long, ends the process where ``afresh`` says so: a fresh one shows the sign-in.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from citdesk.desktop.fresh_process import CustodyTime, begin_afresh, handed_over, locked_by_hq
from citdesk.desktop.gatekeeper import Gatekeeper
from citdesk.desktop.log import keep_lines
from citdesk.desktop.shell.copied import forget_copied
from citdesk.desktop.shell.defects import log_defects
from citdesk.desktop.shell.displays import Displays
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.idle import IdleTimes, IdleWatch, Instant, instant_now
from citdesk.desktop.shell.kept_window import KeptWindow
from citdesk.desktop.shell.leaving import Leaving
from citdesk.desktop.shell.moments import clock
from citdesk.desktop.shell.window import ShellWindow
from citdesk.desktop.tasks import Sweeping, Tasks
from citdesk.desktop.theme import (
    DRESSED_IN,
    FUSION,
    KeptScreen,
    ScreenSettings,
    ThemeChooser,
    ThemeName,
    set_theme,
)
from citdesk.desktop.translation import read_ahead, speak
from citdesk.desktop.widgets import install_headings
from citdesk.workspace import Desk, SystemClock

if TYPE_CHECKING:
    from citdesk.desktop.shell.exchange_model import Loop, LoopReport
    from citdesk.desktop.shell.locked_by import ScreenLock
    from citdesk.desktop.shell.page import Page
    from citdesk.desktop.shell.sleep import SleepWatch
    from citdesk.desktop.signed_in import SignedIn
    from citdesk.workspace import Secret, Workspace

_AT_MOST = IdleTimes(600.0, 1800.0)
_TICK_MS = 5_000
_SCREEN_FILE, _PRINTING_FILE, _WINDOW_FILE = "screen.ini", "printing.ini", "window.ini"
#: the window is painted by then
_SETTLED_MS = 250
#: systems end whoever takes longer than five seconds or more
_SYSTEM_WAITS_MS = 4_000
#: everything that only a signed-in person needs
_THE_REST = (
    "citdesk.desktop.signed_in",
    "citdesk.desktop.shell.frame",
    "citdesk.desktop.shell.standing",
    "citdesk.desktop.widgets.rail",
)


class Application(QObject):
    """Owns the window, the tasks and whoever is signed in. ``now`` is the wall clock.

    ``afresh``: when a person leaves, the window closes and ``following`` says with what to begin again; the
    caller then replaces the process. Without it (demonstration, tests) the sign-in shows in the same one.
    ``stood`` keeps where the window stood; ``printing`` is the file that keeps which printer this computer
    uses. ``handed`` is what the process before handed over, ``revoked`` whether HQ's word ended it.
    """

    def __init__(
        self,
        app: QApplication,
        desk: Desk,
        tasks: Tasks,
        now: Callable[[], datetime],
        *,
        theme: ThemeName | None = None,
        kept: KeptScreen | None = None,
        stood: KeptWindow | None = None,
        printing: Path | None = None,
        afresh: bool = False,
        handed: Sequence[CustodyTime] = (),
        revoked: bool = False,
        instant: Callable[[], Instant] = instant_now,
        sleep: Callable[[QObject], SleepWatch | None] = lambda _: None,
    ) -> None:
        super().__init__(app)
        # Qt's own file dialog would note every folder that somebody looked into, by name, outside the vault
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
        settings = ScreenSettings() if kept is None else kept.read()
        speak(app, settings.language)
        install_headings()
        self._app = app
        self._desk = desk
        self._tasks = tasks
        self._now = now
        look = set_theme(app, theme or settings.theme or ThemeChooser.preferred(app))
        self.chooser = ThemeChooser(app, look, kept=kept, parent=self)
        self.window = ShellWindow(look, demonstration=desk.demonstration, clock=lambda: instant().running)
        self._displays = Displays(app, self.window, stood)
        self.chooser.follow_screen(app.primaryScreen())
        self._workspace: Workspace | None = None
        self._entered = now()
        self._signed_in: SignedIn | None = None
        self.gatekeeper = Gatekeeper(
            self.window, desk, tasks, now, handed=handed, revoked=revoked, parent=self
        )
        self._lock: ScreenLock | None = None
        #: how the idle times are while a recovery code is on the screen and nobody is signed in
        self._code_times: IdleTimes | None = None
        self._ended = False
        self._warning = False
        self._closing = False
        self._printing = printing
        self._afresh = afresh
        #: what the next process is handed, None while nobody asked for one
        self.following: tuple[CustodyTime, ...] | None = None
        self._leaving = Leaving(tasks, self)
        self._leaving.kept_by.connect(self._show_unsaved)
        self._leaving.waits_for.connect(self._show_under_way)
        self._idle = IdleWatch(self, self._idle_times, instant)
        self._idle.warned.connect(self._warn_of_lock)
        self._idle.returned.connect(self._back_at_screen)
        self._idle.ran_out.connect(self.lock)
        self._idle.vault_due.connect(self.lock_vault)
        self._sweeping = Sweeping()
        self._idle.paused.connect(self._sweeping.sweep)
        self._make_sleep = sleep
        self._sleep: SleepWatch | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_status)
        self.window.areas.shown.connect(self._follow_clock)
        self._wire()

    @property
    def signed_in(self) -> SignedIn | None:
        """Whoever is at the screen."""
        return self._signed_in

    @property
    def workspace(self) -> Workspace | None:
        """The open workspace of whoever is signed in; to be called on the vault's thread only."""
        return self._workspace

    @property
    def tasks(self) -> Tasks:
        """The one door for work off the GUI thread."""
        return self._tasks

    @property
    def revoked(self) -> bool:
        """Whether the last session ended because HQ took its vault out of service."""
        return self.gatekeeper.revoked

    @property
    def gate(self) -> QWidget | None:
        """The sign-in or first-use page while nobody is signed in."""
        return self.window.gate

    def start(self) -> None:
        """Show the window at the gate."""
        self.show_gate()
        self._displays.show_window()
        self.window.windowHandle().screenChanged.connect(self.chooser.follow_screen)
        self._tick.start()
        QTimer.singleShot(_SETTLED_MS, self._load_the_rest)

    def show_gate(self) -> None:
        """Nobody is signed in: ask who it is, or set this computer up."""
        self.gatekeeper.show()

    def shut_down(self) -> None:
        """End everything in order: what was typed is saved, threads and timers end, the window goes."""
        if self._ended:
            return
        self._ended = True
        self._tick.stop()
        self._leave()
        self.gatekeeper.abandon()
        self._displays.keep()
        # first: the vault may take minutes to end what it has begun
        self.window.close_now()
        self._tasks.close()
        self._let_sleep()

    @Slot()
    def end(self) -> None:
        """The system ends us: what was typed is saved, and a file still being read is waited for a while."""
        if self._signed_in is None:
            self.shut_down()
            return
        self._leaving.leave(self._signed_in, self.shut_down)
        QTimer.singleShot(_SYSTEM_WAITS_MS, self.shut_down)

    def lock(self) -> None:
        """Lock the screen; the place stays behind the lock. Before sign-in only a recovery code is hidden."""
        if self._lock is None or self.window.locked:
            return
        self._idle.cover()
        self._warning = False
        forget_copied()
        safe = self.tr("Your recovery code is behind this lock. Come back to write it down.")
        if self._signed_in is not None:
            self._signed_in.depart()
            safe = self._signed_in.safe_words()
        if self._workspace is not None:
            self._tasks.vault(self._workspace.note_locked)
        self._lock.cover(safe)

    def lock_vault(self) -> None:
        """Forget the keys: nobody was here for long, the computer slept, the PIN was wrong, or HQ revoked it.

        The screen is covered at once. While something typed cannot be saved, it stays at that: nothing is
        lost, and the next look tries again.
        """
        self.lock()
        if self._signed_in is not None:
            self._sign_out()
        elif self._lock is not None and not self.gatekeeper.renewing:
            self._leave_code()

    @Slot()
    def _lock_revoked(self) -> None:
        """HQ took the vault out of service: it is locked, and the sign-in says why."""
        self.gatekeeper.revoked = True
        self.lock_vault()

    def sign_out(self) -> None:
        """The person leaves once everything typed is saved; the vault is closed and the gate shows.

        What they typed on a page and did not send is named first, where they can still see it.
        """
        if not self._asks_about_unsent(self._sign_out):
            self._sign_out()

    def _asks_about_unsent(self, leave: Callable[[], None]) -> bool:
        page, window = self.window.areas.page, self.window
        held_out = page is not None and page.alone
        if self._signed_in is None or self._leaving.begun or held_out or window.locked:
            return False
        return not window.cover.isVisible() and self._signed_in.ask_about_unsent(leave)

    def _sign_out(self) -> None:
        if self._signed_in is not None and not self._leaving.begun:
            self._leaving.leave(self._signed_in, self._end_session)

    # --- inside -----------------------------------------------------------------------------------------

    def _wire(self) -> None:
        window = self.window
        window.closing.connect(self._close)
        self._tasks.unhandled.connect(self._note_failure)
        keeper = self.gatekeeper
        keeper.signed_in.connect(self._enter)
        keeper.signed_in_first.connect(self._enter_first)
        keeper.code_shown.connect(self._guard_code)
        keeper.code_gone.connect(self._unguard_code)
        keeper.renewed.connect(self._begin_again)
        window.commands.carry_out(
            {
                "theme.next": self.chooser.next_theme,
                "vehicle": self.chooser.switch_vehicle,
                "lock": self.lock,
                "sign_out": self.sign_out,
            }
        )
        self._app.aboutToQuit.connect(self.shut_down)
        self._app.commitDataRequest.connect(self._save_all)

    def _idle_times(self) -> IdleTimes:
        if self._workspace is None:
            return self._code_times or _AT_MOST
        return _times_of(self._workspace)

    @Slot(object)
    def _renew_keys(self, passphrase: Secret) -> None:
        """Everything typed is saved first; the screens go, since the vault closes beneath them."""
        if self._signed_in is None or self._leaving.begun:
            passphrase.wipe()
            return
        self._leaving.leave(self._signed_in, lambda: self._begin_renewal(passphrase), passphrase.wipe)

    def _begin_renewal(self, passphrase: Secret) -> None:
        workspace = self._workspace
        if workspace is None:
            passphrase.wipe()
            return
        self._keep_custody()
        self._leave(close=False)
        self.gatekeeper.renew(workspace, passphrase)

    def _lock_held_out(self) -> None:
        """What comes into sight by itself is not for somebody whom a page is held out to."""
        page = self.window.areas.page
        if page is not None and page.alone:
            self.lock()

    @Slot(object)
    def _show_unsaved(self, page: Page) -> None:
        page.context_changed.connect(self._forget_refusal, Qt.ConnectionType.UniqueConnection)
        self._lock_held_out()
        if self.window.locked and self._lock is not None:
            words = self.tr("Your last change could not be saved yet. Unlock and look at it first.")
            self._lock.model.say(words)
        else:
            self.window.areas.bring(page)
            page.stay_open()

    @Slot(object, str)
    def _show_under_way(self, page: Page, words: str) -> None:
        self._lock_held_out()
        if self.window.locked and self._lock is not None:
            self._lock.model.say_waits(words)
        else:
            self.window.areas.bring(page)

    def _end_session(self) -> None:
        if self._signed_in is not None:
            self._keep_custody()
            self._begin_again()

    def _keep_custody(self) -> None:
        """A time limit on somebody's liberty is shown at the sign-in too."""
        clocks = () if self._signed_in is None else self._signed_in.custody.clocks
        self.gatekeeper.handed = tuple(CustodyTime(each.started, each.limit) for each in clocks)

    @Slot()
    def _begin_again(self) -> None:
        """Nobody is at the screen any more: a fresh process, or this one, shows the sign-in."""
        if self._afresh:
            self.following = self.gatekeeper.handed
            self.shut_down()
        else:
            self._leave()
            self.show_gate()

    @Slot()
    def _close(self) -> None:
        """Close once everything typed is on disk.

        If the disk does not take it, stay and show what is not saved; pressed again, it closes all the same.
        A file that is still being read is waited for, however often it is pressed.
        """
        if self._signed_in is None and not self.gatekeeper.may_close():
            return
        if self._signed_in is None or self._closes_all_the_same(self._signed_in):
            self.shut_down()
            return
        if not self._asks_about_unsent(self._close_saved):
            self._close_saved()

    def _close_saved(self) -> None:
        if self._signed_in is None:
            return
        self._closing = True
        self._leaving.leave(self._signed_in, self.shut_down)

    def _closes_all_the_same(self, signed_in: SignedIn) -> bool:
        """Whether it was pressed before, and what kept the window open then still does."""
        busy = signed_in.under_way()
        if not self._closing or (busy is not None and busy.takes_in()):
            return False
        return self._leaving.begun or signed_in.unsaved() is not None

    @Slot()
    def _forget_refusal(self) -> None:
        """What kept the window open may be on disk by now: the next press is a first one again."""
        if self._signed_in is not None and not self._leaving.begun and self._signed_in.unsaved() is None:
            self._closing = False

    @Slot(object)
    def _note_failure(self, failure: BaseException) -> None:
        failure_words(failure)  # logs a defect; whoever asked has gone

    @Slot()
    def _save_all(self) -> None:
        if self._signed_in is not None:
            self._signed_in.depart()

    @Slot()
    def _load_the_rest(self) -> None:
        """Read the screens and what they stand on from the disk while the person types."""
        if not self._ended:
            self._tasks.pool(_read_the_rest)

    @Slot(object)
    def _guard_code(self, workspace: Workspace) -> None:
        """A recovery code is, or is about to be, on the screen: it is covered when nobody is there."""
        from citdesk.desktop.shell.locked_by import ScreenLock

        badge = workspace.person.badge
        self._unguard_code()
        self._code_times = _times_of(workspace)
        self._lock = ScreenLock(
            self.window,
            self._tasks,
            workspace.person.name,
            lambda typed: self._desk.try_passphrase(badge, typed),
            lambda typed: self._desk.try_passphrase(badge, typed),
            unlocked=self._unlock,
            spent=self.lock_vault,
            switch=self.lock_vault,
        )
        self._idle.start(self.window.windowHandle())
        self._watch_sleep()

    @Slot()
    def _unguard_code(self) -> None:
        lock, self._lock = self._lock, None
        self._code_times = None
        if lock is not None:
            self._idle.stop()
            lock.drop()

    def _leave_code(self) -> None:
        """Nobody came back for the code: the vault closes, and the next sign-in says that there is none."""
        self.gatekeeper.abandon()
        self._unguard_code()
        # the vault works in order: a computer about to sleep waits until it is closed
        self._tasks.vault(lambda: None, lambda _: self._begin_again())

    @Slot(object)
    def _enter(self, workspace: Workspace) -> None:
        self.gatekeeper.let_in()
        self._unguard_code()
        # there by now, see _load_the_rest
        from citdesk.desktop.own_vault.model import OwnKeys
        from citdesk.desktop.printing.kept import KeptPrinting
        from citdesk.desktop.shell.locked_by import ScreenLock
        from citdesk.desktop.signed_in import SignedIn

        self._workspace = workspace
        self._entered = self._now()
        self.gatekeeper.show_demonstration()
        badge = workspace.person.badge

        def check(typed: Secret) -> None:
            self._desk.try_passphrase(badge, typed)
            workspace.note_unlocked()

        lock = ScreenLock(
            self.window,
            self._tasks,
            workspace.person.name,
            check,
            workspace.check_pin,
            unlocked=self._unlock,
            spent=self.lock_vault,
            switch=self.sign_out,
        )
        self._tasks.vault(lambda: workspace.has_pin, lock.model.ask_for_pin)
        self._lock = lock

        def make_loop(report: Callable[[LoopReport], None]) -> Loop:
            return workspace.exchange_loop(self._tasks.on_vault, report)

        self._signed_in = SignedIn(
            self.window,
            workspace,
            self._tasks,
            make_loop,
            self._now,
            self.chooser,
            OwnKeys(
                lambda typed: self._desk.try_passphrase(badge, typed),
                lambda old, new: self._desk.change_passphrase(workspace, old, new),
                self._desk.offer_recovery_code,
                lambda code: self._desk.keep_recovery_code(workspace, code),
                lambda: self._desk.code_written(badge),
                in_file=self._desk.secrets_in_file,
            ),
            printing=None if self._printing is None else KeptPrinting(self._printing),
        )
        self._signed_in.renew_wanted.connect(self._renew_keys)
        self._signed_in.status_changed.connect(self._show_status)
        self._signed_in.pin_spent.connect(self.lock_vault)
        self._signed_in.exchange.revoked.connect(self._lock_revoked)
        self._signed_in.pin_kept.connect(lambda: lock.model.ask_for_pin(asked=True))
        self._signed_in.open()
        self._idle.start(self.window.windowHandle())
        self._sweeping.begin()
        self._watch_sleep()
        self._show_status()

    def _watch_sleep(self) -> None:
        if self._sleep is None:
            self._sleep = self._make_sleep(self)
            if self._sleep is not None:
                self._sleep.coming.connect(self.lock_vault)
        if self._sleep is not None:
            self._sleep.start()

    def _let_sleep(self, _nothing: object = None) -> None:
        if self._sleep is not None:
            self._sleep.let_go()

    @Slot(object)
    def _enter_first(self, workspace: Workspace) -> None:
        """The first time here: a PIN is offered before work begins, and beneath it lies the tour."""
        self._enter(workspace)
        self.window.commands.run("tour")
        self.window.commands.run("pin")

    @Slot()
    def _unlock(self) -> None:
        if self._leaving.stay():
            self._closing = False
        if self._lock is not None:
            self._lock.uncover()
        self._idle.start(self.window.windowHandle())
        self._show_status()

    @Slot()
    def _warn_of_lock(self) -> None:
        self._warning = True
        self._show_status()

    @Slot()
    def _back_at_screen(self) -> None:
        self._warning = False
        self._show_status()

    def _leave(self, *, close: bool = True) -> None:
        self._leaving.drop()  # whatever a session still waited for, it ends now
        forget_copied()
        self._idle.stop()
        self._sweeping.end()
        if self._sleep is not None:
            self._sleep.stop()
        self._warning = False
        signed_in, self._signed_in = self._signed_in, None
        workspace, self._workspace = self._workspace, None
        lock, self._lock = self._lock, None
        if signed_in is not None:
            place = signed_in.place_now()
            if workspace is not None:
                self._tasks.vault(lambda: workspace.keep_place(place))
            signed_in.end()
            self.window.leave_person()
            signed_in.deleteLater()
        if lock is not None:
            lock.drop()
        if workspace is not None and close:
            self._tasks.vault(workspace.close, self._let_sleep)
        else:
            self._let_sleep()

    @Slot()
    def _show_status(self) -> None:
        if self._signed_in is None or self._workspace is None:
            self.gatekeeper.tick()
            return
        self._signed_in.tick()
        from citdesk.desktop.shell.standing import say_standing  # there by now, see _load_the_rest

        self._show_time()
        bar = self.window.status.sentence
        say_standing(bar, self._signed_in, self._workspace, self._entered, self._now(), warned=self._warning)

    @Slot(object)
    def _follow_clock(self, page: Page) -> None:
        page.context_changed.connect(self._show_time, Qt.ConnectionType.UniqueConnection)
        self._show_time()

    @Slot()
    def _show_time(self) -> None:
        """The clock beneath is not behind a time that the page says, such as *Saved 21:44*."""
        if self._workspace is not None:
            self.window.status.show_time(clock(self._now(), self._workspace.zone))


def _times_of(workspace: Workspace) -> IdleTimes:
    settings = workspace.settings
    return IdleTimes(60.0 * settings.screen_lock_minutes, 60.0 * settings.vault_lock_minutes)


def make_application(argv: Sequence[str]) -> QApplication:
    """The one ``QApplication``, named so that the window system knows us."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication([*argv, *FUSION])
    app.setProperty(DRESSED_IN, "fusion")
    app.setApplicationName("CITDesk")
    app.setApplicationDisplayName("CITDesk")
    app.setDesktopFileName("citdesk")
    app.setQuitOnLastWindowClosed(True)
    return app


def _sleep_watch(parent: QObject) -> SleepWatch | None:
    """Who tells of sleep beforehand; on Linux only, elsewhere it is seen at waking."""
    if sys.platform != "linux":
        return None
    from citdesk.desktop.shell.sleep import SleepWatch

    return SleepWatch(parent)


def run(
    profile: Path,
    *,
    theme: ThemeName | None = None,
    argv: Sequence[str] | None = None,
    settled: Callable[[], None] = lambda: None,
) -> int:
    """Open the application on a profile folder and stay until it is closed; gives the exit code.

    ``settled`` is called once the window is painted, before anybody can have typed a passphrase.
    """
    app = make_application(sys.argv[:1] if argv is None else argv)
    log_defects()
    clock_ = SystemClock()
    tasks = Tasks(app)
    desk = Desk(profile, clock=clock_)
    kept = KeptScreen(profile / _SCREEN_FILE)
    application = Application(
        app,
        desk,
        tasks,
        clock_.now,
        theme=theme,
        kept=kept,
        stood=KeptWindow(profile / _WINDOW_FILE),
        printing=profile / _PRINTING_FILE,
        afresh=True,
        handed=handed_over(),
        revoked=locked_by_hq(),
        sleep=_sleep_watch,
    )
    application.start()
    # nothing is typed before the window is painted
    QTimer.singleShot(_SETTLED_MS, application, settled)
    QTimer.singleShot(_SETTLED_MS, application, partial(_hear_the_system, application))
    code = app.exec()
    application.shut_down()
    if application.following is not None:
        begin_afresh(application.following, revoked=application.revoked)
    return code


def _hear_the_system(application: Application) -> None:
    from citdesk.desktop.system_end import SystemEnd

    ends = SystemEnd(application)
    ends.asked.connect(application.end)


def _read_the_rest() -> None:
    """Off the GUI thread. What is read stays to the end, so no collection looks through it again.

    A full collection holds the window up. While the first paper was made it took 185 ms, and takes 110 so.
    """
    for module in _THE_REST:
        import_module(module)
    keep_lines()
    read_ahead()
    gc.freeze()
