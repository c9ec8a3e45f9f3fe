"""A one-line text field with the frame of the tokens; an error gives it a heavier edge.

However a text comes into it, signs that nobody can see do not.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from citdesk.desktop.theme import MEDIUM, Look
from citdesk.desktop.widgets.styled import caret, follow, letters
from citdesk.desktop.widgets.unseen import has_unseen, in_one_line

#: by how much Qt gives a line's cursor wider than it is, at its left
_CURSOR_MARGIN = 5


def frame_sheet(look: Look, kind: str, *, wrong: bool) -> str:
    """The style sheet of a text frame, from tokens only."""
    line, width = ("error", 3) if wrong else ("control_line", 2)
    return (
        f"{kind} {{ background: {look.hex('surface')}; color: {look.hex('ink')};"
        f" border: {width}px solid {look.hex(line)}; border-radius: {look.radius()}px;"
        f" padding: 0 {look.em(0.6)}px; selection-background-color: {look.hex('select_line')};"
        f" selection-color: {look.hex('surface')}; placeholder-text-color: {look.hex('placeholder')}; }}"
        f" {kind}:read-only, {kind}:disabled {{ background: {look.hex('surface_alt')};"
        f" color: {look.hex('ink_muted')}; border-style: dashed; }}"
    )


def asks_to_undo(event: QEvent) -> bool:
    """Whether Qt asks if a field wants this key for itself, and the key is Undo.

    Qt's fields always do, even with nothing to undo in them; the key then never reaches the page's own.
    """
    return _asks_for(event, QKeySequence.StandardKey.Undo)


def asks_to_redo(event: QEvent) -> bool:
    """The same of Redo."""
    return _asks_for(event, QKeySequence.StandardKey.Redo)


def _asks_for(event: QEvent, key: QKeySequence.StandardKey) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    return event.matches(key)


class _Seen(QValidator):
    """Lets every text in, as it is seen: the one place that typing, pasting and dropping pass alike."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.left_out = False
        self._cleaned: str | None = None
        #: more than so many characters are let in by nobody's hand
        self.most: int | None = None

    def validate(self, arg__1: str, arg__2: int) -> object:
        seen = in_one_line(arg__1)
        if self.most is not None and len(seen) > self.most:
            return QValidator.State.Invalid, arg__1, arg__2
        if seen != arg__1:
            self.left_out, self._cleaned = has_unseen(arg__1), seen
            before = len(in_one_line(_up_to(arg__1, arg__2) + "|")) - 1
            arg__1, arg__2 = seen, len(seen[:before].encode("utf-16-le")) // 2
        elif arg__1 != self._cleaned:  # which Qt asks about once more
            self.left_out, self._cleaned = False, None
        return QValidator.State.Acceptable, arg__1, arg__2


def _up_to(text: str, place: int) -> str:
    """The text before a place that Qt counts in UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore")


class Field(QLineEdit):
    """A line of text. ``width`` is how many U it takes; 0 fills the column."""

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, name: str = "", label: str = "", width: float = 0
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._units = width
        self._wrong = False
        self._own_undo = True
        self._seen = _Seen(self)
        self.setValidator(self._seen)
        self.setObjectName(name)
        self.setAccessibleName(label)
        # at large text a narrow page has less room than the width that was asked for
        across = QSizePolicy.Policy.Maximum if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        follow(look, self.restyle)

    def hold_at_most(self, characters: int) -> None:
        """Take nothing in that would make it longer: all of it stays out, and ``inputRejected`` tells."""
        self._seen.most = characters
        # Qt cuts what is pasted before anybody sees it: at twice as many, signs that take two are not counted
        self.setMaxLength(2 * characters + 2)

    def leave_undo(self) -> None:
        """Leave Undo and Redo to the page, which takes back what was typed here among the other answers."""
        self._own_undo = False

    @property
    def left_out(self) -> bool:
        """Whether the last change brought signs along that nobody can see, and that were left out."""
        return self._seen.left_out

    def restyle(self) -> None:
        """Take frame, font and size from the look."""
        self.setStyleSheet(frame_sheet(self.look, "QLineEdit", wrong=self._wrong))
        letters(self, self.look.font(1.1, MEDIUM))
        self.updateGeometry()

    def set_wrong(self, wrong: bool) -> None:
        """Show or lift the error edge; the message stands above the field and in its description."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.restyle()

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        self.installEventFilter(self)

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        self.removeEventFilter(self)
        super().focusOutEvent(arg__1)

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        # keys go to the field that has the focus: another page sends each of them events of other kinds
        if arg__1 is self and arg__2.type() == QEvent.Type.ShortcutOverride:
            undoes = asks_to_undo(arg__2) and not (self._own_undo and self.isUndoAvailable())
            redoes = asks_to_redo(arg__2) and not (self._own_undo and self.isRedoAvailable())
            if undoes or redoes:
                arg__2.ignore()
                return True
        return super().eventFilter(arg__1, arg__2)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        if self.hasFocus() and not self.isReadOnly():
            spot = self.cursorRect()
            caret(self, self.look, spot.topLeft() + QPoint(_CURSOR_MARGIN, 0), spot.height())

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(self._units or 16), self.look.target())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(min(self._units or 8, 8)), self.look.target())
