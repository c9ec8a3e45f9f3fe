"""Reads PDFs from memory, and keeps what reads them loaded, from the first paper to the end."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtPdf import QPdfDocument


@cache
def keep_pdf_library() -> QPdfDocument:
    """Hold one empty document; called before another is made, in any thread.

    Qt starts PDFium with the first document and ends it with the last. Each such round leaves 16 KiB behind:
    PDFium was made to be started once.
    """
    held, app = QPdfDocument(), QCoreApplication.instance()
    if app is not None:
        held.moveToThread(app.thread())  # made by a worker, it outlives that thread
    return held


@contextmanager
def opened_pdf(data: bytes) -> Generator[QPdfDocument, None, None]:
    """The document of these bytes, damaged or locked ones too: its status and error tell. Any thread."""
    keep_pdf_library()
    held = QByteArray(data)
    source = QBuffer(held)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    try:
        document.load(source)
        yield document
    finally:
        document.close()  # before the bytes that it reads from go
        source.close()
