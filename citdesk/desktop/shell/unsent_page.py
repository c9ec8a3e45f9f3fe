"""Before somebody leaves: what they typed on pages that they left without sending it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Hint, Rank, ScrollPage, Strong, Title


class UnsentPage(Page):
    """Names what was not sent, a sentence for each. ``let_go`` when the person leaves without it."""

    let_go = Signal()
    passing = True

    def __init__(self, look: Look, unsent: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.unsent")
        page = ScrollPage(look, self, width=40, name="unsent")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        page.add(Title(look, self.tr("Not everything was sent"), name="unsent.title"))
        for number, said in enumerate(unsent, 1):
            page.add(Strong(look, said, name=f"unsent.words:{number}"), above=0.5)
        meaning = self.tr(
            "What was typed there stands on its page. If you sign out again or close the window, it waits "
            'for your next sign-in on this computer. "Leave without it" lets go of it for good.'
        )
        page.add(Body(look, meaning), above=0.5)
        page.add(Hint(look, self.tr("Locking the screen keeps it.")), above=0.25)
        self.back = Button(look, self.tr("Go back"), name="page.back", rank=Rank.PRIMARY, icon="back")
        self.go = Button(look, self.tr("Leave without it"), name="unsent.go", rank=Rank.SECONDARY)
        page.footer.addWidget(self.back)
        page.footer.addSpacing(look.em(0.75))
        page.footer.addWidget(self.go)
        page.footer.addStretch(1)
        self.back.clicked.connect(self.left)
        self.go.clicked.connect(self.let_go)

    def context(self) -> PageContext:
        return PageContext(self.tr("Before you leave"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
