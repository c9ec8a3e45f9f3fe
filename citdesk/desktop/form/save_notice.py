"""The one thing that may stand between a person and the form: the last change could not be saved."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.saving import Safety
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import Button, ErrorText, Picture, announce
from citdesk.desktop.widgets.styled import follow, ground

#: how wide the sentence is at the most: what helps stands beside it, not at the far edge of the screen
_WORDS_EM = 36


class SaveNotice(QFrame):
    """Says what is not saved and offers to try again; hidden while all is well."""

    def __init__(self, desk: Desk, model: FormViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = desk.look
        self.model = model
        self.words = ErrorText(desk.look, "", self, signed=False)
        self.again = Button(desk.look, self.tr("Try again"), self, name="form.save-again")
        self._row = QHBoxLayout(self)
        self._row.addWidget(Picture(desk.look, "error", "error", 1.2, self))
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.again)
        self._row.addStretch(0)
        self.again.clicked.connect(model.save_again)
        model.saves.changed.connect(self.sync)
        self.hide()
        follow(desk.look, self.restyle)

    def restyle(self) -> None:
        """Take colours and margins from the look."""
        look = self.look
        ground(self, look.colour("error_tint"))
        self._row.setContentsMargins(look.margin(), look.em(0.4), look.margin(), look.em(0.4))
        self._row.setSpacing(look.em(0.6))
        self.words.setMaximumWidth(look.em(_WORDS_EM))

    @Slot()
    def sync(self) -> None:
        """Appear when saving failed and go when it works again."""
        state = self.model.saves.state
        # while a new try runs the notice stays: it goes only on success
        if state.safety is Safety.FAILED:
            if not self.isVisible() or self.words.text() != state.message:
                announce(self, state.message, urgent=True)
            self.words.setText(state.message)
            self.show()
        elif state.safety is Safety.SAVED and self.isVisible():
            self.hide()
            announce(self, self.tr("Saved"), kind="saved")
