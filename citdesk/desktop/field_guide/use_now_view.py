"""A card in use: one step at a time in the largest letters, how long it has been, when to look again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import BOLD, Look
from citdesk.desktop.widgets import Button, Rank, ScrollPage, Strong, announce
from citdesk.desktop.widgets.labels import Words
from citdesk.fieldguide.cards import Card

_TICK_MS = 1_000


class LargeWords(Words):
    """The step in hand, twice the size of running text."""

    scale = 2.2
    weight = BOLD


class UseNowPage(Page):
    """Steps through a card. Nothing is kept: it only helps to act."""

    def __init__(
        self, look: Look, card: Card, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._card = card
        self._now = now
        self._at = 0
        self._began = now()
        self._wait_until: datetime | None = None
        self._told = False
        self.setObjectName("page.use-now")
        self._page = ScrollPage(look, self, width=50, name="use-now")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self.count = Strong(look, "", name="use-now.count")
        self.step = LargeWords(look, "", name="use-now.step")
        self.timer_words = Strong(look, "", name="use-now.timer")
        for widget, above in ((self.count, 0.0), (self.step, 0.5), (self.timer_words, 0.9)):
            self._page.add(widget, above=above)
        self.next = Button(look, self.tr("Next step"), name="use-now.next", rank=Rank.PRIMARY, icon="forward")
        self.before = Button(look, self.tr("Step before"), name="use-now.before", icon="back")
        self.done = Button(look, self.tr("Done"), name="page.back", rank=Rank.QUIET)
        self._page.footer.addWidget(self.next)
        self._page.footer.addWidget(self.before)
        self._page.footer.addStretch(1)
        self._page.footer.addWidget(self.done)
        self.next.clicked.connect(lambda: self._go(1))
        self.before.clicked.connect(lambda: self._go(-1))
        self.done.clicked.connect(self.left)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.show_time)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self._card.title)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def show_time(self) -> None:
        """Say how long it has been, and whether the wait is over."""
        now = self._now()
        minutes = int((now - self._began).total_seconds() // 60)
        said = self.tr("Since {time}, {n} min").format(time=f"{self._began:%H:%M}", n=minutes)
        if self._wait_until is not None:
            left = (self._wait_until - now).total_seconds()
            if left <= 0:
                said = self.tr("Look again now. {since}").format(since=said)
                if not self._told:
                    self._told = True
                    announce(self, self.tr("Look again now"), urgent=True)
            else:
                again = counted(
                    int(-(-left // 60)), self.tr("Look again in 1 min"), self.tr("Look again in {n} min")
                )
                said = self.tr("{again}. {since}").format(again=again, since=said)
        if said != self.timer_words.text():
            self.timer_words.setText(said)

    def _go(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), len(self._card.steps) - 1)
        self._show()

    def _show(self) -> None:
        step, count = self._card.steps[self._at], len(self._card.steps)
        self.count.setText(self.tr("Step {n} of {count}").format(n=self._at + 1, count=count))
        self.step.setText(step.text)
        if step.wait:
            self._wait_until, self._told = self._now() + timedelta(minutes=step.wait), False
        self.before.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < count - 1)
        self.show_time()
        announce(self, step.text, kind="step")
