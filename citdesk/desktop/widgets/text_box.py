"""Several lines of text in a box that grows with them; Tab leaves it.

However a text comes into it by hand, signs that nobody can see do not; what was typed before can be undone.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from citdesk.desktop.theme import MEDIUM, Look
from citdesk.desktop.widgets.field import asks_to_redo, asks_to_undo, frame_sheet
from citdesk.desktop.widgets.styled import caret, follow, letters
from citdesk.desktop.widgets.unseen import has_unseen, turns, without_unseen

_MOST_LINES = 18
#: how many characters a remark may have, and any other text of which nothing else is said
MOST_IN_A_REMARK = 5_000
#: what fills many lines in the widest box
_SURELY_MANY = 8_000
#: a word that no language has: what was pasted is a picture or a key, or somebody leant on a key
_ENDLESS = re.compile(r"\S{1000}")


class TextBox(QPlainTextEdit):
    """A box of at least ``lines`` lines. ``left`` fires when the cursor leaves it.

    ``left_out`` fires after signs came that nobody can see, and that were left out. ``too_long`` fires when
    with what was pasted or dropped it would hold more than ``most`` characters: then nothing of it comes in.
    """

    left = Signal()
    #: a text is about to be pasted or dropped
    pasting = Signal()
    left_out = Signal()
    too_long = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        name: str = "",
        label: str = "",
        lines: int = 3,
        most: int = MOST_IN_A_REMARK,
    ) -> None:
        super().__init__(parent)
        self.most = most
        self.look = look
        self._lines = lines
        self._wrong = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow(look, self.restyle)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def restyle(self) -> None:
        """Take frame, font and size from the look."""
        self.setStyleSheet(frame_sheet(self.look, "QPlainTextEdit", wrong=self._wrong))
        letters(self, self.look.font(1.1, MEDIUM))
        self._grow()

    def leave_undo(self) -> None:
        """Leave Undo and Redo to the page, which takes back what was typed here among the other answers."""
        self.setUndoRedoEnabled(False)

    def set_wrong(self, wrong: bool) -> None:
        """Show or lift the error edge."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.restyle()

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if self.hasFocus() and not self.isReadOnly():
            spot = self.cursorRect()
            caret(self.viewport(), self.look, spot.topLeft(), spot.height())

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(20), self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(10), self._wanted())

    def event(self, e: QEvent) -> bool:
        held = self.document()
        undoes = asks_to_undo(e) and not held.isUndoAvailable()
        if undoes or (asks_to_redo(e) and not held.isRedoAvailable()):
            e.ignore()
            return False
        return super().event(e)

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped."""
        self.pasting.emit()
        text = source.text()
        seen = without_unseen(text)
        if self._left_standing() + len(seen) > self.most:
            self.too_long.emit()
            return
        self._prepare_for(self.textCursor().block().text(), seen)
        if seen == text:
            super().insertFromMimeData(source)
            return
        cleaned = QMimeData()
        cleaned.setText(seen)
        super().insertFromMimeData(cleaned)
        self._tell_left_out(text)

    def setPlainText(self, text: str) -> None:
        """Show a text that was kept, however long it is."""
        self._prepare_for(text)
        super().setPlainText(text)

    def _prepare_for(self, *texts: str) -> None:
        """Choose how a text is laid out before it is, so that it is laid out once and in one go."""
        if any(_ENDLESS.search(text) for text in texts):
            # to look for the last space in a word without end takes time by the square of its length
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        if any(len(text) > _SURELY_MANY for text in texts):
            # a bar that comes afterwards takes its width from every line that was laid out
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:
        text = arg__1.commitString()
        seen = without_unseen(text)
        if seen != text:
            arg__1.setCommitString(seen, arg__1.replacementStart(), arg__1.replacementLength())
        super().inputMethodEvent(arg__1)
        self._tell_left_out(text)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if turns(e.text()):  # some keyboards have keys for them
            e.accept()
            self.left_out.emit()
            return
        if e.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and not self.verticalScrollBar().maximum():
            e.ignore()  # all of the text is in sight: it is the page that is to move
            return
        super().keyPressEvent(e)

    def _left_standing(self) -> int:
        """The characters that what comes in would stand beside."""
        chosen = self.textCursor()
        return self.document().characterCount() - 1 - (chosen.selectionEnd() - chosen.selectionStart())

    def _tell_left_out(self, text: str) -> None:
        if has_unseen(text):
            self.left_out.emit()

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.oldSize().width() != e.size().width():
            self._grow()

    def _wanted(self) -> int:
        # a plain-text document measures its height in lines
        held = int(self.document().size().height())
        shown = max(self._lines, min(held, _MOST_LINES))
        return shown * self.fontMetrics().lineSpacing() + self.look.em(0.9)

    @Slot()
    def _grow(self) -> None:
        wanted = self._wanted()
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
        over = int(self.document().size().height()) > _MOST_LINES
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if over else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
