"""One figure in full: what is counted, now and before, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.translation import spoken
from citdesk.desktop.unit.figure_bars import FigureBars
from citdesk.desktop.unit.figure_words import statement, too_few
from citdesk.desktop.widgets import Body, Button, Hint, Rank, ScrollPage, SectionTitle, Title
from citdesk.insights import Figure

_WIDTH, _NAMES = 46, 14.0


class FigureTablePage(Page):
    """Shows a :class:`Figure`."""

    def __init__(self, look: Look, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._figure = look, figure
        self.setObjectName("page.figure_table")
        self._page = ScrollPage(look, self, width=_WIDTH, name="figure_table")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._build()
        self._back.clicked.connect(self.left)

    def context(self) -> PageContext:
        return PageContext(statement(self._figure.measure))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self._page.read_on(statement(self._figure.measure))

    def _build(self) -> None:
        look, page, figure = self._look, self._page, self._figure
        page.add(Title(look, statement(figure.measure), name="figure_table.title"))
        page.add(Body(look, figure.measure.counted.by(spoken()), name="figure_table.counted"))
        bars = self._bars()
        bars.add(self.tr("Now"), figure.now, too_few())
        bars.add(self.tr("As many days before"), figure.before, too_few(), past=True)
        page.add(bars, above=0.5)
        for told in figure.groups:
            group, bars = told.group, self._bars()
            for key, amount in told.amounts:
                bars.add(group.names[key].by(spoken()), amount, self.tr("Not shown"))
            page.add(SectionTitle(look, group.title.by(spoken())), above=0.9)
            page.add(bars)
        if any(amount is None for told in figure.groups for _, amount in told.amounts):
            meaning = self.tr(
                "A group is not shown when it has few reports, or when another could be worked out from it."
            )
            page.add(Hint(look, meaning), above=0.9)
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)

    def _bars(self) -> FigureBars:
        figure = self._figure
        amounts = [figure.now, figure.before, *(each for told in figure.groups for _, each in told.amounts)]
        most = max((amount.value for amount in amounts if amount is not None), default=0.0)
        return FigureBars(self._look, figure.measure, most, names=_NAMES)
