"""F6 and Shift+F6: from one part of the window to the next, always to a control that can be used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def first_control(pane: QWidget) -> QWidget | None:
    """The first control in a pane that can take the focus now, in tab order; None when it has none."""
    if _usable(pane):
        return pane
    widget = pane.nextInFocusChain()
    seen: set[int] = set()
    while widget is not None and widget is not pane and id(widget) not in seen:
        seen.add(id(widget))
        if pane.isAncestorOf(widget) and _usable(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def next_pane(panes: Sequence[QWidget], focused: QWidget | None, step: int) -> QWidget | None:
    """The control to go to from where the focus is, ``step`` panes on (1 or -1); None when there is none."""
    held = [(pane, control) for pane in panes if pane.isVisible() and (control := first_control(pane))]
    if not held:
        return None
    at = next(
        (
            i
            for i, (pane, _) in enumerate(held)
            if focused and (pane is focused or pane.isAncestorOf(focused))
        ),
        -1 if step > 0 else 0,
    )
    return held[(at + step) % len(held)][1]


def _usable(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled()
