"""Walks the widgets of a screen the way assistive technology and the Tab key meet them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

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


def reached_by_tab(window: QWidget, start: QWidget, most: int = 400) -> set[str]:
    """The object names of all that Tab visits in the window, from one widget round to it again."""
    seen: set[str] = set()
    at: QWidget | None = start
    for _ in range(most):
        if at is None:
            break
        takes = at.focusPolicy().value & _TAB and at.isVisible() and at.isEnabled()
        if takes and window.isAncestorOf(at):
            seen.add(at.objectName())
        at = at.nextInFocusChain()
        if at is start:
            break
    return seen


def too_small(window: QWidget, least: int) -> list[str]:
    """Buttons whose press area is lower than a target may be."""
    return [
        f"{w.objectName()!r} {w.height()} px"
        for w in focusable(window)
        if isinstance(w, QAbstractButton) and w.height() < least
    ]
