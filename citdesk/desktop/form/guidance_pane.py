"""The pane beside the page: what may be read about the question in hand."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from citdesk.desktop.form.guidance import Advice
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Caption, Hint, Item, Rank, SectionTitle, Strong
from citdesk.desktop.widgets.scroll_bar import ScrollBar
from citdesk.desktop.widgets.styled import follow, ground, smooth

#: From this height on there is room for advice and for all buttons under it.
_TALL_EM = 26
_NUMBER = re.compile(r"\d+\.")


class GuidancePane(QFrame):
    """Headed paragraphs on the guidance ground. ``closed`` asks to be put away."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("form.guidance-pane")
        self.setAccessibleName(self.tr("Guidance"))
        self._shown: tuple[str, tuple[Advice, ...]] | None = None
        self._parts: list[QWidget] = []
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBar(ScrollBar(look, self._area))
        self._area.setWidget(self._body)
        self._acts = QWidget(self)
        self._short = False
        self.close_button = Button(
            look, self.tr("Close"), self, name="form.guidance-close", rank=Rank.QUIET, icon="close"
        )
        self.services_button = Button(
            look, self.tr("Find a service"), self, name="form.find-service", rank=Rank.QUIET, icon="phone"
        )
        self.aid_button = Button(
            look, self.tr("Pictures to point at"), self, name="form.aid", rank=Rank.QUIET, icon="people"
        )
        self.consult_button = Button(
            look, self.tr("Ask a clinician"), self, name="form.consult", rank=Rank.QUIET, icon="comment-add"
        )
        self.consult_button.hide()
        self.companions_button = Button(
            look, self.tr("What goes with this"), self, name="form.companions", rank=Rank.QUIET, icon="add"
        )
        self.companions_button.hide()
        self._top = QHBoxLayout()
        self._top.addWidget(SectionTitle(look, self.tr("Guidance"), self), 1)
        self._top.addWidget(self.close_button)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._top)
        self._outer.addWidget(self._area, 1)
        acts = QVBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        for button in (self.aid_button, self.consult_button, self.companions_button):
            acts.addWidget(button)
        self._outer.addWidget(self.services_button)
        self._outer.addWidget(self._acts)
        self.close_button.clicked.connect(self.closed)
        self.hide()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colours and margins from the look."""
        look = self.look
        colour = look.colour("guidance")
        for part in (self, self._body, self._acts, self._area.viewport()):
            ground(part, colour)
        self._outer.setContentsMargins(look.em(1.2), look.em(0.35), look.em(0.6), look.em(0.6))
        self._column.setContentsMargins(0, 0, look.em(0.6), 0)
        self._column.setSpacing(look.em(0.25))

    def least_width(self) -> int:
        """The width that its buttons need to be read whole, wherever they stand."""
        acts = (self.services_button, self.aid_button, self.consult_button, self.companions_button)
        widest = max(act.sizeHint().width() for act in acts if not act.isHidden())
        around = self._outer.contentsMargins()
        beside = self._column.contentsMargins().right() + self._area.verticalScrollBar().sizeHint().width()
        return around.left() + widest + beside + around.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_acts()

    def _place_acts(self) -> None:
        """Buttons stand under the advice; where that leaves it no room all but the first scroll with it."""
        short = self.height() < self.look.em(_TALL_EM)
        if short == self._short:
            return
        self._short = short
        if short:
            self._column.insertWidget(self._column.count() - 1, self._acts)
        else:
            self._outer.addWidget(self._acts)

    def show_advice(self, question: str, paragraphs: tuple[Advice, ...]) -> None:
        """Show what there is about a question."""
        if (question, paragraphs) == self._shown:
            return
        self._shown = (question, paragraphs)
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [Caption(self.look, question, self._body)]
        for paragraph in paragraphs:
            head = Strong(self.look, paragraph.title, self._body)
            head.setContentsMargins(0, self.look.em(0.6), 0, 0)
            self._parts += [head, *self._text_of(paragraph)]
        if not paragraphs:
            self._parts.append(
                Hint(self.look, self.tr("There is no guidance for this question."), self._body)
            )
        for at, part in enumerate(self._parts):
            self._column.insertWidget(at, part)

    def _text_of(self, paragraph: Advice) -> list[QWidget]:
        """Its sentences; steps with their numbers each by itself, with a gap between them."""
        parts: list[QWidget] = []
        for line in paragraph.text.split("\n"):
            mark, _, rest = line.partition(" ")
            if rest and _NUMBER.fullmatch(mark):
                step = Item(self.look, mark, rest, self._body)
                step.setContentsMargins(0, self.look.em(0.25), 0, 0)
                parts.append(step)
            else:
                parts.append(Body(self.look, line, self._body))
        return parts

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = smooth(self)
        bar = QRectF(0, 0, self.look.em(0.2), self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            bar.moveRight(self.width())
        painter.fillRect(bar, self.look.colour("guidance_line"))
        painter.end()
