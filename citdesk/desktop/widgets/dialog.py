"""Opening a dialog of the system over a page, so that the keys that hide the screen work over it, too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

#: cover the screen, lock it
_HIDING = ("F12", "Ctrl+L")


def open_dialog(dialog: QDialog) -> None:
    """Open it over its parent's window, and come back at once; what hides the window shuts the dialog first.

    While a dialog is open its window gets no keys. A dialog that the system draws by itself has none of
    these keys either; :func:`shut_dialogs` shuts it all the same.
    """
    for keys in _HIDING:
        shortcut = QShortcut(QKeySequence(keys), dialog)
        shortcut.activated.connect(partial(_hide, dialog, QKeySequence(keys)))
    QDialog.open(dialog)  # QPrintDialog's own open() wants a slot by name


def shut_dialogs(window: QWidget) -> None:
    """Shut whatever dialog stands over the window, as Cancel does: it shows names, and would still act."""
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()


def _hide(dialog: QDialog, keys: QKeySequence) -> None:
    owner = dialog.parentWidget()
    dialog.reject()
    if owner is None:
        return
    # the window's own: the dialog and its keys are children of a child
    for shortcut in owner.window().findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if shortcut.key() == keys and shortcut.isEnabled():
            shortcut.activated.emit()
            return
