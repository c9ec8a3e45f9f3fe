"""What the unit's approved reports show, over days to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.rows.measured_column import MeasuredColumn
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.unit.figure_block import FigureBlock
from citdesk.desktop.unit.figure_words import part_title
from citdesk.desktop.unit.figures_model import PERIODS, FiguresModel
from citdesk.desktop.widgets import (
    Body,
    Button,
    ChoiceChip,
    ErrorText,
    FoldRow,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Title,
)
from citdesk.insights import Figure

_WIDTH = 46


class FiguresPage(Page):
    """Shows a :class:`FiguresModel`. ``table_wanted`` carries the figure whose table is asked for."""

    table_wanted = Signal(object)

    def __init__(self, look: Look, model: FiguresModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._model = look, model
        self.setObjectName("page.figures")
        self._page = ScrollPage(look, self, width=_WIDTH, name="figures")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._line = ErrorText(look, "", name="figures.trouble")
        self._trouble = Trouble(self, self._line)
        self._words = Body(look, "", name="figures.words")
        self._choices = FoldRow(look, self)
        self.periods = {days: self._period(days, words) for days, words in self._period_words().items()}
        self._choices.hold(list(self.periods.values()))
        self._body = MeasuredColumn(look)
        #: the figures that stand there
        self._shown: Sequence[Figure] = ()
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._build()
        self._back.clicked.connect(self.left)
        model.changed.connect(self._show)
        self._trouble.follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("Figures of {unit}").format(unit=self._model.unit))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit, "list.refresh": self._model.reload}

    def arrive(self) -> None:
        self._model.reload()
        self.periods[self._model.days].setFocus(Qt.FocusReason.OtherFocusReason)

    def _period_words(self) -> Mapping[int, str]:
        words = self.tr("Last 30 days"), self.tr("Last 90 days"), self.tr("Last 12 months")
        return dict(zip(PERIODS, words, strict=True))

    def _period(self, days: int, words: str) -> ChoiceChip:
        chip = ChoiceChip(self._look, words, self._choices, name=f"figures.days:{days}")
        chip.clicked.connect(partial(self._choose, days))
        return chip

    def _choose(self, days: int) -> None:
        self._model.choose(days)
        self._show_period()  # a second press on the same days takes nothing away

    def _build(self) -> None:
        page = self._page
        page.add(Title(self._look, self.tr("What the reports show"), name="figures.title"))
        page.add(self._line)
        page.add(self._choices)
        page.add(self._words)
        meaning = self.tr(
            "Only approved reports of your unit are counted, without names. A figure about fewer than 5 "
            "people is not shown, since it could point to one of them. Before: as many days before these."
        )
        page.add(Hint(self._look, meaning))
        page.add(self._body, above=0.5)
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)

    def _show(self) -> None:
        self._show_period()
        self._words.setText(self._state_words())
        if not self._model.loaded:
            self._clear()
        elif not self._model.still:
            self._show_figures()

    def _show_period(self) -> None:
        for days, chip in self.periods.items():
            chip.setChecked(days == self._model.days)

    def _state_words(self) -> str:
        if self._model.still:
            still = self.tr("Reading, 1 report to go."), self.tr("Reading, {n} reports to go.")
            return counted(self._model.still, *still)
        if not self._model.loaded:
            return "" if self._model.unread else self.tr("Reading …")
        held = self.tr("1 approved report in these days."), self.tr("{n} approved reports in these days.")
        return counted(self._model.reports, *held)

    def _clear(self) -> None:
        self._body.clear()
        self._shown = ()

    def _show_figures(self) -> None:
        body, told = self._body, self._model.figures
        if told == self._shown:
            return  # back from the details of one, or asked for once more
        self._clear()
        self._shown = told
        for part, figures in groupby(told, key=lambda figure: figure.measure.part):
            body.add(SectionTitle(self._look, part_title(part)), above=0.9)
            for figure in figures:
                block = FigureBlock(self._look, figure)
                block.table_wanted.connect(self.table_wanted)
                # the sentence of one with bars stands lower, beside its button
                body.add(block, above=0.6 if figure.now is not None else 1.0)
