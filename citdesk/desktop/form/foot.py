"""The bar beneath every page: Continue, always in the same place, and where the last change is."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.place import Kind
from citdesk.desktop.form.saving import Safety
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.form.words import show_clock
from citdesk.desktop.widgets import Button, Caption, Footer, Picture, Rank, Separator


class Foot(QWidget):
    """Continue or Send, Add another on a card, Come back later, a way on past a problem, the saved words."""

    continued = Signal()
    another_wanted = Signal()

    def __init__(self, desk: Desk, model: FormViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        look = self.look = desk.look
        self.go = Button(look, self.tr("Continue"), self, name="form.continue", rank=Rank.PRIMARY)
        self.another = Button(look, self.tr("Add another"), self, name="form.another", icon="add")
        self.leave = Button(look, self.tr("Go on, leave these open"), self, name="form.leave")
        self.later = Button(look, self.tr("Come back later"), self, name="form.later")
        self.saved_icon = Picture(look, "saved", "ink_muted", 1.1, self)
        self.saved = Caption(look, "", self, name="form.saved")
        self.saved.setWordWrap(False)
        self.bar = Footer(look, self)
        for button in (self.go, self.another, self.later, self.leave):
            self.bar.row.addWidget(button)
        self.bar.row.addStretch(1)
        self.bar.row.addWidget(self.saved_icon)
        self.bar.row.addWidget(self.saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Separator(look, self))
        column.addWidget(self.bar)
        self.go.clicked.connect(self.continued)
        self.another.clicked.connect(self.another_wanted)
        self.leave.clicked.connect(model.walk.leave_for_now)
        self.later.clicked.connect(model.walk.come_back_later)
        model.saves.changed.connect(self.show_saved)
        model.problems.changed.connect(self.sync)
        self.sync()
        self.show_saved()

    def parts(self) -> tuple[QWidget, ...]:
        """What is laid out before what is around it."""
        return self.bar.held, self.bar, self

    @Slot()
    def sync(self) -> None:
        """Show what the main act is here."""
        checking = self.model.walk.place.kind is Kind.CHECK
        words = self.model.send_words if checking else self.tr("Continue")
        if self.go.text() != words:
            self.go.set_words(words)
        if self.model.readonly and self.later.text() != self.tr("Close"):
            self.later.set_words(self.tr("Close"))
        self.go.setVisible(not (checking and self.model.readonly))
        another = self.model.another
        self.another.setVisible(bool(another))
        self.another.setAccessibleName(self.tr("Add another: {thing}").format(thing=another))
        wrong_here = bool(set(self.model.walk.wrong_here())) and not checking
        self.leave.setVisible(wrong_here)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # with large text the buttons need the room; the bar above says the same
        self._make_room()

    def _make_room(self) -> None:
        row = self.bar.row
        buttons = (self.go, self.another, self.later, self.leave)
        parts = (*(button for button in buttons if not button.isHidden()), self.saved_icon)
        margins = row.contentsMargins()
        beside = sum(part.sizeHint().width() + row.spacing() for part in parts)
        room = self.width() - margins.left() - margins.right() - row.spacing()
        self.saved.setVisible(beside + self.saved.sizeHint().width() <= room)

    @Slot()
    def show_saved(self) -> None:
        """Say where the last change is."""
        state = self.model.saves.state
        failed = state.safety is Safety.FAILED
        self.saved.setText(self.saved_words())
        self.saved_icon.show_icon("error" if failed else "saved", "error" if failed else "ink_muted")
        self.saved_icon.setVisible(bool(self.saved.text()) and not self.model.saves.take_long)
        self._make_room()

    def saved_words(self) -> str:
        """Where the last change is, in words."""
        state = self.model.saves.state
        if state.safety is Safety.FAILED:
            return self.tr("Not saved yet")
        if self.model.saves.take_long:
            return self.tr("Saving …")
        if state.at is None:
            return ""
        return self.tr("Saved {time}").format(time=show_clock(state.at))
