"""The printer of this computer: chosen once, taken by each print dialog, tried with a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from citdesk.desktop.printing.kept import KeptPrinting, PaperSize, PrintSettings
from citdesk.desktop.printing.printers import Printers, SystemPrinter
from citdesk.desktop.settings.printers_view import PrintersPage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from tests.a11y.walk import nameless, too_small, unnamed_objects, without_role

DESK = SystemPrinter("Front-desk", "Laser, front office", preferred=True)
SQUAD = SystemPrinter("Squad-room")
_POINTS_PER_MM = 72 / 25.4

Open = Callable[..., PrintersPage]


class System:
    """The printers of a computer, as somebody plugs them in and out."""

    def __init__(self, *there: SystemPrinter) -> None:
        self.there: Sequence[SystemPrinter] = there

    def look_up(self) -> Sequence[SystemPrinter]:
        """What is there now."""
        return self.there


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the choice is kept."""
    return tmp_path / "printing.ini"


@pytest.fixture
def open_page(look: Look, file: Path, bring_up: Callable[[QWidget], None]) -> Open:
    """The page over a computer's printers."""

    def opened(system: System) -> PrintersPage:
        printers = Printers(KeptPrinting(file), system.look_up)
        page = PrintersPage(look, printers, ImmediateTasks())
        page.resize(1024, 768)
        bring_up(page)
        return page

    return opened


def _press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    button.click()


def _said(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None, name
    return label.text() if label.isVisible() else ""


def test_the_printer_and_paper_that_were_chosen_hold_at_the_next_start(open_page: Open, file: Path) -> None:
    """Two presses, and the file has both; what is in it stands chosen when the page comes up again."""
    page = open_page(System(DESK, SQUAD))
    _press(page, "printer:Squad-room")
    _press(page, "paper-size:a4")
    assert KeptPrinting(file).read() == PrintSettings("Squad-room", PaperSize.A4)
    again = open_page(System(DESK, SQUAD))
    for name in ("printer:Squad-room", "paper-size:a4"):
        row = again.findChild(QAbstractButton, name)
        assert row is not None
        assert row.isChecked()


def test_a_computer_without_printers_says_so_and_finds_one_that_came(open_page: Open) -> None:
    """A plain sentence and no list; after Look again the new one can be chosen."""
    system = System()
    page = open_page(system)
    assert "no printer" in _said(page, "printers.none")
    assert not page.trial.isEnabled()
    assert not page.sizes.isVisible()  # there is nothing that paper could be in
    system.there = (DESK,)
    _press(page, "printers.again")
    assert _said(page, "printers.none") == ""
    _press(page, "printer:Front-desk")
    assert page.printers.settings.printer == "Front-desk"
    assert page.trial.isEnabled()
    assert page.sizes.isVisible()


def test_a_chosen_printer_that_is_gone_is_named_and_comes_back(open_page: Open) -> None:
    """What was chosen is not forgotten: papers go elsewhere only until it is there again."""
    system = System(DESK, SQUAD)
    page = open_page(system)
    _press(page, "printer:Squad-room")
    system.there = (DESK,)
    _press(page, "printers.again")
    assert _said(page, "printers.gone").startswith("Squad-room is not there now.")
    assert page.printers.printer("A paper").printerName() != "Squad-room"
    system.there = (DESK, SQUAD)
    _press(page, "printers.again")
    assert _said(page, "printers.gone") == ""
    assert page.printers.settings.printer == "Squad-room"


def test_each_job_asks_for_the_chosen_printer(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """Nothing is asked for before one is chosen: the system's own choice stands."""
    asked: list[str] = []

    class Asked(QPrinter):
        def setPrinterName(self, arg__1: str) -> None:  # noqa: N802 - Qt's own name
            asked.append(arg__1)

    monkeypatch.setattr("citdesk.desktop.printing.printers.QPrinter", Asked)
    printers = Printers(look_up=System(DESK, SQUAD).look_up)
    printers.printer("A paper")
    assert asked == []
    printers.set(PrintSettings("Squad-room"))
    printers.printer("A paper")
    printers.printer("Another")
    assert asked == ["Squad-room"] * 2


@pytest.mark.parametrize(("size", "width", "height"), [("letter", 215.9, 279.4), ("a4", 210, 297)])
def test_the_test_page_has_the_chosen_paper_and_says_which(
    open_page: Open, tmp_path: Path, size: str, width: float, height: float
) -> None:
    """One sheet of that size, with the frame and the words to hold it against."""
    page = open_page(System(DESK))
    _press(page, f"paper-size:{size}")
    sheet = tmp_path / "sheet.pdf"
    printer = page.printers.printer("CITDesk test page")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(sheet))
    page.send(printer)
    document = QPdfDocument(page)
    document.load(str(sheet))
    assert document.pageCount() == 1
    points = document.pagePointSize(0)
    # Qt rounds a sheet to whole points
    assert points.width() == pytest.approx(width * _POINTS_PER_MM, abs=1)
    assert points.height() == pytest.approx(height * _POINTS_PER_MM, abs=1)
    words = document.getAllText(0).text().replace("\r\n", " ")
    assert "CITDesk test page" in words
    assert ("A4" if size == "a4" else "US Letter") in words
    document.close()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_said_in_one_sentence(open_page: Open, tmp_path: Path) -> None:
    """The sheet cannot be written; the page says so and can be tried again."""
    page = open_page(System(DESK))
    printer = page.printers.printer("CITDesk test page")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "sheet.pdf"))
    page.send(printer)
    assert "not answering" in _said(page, "printers.trouble")
    assert page.trial.isEnabled()


def test_a_kept_choice_that_makes_no_sense_is_not_believed(file: Path) -> None:
    """A file that somebody changed leaves letter paper on the system's own printer."""
    file.write_text("[General]\npaper=papyrus\n", encoding="utf-8")
    assert KeptPrinting(file).read() == PrintSettings()


def test_every_control_of_the_page_can_be_heard_found_and_hit(open_page: Open, look: Look) -> None:
    """Names, roles and targets, as everywhere."""
    page = open_page(System(DESK, SQUAD))
    assert nameless(page) == []
    assert without_role(page) == []
    assert unnamed_objects(page) == []
    assert too_small(page, look.mm(10)) == []
