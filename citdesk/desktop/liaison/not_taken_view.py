"""What HQ did not take about a report that this person cannot open, a unit or a case, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from citdesk.desktop.liaison.not_taken_model import NotTakenModel
from citdesk.desktop.liaison.refused_words import refused_step_words, why_words
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.shell.refusal_words import arrangement_words, not_taken_words
from citdesk.desktop.shell.scrolled_page import ScrolledPage
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Hint, Rank, Strong, Title


class NotTakenPage(ScrolledPage):
    """Shows a :class:`NotTakenModel`; taken off the list, it is left."""

    def __init__(self, look: Look, model: NotTakenModel, parent: QWidget | None = None) -> None:
        super().__init__(look, "not-taken", parent, width=42)
        self._model = model
        seen = self.tr("Seen: take it off the list")
        self.go = Button(look, seen, name="not-taken.seen", rank=Rank.PRIMARY)
        self._build()
        self._page.footer.addWidget(self.go)
        self._page.footer.addWidget(self._back)
        self._page.footer.addStretch(1)
        self.go.clicked.connect(model.let_go)
        self._trouble.follow(model)
        model.acted.connect(self.left)

    def context(self) -> PageContext:
        row = self._model.row
        return PageContext(row.number or row.title or self.tr("HQ did not take"))

    def arrive(self) -> None:
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        look, page, row = self.look, self._page, self._model.row
        page.add(Title(look, self.tr("HQ did not take"), name="not-taken.title"))
        page.add(self._line)
        for step in row.steps:
            page.add(Body(look, refused_step_words(step, self._model.day_words)), above=0.5)
            page.add(Hint(look, why_words(step)))
        if row.arrangement is not None:
            page.add(Strong(look, arrangement_words(row.arrangement), name="not-taken.what"), above=0.5)
        if not row.steps:
            page.add(Body(look, not_taken_words(row)), above=0.5)
        gone = self.tr(
            "This report is not with the liaison desk anymore, so nothing can be recorded about it from "
            "here. If this still has to be known, tell the supervisor of the unit. Taken off the list, it "
            "stays in the record of this computer."
        )
        others = self.tr(
            "This report is not yours, and nothing can be done about it from here. If this still has to be "
            "known, tell the supervisor of the unit. Taken off the list, it stays in the record of this "
            "computer."
        )
        arranged = self.tr(
            "It does not hold: nobody is told of it, and nothing was changed. Arrange it again in another "
            "way if it is still needed. Taken off the list, it stays in the record of this computer."
        )
        hint = arranged if row.arrangement is not None else gone if row.own else others
        page.add(Hint(look, hint, name="not-taken.gone"), above=0.75)
