"""Six digits, tapped with gloves or typed: a hidden line and the keys of a telephone under it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from citdesk.desktop.shell.secret_line import SecretLine
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank
from citdesk.desktop.widgets.styled import follow
from citdesk.workspace import Secret

DIGITS = 6
_COLUMNS = 3


class PinPad(QWidget):
    """``entered`` fires with the sixth digit, so that no further key has to be found."""

    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, name: str, label: str) -> None:
        super().__init__(parent)
        self.look = look
        self.line = SecretLine(look, self, name=name, label=label, most=DIGITS, digits=True)
        self._keys = QWidget(self)
        # figures stand as on a telephone in every language
        self._keys.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._grid = QGridLayout(self._keys)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for at, digit in enumerate("123456789"):
            self._grid.addWidget(self._key(digit, digit, name), at // _COLUMNS, at % _COLUMNS)
        clear = self._key(self.tr("Clear"), "clear", name)
        back = self._key(self.tr("Delete"), "back", name)
        back.setAccessibleName(self.tr("Take back one digit"))
        for column, key in enumerate((clear, self._key("0", "0", name), back)):
            self._grid.addWidget(key, 3, column)
        clear.clicked.connect(self.clear)
        back.clicked.connect(self.line.take_back)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.line)
        self._column.addWidget(self._keys)
        self.line.filled.connect(self.entered)
        self.setFocusProxy(self.line)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take gaps from the look."""
        self._grid.setSpacing(self.look.em(0.35))
        self._column.setSpacing(self.look.em(0.5))

    def secret(self) -> Secret:
        """The digits; whoever takes them wipes them."""
        return self.line.secret()

    def clear(self) -> None:
        """Overwrite what was typed."""
        self.line.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # a key of the pad may have the focus while somebody types
        if event.text().isdigit():
            self.line.put(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self.line.take_back()
        else:
            super().keyPressEvent(event)

    def _key(self, words: str, id_: str, name: str) -> Button:
        key = Button(self.look, words, self, name=f"{name}.{id_}", rank=Rank.SECONDARY)
        policy = key.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        key.setSizePolicy(policy)
        if id_.isdigit():
            key.clicked.connect(partial(self.line.put, id_))
        return key
