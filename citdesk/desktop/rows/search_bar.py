"""The search field over a list, with its filters while something is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.rows.search import Search
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, ChoiceChip, Field, Hint, Rank
from citdesk.desktop.widgets.drop_list import DropList
from citdesk.desktop.widgets.styled import follow
from citdesk.desktop.widgets.wrap_row import wrapping
from citdesk.workspace import FormName

_WEEK = 7


class SearchBar(QWidget):
    """Shows a :class:`Search`'s question. ``entered``: on to the list.

    ``name`` begins the names of its parts; ``stages`` are filters besides *All*, as pairs of key and words.
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self._named: Sequence[FormName] = ()
        self.field = Field(look, self, name=f"{name}.search", label=label)
        self.field.setPlaceholderText(hint)
        self._words = Hint(look, "", name=f"{name}.search.words")
        self._filters = QWidget(self)
        self._row = wrapping(self._filters)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._stages = {
            stage: ChoiceChip(look, words, self._filters, name=f"{name}.stage.{stage or 'all'}")
            for stage, words in (("", self.tr("All")), *stages)
        }
        self._week = ChoiceChip(look, self.tr("Last 7 days"), self._filters, name=f"{name}.week")
        self.forms = DropList(
            look, self._filters, name=f"{name}.search.form", label=self.tr("Only this form"), width=12.0
        )
        self.forms.hide()
        clear = Button(look, self.tr("Clear"), self._filters, name=f"{name}.search.clear", rank=Rank.QUIET)
        for part in (*self._stages.values(), self._week, self.forms, clear):
            self._row.addWidget(part)
        self._row.addStretch(1)
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
        self.forms.activated.connect(self._choose_form)
        model.changed.connect(self.show_state)
        follow(look, self.restyle)
        self.show_state()

    def restyle(self) -> None:
        """Take the gaps between the filters from the look."""
        self._row.setSpacing(self.look.em(0.5))

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
        for stage, button in self._stages.items():
            button.setChecked(stage == asked.stage)
        self._week.setChecked(asked.days == _WEEK)
        self._show_forms(asked.form)

    def _show_forms(self, chosen: str) -> None:
        """One form alone narrows nothing."""
        forms = self._model.forms
        with QSignalBlocker(self.forms):
            if list(forms) != list(self._named):
                self._named = forms
                self.forms.clear()
                self.forms.addItem(self.tr("All forms"), "")
                for form in forms:
                    self.forms.addItem(form.title, form.id)
            self.forms.setCurrentIndex(max(0, self.forms.findData(chosen)))
        self.forms.setVisible(len(forms) > 1)

    def _clear(self) -> None:
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_stage(self, stage: str) -> None:
        self._model.narrow(stage=stage)
        self.show_state()

    def _choose_form(self, index: int) -> None:
        self._model.narrow(form=str(self.forms.itemData(index) or ""))

    def _choose_week(self) -> None:
        self._model.narrow(days=0 if self._model.asked.days else _WEEK)
        self.show_state()
