"""Text on one line, several lines of text, and numbers."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.form.wording import HintList
from citdesk.desktop.form.words import is_hidden
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Caption,
    Field,
    Hint,
    NumberField,
    TextBox,
    announce,
    order_tabs,
    tab_stops,
)
from citdesk.desktop.widgets.unseen import in_one_line
from citdesk.fieldguide.language import Hint as WordingHint
from citdesk.xforms.client import Question

_PAUSE_MS = 400
#: Qt lays a paragraph out whole at each key: with so many characters it still follows the fingers.
_MOST_IN_A_BOX = 200_000
_MOST_IN_A_LINE = 10_000


class LeftOut(Hint):
    """One sentence after a paste that was too long, or brought signs along which nobody can see."""

    @classmethod
    def of(cls, editor: Editor, box: QWidget) -> LeftOut:
        """The sentence under an editor's box, made when there is something to say for the first time."""
        made = cls(editor.look, editor)
        editor.column.insertWidget(editor.column.indexOf(box) + 1, made)
        return made

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "", parent)
        self.hide()

    def tell(self, *, left_out: bool) -> None:
        """Say it, aloud too, or be silent again."""
        self._say(self.tr("Signs that nobody can see were left out. Every word is here.") if left_out else "")

    def tell_too_long(self, most: int) -> None:
        """Say that nothing of it came in, and what to do."""
        words = self.tr(
            "Not added: this answer takes up to {most} characters. Add a part of it, or all of it as a file."
        )
        self._say(words.format(most=QLocale().toString(most)))

    def _say(self, words: str) -> None:
        self.setText(words)
        self.setVisible(bool(words))
        if words:
            announce(self, words)


class LineEditor(Editor):
    """A line of text; also a barcode's number, typed by hand."""

    types = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.line = Field(desk.look, self, name=question.path, label=question.label)
        if is_hidden(question):
            self.line.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.line.hold_at_most(_MOST_IN_A_LINE)
        self.column.addWidget(self.line)
        self.left_out: LeftOut | None = None
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._edited)
        self.line.inputRejected.connect(self._tell_too_long)
        self.line.editingFinished.connect(self.left)

    def _edited(self, text: str) -> None:
        if self.left_out is None and self.line.left_out:
            self.left_out = LeftOut.of(self, self.line)
        if self.left_out is not None:
            self.left_out.tell(left_out=self.line.left_out)
        self.tell_typed(text)

    def _tell_too_long(self) -> None:
        if self.left_out is None:
            self.left_out = LeftOut.of(self, self.line)
        self.left_out.tell_too_long(_MOST_IN_A_LINE)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        self.line.setAccessibleName(question.label)
        text = in_one_line(question.text if typed is None else typed)
        if self.line.text() != text:
            if len(text) > _MOST_IN_A_LINE:  # came from elsewhere: it is kept whole, and may be made longer
                self.line.hold_at_most(2 * len(text))
            self.line.setText(text)

    def set_wrong(self, message: str) -> None:
        super().set_wrong(message)
        self.line.set_wrong(bool(message))

    def set_readonly(self, readonly: bool) -> None:
        self.line.setReadOnly(readonly)

    def inputs(self) -> list[QWidget]:
        return [self.line]


