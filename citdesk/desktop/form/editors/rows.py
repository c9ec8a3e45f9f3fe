"""Choices as rows: one answer, several answers, a yes to be given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.form.editors.arrows import ArrowsToEditor
from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.form.media import ChoicePicture, media_name, picture_of
from citdesk.desktop.widgets import Caption, CheckRow, ChoiceRow, FoldRow
from citdesk.desktop.widgets.keys_on_rows import pressed_in_rows
from citdesk.xforms.client import Choice, Question

_SHORT_ROW, _SHORT_LABELS = 3, 34
_KEYED_ROWS = 10

#: a number of one digit at the beginning of a label
_DIGIT = re.compile(r"[0-9](?![0-9])")


def row_words(choice: Choice) -> tuple[str, str]:
    """A choice's words and the smaller words under them: what follows the first line break of its label."""
    words, _, sub = choice.label.partition("\n")
    return words, sub.strip()


def short(choices: Sequence[Choice]) -> bool:
    """Whether choices are few and short enough to stand side by side."""
    labels = [choice.label for choice in choices]
    return 0 < len(labels) <= _SHORT_ROW and sum(map(len, labels)) <= _SHORT_LABELS


def row_keys(choices: Sequence[Choice]) -> list[str]:
    """The digit that picks each row, '' for none: its place, 1 to 9 and 0 for the tenth.

    Where most choices are numbers (None, 1, 2 to 4) a digit picks the one that begins with it, and no other.
    """
    begun = [_DIGIT.match(choice.label) for choice in choices]
    digits = [found[0] for found in begun if found is not None]
    if 2 * len(digits) > len(choices) and len(set(digits)) == len(digits):
        return ["" if found is None else found[0] for found in begun]
    return [str(at % 10) if at <= _KEYED_ROWS else "" for at in range(1, len(choices) + 1)]


class RowsEditor(Editor):
    """Rows that take keys while one of them has the focus: a digit chooses, a letter goes to a row."""

    clearable = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.rows: list[ChoiceRow | CheckRow] = []
        self._choices: tuple[Choice, ...] = ()
        self.holder: QWidget | None = None
        self._nothing: Caption | None = None
        self._showing = False

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        if question.choices != self._choices:
            self._build(question.choices)
        self._say_nothing(question)
        chosen = self.chosen_values()
        self._showing = True
        self.check(chosen)
        self._showing = False

    def _say_nothing(self, question: Question) -> None:
        if self._nothing is None and not question.choices:
            self._nothing = Caption(self.look, "", self)
            self.column.insertWidget(0 if self.holder is None else 1, self._nothing)
        if self._nothing is not None:
            self._nothing.setText(self._nothing_words(question))
            self._nothing.setVisible(not question.choices)

    def _nothing_words(self, question: Question) -> str:
        """Why there is nothing to choose from, and what to do."""
        if question.awaits:
            return self.tr("Answer “{question}” first.").format(question=question.awaits)
        return self.tr("No choice fits the answers so far.")

    def chosen_values(self) -> tuple[str, ...]:
        """The values that hold now, by the question."""
        value = self.question.value
        if value is None:
            return ()
        return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)

    def check(self, chosen: Sequence[str]) -> None:
        """Check the rows of these values and no other."""
        for row, choice in zip(self.rows, self._choices, strict=True):
            row.setChecked(choice.value in chosen)

    def make_row(self, choice: Choice, key: str) -> ChoiceRow | CheckRow:
        """A row for a choice."""
        raise NotImplementedError

    def inputs(self) -> list[QWidget]:
        return list(self.rows)

    def take_focus(self) -> None:
        target = next((row for row in self.rows if row.isChecked()), self.rows[0] if self.rows else None)
        if target is not None:
            target.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_in_rows(event, self.rows):
            super().keyPressEvent(event)

    def _build(self, choices: tuple[Choice, ...]) -> None:
        held = self.holds_focus()
        for old in self.rows:
            old.hide()
            old.deleteLater()
        if self.holder is not None:
            self.column.removeWidget(self.holder)
            self.holder.hide()
            self.holder.deleteLater()
        self._choices = choices
        holder = FoldRow(self.look, self, gap=0.5, even=True) if self._beside() else QWidget(self)
        self.holder = holder
        self.column.insertWidget(0, holder)
        self.rows = [
            self.make_row(choice, key) for choice, key in zip(choices, row_keys(choices), strict=True)
        ]
        self._place_rows(holder)
        if held:
            self.take_focus()

    def _beside(self) -> bool:
        pictured = any("image" in choice.media for choice in self._choices)
        return self.desk.wide and short(self._choices) and not pictured

    def _place_rows(self, holder: QWidget) -> None:
        if isinstance(holder, FoldRow):
            holder.hold(self.rows)
            return
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self.look.em(0.5))
        for row, choice in zip(self.rows, self._choices, strict=True):
            picture = self._picture(choice)
            if picture is None:
                lines.addWidget(row)
                continue
            beside = QHBoxLayout()
            beside.setSpacing(self.look.em(0.5))
            beside.addWidget(ChoicePicture(picture, row, holder))
            beside.addWidget(row, 1)
            lines.addLayout(beside)

    def _picture(self, choice: Choice) -> QPixmap | None:
        file = choice.media.get("image")
        data = self.desk.media(media_name(file)) if file and self.desk.media is not None else None
        return None if data is None else picture_of(data, QSize(self.look.em(8), self.look.em(5)))


