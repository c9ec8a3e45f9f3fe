"""The window. It arranges rail, bars, pages and covers, and knows nothing of what the pages are about."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from citdesk.desktop.shell.areas_stack import AreaStack
from citdesk.desktop.shell.commands import Commands
from citdesk.desktop.shell.cover import Cover
from citdesk.desktop.shell.kept_focus import KeptFocus
from citdesk.desktop.shell.menu import Menu
from citdesk.desktop.shell.page import Page
from citdesk.desktop.shell.panes import first_control, next_pane
from citdesk.desktop.shell.ribbon import DemonstrationRibbon
from citdesk.desktop.shell.second_press import SecondPress
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import FocusRing
from citdesk.desktop.widgets.dialog import shut_dialogs
from citdesk.desktop.widgets.styled import follow, ground

if TYPE_CHECKING:  # the sign-in window comes up before what only a signed-in person needs
    from citdesk.desktop.shell.areas import Area
    from citdesk.desktop.shell.context_bar import ContextBar
    from citdesk.desktop.shell.custody_model import CustodyModel
    from citdesk.desktop.shell.frame import Frame
    from citdesk.desktop.shell.palette import Palette
    from citdesk.desktop.shell.status_bar import StatusBar
    from citdesk.desktop.widgets import Rail

_TITLE = "CITDesk"
#: a window of fewer U than this across has no room for the rail beside its page
_RAIL_EM = 46


class PageStack(QStackedWidget):
    """The pages. However wide a page wants to be, it never makes the window grow off the screen."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class ShellWindow(QWidget):
    """Everything around a page. ``closing`` asks the application to end in order; the window then closes.

    ``clock`` gives seconds: by it a page is not pressed before anybody can have read it.
    """

    closing = Signal()

    def __init__(
        self, look: Look, *, demonstration: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self.look = look
        self._may_close = False
        self._locked = False
        self.setObjectName("shell")
        self.setWindowTitle(_TITLE)
        self._ribbon = DemonstrationRibbon(look, self)
        self._ribbon.setVisible(demonstration)
        self._rail: Rail | None = None
        self._areas: tuple[Area, ...] = ()
        self._keys: list[QShortcut] = []
        self._frame: Frame | None = None
        self._stack = PageStack(self)
        self._custody: CustodyModel | None = None
        self.areas = AreaStack(self._stack, self)
        self.commands = Commands(self)
        self._palette: Palette | None = None
        self.cover = Cover(look, self)
        self._over: QWidget | None = None
        self._before_cover = KeptFocus()
        self._before_lock = KeptFocus()
        self._second_press = SecondPress(look, self, clock=clock)
        self._folded = False
        self.menu = Menu(look, self)
        self._arrange()
        self.ring = FocusRing(look, self)
        self.areas.shown.connect(self._page_shown)
        self.areas.arrived.connect(self._hold_focus)
        self.menu.turned.connect(self._second_press.renew)
        self.commands.carry_out(
            {
                "palette": self._open_palette,
                "blank": self._blank,
                "pane.next": lambda: self._step_pane(1),
                "pane.previous": lambda: self._step_pane(-1),
            }
        )
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the ground colour from the look."""
        ground(self, self.look.colour("surface"))
        self._fold()

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(60), self.look.em(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(640, 480)

    def show_demonstration(self, shown: bool) -> None:
        """Say over everything that nothing here is a record: known once this computer is enrolled."""
        self._ribbon.setVisible(shown)

    # --- who is here -------------------------------------------------------------------------------------

    def show_gate(self, page: QWidget) -> None:
        """Show a page without anything around it: nobody is signed in."""
        self._clear_gate()
        self._locked = False
        self._stack.show()
        self.areas.clear()
        self._set_rail(())
        self._show_frame(shown=False)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._over = page
        self._second_press.renew()
        self._name_nobody()
        self.commands.follow(None, signed_in=False, locked=False)

    def show_person(self, words: str, areas: Sequence[Area], short: str = "") -> None:
        """Somebody is signed in: show the frame with the areas their roles can use."""
        self._clear_gate()
        status = self.frame.status  # Tab comes to what stands in the frame before it comes to the rail
        self._set_rail(areas)
        self._show_frame(shown=True)
        status.show_person(words, short)
        for area in areas:
            self.commands.carry_out({area.id: partial(self.open_area, area.id)})

    def leave_person(self) -> None:
        """Nobody is signed in any more: every page goes, the frame with it."""
        self._locked = False
        self.show_custody(None)
        self._shut_palette()
        self._stack.show()
        self.areas.clear()
        self._set_rail(())
        self._show_frame(shown=False)
        self._name_nobody()
        self.setWindowTitle(_TITLE)
        self.commands.follow(None, signed_in=False, locked=False)

    @property
    def gate(self) -> QWidget | None:
        """The page that stands alone while nobody is signed in."""
        return self._over

    def badge(self, area: str, count: int) -> None:
        """Show how many things wait for this person in an area."""
        if self._rail is not None and any(each.id == area for each in self._areas):
            self._rail.set_badge(area, count)
            self.context_bar.menu.show_waiting(self._rail.waiting)

    def show_custody(self, model: CustodyModel | None) -> None:
        """Show this custody clock over every page; None when nobody is signed in."""
        if self._custody is not None:
            self._custody.changed.disconnect(self._show_alarm)
        self._custody = model
        if model is not None:
            model.changed.connect(self._show_alarm)
        if self._frame is not None or model is not None:
            self.context_bar.custody.follow(model)
        self._show_alarm()

    @property
    def rail(self) -> Rail | None:
        """The rail while somebody is signed in."""
        return self._rail

    # --- locking and covering ----------------------------------------------------------------------------

    def cover_with(self, page: QWidget) -> None:
        """The screen is locked: this page is in front, and nothing behind it can be reached."""
        self._shut_palette()
        self.menu.shut()
        shut_dialogs(self)
        if not self._locked:
            self._before_lock.keep(self._before_cover.kept if self.cover.isVisible() else self.focusWidget())
        self._locked = True
        self.cover.hide()  # whoever unlocks is there
        self._show_frame(shown=False)
        self._stack.hide()
        self.setWindowTitle(_TITLE)
        page.raise_()
        self._second_press.renew()
        self._follow_page()

    def uncover(self) -> None:
        """The screen is unlocked: everything is where it was."""
        self._locked = False
        self._second_press.renew()
        self._stack.show()
        self._show_frame(shown=self._rail is not None)
        self._follow_page()
        self._before_lock.give_back()
        self._hold_focus()

    @property
    def locked(self) -> bool:
        """Whether the screen is locked."""
        return self._locked

    # --- Qt ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look.set_room(self.height())
        self._fold()
        self.menu.place(self._under_ribbon)
        if self._palette is not None:
            self._palette.place()
        if self.cover.isVisible():
            self.cover.setGeometry(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.menu.is_open:
            self.menu.shut()
            return
        if event.key() == Qt.Key.Key_Escape and self._palette is not None and self._palette.isVisible():
            self._palette.shut()
            return
        page = self.areas.page
        closes = page is not None and (page.passing or page.over) and not self._locked
        if event.key() == Qt.Key.Key_Escape and page is not None and closes:
            page.left.emit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second_press.watch(self.windowHandle())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            self.closing.emit()  # whoever ends things in order calls close_now() before this returns
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()

    def close_now(self) -> None:
        """Everything has ended in order: the window may go."""
        self._may_close = True
        self.close()
        self.hide()  # inside a close event, close() does nothing before that event has returned

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.update()

    # --- inside ------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._right = right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        self._across = QHBoxLayout()
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addLayout(right, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._ribbon)
        down.addLayout(self._across, 1)

    @property
    def frame(self) -> Frame:
        """What stands around the pages, made when it is first asked for: at the sign-in nothing does."""
        if self._frame is None:
            from citdesk.desktop.shell.frame import Frame

            self._frame = Frame(self.look, self, self._right)
            self._frame.status.pressed.connect(self._to_sync)
            self._frame.context_bar.menu.clicked.connect(self._open_menu)
        return self._frame

    @property
    def context_bar(self) -> ContextBar:
        """The bar over the page."""
        return self.frame.context_bar

    @property
    def status(self) -> StatusBar:
        """The bar under the page."""
        return self.frame.status

    def _name_nobody(self) -> None:
        if self._frame is not None:
            self._frame.status.show_person("")

    @property
    def _framed(self) -> bool:
        return self._frame is not None and self._frame.shown

    def _show_frame(self, *, shown: bool) -> None:
        if shown or self._frame is not None:
            self.frame.show(shown=shown)
            self._show_alarm()
            self.context_bar.offer_menu(offered=self._folded and self._rail is not None)
        if self._rail is not None and not self._folded:
            self._rail.setVisible(shown)
        elif not shown:
            self.menu.shut()

    def _fold(self) -> None:
        """The rail goes behind a Menu button where the window is narrow for its text, and comes back."""
        folded = self.width() < self.look.em(_RAIL_EM)
        if folded == self._folded:
            return
        self._folded = folded
        self._lay_rail()
        self._show_frame(shown=self._framed)

    def _lay_rail(self) -> None:
        rail = self._rail
        self.menu.hold(rail if self._folded else None)
        if rail is None:
            return
        self._across.removeWidget(rail)
        if not self._folded:
            self._across.insertWidget(0, rail)

    def _set_rail(self, areas: Sequence[Area]) -> None:
        if self._rail is not None:
            self._across.removeWidget(self._rail)
            self.menu.hold(None)
            self._rail.hide()
            self._rail.deleteLater()
            self._rail = None
        for shortcut in self._keys:
            shortcut.deleteLater()
        self.commands.forget(*(area.id for area in self._areas))
        self._keys, self._areas = [], tuple(areas)
        if not areas:
            return
        from citdesk.desktop.widgets import Rail, RailItem  # read while the person signed in

        foot = (
            RailItem("palette", self.tr("Find"), "search"),
            RailItem("settings", self.tr("Screen"), "screen"),
            RailItem("lock", self.tr("Lock"), "lock"),
        )
        self._rail = Rail(self.look, [RailItem(a.id, a.words, a.icon) for a in areas], foot, self)
        self._rail.chosen.connect(self._chosen)
        self._lay_rail()
        self.context_bar.menu.show_waiting(0)
        for at, area in enumerate(areas, 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{at}"), self)
            shortcut.setObjectName(area.id)
            shortcut.activated.connect(self._area_key)
            self._keys.append(shortcut)

    @Slot()
    def _show_alarm(self) -> None:
        if self._frame is not None:
            told = self._custody is not None and self._frame.shown
            self._frame.alarm.say(self._custody.alarm if self._custody is not None and told else "")

    def _clear_gate(self) -> None:
        gate, self._over = self._over, None
        if gate is not None:
            self._stack.removeWidget(gate)
            gate.hide()
            gate.deleteLater()

    def open_area(self, area: str) -> None:
        """Go to an area; pressing the one that is open goes back to its root page."""
        if self._rail is None or self._locked:
            return
        if self.areas.area == area:
            self.areas.to_root()
        else:
            self.areas.open(area)
        self._rail.set_current(area)

    @Slot(str)
    def _chosen(self, item: str) -> None:
        self.menu.shut()
        if self._rail is not None:
            self._rail.set_current(self.areas.area)
        self.commands.run(item)

    @Slot()
    def _area_key(self) -> None:
        sender = self.sender()
        if isinstance(sender, QShortcut):
            self.commands.run(sender.objectName())

    @Slot()
    def _to_sync(self) -> None:
        self.commands.run("area.sync")

    @Slot(object)
    def _page_shown(self, page: Page) -> None:
        page.context_changed.connect(self._context_changed, Qt.ConnectionType.UniqueConnection)
        page.renewed.connect(self._second_press.renew, Qt.ConnectionType.UniqueConnection)
        self._second_press.renew()
        self.menu.shut()
        if self._rail is not None:
            self._rail.set_current(self.areas.area)
        self._follow_page()

    @Slot()
    def _context_changed(self) -> None:
        self._follow_page()

    def _follow_page(self) -> None:
        page = self.areas.page
        if page is not None and not self._locked:
            self._show_frame(shown=not page.alone)
            context = page.context()
            self.context_bar.show_context(context)
            told = context.title and not self.cover.isVisible()
            self.setWindowTitle(f"{context.title} - {_TITLE}" if told else _TITLE)
        self.commands.follow(page, signed_in=self._rail is not None, locked=self._locked)

    @property
    def palette_sheet(self) -> Palette:
        """The command palette, made when it is first asked for: the sign-in window comes up without it."""
        if self._palette is None:
            from citdesk.desktop.shell.palette import Palette
            from citdesk.desktop.shell.palette_model import PaletteModel

            self._palette = Palette(self.look, PaletteModel(self.commands, self), self)
        return self._palette

    def _shut_palette(self) -> None:
        if self._palette is not None:
            self._palette.shut()

    @property
    def _under_ribbon(self) -> int:
        return 0 if self._ribbon.isHidden() else self._ribbon.height()

    @Slot()
    def _open_menu(self) -> None:
        self.menu.open_over(QApplication.focusWidget(), self._under_ribbon)

    def _open_palette(self) -> None:
        self.menu.shut()
        self.palette_sheet.open_over(QApplication.focusWidget())

    def _blank(self) -> None:
        self._shut_palette()
        self.menu.shut()
        shut_dialogs(self)
        if self.cover.hasFocus():  # the key was pressed twice, or held
            return
        self._before_cover.keep(QApplication.focusWidget())
        self.cover.lifted.connect(self._lifted, Qt.ConnectionType.UniqueConnection)
        self.setWindowTitle(_TITLE)  # it stands in the system's task bar, with a report's name in it
        self.cover.cover()

    @Slot()
    def _lifted(self) -> None:
        self._second_press.renew()
        self._before_cover.give_back()
        self._follow_page()
        self._hold_focus()

    @Slot()
    def _hold_focus(self) -> None:
        """What is typed goes to something in sight: Qt leaves the focus on what is hidden.

        Where nothing in sight has it, the page's first control gets it, else what stands around the page.
        """
        if self._locked or self.cover.isVisible() or _in_sight(self.focusWidget()):
            return
        status = None if self._frame is None else self._frame.status
        around = (self.areas.page, self._over, self._rail, status)
        controls = (first_control(pane) for pane in around if pane is not None and pane.isVisible())
        target = next((control for control in controls if control is not None), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_pane(self, step: int) -> None:
        if self.cover.isVisible():  # what is covered takes no keys
            return
        panes: list[QWidget] = [self._rail] if self._rail is not None else []
        if self._folded and not self.menu.is_open:
            panes = [self.context_bar]
        if self.areas.page is not None:
            panes.extend(self.areas.page.panes())
        if self._frame is not None:
            panes.append(self._frame.status)
        target = next_pane(panes, QApplication.focusWidget(), step)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)


def _in_sight(held: QWidget | None) -> bool:
    return held is not None and held.isVisible()
