"""A field for a passphrase with Show beside it; Caps Lock is said in words beneath."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Field, Hint, Rank
from citdesk.desktop.widgets.styled import follow


class SecretLine(Field):
    """The line itself: hidden, never remembered, never suggested. ``shouted``: Caps Lock seems on."""

    shouted = Signal(bool)

    def __init__(self, look: Look, parent: QWidget, *, name: str, label: str) -> None:
        super().__init__(look, parent, name=name, label=label)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhSensitiveData
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
        )

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        text = arg__1.text()
        if text.isalpha():
            shift = bool(arg__1.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            # the one sign Qt gives on every system: a capital without Shift, or a small letter with it
            self.shouted.emit(text.isupper() != shift)
        super().keyPressEvent(arg__1)


class PassphraseField(QWidget):
    """Field, Show button and the Caps Lock line. ``entered`` fires on Enter."""

    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, name: str, label: str) -> None:
        super().__init__(parent)
        self.look = look
        self.line = SecretLine(look, self, name=name, label=label)
        self._show = Button(look, self.tr("Show"), self, name=f"{name}.show", rank=Rank.QUIET)
        self._show.setCheckable(True)
        self._show.setAccessibleName(self.tr("Show {what}").format(what=label))
        self._caps = Hint(look, self.tr("Caps Lock is on"), self, name=f"{name}.caps")
        self._caps.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._caps)
        self._row, self._column = row, column
        self._show.toggled.connect(self._toggle)
        self.line.returnPressed.connect(self.entered)
        self.line.shouted.connect(self._shout)
        self.setFocusProxy(self.line)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take gaps from the look."""
        self._row.setSpacing(self.look.em(0.5))
        self._column.setSpacing(self.look.em(0.25))

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        self.line.clear()
        self._show.setChecked(False)
        self._caps.hide()

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(18), super().sizeHint().height())

    @Slot(bool)
    def _toggle(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if shown else modes.Password)
        self._show.set_words(self.tr("Hide") if shown else self.tr("Show"))

    @Slot(bool)
    def _shout(self, on: bool) -> None:
        self._caps.setVisible(on)
        self.line.setAccessibleDescription(self._caps.text() if on else "")
