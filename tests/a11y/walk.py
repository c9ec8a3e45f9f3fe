"""Walks the widgets of a screen the way assistive technology and the Tab key meet them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def focusable(window: QWidget) -> Iterator[QWidget]:
    """Everything visible and usable that Tab stops at."""
    for widget in window.findChildren(QWidget):
        usable = widget.isVisible() and widget.isEnabled()
        if usable and widget.focusPolicy().value & _TAB and widget.focusProxy() is None:
            yield widget


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def nameless(window: QWidget) -> list[str]:
    """Widgets that take the focus and have nothing to say."""
    return [
        f"{type(widget).__name__} {widget.objectName()!r}"
        for widget in focusable(window)
        if not spoken_name(widget).strip()
    ]


def without_role(window: QWidget) -> list[str]:
    """Widgets that take the focus and are only "a client area" to a screen reader."""
    found: list[str] = []
    for widget in focusable(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None and interface.role() == QAccessible.Role.Client:
            found.append(f"{type(widget).__name__} {widget.objectName()!r}")
    return found


def unnamed_objects(window: QWidget) -> list[str]:
    """Buttons that tests and automation could not find."""
    return [repr(w) for w in focusable(window) if isinstance(w, QAbstractButton) and not w.objectName()]


def press_round(start: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab from a control on until it comes to one for the second time; the controls in their order."""
    start.setFocus()
    visited: list[QWidget] = []
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    while (at := QApplication.focusWidget()) is not None and at not in visited:
        visited.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab, modifier)
    return visited


def reached_by_tab(window: QWidget, start: QWidget) -> set[str]:
    """The object names of all that the Tab key comes to, pressed from one control until it comes round.

    Of buttons that exclude each other Tab stops at one, and the arrow keys go to the others: they count.
    """
    stops = press_round(start)
    sets = {_exclusive_set(stop) for stop in stops} - {None}
    shut_out = (button for button in window.findChildren(QAbstractButton) if _exclusive_set(button) in sets)
    return {widget.objectName() for widget in (*stops, *shut_out) if window.isAncestorOf(widget)}


def _exclusive_set(widget: QWidget) -> QObject | None:
    """What a button shares with those that it excludes: their group, or the box that they stand in."""
    if not isinstance(widget, QAbstractButton):
        return None
    group = widget.group()
    if group is not None:
        return group if group.exclusive() else None
    return widget.parentWidget() if widget.autoExclusive() else None


def too_small(window: QWidget, least: int) -> list[str]:
    """Buttons whose press area is lower than a target may be."""
    return [
        f"{w.objectName()!r} {w.height()} px"
        for w in focusable(window)
        if isinstance(w, QAbstractButton) and w.height() < least
    ]
