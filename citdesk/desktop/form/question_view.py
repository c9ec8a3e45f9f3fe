"""One question on a page: its words, what a reviewer said, what is wrong, and its editor."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from citdesk.desktop.form.comments import FormComment
from citdesk.desktop.form.editors import Desk, Editor, editor_class
from citdesk.desktop.form.editors.pad import Pad
from citdesk.desktop.form.facing import goes_across, is_signature
from citdesk.desktop.form.media import MediaView
from citdesk.desktop.translation import said_in
from citdesk.desktop.widgets import (
    Body,
    Button,
    CheckRow,
    ChoiceRow,
    CommentBox,
    ErrorText,
    Field,
    Hint,
    Picture,
    Rank,
    SectionTitle,
    TextBox,
    Title,
)
from citdesk.desktop.widgets.drop_list import DropList
from citdesk.desktop.widgets.known_heights import KnownHeights
from citdesk.desktop.widgets.labels import Words
from citdesk.xforms.client import Question


class QuestionView(QWidget):
    """Shows one question. Signals carry its path first."""

    answered = Signal(str, object)
    typed = Signal(str, object)
    left = Signal(str)
    #: Enter was pressed in a row or in a line of text: this question is done with
    done = Signal(str)
    #: a finger or a mouse chose the one answer
    pointed = Signal(str)
    #: boxes that were asked for came in below the others in its editor; carries its path
    grew = Signal(str)

    def __init__(self, desk: Desk, question: Question, *, sole: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.question = question
        self._readonly = False
        self._message = ""
        self._shown: tuple[Question, str | None] | None = None
        look = desk.look
        self._column = KnownHeights(self)
        self._column.setContentsMargins(0, 0 if sole else look.em(0.9), 0, 0 if sole else look.em(0.4))
        self._column.setSpacing(look.em(0.35))
        self.title = self._make_title(sole)
        self._top = QHBoxLayout()
        self._top.addWidget(self.title, 1)
        self._column.addLayout(self._top)
        # most questions never need these: each is made when there is something to show in it
        self.clear: Button | None = None
        self.hand: Button | None = None
        self.hint: Hint | None = None
        self.media: MediaView | None = None
        self.error: _ErrorLine | None = None
        self._comments = QVBoxLayout()
        self._comments.setSpacing(look.em(0.35))
        self._column.addLayout(self._comments)
        self._column.addSpacing(look.em(0.15))
        self.editor = self._make_editor(question)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self._show_words()

    def sizeHint(self) -> QSize:
        # Qt would measure all that is in it at the width it asks for, where nobody ever sees it
        return self._column.sizeHint()

    @property
    def path(self) -> str:
        """The question's path."""
        return self.question.path

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in its order: Clear answer, what takes the answer, Hand across."""
        before = (self.clear,) if self.clear is not None else ()
        after = (self.hand,) if self.hand is not None else ()
        return [*before, *self.editor.inputs(), *after]

    def show_question(self, question: Question, typed: str | None, *, own: bool = False) -> bool:
        """Show a question as it stands; False when it stood so already.

        ``own``: its own editor made the change, leave the box alone.
        """
        shown = (question, typed)
        if shown == self._shown and not own:
            return False
        self._shown = shown
        self.question = question
        if type(self.editor) is not editor_class(question):
            self._replace_editor(question)
        if own and self.editor.types and self.editor.holds_focus():
            self.editor.question = question
        else:
            self.editor.show_answer(question, typed)
        if self._readonly:
            self.editor.set_readonly(True)  # rows may be new
        self._show_words()
        return True

    def refresh_editor(self, typed: str | None) -> None:
        """Show the stored form of an answer once its box was left: 7 for 007."""
        self._shown = (self.question, typed)
        self.editor.show_answer(self.question, typed)

    def show_problem(self, message: str) -> None:
        """Show what is wrong, or nothing."""
        if message == self._message:
            return
        self._message = message
        if self.error is None:
            self.error = _ErrorLine(self.desk, self)
            self._column.insertWidget(self._column.indexOf(self._comments) + 1, self.error)
        self.error.say(message)
        self.editor.set_wrong(message)

    def is_wrong(self) -> bool:
        """Whether a problem stands at it."""
        return bool(self._message)

    def show_comments(self, comments: tuple[FormComment, ...]) -> None:
        """Show what a reviewer said about this question."""
        while self._comments.count():
            item = self._comments.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for comment in comments:
            self._comments.addWidget(CommentBox(self.desk.look, comment.byline, comment.words, self))

    def set_readonly(self, readonly: bool) -> None:
        """Forbid or allow changes."""
        self._readonly = readonly
        self.editor.set_readonly(readonly)
        self._show_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # only what a row or a line has no use for comes here; Enter on a button is that button's
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _takes_enter()):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key that is held down goes on by one question, not by a page
            self._go_on()

    def _go_on(self) -> None:
        """Leave the question; where one of its boxes is filled and another empty, go to that one first."""
        boxes = [part for part in self.editor.inputs() if isinstance(part, QLineEdit) and part.isVisible()]
        empty = next((box for box in boxes if not box.text().strip()), None)
        if empty is not None and any(box.text().strip() for box in boxes):
            empty.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.done.emit(self.question.path)

    def _make_title(self, sole: bool) -> Words:
        if self.question.type == "note":
            return Body(self.desk.look, self.question.label, self)
        kind = Title if sole else SectionTitle
        return kind(self.desk.look, self.question.label, self)

    def _make_editor(self, question: Question) -> Editor:
        editor = editor_class(question)(self.desk, question, self)
        self._column.addWidget(editor)
        for box in editor.inputs() if editor.types else ():
            if isinstance(box, Field | TextBox):
                box.leave_undo()  # there is one line of undo, through all answers
        editor.answered.connect(self._answered)
        editor.typed.connect(self._typed)
        editor.left.connect(self._left)
        editor.pointed.connect(self._pointed)
        editor.grew.connect(self._grew)
        editor.set_readonly(self._readonly)
        return editor

    def _replace_editor(self, question: Question) -> None:
        old = self.editor
        held = old.holds_focus()
        self.editor = self._make_editor(question)
        old.hide()
        self._column.removeWidget(old)
        old.deleteLater()
        self.editor.set_wrong(self._message)
        if held:
            self.editor.take_focus()

    def _show_words(self) -> None:
        question = self.question
        optional = not question.required and not question.readonly and question.type != "note"
        words = question.label
        if optional:
            own = self.tr("{question} (optional)")
            said = said_in(question.language, "QuestionView", "{question} (optional)") or own
            words = said.format(question=question.label)
        self.title.setText(words)
        self._show_hint(question.hint)
        self._show_media(question)
        self._offer_clear()
        self._offer_hand()

    def _show_hint(self, words: str) -> None:
        if self.hint is None and words:
            self.hint = Hint(self.desk.look, "", self)
            self._column.insertWidget(1, self.hint)
        if self.hint is not None:
            self.hint.setText(words)
            self.hint.setVisible(bool(words))

    def _show_media(self, question: Question) -> None:
        if self.media is None and question.media:
            self.media = MediaView(self.desk.look, self.desk.media, question.path, self)
            self._column.insertWidget(self._column.indexOf(self._comments), self.media)
        if self.media is not None:
            self.media.show_media(question.media, question.label)

    def _offer_clear(self) -> None:
        """Offer to clear an answer that can be taken back by no key; the button waits where one may come."""
        question = self.question
        can_clear = self.editor.clearable and not question.required and not self._readonly
        if self.clear is None and can_clear:
            words = self.tr("Clear answer")
            name = f"{question.path}#clear-answer"
            self.clear = Button(self.desk.look, words, self, name=name, rank=Rank.QUIET)
            self.clear.clicked.connect(self._cleared)
            self._top.addWidget(self.clear)
        if self.clear is not None:
            self.clear.setVisible(can_clear and question.value is not None)
            self.clear.setAccessibleName(self.tr("Clear answer: {question}").format(question=question.label))

    def _offer_hand(self) -> None:
        """Offer to hold the question out to the person, where it is put to them."""
        offered = self.desk.hand is not None and not self._readonly and goes_across(self.question)
        if self.hand is None and offered:
            name = f"{self.question.path}#hand"
            rank = Rank.SECONDARY if is_signature(self.question) else Rank.QUIET
            self.hand = Button(
                self.desk.look, self.tr("Hand across"), self, name=name, rank=rank, icon="person"
            )
            self.hand.clicked.connect(self._handed)
            self._top.insertWidget(1, self.hand, 0, Qt.AlignmentFlag.AlignTop)
        if self.hand is not None:
            self.hand.setVisible(offered)
            spoken = self.tr("Hand across: {question}").format(question=self.question.label)
            self.hand.setAccessibleName(spoken)

    def _handed(self) -> None:
        if self.desk.hand is not None:
            self.desk.hand(self.question.path)

    def _answered(self, value: object) -> None:
        self.answered.emit(self.question.path, value)

    def _typed(self, value: object) -> None:
        self.typed.emit(self.question.path, value)

    def _pointed(self) -> None:
        self.pointed.emit(self.question.path)

    def _grew(self) -> None:
        self.grew.emit(self.question.path)

    def _left(self) -> None:
        self.left.emit(self.question.path)

    def _cleared(self) -> None:
        self.editor.take_focus()
        self.answered.emit(self.question.path, None)


def _takes_enter() -> bool:
    return isinstance(QApplication.focusWidget(), ChoiceRow | CheckRow | QLineEdit | DropList | Pad)


class _ErrorLine(QWidget):
    """The message above an answer that cannot stand."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.look.em(0.4))
        row.addWidget(Picture(desk.look, "error", "error", 1.1, self))
        self._words = ErrorText(desk.look, "", self, signed=False)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, message: str) -> None:
        """Show a message, or hide."""
        self._words.setText(message)
        self.setVisible(bool(message))

    def words(self) -> str:
        """The message shown now."""
        return self._words.text()
