"""The printer and the paper of this computer, and a sheet to try them with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.printing.kept import PaperSize
from citdesk.desktop.printing.printers import Printers, SystemPrinter
from citdesk.desktop.printing.trial import print_trial
from citdesk.desktop.settings.choice import Choice, Offer
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.shell.scrolled_page import ScrolledPage
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    ErrorText,
    Hint,
    Rank,
    SectionTitle,
    Title,
    announce,
)


class PrintersPage(ScrolledPage):
    """Shows and changes what :class:`Printers` hold. Asks the system when it comes up and on a press only."""

    passing = True

    def __init__(self, look: Look, printers: Printers, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(look, "printers", parent, width=44)
        self.printers = printers
        self._tasks = tasks
        self._page.add(Title(look, self.tr("Printers"), name="printers.title"))
        self._none = Body(look, self._none_words(), name="printers.none")
        self._gone = ErrorText(look, "", name="printers.gone")
        self._list_title = SectionTitle(look, self.tr("Papers of this computer go to"))
        for part in (self._line, self._none, self._gone, self._list_title):
            self._page.add(part)
        self._place = QVBoxLayout()
        self._page.add_row(self._place)
        self._choice: Choice[str] | None = None
        self._names: list[str] = []
        size_title = SectionTitle(look, self.tr("Paper in it"))
        size_title.setContentsMargins(0, look.em(0.9), 0, 0)
        self._page.add(size_title)
        self.sizes = Choice(look, self._size_offers(), self._choose_size)
        self._page.add(self.sizes)
        hint = self.tr("Papers are written for US Letter. On A4 they are fitted to the sheet.")
        size_hint = Hint(look, hint)
        self._page.add(size_hint)
        self._of_paper = size_title, self.sizes, size_hint
        self.trial = Button(look, self.tr("Print a test page"), name="printers.trial", rank=Rank.PRIMARY)
        self.again = Button(look, self.tr("Look again"), name="printers.again")
        for button in (self.trial, self.again, self._back):
            self._page.footer.addWidget(button)
        self._page.footer.addStretch(1)
        self.trial.clicked.connect(self._print)
        self.again.clicked.connect(self._look_again)
        self._show(printers.found())

    def context(self) -> PageContext:
        return PageContext(self.tr("Printers"), aside=self.tr("For this computer"))

    def arrive(self) -> None:
        if self._choice is not None:
            self._choice.focus_marked()
        else:
            self.again.setFocus()

    def send(self, printer: QPrinter) -> None:
        """Print the test page on this printer; a page says when it went, or why not."""
        self.trial.setEnabled(False)
        self._trouble.calm()
        name = printer.printerName() or self.tr("A file")
        title, lines = self.tr("CITDesk test page"), self._trial_lines(name)
        self._tasks.pool(lambda: print_trial(printer, title, lines), self._printed, self._not_printed)

    # --- inside ------------------------------------------------------------------------------------------

    def _none_words(self) -> str:
        return self.tr(
            "This computer has no printer. Papers can be saved as PDF. To print, ask whoever looks after "
            "this computer to add a printer, then press Look again."
        )

    def _size_offers(self) -> list[Offer[PaperSize]]:
        return [
            Offer(PaperSize.LETTER, "paper-size:letter", self.tr("US Letter"), self.tr("8.5 x 11 in")),
            Offer(PaperSize.A4, "paper-size:a4", self.tr("A4"), self.tr("210 x 297 mm")),
        ]

    def _trial_lines(self, name: str) -> list[str]:
        size = next(
            offer.words for offer in self._size_offers() if offer.value is self.printers.settings.paper
        )
        return [
            self.tr("Printer: {name}").format(name=name),
            self.tr("Paper: {size}").format(size=size),
            self.tr(
                "The frame stands 10 mm from each edge. When a side of it is missing, the paper in the "
                "printer is not the one chosen in Settings."
            ),
        ]

    def _look_again(self) -> None:
        self._show(self.printers.found())
        count = 0 if self._choice is None else len(self._names)
        words = self.tr("Printers found: {n}").format(n=count) if count else self._none_words()
        announce(self, words, kind="settings")
        self.arrive()

    def _show(self, printers: Sequence[SystemPrinter]) -> None:
        chosen = self.printers.settings.printer
        self._names = [each.name for each in printers]
        gone = bool(chosen) and chosen not in self._names
        self._none.setVisible(not printers)
        for part in (self._list_title, *self._of_paper):
            part.setVisible(bool(printers))
        words = self.tr("{name} is not there now. Until it is back, papers go to the system's own choice.")
        self._gone.setText(words.format(name=chosen) if gone and printers else "")
        self._gone.setVisible(gone and bool(printers))
        self.trial.setEnabled(bool(printers))
        if self._choice is not None:
            self._place.removeWidget(self._choice)
            self._choice.hide()
            self._choice.deleteLater()
            self._choice = None
        if printers:
            self._choice = Choice(self.look, self._offers(printers), self._choose)
            self._place.addWidget(self._choice)
            self._choice.mark("" if gone else chosen)
        self.sizes.mark(self.printers.settings.paper)

    def _offers(self, printers: Sequence[SystemPrinter]) -> list[Offer[str]]:
        preferred = next((each.name for each in printers if each.preferred), "")
        own = self.tr("The system's own choice")
        return [
            Offer("", "printer:", own, preferred),
            *(Offer(each.name, f"printer:{each.name}", each.name, each.words) for each in printers),
        ]

    def _choose(self, name: str) -> None:
        self.printers.set(replace(self.printers.settings, printer=name))
        self._gone.hide()

    def _choose_size(self, size: PaperSize) -> None:
        self.printers.set(replace(self.printers.settings, paper=size))

    def _print(self) -> None:
        self.send(self.printers.printer(self.tr("CITDesk test page")))

    def _printed(self, _: None) -> None:
        self.trial.setEnabled(True)
        announce(self, self.tr("The test page is sent to the printer."), kind="settings")

    def _not_printed(self, failure: BaseException) -> None:
        self.trial.setEnabled(True)
        self._trouble.say(failure_words(failure))
