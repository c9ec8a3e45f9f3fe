"""One answer under review: the question, the answer or its difference, and the comment on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from citdesk.desktop.files import Thumb
from citdesk.desktop.review.comment_editor import CommentEditor
from citdesk.desktop.review.diff_text import diff_html, spoken_change
from citdesk.desktop.review.word_diff import word_diff
from citdesk.desktop.rows.measured_column import Part, height_at
from citdesk.desktop.spoken.finding_sentences import problem_words
from citdesk.desktop.theme import BOLD, Look
from citdesk.desktop.widgets import Button, Caption, CommentBox, ErrorText, LookText, Rank, Words
from citdesk.desktop.widgets.mirrored import mirrored
from citdesk.desktop.widgets.styled import smooth
from citdesk.workspace import ReviewAnswer, ReviewProblem

#: up to this many characters an answer stands beside its question where there is room
_SHORT = 60
_BESIDE_FROM_EM = 32
_QUESTION_SHARE = 0.42


def problem_text(look: Look, problem: ReviewProblem, parent: QWidget | None = None) -> ErrorText:
    """What a check says, with the sign and colour of how serious it is."""
    kind = ErrorText if problem.must else LookText
    return kind(look, problem_words(problem), parent)


class QuestionWords(Caption):
    """The question of an answer."""

    scale = 0.95
    weight = BOLD


class AnswerWords(Words):
    """The answer; a changed one shows the difference and says it in a sentence."""

    def __init__(self, look: Look, answer: ReviewAnswer, parent: QWidget, *, compare: bool) -> None:
        self._answer = answer
        self._compare = compare and answer.changed and answer.file is None
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
            self.setText(self._file_words() or answer.text or self.tr("Not answered"))

    def show_answer(self, answer: ReviewAnswer) -> None:
        """Say this answer instead."""
        self._answer = answer
        self.restyle()

    def _file_words(self) -> str:
        file = self._answer.file
        if file is None:
            return ""
        size = QLocale().formattedDataSize(file.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        families = {
            "image": self.tr("Picture"),
            "audio": self.tr("Sound recording"),
            "video": self.tr("Video"),
        }
        other = self.tr("{kind} file").format(kind=file.name.rpartition(".")[2].upper())
        kind = families.get(file.media_type.partition("/")[0], other)
        words = f"{kind}, {size}"
        return (
            words if file.whole else self.tr("{file}. Still on its way to this computer").format(file=words)
        )


@dataclass(frozen=True, slots=True)
class Writing:
    """A comment in the middle of being written: the cursor's place, and whether the next key goes there."""

    cursor: int
    focused: bool


