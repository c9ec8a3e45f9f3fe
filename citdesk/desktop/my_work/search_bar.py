"""The search field over one's reports, with its filters while something is looked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.my_work.search_model import SearchModel
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Field, FoldRow, Hint, Rank

_WEEK = 7


class SearchBar(QWidget):
    """Shows a :class:`SearchModel`'s question. ``entered``: on to the list."""

    entered = Signal()

    def __init__(self, look: Look, model: SearchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.field = Field(look, self, name="my-work.search", label=self.tr("Search your reports"))
        self.field.setPlaceholderText(self.tr("Search: name, number, any word"))
        self._words = Hint(look, "", name="my-work.search.words")
        self._filters = FoldRow(look, self)
        self._stages = {
            stage: self._button(look, words, f"my-work.stage.{stage or 'all'}")
            for stage, words in (
                ("", self.tr("All")),
                ("open", self.tr("Not finished")),
                ("done", self.tr("Done")),
            )
        }
        self._week = self._button(look, self.tr("Last 7 days"), "my-work.week")
        clear = self._button(look, self.tr("Clear"), "my-work.search.clear")
        self._filters.hold([*self._stages.values(), self._week, clear])
        clear.clicked.connect(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.field, self._filters, self._words):
            column.addWidget(widget)
        self.field.textChanged.connect(model.look_for)
        self.field.returnPressed.connect(self.entered)
        for stage, button in self._stages.items():
            button.clicked.connect(partial(self._choose_stage, stage))
        self._week.clicked.connect(self._choose_week)
        model.changed.connect(self.show_state)
        self.show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._model.asked.typed:
            self.field.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def show_state(self) -> None:
        """Show which filters are chosen, and what there is to say."""
        asked = self._model.asked
        self._filters.setVisible(asked.active)
        self._words.setText(self._model.words)
        self._words.setVisible(bool(self._model.words))
        chosen = {button: stage == asked.stage for stage, button in self._stages.items()}
        chosen[self._week] = asked.days == _WEEK
        for button, on in chosen.items():
            button.set_rank(Rank.SECONDARY if on else Rank.QUIET)
            said = self.tr("{filter}, chosen") if on else "{filter}"
            button.setAccessibleName(said.format(filter=button.text()))

    def _button(self, look: Look, words: str, name: str) -> Button:
        return Button(look, words, self._filters, name=name, rank=Rank.QUIET)

    def _clear(self) -> None:
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_stage(self, stage: str) -> None:
        self._model.narrow(stage=stage)
        self.show_state()

    def _choose_week(self) -> None:
        self._model.narrow(days=0 if self._model.asked.days else _WEEK)
        self.show_state()
