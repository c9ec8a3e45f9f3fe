"""Attaching the signed pages of a paper: which file, what is on it, and who signed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from citdesk.desktop.files.picture_page import PictureView
from citdesk.desktop.files.pictures import shown_picture
from citdesk.desktop.liaison.issued_model import IssuedPaperModel
from citdesk.desktop.liaison.preview import PaperPreview
from citdesk.desktop.liaison.signer_words import SIGNERS, signer_words
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.shell.scrolled_page import ScrolledPage
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    CheckRow,
    Hint,
    Rank,
    SectionTitle,
    Strong,
    TextBox,
    Title,
    announce,
)
from citdesk.desktop.widgets.dialog import open_dialog
from citdesk.desktop.widgets.too_long import TooLong
from citdesk.workspace import ScanOnRecord, SignedPages

# how high the chosen file is shown, in U: enough of a page to know it by
_SHOWN_HIGH = 26
_PDF = "application/pdf"


class ScanPage(ScrolledPage):
    """Reads a scan for the paper of an :class:`IssuedPaperModel`, shows it, and records it.

    ``wrong`` are signed pages that were attached by mistake, and that the scan is to replace.
    """

    def __init__(
        self,
        look: Look,
        model: IssuedPaperModel,
        parent: QWidget | None = None,
        *,
        wrong: ScanOnRecord | None = None,
        kept: KeptWords | None = None,
    ) -> None:
        super().__init__(look, "signed-pages", parent, width=42)
        self._model = model
        self._wrong = wrong
        model.forget_scan()
        self.why = TextBox(look, self, name="signed-pages.why", label=self.tr("Why are they wrong?"))
        self.why.setVisible(wrong is not None)
        self.choose = Button(
            look, self.tr("Choose the scan"), name="signed-pages.choose", rank=Rank.SECONDARY
        )
        self.file = Hint(look, "", name="signed-pages.file")
        self.doubts = Strong(look, "", name="signed-pages.doubts")
        self.preview = PaperPreview(look)
        self.picture = PictureView(look, self.tr("The chosen picture"))
        for shown in (self.preview, self.picture):
            shown.setFixedHeight(round(look.em(_SHOWN_HIGH)))
            shown.hide()
        self.signers: dict[str, CheckRow] = {}
        self._group = QWidget()
        self.go = Button(look, self.tr("Attach"), name="signed-pages.go", rank=Rank.PRIMARY)
        self._build()
        self.choose.clicked.connect(self._open_dialog)
        self.go.clicked.connect(self._record)
        self._trouble.follow(model)
        if wrong is not None:
            document = model.paper.issued.document_id
            unsent = self.tr("Why signed pages of {document} are wrong was not sent.").format(
                document=document
            )
            about = ("wrong-pages", document, wrong.attached.scan.name)
            model.acted.connect((kept or KeptWords()).follow(self.why, about, unsent))
        model.chosen.connect(self._show)
        model.acted.connect(self.left)
        self._show()

    def context(self) -> PageContext:
        document = self._model.paper.issued.document_id
        return PageContext(self.tr("Paper {document}").format(document=document))

    def arrive(self) -> None:
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_file(self, path: str) -> None:
        """Read the scan at a path."""
        self._model.choose(Path(path))

    def _build(self) -> None:
        look, page, paper = self.look, self._page, self._model.paper
        title = self.tr("Attach signed pages") if self._wrong is None else self.tr("Replace signed pages")
        page.add(Title(look, title, name="signed-pages.title"))
        page.add(self._line)
        named = self.tr("{paper} for {recipient}, {document}")
        page.add(
            Body(
                look,
                named.format(
                    paper=paper.title,
                    recipient=paper.issued.recipient,
                    document=paper.issued.document_id,
                ),
            )
        )
        page.add(SectionTitle(look, self.tr("Which file?")), above=0.75)
        page.add(Hint(look, self.tr("A PDF, JPEG or PNG of this paper and no other.")))
        page.add(self.choose)
        page.add(self.file)
        page.add(self.doubts)
        page.add(self.preview)
        page.add(self.picture)
        question = self.tr("Who signed on it?")
        page.add(SectionTitle(look, question), above=0.75)
        group = self._group
        group.setAccessibleName(question)
        rows = QVBoxLayout(group)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.em(0.5))
        for code in SIGNERS:
            row = CheckRow(look, signer_words(code), group, name=f"signed-pages.signer:{code}")
            rows.addWidget(row)
            self.signers[code] = row
        page.add(group)
        if self._wrong is not None:
            self._ask_why()
        stays = self.tr(
            "Signed pages stay with the paper for good. Wrong ones are replaced beside them, with a reason: "
            "both remain, with who attached them and when."
        )
        page.add(Hint(look, stays, name="signed-pages.stays"), above=0.75)
        page.footer.addWidget(self.go)
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)

    def _ask_why(self) -> None:
        page = self._page
        page.add(SectionTitle(self.look, self.tr("Why are they wrong?")), above=0.75)
        facts = self.tr("It is kept with the paper. Other liaisons can read it. Facts only.")
        page.add(Hint(self.look, facts))
        page.add(self.why)
        page.add(TooLong(self.look, self.why))

    def _show(self) -> None:
        scan = self._model.scan
        words, doubts = self.tr("No file chosen yet."), self._doubts()
        if scan is not None:
            pages = counted(scan.pages, self.tr("1 page"), self.tr("{n} pages"))
            words = self.tr("{file}, {pages}").format(file=self._model.file, pages=pages)
            announce(self, f"{words}. {doubts}" if doubts else words)
        self.file.setText(words)
        self.doubts.setText(doubts)
        self.doubts.setVisible(bool(doubts))
        self.go.set_words(self.tr("Attach all the same") if doubts else self.tr("Attach"))
        self._show_pages(scan)

    def _show_pages(self, scan: SignedPages | None) -> None:
        of_pdf = scan is not None and scan.file.media_type == _PDF
        if scan is None or not of_pdf:
            self.preview.show_none()
        else:
            self.preview.show_pdf(scan.file.content)
        self.picture.show_picture(QImage() if scan is None or of_pdf else shown_picture(scan.file.content))
        self.preview.setVisible(of_pdf)
        self.picture.setVisible(scan is not None and not of_pdf)

    def _doubts(self) -> str:
        """What speaks against the chosen file being the signed pages of this paper; '' for nothing."""
        scan, issued = self._model.scan, self._model.paper.issued
        if scan is None:
            return ""
        if scan.document_id and scan.document_id != issued.document_id:
            another = self.tr("This is the file of another paper, {document}.")
            return another.format(document=scan.document_id)
        if scan.document_id and not scan.signed:
            return self.tr("This is the file of the paper as it was issued: nobody signed it.")
        named = self._model.named
        if named and issued.document_id not in named:
            another = self.tr("Its pages bear the number of another paper, {document}.")
            return another.format(document=min(named))
        before = self._before_words()
        if before:
            return before
        if scan.pages == issued.pages:
            return ""
        return self.tr("{scan}, {paper}.").format(
            scan=counted(scan.pages, self.tr("This scan has 1 page"), self.tr("This scan has {n} pages")),
            paper=counted(issued.pages, self.tr("the paper has 1"), self.tr("the paper has {n}")),
        )

    def _before_words(self) -> str:
        """That this very file is attached already; '' where it is not."""
        model, known = self._model, self._model.attached_before
        if known is None:
            return ""
        paper, scan = known
        if paper.issued.document_id != model.paper.issued.document_id:
            said = self.tr("This very file is attached to paper {document}: {time} by {who}.")
        elif scan.wrong_because:
            said = self.tr(
                "This very file was attached to this paper and replaced as wrong: {time} by {who}."
            )
        else:
            said = self.tr("This very file is attached to this paper already: {time} by {who}.")
        time = model.moment_words(scan.at)
        return said.format(document=paper.issued.document_id, time=time, who=scan.by)

    def _open_dialog(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the scan"))
        dialog.setObjectName("signed-pages.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Scans (*.pdf *.jpg *.jpeg *.png)"))
        dialog.fileSelected.connect(self.take_file)
        open_dialog(dialog)

    def _record(self) -> None:
        self._trouble.calm()
        signed_by = [code for code, row in self.signers.items() if row.isChecked()]
        if self._model.scan is None:
            no_scan = self.tr("Choose the scan first")
            self._trouble.say(no_scan, at=self.choose)
            return
        if not signed_by:
            nobody = self.tr("Choose who signed on it")
            self._trouble.say(nobody, at=self._group)
            return
        why = self.why.toPlainText()
        if self._wrong is not None and not why.strip():
            no_reason = self.tr("Enter why the pages attached before are wrong")
            self._trouble.say(no_reason, at=self.why)
            return
        self._model.attach(signed_by, self._wrong, why)
