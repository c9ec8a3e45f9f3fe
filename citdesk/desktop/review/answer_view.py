"""One answer under review: the question, the answer or its difference, and the comment on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.review.diff_text import diff_html, spoken_change
from citdesk.desktop.review.word_diff import word_diff
from citdesk.desktop.theme import BOLD, Look
from citdesk.desktop.widgets import Button, Caption, CommentBox, Rank, TextBox, Words
from citdesk.desktop.widgets.styled import follow
from citdesk.workspace import ReviewAnswer


class QuestionWords(Caption):
    """The question over its answer."""

    scale = 0.95
    weight = BOLD


class AnswerWords(Words):
    """The answer; a changed one shows the difference and says it in a sentence."""

    def __init__(self, look: Look, answer: ReviewAnswer, parent: QWidget, *, compare: bool) -> None:
        self._answer = answer
        self._compare = compare and answer.changed
        super().__init__(look, "", parent, name=f"answer:{answer.path}")

    def restyle(self) -> None:
        """Take font and colours from the look; the tints stand in the text itself."""
        super().restyle()
        answer = self._answer
        if self._compare:
            self.setTextFormat(Qt.TextFormat.RichText)
            self.setText(diff_html(self.look, word_diff(answer.previous or "", answer.text)))
            self.setAccessibleName(spoken_change(answer.previous, answer.text))
        else:
            self.setText(answer.text or self.tr("Not answered"))


class AnswerView(QWidget):
    """Shows a :class:`ReviewAnswer`. ``commented`` carries (path, text); an empty text removes it."""

    commented = Signal(str, str)
    entered = Signal(str)

    def __init__(
        self,
        look: Look,
        answer: ReviewAnswer,
        parent: QWidget | None = None,
        *,
        compare: bool,
        comment: str,
        byline: str,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.answer = answer
        self._byline = byline
        self._comment = comment
        self._box: CommentBox | None = None
        self._editor: QWidget | None = None
        self.text_box: TextBox | None = None
        self.setAccessibleName(answer.label)
        self.button = Button(
            look, "", self, name=f"comment:{answer.path}", rank=Rank.QUIET, icon="comment-add"
        )
        self._column = QVBoxLayout(self)
        top = QHBoxLayout()
        label = answer.label
        if compare and answer.changed:
            label = self.tr("{question}  Changed").format(question=label)
        top.addWidget(QuestionWords(look, label, self), 1)
        top.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(top)
        self._column.addWidget(AnswerWords(look, answer, self, compare=compare))
        if answer.note:
            said = self.tr("You said last time")
            self._column.addWidget(CommentBox(look, said, answer.note, self, name=f"said:{answer.path}"))
        self.button.clicked.connect(self.edit)
        self.button.installEventFilter(self)
        self._show_comment()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take gaps from the look."""
        self._column.setContentsMargins(0, self.look.em(0.4), 0, self.look.em(0.6))
        self._column.setSpacing(self.look.em(0.25))

    def edit(self) -> None:
        """Open the comment for writing."""
        if self.text_box is not None:
            self.text_box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._box is not None:
            self._box.hide()
        look, path = self.look, self.answer.path
        editor = QWidget(self)
        rows = QVBoxLayout(editor)
        rows.setContentsMargins(0, 0, 0, 0)
        label = self.tr("Your comment on: {question}").format(question=self.answer.label)
        box = TextBox(look, editor, name=f"comment-text:{path}", label=label, lines=2)
        box.setPlainText(self._comment)
        box.installEventFilter(self)
        keep = Button(look, self.tr("Keep comment"), editor, name=f"comment-keep:{path}")
        drop = Button(look, self.tr("Remove comment"), editor, name=f"comment-drop:{path}", rank=Rank.QUIET)
        acts = QHBoxLayout()
        acts.addWidget(keep)
        acts.addWidget(drop)
        acts.addStretch(1)
        rows.addWidget(box)
        rows.addLayout(acts)
        self._column.addWidget(editor)
        self._editor, self.text_box = editor, box
        keep.clicked.connect(self.keep)
        drop.clicked.connect(self._drop)
        box.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what is written; it goes with the decision."""
        if self.text_box is None:
            return
        self._comment = self.text_box.toPlainText().strip()
        self._close()
        self.commented.emit(self.answer.path, self._comment)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.answer.path)
        if watched is self.text_box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.keep()  # nothing typed is thrown away; Remove comment is the way to do that
                return True
        return False

    def _drop(self) -> None:
        self._comment = ""
        self._close()
        self.commented.emit(self.answer.path, "")

    def _close(self) -> None:
        editor, self._editor, self.text_box = self._editor, None, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
        self._show_comment()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_comment(self) -> None:
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
            self._box = None
        question = self.answer.label
        if self._comment:
            self._box = CommentBox(
                self.look, self._byline, self._comment, self, name=f"comment-box:{self.answer.path}"
            )
            self._column.addWidget(self._box)
            self.button.set_words(self.tr("Change comment"))
            self.button.setAccessibleName(self.tr("Change comment on: {question}").format(question=question))
        else:
            self.button.set_words(self.tr("Comment"))
            self.button.setAccessibleName(self.tr("Comment on: {question}").format(question=question))