class AnswerView(Part):
    """Shows a :class:`ReviewAnswer`. ``commented`` carries (path, text); an empty text removes it.

    It does so at each change of a comment that is being written.
    """

    commented = Signal(str, str)
    entered = Signal(str)
    #: a comment is being written; carries the editor
    editing = Signal(object)
    #: the answer's picture is wanted large
    picture_wanted = Signal()

    def __init__(
        self,
        look: Look,
        answer: ReviewAnswer,
        parent: QWidget | None = None,
        *,
        compare: bool,
        comment: str,
        byline: str,
        may_comment: bool = True,
        problems: Sequence[ReviewProblem] = (),
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.answer = answer
        self._byline = byline
        self._comment = comment
        self._may_comment = may_comment
        self._beside = not (compare and answer.changed) and len(answer.text) <= _SHORT
        self._box: CommentBox | None = None
        self._editor: CommentEditor | None = None
        self.setAccessibleName(answer.label)
        label = answer.label
        if compare and answer.changed:
            label = self.tr("{question}  Changed").format(question=label)
        self._question = QuestionWords(look, label, self)
        self._words = AnswerWords(look, answer, self, compare=compare)
        self.thumb: Thumb | None = None
        if answer.file is not None and answer.file.media_type.startswith("image/"):
            self.thumb = Thumb(look, answer.label, self, name=f"picture:{answer.path}")
            self.thumb.clicked.connect(self.picture_wanted)
        self._problems = [problem_text(look, each, self) for each in problems]
        self._note: CommentBox | None = None
        if answer.note:
            said = self.tr("You said last time")
            self._note = CommentBox(look, said, answer.note, self, name=f"said:{answer.path}")
        self.button = Button(
            look, "", self, name=f"comment:{answer.path}", rank=Rank.QUIET, icon="comment-add"
        )
        self.button.setVisible(may_comment)
        self.button.clicked.connect(self.edit)
        self.button.installEventFilter(self)
        self._show_comment()

    def file_came(self, answer: ReviewAnswer) -> None:
        """The answer's file, which was on its way, is on this computer now."""
        self.answer = answer
        self._words.show_answer(answer)
        self.grew.emit()

    def show_picture(self, picture: QImage) -> None:
        """Show the answer's picture small."""
        if self.thumb is not None:
            self.thumb.show_picture(picture)
            self.grew.emit()

    @property
    def stops(self) -> Sequence[QWidget]:
        """What Tab goes to here, in order."""
        editor = () if self._editor is None else self._editor.stops
        return (self.button, *editor, *(() if self.thumb is None else (self.thumb,)))

    @property
    def text_box(self) -> QWidget | None:
        """The box a comment is being written in, if any."""
        return None if self._editor is None else self._editor.box

    def arrange(self, width: int) -> int:
        """Question and short answer beside each other where there is room, else under each other."""
        look = self.look
        pad, gap = look.em(0.35), look.em(0.75)
        button = self.button.sizeHint()
        room = width - (button.width() + gap if self._may_comment else 0)
        top = self._place_words(room, pad, gap)
        if self._may_comment:
            self._set(self.button, QRect(width - button.width(), pad, button.width(), button.height()), width)
            top = max(top, pad + button.height())
        if self.thumb is not None and not self.thumb.isHidden():
            size = self.thumb.size()
            self._set(self.thumb, QRect(0, top + look.em(0.3), size.width(), size.height()), width)
            top += size.height() + look.em(0.3)
        for below in (*self._problems, self._note, self._box, self._editor):
            if below is not None:
                high = height_at(below, width)
                self._set(below, QRect(0, top + look.em(0.3), width, high), width)
                top += high + look.em(0.3)
        return top + pad + 1

    def _place_words(self, room: int, pad: int, gap: int) -> int:
        look = self.look
        least = look.em(2.4) if self._may_comment else 0
        if self._beside and room >= look.em(_BESIDE_FROM_EM):
            left = round(room * _QUESTION_SHARE)
            question, words = (
                self._question.heightForWidth(left - gap),
                self._words.heightForWidth(room - left),
            )
            high = max(question, words, least)
            self._set(
                self._question, QRect(0, pad + (high - question) // 2, left - gap, question), self.width()
            )
            self._set(self._words, QRect(left, pad + (high - words) // 2, room - left, words), self.width())
            return pad + high
        question, words = self._question.heightForWidth(room), self._words.heightForWidth(room)
        first = max(question, least)
        self._set(self._question, QRect(0, pad + (first - question) // 2, room, question), self.width())
        self._set(self._words, QRect(0, pad + first, room, words), self.width())
        return pad + first + words

    def _set(self, widget: QWidget, box: QRect, width: int) -> None:
        widget.setGeometry(mirrored(self.layoutDirection(), QRect(0, 0, width, 1), box))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.look.colour("line"))
        painter.end()

    def edit(self) -> None:
        """Open the comment for writing."""
        editor = self._open_editor()
        editor.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editing.emit(editor)

    def _open_editor(self) -> CommentEditor:
        if self._editor is None:
            if self._box is not None:
                self._box.hide()
                self._box.deleteLater()
                self._box = None
            self._editor = CommentEditor(self.look, self.answer, self._comment, self)
            self._editor.kept.connect(self._keep_text)
            self._editor.typed.connect(self._take_text)
            self._editor.grew.connect(self.grew)
            self._editor.entered.connect(self._tell_entered)
            self._editor.show()
            self.grew.emit()
        return self._editor

    def stop_commenting(self, byline: str) -> None:
        """Nothing can be sent any more: what was written stands there to be read, under another byline."""
        self._may_comment, self._byline = False, byline
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
        self.button.hide()
        self._show_comment()
        self.grew.emit()

    @property
    def writing(self) -> Writing | None:
        """Where the cursor is in a comment that is being written."""
        if self._editor is None:
            return None
        box = self._editor.box
        return Writing(box.textCursor().position(), focused=box.hasFocus())

    def write_on(self, writing: Writing) -> None:
        """Go on writing the comment where it was left."""
        box = self._open_editor().box
        cursor = box.textCursor()
        cursor.setPosition(min(writing.cursor, len(box.toPlainText())))
        box.setTextCursor(cursor)
        if writing.focused:
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._tell_entered()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def _tell_entered(self) -> None:
        self.entered.emit(self.answer.path)

    def _keep_text(self, text: str) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            if editor.isAncestorOf(self.window().focusWidget()):
                # before it hides: else the focus goes on to another question, and the page with it
                self.button.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()
        self._take_text(text)
        self._show_comment()
        self.grew.emit()

    def _take_text(self, text: str) -> None:
        self._comment = text.strip()
        self.commented.emit(self.answer.path, self._comment)

    def _show_comment(self) -> None:
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
            self._box = None
        question = self.answer.label
        if self._comment:
            name = f"comment-box:{self.answer.path}"
            self._box = CommentBox(self.look, self._byline, self._comment, self, name=name)
            self._box.show()
            self.button.set_words(self.tr("Change comment"))
            self.button.setAccessibleName(self.tr("Change comment on: {question}").format(question=question))
        else:
            self.button.set_words(self.tr("Comment"))
            self.button.setAccessibleName(self.tr("Comment on: {question}").format(question=question))
