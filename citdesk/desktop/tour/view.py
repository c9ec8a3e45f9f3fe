"""The tour: one step in sight, always the same three buttons beneath it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from citdesk.desktop.shell.key_map import KeyName
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.tour.steps import Step
from citdesk.desktop.widgets import Body, Button, Caption, Picture, Rank, ScrollPage, Title, announce


class StepView(QWidget):
    """One step: its icon, what it says, and the keys that belong to it."""

    def __init__(self, look: Look, step: Step) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.em(0.6))
        column.addWidget(Picture(look, step.icon, "link", 3.0))
        column.addWidget(Title(look, step.heading, name="tour.title"))
        for sentence in step.sentences:
            column.addWidget(Body(look, sentence, name="tour.text"))
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, look.em(9))
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(look.em(0.4))
        for at, (key, words) in enumerate(step.key_lines):
            grid.addWidget(KeyName(look, key), at, 0)
            grid.addWidget(Body(look, words), at, 1)
        column.addSpacing(look.em(0.4))
        column.addLayout(grid)
        column.addStretch(1)


class TourPage(Page):
    """Shows the steps one after another. ``sample_wanted`` asks for the sample case, where it is offered."""

    passing = True

    sample_wanted = Signal()

    def __init__(
        self, look: Look, steps: Sequence[Step], parent: QWidget | None = None, *, sample: bool
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._steps = tuple(steps)
        self._sample = sample
        self._at = 0
        self.setObjectName("page.tour")
        self._page = ScrollPage(look, self, width=40, name="tour")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._count = Caption(look, "", name="tour.count")
        self._views = QStackedWidget()
        for step in self._steps:
            self._views.addWidget(StepView(look, step))
        self._page.add(self._count)
        self._page.add(self._views, above=0.75)
        self.open_sample = Button(
            look, self.tr("Open the sample case"), name="tour.sample", rank=Rank.PRIMARY, icon="draft"
        )
        self.next = Button(look, "", name="tour.next", rank=Rank.PRIMARY)
        self.before = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.skip = Button(look, self.tr("Skip the tour"), name="tour.skip", rank=Rank.QUIET)
        # what goes on stands at one place: pressed once more on the last step, it opens nothing
        for button in (self.next, self.open_sample, self.before):
            self._page.footer.addWidget(button)
        self._page.footer.addStretch(1)
        self._page.footer.addWidget(self.skip)
        self.open_sample.clicked.connect(self.sample_wanted)
        self.next.clicked.connect(self._on)
        self.before.clicked.connect(self._back)
        self.skip.clicked.connect(self.left)
        self._show()

    @property
    def step(self) -> Step:
        """The step in sight."""
        return self._steps[self._at]

    def context(self) -> PageContext:
        return PageContext(self.tr("Tour"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self._back}

    def arrive(self) -> None:
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _last(self) -> bool:
        return self._at == len(self._steps) - 1

    def _on(self) -> None:
        if self._last:
            self.left.emit()
        else:
            self._go_to(self._at + 1)

    def _back(self) -> None:
        if self._at:
            self._go_to(self._at - 1)
        else:
            self.left.emit()

    def _go_to(self, at: int) -> None:
        self._at = at
        self._show()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._count.text()}. {self.step.heading}", kind="tour")

    def _show(self) -> None:
        last = self._last
        words = self.tr("Step {n} of {all}")
        self._count.setText(words.format(n=self._at + 1, all=len(self._steps)))
        self._views.setCurrentIndex(self._at)
        self.open_sample.setVisible(last and self._sample)
        self.next.set_words(self.tr("Done") if last else self.tr("Next"))
        self.next.set_rank(Rank.SECONDARY if last and self._sample else Rank.PRIMARY)
        self.before.setVisible(self._at > 0)
        self.skip.setVisible(not last)
