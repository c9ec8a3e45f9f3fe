"""A widget that draws words or a picture, as such to a screen reader: Qt gives it no role of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_SPOKEN = "spokenAs"
_ROLES = {"document": QAccessible.Role.Document, "picture": QAccessible.Role.Graphic}


class DocumentInterface(QAccessibleWidget):
    """The widget as assistive technology sees it: what it is, and its words."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view, _ROLES[str(view.property(_SPOKEN))], view.accessibleName())
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
    if not isinstance(thing, QWidget) or not thing.property(_SPOKEN):
        return None
    key = id(thing)
    made = DocumentInterface(thing)
    _alive[key] = made
    thing.destroyed.connect(lambda: _alive.pop(key, None))
    return made


def speak_as_document(view: QWidget) -> None:
    """Have this view read out as a document from now on."""
    _speak_as(view, "document")


def speak_as_picture(view: QWidget) -> None:
    """Have this view read out as a picture from now on."""
    _speak_as(view, "picture")


def _speak_as(view: QWidget, what: str) -> None:
    view.setProperty(_SPOKEN, what)
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(True)
