"""A recovery code was shown and never written down: said at each sign-in until there is one on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Rank, ScrollPage, Title


class OwedCodePage(Page):
    """``code_wanted``: go where a new code is shown. ``written``: it is on paper after all.

    Left without either, the next sign-in says it again.
    """

    code_wanted = Signal()
    written = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.owed-code")
        page = ScrollPage(look, self, width=40, name="owed-code")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        page.add(Title(look, self.tr("You have no recovery code on paper"), name="owed-code.title"))
        words = self.tr(
            "The last one went from the screen before you said that it is written down. If you forget your "
            "passphrase, only a code on paper opens your work."
        )
        page.add(Body(look, words, name="owed-code.words"), above=0.5)
        self.go = Button(look, self.tr("Get a new code"), name="owed-code.go", rank=Rank.PRIMARY)
        self.have = Button(look, self.tr("I have it on paper"), name="owed-code.have", rank=Rank.SECONDARY)
        self._later = Button(look, self.tr("Not now"), name="page.back", rank=Rank.QUIET)
        page.footer.addWidget(self.go)
        page.footer.addWidget(self.have)
        page.footer.addWidget(self._later)
        page.footer.addStretch(1)
        self.go.clicked.connect(self.code_wanted)
        self.have.clicked.connect(self._on_paper)
        self._later.clicked.connect(self.left)

    def context(self) -> PageContext:
        return PageContext(self.tr("Recovery code"), aside=self.tr("For you on this computer"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_paper(self) -> None:
        self.written.emit()
        self.left.emit()
