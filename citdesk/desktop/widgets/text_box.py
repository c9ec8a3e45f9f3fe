"""Several lines of text in a box that grows with them; Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from citdesk.desktop.theme import MEDIUM, Look
from citdesk.desktop.widgets.field import frame_sheet
from citdesk.desktop.widgets.styled import follow, letters

_MOST_LINES = 18


class TextBox(QPlainTextEdit):
    """A box of at least ``lines`` lines. ``left`` fires when the cursor leaves it."""

    left = Signal()

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, name: str = "", label: str = "", lines: int = 3
    ) -> None:
        super().__init__(parent)
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

    def set_wrong(self, wrong: bool) -> None:
        """Show or lift the error edge."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(20), self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(10), self._wanted())

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

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
