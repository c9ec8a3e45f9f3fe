"""Opening a dialog of the system over a page, so that the keys that hide the screen work over it, too.

Over menus and lists those keys work by themselves, as keys of the whole application.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

#: cover the screen, lock it
HIDING = ("F12", "Ctrl+L")


def open_dialog(dialog: QDialog) -> None:
    """Open it over its parent's window, and come back at once; what hides the window shuts the dialog first.

    While a dialog is open its window gets no keys. A dialog that the system draws by itself has none of
    these keys either; :func:`shut_dialogs` shuts it all the same.
    """
    for keys in HIDING:
        shortcut = QShortcut(QKeySequence(keys), dialog)
        shortcut.activated.connect(partial(_hide, dialog, QKeySequence(keys)))
    dialog.installEventFilter(_GivesBack(dialog))
    QDialog.open(dialog)  # QPrintDialog's own open() wants a slot by name


class _GivesBack(QObject):
    """Lets the window have the keyboard again, with the focus where it was: not every system sees to that."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and isinstance(watched, QDialog):
            owner = watched.parentWidget()
            if owner is not None and QApplication.activeWindow() in (None, watched):
                owner.window().activateWindow()
        return False


def shut_dialogs(window: QWidget) -> None:
    """Shut whatever menu, list or dialog stands over the window, as Cancel does.

    It shows names, and would still act: the menu of a text copies what is behind the lock.
    """
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
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
