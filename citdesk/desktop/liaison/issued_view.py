"""One paper that went out: its facts, its signed pages, and what can be done about it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.case.lines import Lines
from citdesk.desktop.liaison.issued_model import IssuedPaperModel
from citdesk.desktop.liaison.signer_words import signer_words
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.shell.scrolled_page import ScrolledPage
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Hint,
    Rank,
    SectionTitle,
    Strong,
    Title,
    announce,
)
from citdesk.desktop.widgets.dialog import open_dialog
from citdesk.workspace import FileSignature, ScanOnRecord


class IssuedPaperPage(ScrolledPage):
    """Shows an :class:`IssuedPaperModel`. ``void_wanted`` and ``scan_wanted`` ask for the next page;
    ``right_wanted`` for the one that replaces wrong signed pages.
    """

    void_wanted = Signal()
    scan_wanted = Signal()
    right_wanted = Signal(object)

    def __init__(self, look: Look, model: IssuedPaperModel, parent: QWidget | None = None) -> None:
        super().__init__(look, "issued-paper", parent, width=46)
        self._model = model
        self._title = Title(look, "", name="issued-paper.title")
        self._stands = Strong(look, "", name="issued-paper.stands")
        self._facts, self._scans, self._found = Lines(look), Lines(look), Lines(look)
        self.attach = Button(
            look, self.tr("Attach signed pages"), name="issued-paper.attach", rank=Rank.PRIMARY
        )
        self.check = Button(look, self.tr("Check a file"), name="issued-paper.check", rank=Rank.SECONDARY)
        self.void = Button(look, self.tr("Make void"), name="issued-paper.void", rank=Rank.SECONDARY)
        self._build()
        self.attach.clicked.connect(self.scan_wanted)
        self.void.clicked.connect(self.void_wanted)
        self.check.clicked.connect(self._open_dialog)
        model.changed.connect(self._show)
        model.checked.connect(self._show_found)
        self._trouble.follow(model)
        self._show()
        self._show_found()

    def context(self) -> PageContext:
        document = self._model.paper.issued.document_id
        return PageContext(self.tr("Paper {document}").format(document=document))

    def arrive(self) -> None:
        self._model.load()
        first = self._back if self._model.paper.void else self.attach
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        look, page = self.look, self._page
        page.add(self._line)
        page.add(self._title)
        page.add(self._stands)
        page.add(self._facts, above=0.5)
        page.add(SectionTitle(look, self.tr("Signed pages")), above=1.0)
        page.add(self._scans)
        page.add(SectionTitle(look, self.tr("Signatures and HQ's seal")), above=1.0)
        page.add(self._found)
        page.add(self.check)
        page.footer.addWidget(self.attach)
        page.footer.addSpacing(look.em(0.75))
        page.footer.addWidget(self.void)
        page.footer.addSpacing(look.em(0.75))
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)

    def take_file(self, path: str) -> None:
        """Hold the file at a path against the paper."""
        self._model.check(Path(path))

    def _open_dialog(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the file of this paper"))
        dialog.setObjectName("issued-paper.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.fileSelected.connect(self.take_file)
        open_dialog(dialog)

    def _show_found(self) -> None:
        lines, look = self._found.emptied(), self.look
        if self._model.found is None:
            lines.addWidget(
                Hint(look, self.tr("Choose the file that was saved or sent: it says who signed it."))
            )
            return
        name, found = self._model.found
        words = [self.tr("{file} is this paper, unchanged.").format(file=name)]
        words += [self._signed_words(self.tr("Signed by {who}, {time}"), each) for each in found.signatures]
        if not found.signatures:
            words.append(self.tr("Nobody signed it."))
        if found.seal is None:
            words.append(self.tr("HQ has not sealed it."))
        else:
            words.append(self._signed_words(self.tr("Sealed by {who}, {time}"), found.seal))
        for each in words:
            lines.addWidget(Body(look, each))
        announce(self, " ".join(words))

    def _signed_words(self, pattern: str, signature: FileSignature) -> str:
        when = self.tr("at an unknown time")
        if signature.at is not None:
            when = self._model.moment_words(signature.at)
        words = pattern.format(who=signature.signer, time=when)
        if signature.confirmed_by:
            confirmed = self.tr("{signed}. Time confirmed by {server}")
            words = confirmed.format(signed=words, server=signature.confirmed_by)
        return f"{words}."

    def _show(self) -> None:
        paper = self._model.paper
        issued = paper.issued
        self._title.setText(
            self.tr("{paper} for {recipient}").format(paper=paper.title, recipient=issued.recipient)
        )
        self._stands.setText(self._stands_words())
        self.void.setVisible(not paper.void)
        # what came back signed before is still kept, but nothing more is awaited
        self.attach.set_rank(Rank.SECONDARY if paper.void else Rank.PRIMARY)
        lines = self._facts.emptied()
        issued_words = self.tr("Issued {time} by {who}").format(
            time=self._model.moment_words(paper.at), who=paper.by
        )
        if paper.waiting:
            issued_words = self.tr("{issued}. Not at HQ yet.").format(issued=issued_words)
        pages = counted(issued.pages, self.tr("1 page"), self.tr("{n} pages"))
        lines.addWidget(Body(self.look, issued_words))
        lines.addWidget(Body(self.look, self.tr("Reason: {reason}").format(reason=issued.reason)))
        lines.addWidget(
            Hint(
                self.look,
                self.tr("Document {document}, {pages}").format(document=issued.document_id, pages=pages),
            )
        )
        if issued.replaces:
            corrected = self.tr("Replaces {document}: {why}")
            lines.addWidget(
                Hint(self.look, corrected.format(document=issued.replaces, why=issued.correction))
            )
        self._show_scans()

    def _stands_words(self) -> str:
        paper = self._model.paper
        if paper.void:
            return self.tr("Void: {why}").format(why=paper.void_because)
        if paper.replaced_by:
            return self.tr("Replaced by {document}").format(document=paper.replaced_by)
        return self.tr("In force")

    def _show_scans(self) -> None:
        lines = self._scans.emptied()
        scans = self._model.paper.scans
        if not scans:
            words = self.tr("None. If the paper comes back signed by hand, attach the scan.")
            lines.addWidget(Hint(self.look, self.tr("None.") if self._model.paper.void else words))
        for number, scan in enumerate(scans, 1):
            lines.addWidget(self._entry(number, scan))

    def _entry(self, number: int, scan: ScanOnRecord) -> QWidget:
        attached = scan.attached
        pages = counted(attached.pages, self.tr("1 page"), self.tr("{n} pages"))
        signed = ", ".join(signer_words(each) for each in attached.signed_by)
        kept = self.tr("Attached {time} by {who}").format(time=self._model.moment_words(scan.at), who=scan.by)
        if scan.waiting:
            kept = self.tr("{attached}. Not at HQ yet.").format(attached=kept)
        entry = QWidget()
        across = QHBoxLayout(entry)
        across.setContentsMargins(0, 0, 0, self.look.em(0.25))
        column = QVBoxLayout()
        column.setSpacing(self.look.em(0.25))
        column.addWidget(Body(self.look, self.tr("{pages}, signed: {who}").format(pages=pages, who=signed)))
        column.addWidget(Hint(self.look, kept))
        if scan.wrong_because:
            wrong = self.tr("Wrong pages, replaced: {why}").format(why=scan.wrong_because)
            column.addWidget(Hint(self.look, wrong))
        across.addLayout(column, 1)
        button = Button(
            self.look, self.tr("Look at them"), name=f"issued-paper.scan:{number}", rank=Rank.SECONDARY
        )
        button.setAccessibleName(self.tr("Look at the signed pages, number {n}").format(n=number))
        button.clicked.connect(partial(self._model.show, scan))
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        if not scan.wrong_because:
            replacing = Button(
                self.look, self.tr("Replace"), name=f"issued-paper.replace:{number}", rank=Rank.SECONDARY
            )
            replacing.setAccessibleName(self.tr("Replace the signed pages, number {n}").format(n=number))
            replacing.clicked.connect(partial(self.right_wanted.emit, scan))
            across.addWidget(replacing, 0, Qt.AlignmentFlag.AlignTop)
        return entry
