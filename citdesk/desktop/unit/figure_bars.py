"""Amounts under each other: whose they are, a bar for each, and the amount in words at its end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.unit.figure_words import amount_words
from citdesk.desktop.widgets import Caption, FigureBar
from citdesk.insights import Amount, Measure

_WHOLE = 100.0
#: room for the words, so that all bars of a page begin and end in the same places
_WORDS = 11.5


class FigureBars(QWidget):
    """The amounts of one measure. ``most`` is what a whole bar stands for; for a share it is 100."""

    def __init__(
        self, look: Look, measure: Measure, most: float, *, names: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._measure = look, measure
        self._most = _WHOLE if measure.unit is None else most or 1.0
        self._names = names
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.em(0.6))
        self._grid.setVerticalSpacing(look.em(0.2))
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, amount: Amount | None, untold: str, *, past: bool = False) -> None:
        """A line for an amount, or ``untold`` in its place."""
        look, row = self._look, self._grid.rowCount()
        said = Caption(look, name)
        said.setFixedWidth(look.em(self._names))
        self._grid.addWidget(said, row, 0)
        if amount is None:
            self._grid.addWidget(Caption(look, untold), row, 1, 1, 2)
            return
        words = Caption(look, amount_words(self._measure, amount))
        words.setMinimumWidth(look.em(_WORDS))
        words.setWordWrap(False)
        bar = FigureBar(look, amount.value / self._most, past=past)
        self._grid.addWidget(bar, row, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(words, row, 2)
