"""The search field over a list, and under it the filters, one press each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.rows.search import Search
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, ChoiceChip, Field, Hint, Rank, announce
from citdesk.desktop.widgets.drop_list import DropList
from citdesk.desktop.widgets.styled import follow
from citdesk.desktop.widgets.wrap_row import wrapping

_WEEK = 7
# how wide a list of forms or authors is
_LIST = 14.5
_LINES, _MORE_ROOM = 2, 1.5


class SearchBar(QWidget):
    """Shows a :class:`Search`'s question. ``entered``: on to the list.

    ``name`` begins the names of its parts. ``stages`` are pairs of key and words; of them one is chosen at a
    time, and a second press lifts it. ``week`` offers the last seven days. Where the filters need more than
    two lines, with large text on a small screen, they stand behind one button, so that the list is in sight.
    """

    entered = Signal()

    def __init__(
        self,
        look: Look,
        model: Search,
        *,
        name: str,
        label: str,
        hint: str,
        stages: Sequence[tuple[str, str]],
        week: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self.field = Field(look, self, name=f"{name}.search", label=label)
        self.field.setPlaceholderText(hint)
        self._fold = ChoiceChip(look, "", self, name=f"{name}.filters")
        self._fold.hide()
        self._filters = QWidget(self)
        self._row = wrapping(self._filters)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._stages = {
            stage: ChoiceChip(look, words, self._filters, name=f"{name}.stage.{stage}")
            for stage, words in stages
        }
        self._week = ChoiceChip(look, self.tr("Last 7 days"), self._filters, name=f"{name}.week")
        self._week.setVisible(week)
        self.forms = DropList(
            look, self._filters, name=f"{name}.search.form", label=self.tr("Only this form"), width=_LIST
        )
        self.authors = DropList(
            look,
            self._filters,
            name=f"{name}.search.author",
            label=self.tr("Only by this author"),
            width=_LIST,
        )
        self._lists: dict[DropList, Sequence[tuple[str, str]]] = {self.forms: (), self.authors: ()}
        self._parts: Sequence[QWidget] = (*self._stages.values(), self._week, self.forms, self.authors)
        # while something is left out; where nothing is left the other one stands under the words
        self._clear = Button(
            look, self.tr("Clear"), self._filters, name=f"{name}.search.clear", rank=Rank.QUIET
        )
        for part in (*self._parts, self._clear):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._words = Hint(look, "", name=f"{name}.search.words")
        self._everything = Button(look, self.tr("Show everything"), self, name=f"{name}.search.everything")
        for button in (self._clear, self._everything):
            button.clicked.connect(self._show_all)
        self._top = QHBoxLayout()
        self._top.addWidget(self.field, 1)
        self._top.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._top)
        for widget in (self._filters, self._words):
            column.addWidget(widget)
        column.addWidget(self._everything, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.textChanged.connect(model.look_for)
        self.field.returnPressed.connect(self.entered)
        for stage, button in self._stages.items():
            button.clicked.connect(partial(self._choose_stage, stage))
        self._week.clicked.connect(self._choose_week)
        self.forms.activated.connect(self._choose_form)
        self.authors.activated.connect(self._choose_author)
        self._fold.clicked.connect(self._show_filters)
        model.changed.connect(self.show_state)
        follow(look, self.restyle)
        self.show_state()

    def restyle(self) -> None:
        """Take the gaps between the filters from the look."""
        for row in (self._top, self._row):
            row.setSpacing(self.look.em(0.5))
        self._show_filters()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # not here: Qt is in the middle of laying out what would come or go
        QTimer.singleShot(0, self, self._show_filters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._model.asked
        if event.key() == Qt.Key.Key_Escape and asked.typed:
            self.field.clear()
        elif event.key() == Qt.Key.Key_Escape and asked.narrowed:
            self._show_all()
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def show_state(self) -> None:
        """Show which filters are chosen, and what there is to say."""
        model, asked = self._model, self._model.asked
        nothing = model.nothing
        self._clear.setVisible(asked.active and not nothing)
        self._everything.setVisible(nothing)
        if model.words != self._words.text():
            self._words.setText(model.words)
            announce(self._words, model.words)
        self._words.setVisible(bool(model.words))
        for stage, button in self._stages.items():
            button.setChecked(stage == asked.stage)
        self._week.setChecked(asked.days == _WEEK)
        self._fill(
            self.forms, self.tr("All forms"), [(form.id, form.title) for form in model.forms], asked.form
        )
        names = [(name, name) for name in model.authors]
        self._fill(self.authors, self.tr("All authors"), names, asked.author)
        self._show_filters()

    def _show_filters(self) -> None:
        asked, folded = self._model.asked, not self._fold.isHidden()
        # what is folded unfolds only with room for the scroll bar that the longer page may then need
        room = self.width() - (self.look.em(_MORE_ROOM) if folded else 0)
        folded = self._lines(room) > _LINES
        chosen = sum(map(bool, (asked.stage, asked.days, asked.form, asked.author)))
        words = self.tr("Filters: {n}").format(n=chosen) if chosen else self.tr("Filters")
        if words != self._fold.text():
            self._fold.set_words(words)
        self._fold.setVisible(folded)
        self._filters.setVisible(self._fold.isChecked() or not folded)

    def _lines(self, width: int) -> int:
        """How many lines the filters take; what clears them begins none."""
        lines = taken = 0
        for part in self._parts:
            if part.isHidden():
                continue
            wide = part.sizeHint().width()
            begins = not lines or taken + self._row.spacing() + wide > width
            lines += begins
            taken = wide if begins else taken + self._row.spacing() + wide
        return lines

    def _fill(self, list_: DropList, every: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """One choice alone narrows nothing; what is chosen stays in sight where nothing of it is left."""
        if chosen and chosen not in dict(choices):
            choices = (*choices, (chosen, dict(self._lists[list_]).get(chosen, chosen)))
        with QSignalBlocker(list_):
            if list(choices) != list(self._lists[list_]) or not list_.count():
                self._lists[list_] = choices
                list_.clear()
                list_.addItem(every, "")
                for key, words in choices:
                    list_.addItem(words, key)
            list_.setCurrentIndex(max(0, list_.findData(chosen)))
        list_.setVisible(len(choices) > 1 or bool(chosen))

    def _show_all(self) -> None:
        with QSignalBlocker(self.field):
            self.field.clear()
        self._model.show_all()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_stage(self, stage: str) -> None:
        self._model.narrow(stage="" if stage == self._model.asked.stage else stage)
        self.show_state()

    def _choose_form(self, index: int) -> None:
        self._model.narrow(form=str(self.forms.itemData(index) or ""))

    def _choose_author(self, index: int) -> None:
        self._model.narrow(author=str(self.authors.itemData(index) or ""))

    def _choose_week(self) -> None:
        self._model.narrow(days=0 if self._model.asked.days else _WEEK)
        self.show_state()
