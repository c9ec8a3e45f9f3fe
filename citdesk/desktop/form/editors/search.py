"""A long list of choices: type a few letters, then choose from the rows that match."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from citdesk.desktop.form.editors.arrows import ArrowsToEditor
from citdesk.desktop.form.editors.editor import Desk, Editor
from citdesk.desktop.form.editors.rows import row_words
from citdesk.desktop.form.laid_out_later import laid_out_later
from citdesk.desktop.widgets import Caption, CheckRow, Field, order_tabs
from citdesk.fieldguide.folding import folded
from citdesk.xforms.client import Choice, Question

_SHOWN = 6
_FINGER_MS = 50


def matching(choices: tuple[Choice, ...], typed: str) -> list[Choice]:
    """The choices that hold every typed word in their label or among the other words they are found by.

    Those that begin with the text come first, then those that say it, then those that are only found by it.
    """
    wanted = folded(typed)
    words = wanted.split()
    if not words:
        return list(choices)
    found: list[tuple[int, Choice]] = []
    for choice in choices:
        label = folded(choice.label)
        other = label if all(word in label for word in words) else f"{label} {folded(choice.found_by)}"
        if all(_begins_one(word, other) or word in label for word in words):
            rank = 0 if label.startswith(wanted) else 1 if other is label else 2
            found.append((rank, choice))
    return [choice for _rank, choice in sorted(found, key=lambda each: each[0])]


def _begins_one(word: str, among: str) -> bool:
    """Whether a word of a text begins so; inside another word it would be found by chance."""
    return re.search(rf"(?<!\w){re.escape(word)}", among) is not None


class SearchEditor(Editor):
    """One or several of many. What is chosen stands first and stays in sight whatever is typed."""

    clearable = True

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, question, parent)
        self._many = question.type == "select"
        label = self.tr("{question} Type to search").format(question=question.label)
        self.field = Field(desk.look, self, name=f"{question.path}#search", label=label)
        self.field.setPlaceholderText(self.tr("Type to search"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(desk.look.em(0.5))
        self._more = Caption(desk.look, "", self)
        self._arrows = ArrowsToEditor(self)
        self.column.addWidget(self.field)
        self.column.addWidget(self._more)
        self.column.addLayout(self._rows)
        self.shown: list[CheckRow] = []
        self._offered: list[Choice] = []
        self._showing = self._took = False
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._search)
        self.field.returnPressed.connect(self._take_first)
        self.field.installEventFilter(self)
        #: looks whether the finger that went on to another question is up again
        self._let_go = QTimer(self)
        self._let_go.setSingleShot(True)
        self._let_go.setInterval(_FINGER_MS)
        self._let_go.timeout.connect(self._end_search)

    def show_answer(self, question: Question, typed: str | None) -> None:
        self.question = question
        self._search()

    def inputs(self) -> list[QWidget]:
        return [self.field, *self.shown]

    def set_wrong(self, message: str) -> None:
        super().set_wrong(message)
        self.field.set_wrong(bool(message))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._took:
            self._took = False  # this Enter was for what was searched; the next one goes on
            return
        order = self.inputs()
        here = next((at for at, part in enumerate(order) if part.hasFocus()), -1)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and here >= 0:
            order[max(0, min(here + step, len(order) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> tuple[str, ...]:
        value = self.question.value
        if value is None:
            return ()
        return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)

    def _search(self) -> None:
        chosen = self._chosen()
        first = [choice for choice in self.question.choices if choice.value in chosen]
        found = matching(self.question.choices, self.field.text())
        # words that no choice has leave nobody before an empty list: all of it is shown then
        among, most = (found, _SHOWN) if found else (self.question.choices, len(self.question.choices))
        others = [choice for choice in among if choice.value not in chosen]
        with laid_out_later(self.column):
            self._offer(first + others[:most])
            self._say_more(len(others), nothing=not found)

    def _say_more(self, count: int, *, nothing: bool) -> None:
        hidden = count - _SHOWN
        if nothing and self.field.text().strip():
            said = self.tr("Nothing matches “{text}”. All {n} are shown.").format(
                text=self.field.text().strip(), n=len(self.question.choices)
            )
        elif hidden > 0:
            said = self.tr("%n more. Type to find them.", "", hidden).replace("%n", str(hidden))
        else:
            said = ""
        self._more.setText(said)
        self._more.setVisible(bool(said))

    def _offer(self, choices: list[Choice]) -> None:
        if choices != self._offered:
            self._offered = choices
            self._build(choices)
        chosen = self._chosen()
        self._showing = True
        for row, choice in zip(self.shown, choices, strict=True):
            row.setChecked(choice.value in chosen)
        self._showing = False

    def _build(self, choices: list[Choice]) -> None:
        held = any(row.hasFocus() for row in self.shown)
        for old in self.shown:
            old.hide()
            old.deleteLater()
        self.shown = [self._row(choice) for choice in choices]
        for row in self.shown:
            self._rows.addWidget(row)
            row.show()  # else Qt does it later, and lays the page out for each
        if self.isVisible():
            order_tabs(self.field, self.shown)  # they are younger than what stands below them
        if held:
            self.field.setFocus()

    def _row(self, choice: Choice) -> CheckRow:
        words, sub = row_words(choice)
        name = f"{self.question.path}={choice.value}"
        row = CheckRow(self.look, words, self, name=name, sub=sub, round_mark=not self._many)
        row.setProperty("value", choice.value)
        row.toggled.connect(self._toggled)
        row.installEventFilter(self._arrows)
        row.installEventFilter(self)
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # what was typed to search with would look like an answer once somebody is at another question
        if event.type() == QEvent.Type.FocusOut and self.field.text():
            now = QApplication.focusWidget()
            if now is not None and not self.isAncestorOf(now):
                self._end_search()
        return super().eventFilter(watched, event)

    def _end_search(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._let_go.start()  # other rows here would move what a finger is on, and its press be lost
        else:
            self._let_go.stop()
            self.field.clear()
            self._search()

    def _toggled(self, on: bool) -> None:
        row = self.sender()
        if self._showing or not isinstance(row, CheckRow):
            return
        value = str(row.property("value"))
        if self._many:
            chosen = set(self._chosen()) ^ {value}
            kept = tuple(choice.value for choice in self.question.choices if choice.value in chosen)
            self.field.clear()  # found and taken: the rows are made anew, and the cursor waits for the next
            self.answered.emit(kept or None)
        else:
            self.field.clear()
            self.answered.emit(value if on else None)

    def _take_first(self) -> None:
        found = matching(self.question.choices, self.field.text())
        self._took = bool(self.field.text().strip())
        if not self._took or not found:
            return  # what matches nothing stays in sight: going on from it would leave no answer behind
        fresh = [row for row in self.shown if not row.isChecked()]
        held = not self._many and found[0].value in self._chosen()
        self.field.clear()  # what is left there would be chosen from by the next Enter
        if fresh and not held:
            fresh[0].click()
        else:
            self._search()