class TextEditor(Editor):
    """Several lines of text in a box that grows; beneath it a count of words, and words to look at again."""

    types = True
    _looked_at = ""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.box = TextBox(desk.look, self, name=question.path, label=question.label, most=_MOST_IN_A_BOX)
        self.count = Caption(desk.look, "", self)
        self.left_out: LeftOut | None = None
        self.column.addWidget(self.box)
        self.column.addWidget(self.count)
        self.setFocusProxy(self.box)
        self.box.textChanged.connect(self._changed)
        self.box.left_out.connect(self._tell_left_out)
        self.box.too_long.connect(self._tell_too_long)
        self.box.left.connect(self.left)
        self.box.pasting.connect(self.left)  # what was typed before is a step of its own, to go back to
        self._showing = False
        self.hints = HintList(desk.look, question.path, self)
        self.column.addWidget(self.hints)
        self.hints.pointed.connect(self._point_at)
        self.hints.skipped.connect(self._skip)
        # words are looked at when the fingers rest, not at every letter
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_through)
        self._count()

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        self.box.setAccessibleName(question.label)
        text = question.text if typed is None else typed
        held = self.box.toPlainText()
        if held != text:
            self._showing = True
            self.box.setPlainText(text)
            self._showing = False
            if self.box.hasFocus():  # what was undone is where one goes on
                cursor = self.box.textCursor()
                cursor.setPosition(_qt_place(text, _end_of_change(held, text)))
                self.box.setTextCursor(cursor)

    def set_wrong(self, message: str) -> None:
        super().set_wrong(message)
        self.box.set_wrong(bool(message))

    def set_readonly(self, readonly: bool) -> None:
        self.box.setReadOnly(readonly)

    def inputs(self) -> list[QWidget]:
        return [self.box]

    def _changed(self) -> None:
        if not self._showing and self.left_out is not None:
            self.left_out.tell(left_out=False)
        self._count()
        if self.desk.wording is not None and not self.box.isReadOnly():
            self._pause.start()
        if not self._showing:
            self.typed.emit(self.box.toPlainText())

    def _tell_left_out(self) -> None:
        if self.left_out is None:
            self.left_out = LeftOut.of(self, self.box)
        self.left_out.tell(left_out=True)

    def _tell_too_long(self) -> None:
        if self.left_out is None:
            self.left_out = LeftOut.of(self, self.box)
        self.left_out.tell_too_long(_MOST_IN_A_BOX)

    def _look_through(self) -> None:
        wording, text = self.desk.wording, self.box.toPlainText()
        if wording is not None:
            self._looked_at = text
            wording.look(text, self._show_hints)

    def _show_hints(self, hints: tuple[WordingHint, ...]) -> None:
        text = self.box.toPlainText()
        if text != self._looked_at:
            return  # more was typed meanwhile; the next look is on its way
        wording = self.desk.wording
        for gone in self.hints.hints:
            if wording is not None and gone.words not in text:
                wording.answer(gone, accepted=True)
        self.hints.show_hints(hints)
        order_tabs(self.box, tab_stops(self.hints, ()))

    def _point_at(self, hint: WordingHint) -> None:
        cursor = self.box.textCursor()
        cursor.setPosition(_qt_place(self.box.toPlainText(), hint.start))
        cursor.setPosition(_qt_place(self.box.toPlainText(), hint.end), cursor.MoveMode.KeepAnchor)
        self.box.setTextCursor(cursor)
        self.box.setFocus()

    def _skip(self, hint: WordingHint) -> None:
        if self.desk.wording is not None:
            self.desk.wording.answer(hint, accepted=False)
        self.hints.show_hints(tuple(each for each in self.hints.hints if each.key != hint.key))

    def _count(self) -> None:
        words = len(self.box.toPlainText().split())
        self.count.setText("" if not words else self.tr("%n words", "", words).replace("%n", str(words)))


def _end_of_change(before: str, after: str) -> int:
    """Up to where the text after a change differs from the one before."""
    begun = _shared(before, after)
    return len(after) - _shared(before[begun:][::-1], after[begun:][::-1])


def _shared(one: str, other: str) -> int:
    """How many signs two texts have in common from their beginning on."""
    differ = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differ, min(len(one), len(other)))


def _qt_place(text: str, at: int) -> int:
    """A place in a Python text as Qt counts it, in UTF-16 units."""
    return len(text[:at].encode("utf-16-le")) // 2


class NumberEditor(Editor):
    """A whole or decimal number; a range says its limits beneath."""

    types = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        counts = question.type in {"int", "range"}
        wide = 16 if question.type == "string" else 8  # a telephone number with its country's prefix
        self.field = NumberField(
            desk.look, self, name=question.path, label=question.label, width=wide, steps=counts
        )
        self.column.addWidget(self.field)
        self._limits: Caption | None = None
        self.setFocusProxy(self.field)
        self.field.edited.connect(self.tell_typed)
        self.field.left.connect(self.left)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        self.field.line.setAccessibleName(question.label)
        self.field.show_text(question.text if typed is None else typed)
        if question.type == "range":
            start = question.parameters.get("start", "1")
            end = question.parameters.get("end", "10")
            step = question.parameters.get("step", "1")
            said = self.tr("From {start} to {end}, in steps of {step}")
            if self._limits is None:
                self._limits = Caption(self.look, "", self)
                self.column.addWidget(self._limits)
            self._limits.setText(said.format(start=start, end=end, step=step))
            self.field.set_limits(start, end, step)

    def set_wrong(self, message: str) -> None:
        super().set_wrong(message)
        self.field.set_wrong(bool(message))

    def set_readonly(self, readonly: bool) -> None:
        self.field.setEnabled(not readonly)

    def inputs(self) -> list[QWidget]:
        return [self.field.line]
