"""Amounts under each other: whose they are, a bar for each, and the amount in words at its end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.unit.figure_words import amount_words
from citdesk.desktop.widgets import Caption, FigureBar
from citdesk.desktop.widgets.styled import follow
from citdesk.insights import Amount, Measure

_WHOLE = 100.0
#: room for the words, so that all bars of a page begin and end in the same places
_WORDS = 11.5
#: between the columns, and the least that a bar takes
_GAP, _BAR = 0.6, 6.0
#: as wide as Qt lets a widget be
_NO_BOUND = 16_777_215


class FigureBars(QWidget):
    """The amounts of one measure. ``most`` is what a whole bar stands for; for a share it is 100.

    Where a bar has no room between whose it is and its words, the name stands over it.
    """

    def __init__(
        self, look: Look, measure: Measure, most: float, *, names: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._measure = look, measure
        self._most = _WHOLE if measure.unit is None else most or 1.0
        self._names = names
        self._lines: list[tuple[Caption, FigureBar | None, Caption]] = []
        self._stacked = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take gaps and widths from the look."""
        look = self._look
        self._grid.setHorizontalSpacing(look.em(_GAP))
        self._grid.setVerticalSpacing(look.em(0.2))
        for _, _, words in self._lines:
            words.setMinimumWidth(look.em(_WORDS))
        self._place_all()

    def add(self, name: str, amount: Amount | None, untold: str, *, past: bool = False) -> None:
        """A line for an amount, or ``untold`` in its place."""
        look, bar, said = self._look, None, Caption(self._look, name, self)
        if amount is None:
            words = Caption(look, untold, self)
        else:
            bar = FigureBar(look, amount.value / self._most, self, past=past)
            words = Caption(look, amount_words(self._measure, amount), self)
            words.setWordWrap(False)
        words.setMinimumWidth(look.em(_WORDS))
        self._lines.append((said, bar, words))
        self._place(len(self._lines) - 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(_BAR + _GAP + _WORDS), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._stacked != self._narrow():
            self._place_all()

    def _narrow(self) -> bool:
        return self.width() < self._look.em(self._names + _BAR + _WORDS + 2 * _GAP)

    def _place_all(self) -> None:
        self._stacked = self._narrow()
        for at in range(len(self._lines)):
            self._place(at)

    def _place(self, at: int) -> None:
        name, bar, words = self._lines[at]
        for part in (name, bar, words):
            if part is not None:
                self._grid.removeWidget(part)
        name.setMinimumWidth(0 if self._stacked else self._look.em(self._names))
        name.setMaximumWidth(_NO_BOUND if self._stacked else self._look.em(self._names))
        row = 2 * at + 1
        self._grid.addWidget(name, row, 0, 1, 3 if self._stacked else 1)
        row += 1 if self._stacked else 0
        if bar is None:
            self._grid.addWidget(words, row, 0 if self._stacked else 1, 1, 3 if self._stacked else 2)
            return
        first = 0 if self._stacked else 1
        self._grid.addWidget(bar, row, first, 1, 2 - first, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(words, row, 2)
