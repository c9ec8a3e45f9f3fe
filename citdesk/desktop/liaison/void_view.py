"""Making a paper void: why, and what that does and does not do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.liaison.issued_model import IssuedPaperModel
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    TextBox,
    Title,
)
from citdesk.desktop.widgets.too_long import TooLong


class VoidPage(Page):
    """Asks why the paper of an :class:`IssuedPaperModel` is void, and records it."""

    def __init__(
        self,
        look: Look,
        model: IssuedPaperModel,
        parent: QWidget | None = None,
        *,
        kept: KeptWords | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.void-paper")
        page = ScrollPage(look, self, width=42, name="void-paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        line = ErrorText(look, "", name="void-paper.trouble")
        self._trouble = Trouble(self, line, page)
        self.why = TextBox(look, name="void-paper.why", label=self.tr("Why is it void?"))
        self.go = Button(look, self.tr("Make void"), name="void-paper.go", rank=Rank.PRIMARY)
        back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        issued = model.paper.issued
        page.add(Title(look, self.tr("Make a paper void"), name="void-paper.title"))
        page.add(line)
        named = self.tr("{paper} for {recipient}, {document}")
        page.add(
            Body(
                look,
                named.format(
                    paper=model.paper.title, recipient=issued.recipient, document=issued.document_id
                ),
            )
        )
        page.add(SectionTitle(look, self.tr("Why is it void?")), above=0.75)
        page.add(Hint(look, self.tr("It is kept with the paper. Other liaisons can read it. Facts only.")))
        page.add(self.why)
        page.add(TooLong(look, self.why))
        page.add(
            Hint(
                look,
                self.tr(
                    "The paper stays in the list, marked void, and this cannot be undone. Nobody is told by "
                    "CITDesk: tell {recipient} yourself."
                ).format(recipient=issued.recipient),
            ),
            above=0.5,
        )
        page.footer.addWidget(self.go)
        page.footer.addSpacing(look.em(0.75))
        page.footer.addWidget(back)
        page.footer.addStretch(1)
        self.go.clicked.connect(self._record)
        back.clicked.connect(self.left)
        self._trouble.follow(model)
        unsent = self.tr("Why paper {document} is void was not sent.").format(document=issued.document_id)
        model.acted.connect((kept or KeptWords()).follow(self.why, ("void", issued.document_id), unsent))
        model.acted.connect(self.left)

    def context(self) -> PageContext:
        document = self._model.paper.issued.document_id
        return PageContext(self.tr("Paper {document}").format(document=document))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self) -> None:
        self._trouble.calm()
        why = self.why.toPlainText()
        if not why.strip():
            no_reason = self.tr("Enter why the paper is void")
            self._trouble.say(no_reason)
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._model.make_void(why)
