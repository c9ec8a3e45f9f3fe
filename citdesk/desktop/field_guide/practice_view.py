"""The practice area: reports written for drills, what the rules say of one, and the sheet it would become."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.casework.checks import Finding
from citdesk.desktop.liaison.preview import PaperPreview
from citdesk.desktop.printing.pages import print_pdf
from citdesk.desktop.printing.printers import Printers
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.ribbon import PracticeRibbon
from citdesk.desktop.spoken.finding_sentences import finding_words, severity_said
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Footer,
    Rank,
    ScrollPage,
    SectionTitle,
    Separator,
    Title,
    announce,
)
from citdesk.desktop.widgets.dialog import open_dialog
from citdesk.workspace import Paper, Practised


class PractisedPage(Page):
    """The reports written in practice. ``opened`` carries the one to go on with."""

    opened = Signal(str)

    def __init__(
        self,
        look: Look,
        written: Sequence[Practised],
        titles: Mapping[str, str],
        now: datetime,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page.practised")
        self.frame = ListFrame(look, self, name="practised", title=self.tr("Reports written in practice"))
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.frame.add_back(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PracticeRibbon(look, self))
        column.addWidget(self.frame, 1)
        self.back.clicked.connect(self.left)
        self.frame.list.opened.connect(self.opened)
        self.frame.rows.show_rows(
            [
                Row(
                    id=each.report,
                    title=titles.get(each.drill, each.drill),
                    aside=moment(each.changed_at, now, zone),
                    detail=counted(each.answers, self.tr("1 answer"), self.tr("{n} answers")),
                )
                for each in written
            ]
        )
        empty = self.tr("Nothing yet. Finish a drill, then write the report for it.")
        self.frame.show_empty("" if written else empty)

    def context(self) -> PageContext:
        return PageContext(self.tr("Practice"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self.frame.focus_list()


class PracticeDonePage(Page):
    """After the last page of a practice report: what the rules over the whole record say of it."""

    paper_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, look: Look, found: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.practice-done")
        page = ScrollPage(look, self, width=40, name="practice-done")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PracticeRibbon(look, self))
        column.addWidget(page, 1)
        page.add(Title(look, self.tr("The practice report is complete"), name="practice-done.title"))
        page.add(Body(look, self.tr("Nothing was sent, and nothing of it is on record.")))
        page.add(SectionTitle(look, self.tr("What a supervisor would read beside it")), above=0.75)
        said = [
            f"{severity_said(each.severity, elsewhere=bool(each.awaits))}: {finding_words(each.message)}"
            for each in found
        ]
        for sentence in said or (self.tr("The checks found nothing that does not fit."),):
            page.add(Body(look, sentence, name="practice-done.said"))
        self.paper = Button(
            look, self.tr("See it on paper"), name="practice-done.paper", rank=Rank.PRIMARY, icon="print"
        )
        self.keep = Button(look, self.tr("Keep it and go back"), name="page.back")
        self.discard = Button(look, self.tr("Delete it"), name="practice-done.discard", rank=Rank.QUIET)
        for button in (self.paper, self.keep, self.discard):
            page.footer.addWidget(button)
        page.footer.addStretch(1)
        self.paper.clicked.connect(self.paper_wanted)
        self.keep.clicked.connect(self.left)
        self.discard.clicked.connect(self.discard_wanted)

    def context(self) -> PageContext:
        return PageContext(self.tr("Practice"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)


class PracticePaperPage(Page):
    """The sheet that a practice report would become, PRACTICE across every page."""

    def __init__(
        self,
        look: Look,
        tasks: Tasks,
        paper: Paper,
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(parent)
        self._printers = printers or Printers()
        self._tasks = tasks
        self._paper = paper
        self.setObjectName("page.practice-paper")
        self.preview = PaperPreview(look, self, alone=True)
        self.preview.show_pdf(paper.pdf)
        self.print_button = Button(
            look, self.tr("Print"), name="paper.print", rank=Rank.PRIMARY, icon="print"
        )
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        footer = Footer(look, self)
        footer.row.addWidget(self.print_button)
        footer.row.addWidget(self.back)
        footer.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PracticeRibbon(look, self))
        column.addWidget(self.preview, 1)
        column.addWidget(Separator(look, self))
        column.addWidget(footer)
        self.print_button.clicked.connect(self._ask)
        self.back.clicked.connect(self.left)

    def context(self) -> PageContext:
        return PageContext(self.tr("Practice report"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit, "paper.print": self._ask}

    def arrive(self) -> None:
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def print(self, printer: QPrinter) -> None:
        """Send the sheet to a printer."""
        self._tasks.pool(
            lambda: print_pdf(self._paper.pdf, printer),
            lambda _: announce(self, self.tr("Sent to the printer.")),
            lambda failure: announce(self, failure_words(failure), urgent=True),
        )

    def _ask(self) -> None:
        printer = self._printers.printer(self._paper.title)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("paper.print-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, self._paper.pages)
        dialog.accepted.connect(lambda: self.print(printer))
        open_dialog(dialog)
