"""Above a report that cannot go before the one it takes its facts from: why, and the one press that helps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, ErrorText, Rank, announce
from citdesk.desktop.widgets.styled import follow
from citdesk.workspace import ParentFirst

#: how wide the sentence is at the most: what helps stands beside it, not at the far edge of the screen
_WORDS_EM = 36


class ParentFirstStrip(QWidget):
    """Hidden until a report is sent too early."""

    #: both are to be sent, the other one first; carries its id
    both_wanted = Signal(str)
    #: the other report is to be opened, for what it lacks; carries its id
    parent_wanted = Signal(str)
    #: it is shown, and its act the main one of the page, or hidden again
    turned = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("fill.parent_first")
        self.setAccessibleName(self.tr("Another report goes first"))
        self._held: ParentFirst | None = None
        self.words = ErrorText(look, "", self, name="fill.parent_first.words")
        self.go = Button(look, "", self, name="fill.parent_first.go", rank=Rank.PRIMARY)
        self._across = QHBoxLayout(self)
        self._across.addWidget(self.words, 1)
        self._across.addWidget(self.go)
        self._across.addStretch(0)
        self.go.clicked.connect(self._press)
        self.hide()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take margins from the look."""
        side, above = self.look.margin(), self.look.em(0.4)
        self._across.setContentsMargins(side, above, side, above)
        self._across.setSpacing(self.look.em(1))
        self.words.setMaximumWidth(self.look.em(_WORDS_EM))

    def show_held(self, held: ParentFirst) -> None:
        """Say what goes first, and offer to do it."""
        self._held = held
        self.words.setText(str(held))
        way = self.tr("Open the {report}").format(report=held.title)
        self.go.set_words(way if held.missing else self.tr("Send both"))
        self.show()
        self.turned.emit()
        self.go.setFocus()
        announce(self, str(held), urgent=True)

    def put_away(self) -> None:
        """Nothing of it is to be sent any more."""
        self.hide()
        self.turned.emit()

    def _press(self) -> None:
        held = self._held
        self.hide()
        self.turned.emit()
        if held is not None and held.missing:
            self.parent_wanted.emit(held.parent)
        elif held is not None:
            self.both_wanted.emit(held.parent)
