"""The rail where the page needs its room: behind a Menu button, and over the page while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from citdesk.desktop.shell.kept_focus import KeptFocus
from citdesk.desktop.shell.panes import first_control
from citdesk.desktop.shell.veil import Veil
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.mirrored import mirrored

if TYPE_CHECKING:  # nobody has a rail at the sign-in
    from citdesk.desktop.widgets import Rail


class Menu(QObject):
    """Opens and shuts a folded rail over its window. ``turned`` fires after it did either."""

    turned = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._rail: Rail | None = None
        self._back = KeptFocus()
        self._veil = Veil(look, window, name="menu-veil")
        self._veil.pressed.connect(self.shut)

    def hold(self, rail: Rail | None) -> None:
        """Keep this rail out of sight until it is asked for; None for one that stands beside the page."""
        self.shut()
        self._rail = rail
        if rail is not None:
            rail.hide()

    @property
    def is_open(self) -> bool:
        """Whether the rail lies over the page."""
        return not self._veil.isHidden()

    def open_over(self, focused: QWidget | None, top: int) -> None:
        """Show the rail from ``top`` downwards; ``focused`` gets the focus back afterwards."""
        if self._rail is None or self.is_open:
            return
        self._back.keep(focused)
        self._veil.show()
        self._rail.show()
        _application().focusChanged.connect(self._moved)
        self.place(top)
        here = self._rail.current or first_control(self._rail)
        if here is not None:
            here.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def place(self, top: int) -> None:
        """Take the room the window gives."""
        if self._rail is None or not self.is_open:
            return
        whole = self._window.rect()
        self._veil.setGeometry(whole)
        side = QRect(0, top, self._rail.width(), whole.height() - top)
        self._rail.setGeometry(mirrored(self._window.layoutDirection(), whole, side))
        self._veil.raise_()
        self._rail.raise_()

    def shut(self) -> None:
        """Put the rail away and give the focus back."""
        if self._put_away():
            self._back.give_back()
            self.turned.emit()

    def _put_away(self) -> bool:
        if not self.is_open:
            return False
        _application().focusChanged.disconnect(self._moved)
        self._veil.hide()
        if self._rail is not None:
            self._rail.hide()
        return True

    @Slot(QWidget, QWidget)
    def _moved(self, _from: QWidget | None, to: QWidget | None) -> None:
        """Whoever leaves it with a key goes on in the page."""
        if to is not None and self._rail is not None and not self._rail.isAncestorOf(to) and self._put_away():
            self._back.keep(None)
            self.turned.emit()


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())