class OneEditor(RowsEditor):
    """One of several choices."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        self._group = QButtonGroup()
        super().__init__(desk, question, parent)
        self._group.setParent(self)

    def make_row(self, choice: Choice, key: str) -> ChoiceRow:
        words, sub = row_words(choice)
        row = ChoiceRow(
            self.look, words, self.holder, name=f"{self.question.path}={choice.value}", sub=sub, key=key
        )
        row.setProperty("value", choice.value)
        self._group.addButton(row)
        row.toggled.connect(self._toggled)
        row.pointed.connect(self.pointed)
        return row

    def check(self, chosen: Sequence[str]) -> None:
        # an exclusive group cannot be emptied
        self._group.setExclusive(False)
        super().check(chosen)
        self._group.setExclusive(True)

    def _toggled(self, on: bool) -> None:
        row = self.sender()
        if on and not self._showing and isinstance(row, ChoiceRow):
            self.answered.emit(str(row.property("value")))


class ManyEditor(RowsEditor):
    """Any number of choices, with a count beneath."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self._arrows = ArrowsToEditor(self)
        self.count = Caption(desk.look, "", self)
        self.column.addWidget(self.count)

    def make_row(self, choice: Choice, key: str) -> CheckRow:
        words, sub = row_words(choice)
        row = CheckRow(
            self.look, words, self.holder, name=f"{self.question.path}={choice.value}", sub=sub, key=key
        )
        row.toggled.connect(self._toggled)
        row.installEventFilter(self._arrows)
        return row

    def check(self, chosen: Sequence[str]) -> None:
        super().check(chosen)
        self._count(len(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        here = next((at for at, row in enumerate(self.rows) if row.hasFocus()), -1)
        step = steps.get(Qt.Key(event.key()), 0)
        if step and here >= 0:
            self.rows[max(0, min(here + step, len(self.rows) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _toggled(self, on: bool) -> None:
        if self._showing:
            return
        # what is checked stays in the order of the choices
        chosen = tuple(
            choice.value for row, choice in zip(self.rows, self._choices, strict=True) if row.isChecked()
        )
        self._count(len(chosen))
        self.answered.emit(chosen or None)

    def _count(self, count: int) -> None:
        self.count.setText(self.tr("%n chosen", "", count).replace("%n", str(count)) if count else "")


class ConfirmEditor(Editor):
    """Something to acknowledge: checked or not."""

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self.row = CheckRow(desk.look, self.tr("Yes, done"), self, name=question.path)
        self.row.setAccessibleName(f"{question.label}, {self.row.text()}")
        self.column.addWidget(self.row)
        self.setFocusProxy(self.row)
        self._showing = False
        self.row.toggled.connect(self._toggled)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        self._showing = True
        self.row.setChecked(question.value is not None)
        self._showing = False

    def inputs(self) -> list[QWidget]:
        return [self.row]

    def _toggled(self, on: bool) -> None:
        if not self._showing:
            # "OK" is what ODK Collect stores for an acknowledged trigger
            self.answered.emit("OK" if on else None)
