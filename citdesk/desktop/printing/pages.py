"""Putting a PDF on paper through the system's own printer: each page rendered at the printer's resolution."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from citdesk.casework.errors import EnvironmentProblem
from citdesk.desktop.printing.kept import PaperSize
from citdesk.desktop.printing.pdf_library import keep_pdf_library

_MOST_DPI = 300


def prepare_printer(printer: QPrinter, title: str, paper: PaperSize = PaperSize.LETTER) -> None:
    """Name the job and ask for this paper, upright, with the paper's own margins."""
    printer.setDocName(title)
    printer.setPageSize(paper.page_size())
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Print the pages the printer was asked for; gives how many.

    Blocks, so it belongs on a worker; the printer object must not be used elsewhere meanwhile. Raises
    EnvironmentProblem ``printer`` when the printer takes nothing.
    """
    held = QByteArray(pdf)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    keep_pdf_library()
    owner = QObject()
    document = QPdfDocument(owner)
    document.load(buffer)
    try:
        return _print(document, printer)
    finally:
        document.close()
        buffer.close()


def _print(document: QPdfDocument, printer: QPrinter) -> int:
    first = max(printer.fromPage() - 1, 0) if printer.fromPage() else 0
    last = min(printer.toPage(), document.pageCount()) if printer.toPage() else document.pageCount()
    painter = QPainter()
    if document.pageCount() == 0 or not painter.begin(printer):
        raise not_answering()
    try:
        for page in range(first, last):
            if page > first and not printer.newPage():
                raise not_answering()
            _paint_page(painter, document, page, printer)
    finally:
        painter.end()
    return last - first


def _paint_page(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    target = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    points = document.pagePointSize(page)
    scale = min(_MOST_DPI, printer.resolution()) / 72
    size = QSize(round(points.width() * scale), round(points.height() * scale))
    image = document.render(page, size)
    fit = min(target.width() / points.width(), target.height() / points.height())
    width, height = points.width() * fit, points.height() * fit
    box = QRectF((target.width() - width) / 2, (target.height() - height) / 2, width, height)
    painter.drawImage(box, image)


def not_answering() -> EnvironmentProblem:
    """What is said when a printer takes nothing."""
    return EnvironmentProblem(
        "The printer is not answering. The paper is still here. Check the cable, or save a PDF.",
        code="printer",
    )
