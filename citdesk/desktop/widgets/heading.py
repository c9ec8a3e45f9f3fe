"""Titles read out as headings: Qt gives a label the role of plain text, a screen reader needs more."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from citdesk.desktop.widgets.labels import SectionTitle, Title


class HeadingInterface(QAccessibleWidget):
    """A title as assistive technology sees it."""

    def __init__(self, title: Title | SectionTitle) -> None:
        super().__init__(title, QAccessible.Role.Heading, title.text())
        self._title = title

    def text(self, t: QAccessible.Text) -> str:
        """The title's words as its name."""
        return self._title.text() if t == QAccessible.Text.Name else ""


# Qt does not own what a Python factory returns: each interface must live as long as its title
_alive: dict[int, HeadingInterface] = {}
_installed: list[bool] = []


def _make(_class: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, (Title, SectionTitle)):
        return None
    key = id(thing)
    made = HeadingInterface(thing)
    _alive[key] = made
    thing.destroyed.connect(lambda: _alive.pop(key, None))
    return made


def install_headings() -> None:
    """Have every :class:`Title` and :class:`SectionTitle` read out as a heading from now on."""
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(True)
