"""Which papers a PDF names by document number: a scan bears words where the scanner read its pages."""

from __future__ import annotations

import re

from PySide6.QtPdf import QPdfDocument

from citdesk.desktop.files.picture_kinds import is_pdf
from citdesk.desktop.printing.pdf_library import opened_pdf

# as papers print it
_NUMBER = re.compile(r"\bD-[0-9A-F]{16}\b")


def named_documents(data: bytes) -> frozenset[str]:
    """The document numbers in its words; none for a picture. Any thread but the one of the windows."""
    if not is_pdf(data):
        return frozenset()
    with opened_pdf(data) as document:
        pages = range(document.pageCount() if document.status() is QPdfDocument.Status.Ready else 0)
        return frozenset(
            number for page in pages for number in _NUMBER.findall(document.getAllText(page).text())
        )
