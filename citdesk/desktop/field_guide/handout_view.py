"""The hand-out: the sheet itself in the person's language, printed or saved on the spot, offline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from citdesk.desktop.field_guide.handout_model import HandoutModel
from citdesk.desktop.liaison.preview import PaperPreview
from citdesk.desktop.printing.printers import Printers
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ChoiceRow,
    ErrorText,
    Footer,
    Rank,
    ScrollPage,
    SectionTitle,
    Separator,
    announce,
)
from citdesk.desktop.widgets.beside import Beside
from citdesk.desktop.widgets.dialog import open_dialog

if TYPE_CHECKING:
    from citdesk.workspace import Paper


class HandoutPage(Page):
    """Shows a :class:`HandoutModel`, which belongs to it."""

    def __init__(
        self,
        look: Look,
        model: HandoutModel,
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(parent)
        self._printers = printers or Printers()
        model.setParent(self)
        self.look = look
        self.model = model
        self.setObjectName("page.handout")
        self.preview = PaperPreview(look, self)
        self.side = ScrollPage(look, self, width=30, name="handout.side")
        self._problem = ErrorText(look, "", name="handout.problem")
        self.side.add(self._problem)
        self.side.add(SectionTitle(look, self.tr("In which language?")))
        self.languages: dict[str, ChoiceRow] = {}
        for code, words in (("en", "English"), ("es", "Español")):
            row = ChoiceRow(look, words, self.side.column, name=f"handout.language:{code}")
            row.setChecked(code == model.language)
            row.toggled.connect(self._choose)
            self.side.add(row)
            self.languages[code] = row
        self.side.add(SectionTitle(look, self.tr("On the sheet")), above=0.75)
        for service in model.services:
            self.side.add(Body(look, service.name))
        self.side.add(
            Caption(
                look,
                self.tr(
                    "Yours is the only name on it, so that people can ask for you. "
                    "Every handout has 988, the Suicide & Crisis Lifeline: call, text or chat."
                ),
            ),
            above=0.5,
        )
        #: what was pressed while the sheet is being made
        self._next: Callable[[], None] | None = None
        self._build_footer()
        model.changed.connect(self._show)
        self._problem.hide()
        model.make()

    def context(self) -> PageContext:
        return PageContext(self.tr("Handout"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit, "paper.print": self._print, "paper.save": self._save}

    def panes(self) -> Sequence[QWidget]:
        return [self.side, self.preview, self._footer]

    def arrive(self) -> None:
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_footer(self) -> None:
        look = self.look
        self.print_button = Button(
            look, self.tr("Print"), name="paper.print", rank=Rank.PRIMARY, icon="print"
        )
        self.save_button = Button(look, self.tr("Save PDF"), name="paper.save", icon="save-file")
        self._said = Caption(look, "", name="handout.said")
        self._said.setWordWrap(False)
        back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._footer = Footer(look, self, width=60)  # as wide as the paper and what is asked of it
        words = self.tr("What is on it"), self.tr("See the sheet")
        self._beside = Beside(
            look, self.side, self.preview, self, side=self.side, words=words, name="handout.turn"
        )
        for widget in (self.print_button, self.save_button, self._beside.turn, back):
            self._footer.row.addWidget(widget)
        self._footer.row.addStretch(1)
        self._footer.row.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._beside, 1)
        column.addWidget(Separator(look, self))
        column.addWidget(self._footer)
        self._beside.turned.connect(self._make_room)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        back.clicked.connect(self.left)

    def _make_room(self) -> None:
        """Where the sheet is alone in sight, every line of the footer is one less of it."""
        alone = self._beside.alone(self.preview)
        self.save_button.setVisible(not alone)
        self._said.setVisible(not alone or bool(self._said.text()))

    def _choose(self) -> None:
        self._next = None
        chosen = next((code for code, row in self.languages.items() if row.isChecked()), "en")
        self.model.speak(chosen)

    def _ready(self, act: Callable[[], None]) -> Paper | None:
        """The sheet, None while it is being made: it leaves when it is there."""
        if not self.model.making:
            return self.model.paper
        self._next = act
        words = self.tr("Making the sheet. It goes on by itself when it is ready.")
        self._said.setText(words)
        self._make_room()
        announce(self, words, kind="handout")
        return None

    def _print(self) -> None:
        paper = self._ready(self._print)
        if paper is None:
            return
        printer = self._printers.printer(paper.title)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("paper.print-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, paper.pages)
        dialog.accepted.connect(lambda: self.model.print(printer))
        open_dialog(dialog)

    def _save(self) -> None:
        paper = self._ready(self._save)
        if paper is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save the handout"), folder)
        dialog.setObjectName("paper.save-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(paper.file_name)
        dialog.fileSelected.connect(self._save_to)
        open_dialog(dialog)

    def _save_to(self, target: str) -> None:
        self.model.save(Path(target))

    def _show(self) -> None:
        model = self.model
        paper: Paper | None = model.paper
        if paper is not None and paper.document_id != self._shown_id:
            self._shown_id = paper.document_id
            self.preview.show_pdf(paper.pdf)
        self._problem.setText(model.problem)
        self._problem.setVisible(bool(model.problem))
        self._said.setText(model.said)
        if model.problem:
            self._beside.show_part(self.side)
        self._make_room()
        if model.problem or model.said:
            announce(self, model.problem or model.said, urgent=bool(model.problem), kind="handout")
        if self._next is not None and not model.making:
            act, self._next = self._next, None
            if not model.problem:
                act()

    _shown_id = ""
