"""Keeps what reads PDFs loaded, from the first paper to the end."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication
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
