"""A field for a passphrase with Show beside it; Caps Lock is said in words beneath."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.shell.secret_line import SecretLine
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Hint, Rank
from citdesk.desktop.widgets.styled import follow
from citdesk.workspace import Secret


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

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return self.line.empty

    def secret(self) -> Secret:
        """What was typed; whoever takes it wipes it."""
        return self.line.secret()

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        self.line.clear()
        self._show.setChecked(False)
        self._caps.hide()

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(18), super().sizeHint().height())

    @Slot(bool)
    def _toggle(self, shown: bool) -> None:
        self.line.uncover(shown=shown)
        self._show.set_words(self.tr("Hide") if shown else self.tr("Show"))

    @Slot(bool)
    def _shout(self, on: bool) -> None:
        self._caps.setVisible(on)
        self.line.setAccessibleDescription(self._caps.text() if on else "")
