"""Making a paper void: why, and what that does and does not do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from citdesk.desktop.liaison.issued_model import IssuedPaperModel
from citdesk.desktop.liaison.recording_page import RecordingPage
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Hint, SectionTitle, TextBox, Title
from citdesk.desktop.widgets.too_long import TooLong


class VoidPage(RecordingPage):
    """Asks why the paper of an :class:`IssuedPaperModel` is void, and records it."""

    def __init__(
        self,
        look: Look,
        model: IssuedPaperModel,
        parent: QWidget | None = None,
        *,
        kept: KeptWords | None = None,
    ) -> None:
        super().__init__(look, "void-paper", self.tr("Make void"), parent)
        self._model = model
        self.why = TextBox(look, name="void-paper.why", label=self.tr("Why is it void?"))
        self._build()
        document = model.paper.issued.document_id
        unsent = self.tr("Why paper {document} is void was not sent.").format(document=document)
        self._close_with(model, self.why, ("void", document), unsent, kept)

    def context(self) -> PageContext:
        document = self._model.paper.issued.document_id
        return PageContext(self.tr("Paper {document}").format(document=document))

    def arrive(self) -> None:
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        look, page, paper = self.look, self._page, self._model.paper
        page.add(Title(look, self.tr("Make a paper void"), name="void-paper.title"))
        page.add(self._line)
        named = self.tr("{paper} for {recipient}, {document}").format(
            paper=paper.title, recipient=paper.issued.recipient, document=paper.issued.document_id
        )
        page.add(Body(look, named))
        page.add(SectionTitle(look, self.tr("Why is it void?")), above=0.75)
        page.add(Hint(look, self.tr("It is kept with the paper. Other liaisons can read it. Facts only.")))
        page.add(self.why)
        page.add(TooLong(look, self.why))
        stays = self.tr(
            "The paper stays in the list, marked void, and this cannot be undone. Nobody is told by "
            "CITDesk: tell {recipient} yourself."
        ).format(recipient=paper.issued.recipient)
        page.add(Hint(look, stays), above=0.5)

    def _record(self) -> None:
        why = self.why.toPlainText()
        if why.strip():
            self._model.make_void(why)
        else:
            self._say_at(self.why, self.tr("Enter why the paper is void"))
