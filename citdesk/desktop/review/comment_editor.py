"""Writing a comment beside its answer: a box that grows, Keep and Remove."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank, TextBox
from citdesk.desktop.widgets.too_long import TooLong
from citdesk.workspace import ReviewAnswer


class CommentEditor(QWidget):
    """``kept`` carries the text, empty to remove the comment. Esc keeps too: nothing typed is thrown away.

    ``typed`` carries what stands there after each change: it counts before anybody presses Keep.
    """

    kept = Signal(str)
    typed = Signal(str)
    grew = Signal()
    entered = Signal()

    def __init__(self, look: Look, answer: ReviewAnswer, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        label = self.tr("Your comment on: {question}").format(question=answer.label)
        self.box = TextBox(look, self, name=f"comment-text:{answer.path}", label=label, lines=2)
        self.box.setPlainText(text)
        self.box.textChanged.connect(self._type)
        self.box.installEventFilter(self)
        keep = Button(look, self.tr("Keep comment"), self, name=f"comment-keep:{answer.path}")
        drop = Button(
            look, self.tr("Remove comment"), self, name=f"comment-drop:{answer.path}", rank=Rank.QUIET
        )
        #: what Tab goes to, in order
        self.stops = (self.box, keep, drop)
        acts = QHBoxLayout()
        acts.addWidget(keep)
        acts.addWidget(drop)
        acts.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, look.em(0.3))
        rows.setSpacing(look.em(0.4))
        rows.addWidget(self.box)
        rows.addWidget(TooLong(look, self.box))
        rows.addLayout(acts)
        keep.clicked.connect(self._keep)
        drop.clicked.connect(self._drop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.entered.emit()
        elif kind == QEvent.Type.Resize:
            self.grew.emit()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if (enter and control) or event.key() == Qt.Key.Key_Escape:
                self._keep()
                return True
        return False

    def _type(self) -> None:
        self.typed.emit(self.box.toPlainText())

    def _keep(self) -> None:
        self.kept.emit(self.box.toPlainText())

    def _drop(self) -> None:
        self.kept.emit("")
