"""One figure: the finding in a sentence, a bar for now and one for before, its table a press away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.unit.figure_bars import FigureBars
from citdesk.desktop.unit.figure_words import finding, statement, too_few
from citdesk.desktop.widgets import Body, Button, Rank
from citdesk.insights import Figure

_NAMES = 4.0


class FigureBlock(QWidget):
    """Shows a figure. ``table_wanted`` carries it."""

    table_wanted = Signal(object)

    def __init__(self, look: Look, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        measure = figure.measure
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.em(0.25))
        top = QHBoxLayout()
        top.addWidget(Body(look, finding(figure), name=f"figure:{measure.id}"), 1)
        column.addLayout(top)
        if figure.now is None:
            return
        table = Button(look, self.tr("Details"), name=f"figure.table:{measure.id}", rank=Rank.QUIET)
        table.setAccessibleName(self.tr("Details: {what}").format(what=statement(measure)))
        table.clicked.connect(lambda: self.table_wanted.emit(figure))
        top.addWidget(table, 0, Qt.AlignmentFlag.AlignTop)
        most = max(amount.value for amount in (figure.now, figure.before) if amount is not None)
        bars = FigureBars(look, measure, most, names=_NAMES)
        bars.add(self.tr("Now"), figure.now, too_few())
        bars.add(self.tr("Before"), figure.before, too_few(), past=True)
        column.addWidget(bars)
