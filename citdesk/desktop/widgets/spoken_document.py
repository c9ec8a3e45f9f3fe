"""A widget that draws words, as a document to a screen reader: Qt gives it no role of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class DocumentInterface(QAccessibleWidget):
    """The widget as assistive technology sees it: what it is, and its words."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view, QAccessible.Role.Document, view.accessibleName())
        self._view = view

    def text(self, t: QAccessible.Text) -> str:
        """What it is, or which page, as the name; its words as the description."""
        if t == QAccessible.Text.Name:
            return self._view.accessibleName()
        return self._view.accessibleDescription() if t == QAccessible.Text.Description else ""


# Qt does not own what a Python factory returns: each interface must live as long as its view
_alive: dict[int, DocumentInterface] = {}
_installed: list[bool] = []


def _make(_class: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or not thing.property("spokenDocument"):
        return None
    key = id(thing)
    made = DocumentInterface(thing)
    _alive[key] = made
    thing.destroyed.connect(lambda: _alive.pop(key, None))
    return made


def speak_as_document(view: QWidget) -> None:
    """Have this view read out as a document from now on."""
    view.setProperty("spokenDocument", "yes")
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(True)
