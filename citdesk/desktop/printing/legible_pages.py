"""Whether what was scanned can be looked at later: every picture and every page is drawn once to find out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtPdf import QPdfDocument

from citdesk.desktop.files import picture_content
from citdesk.desktop.files.picture_kinds import PictureKind, is_pdf, kind_of
from citdesk.desktop.printing.pdf_library import opened_pdf
from citdesk.workspace import NoPages

#: of one scan; a packet has about ten
MOST_PAGES = 200
#: 5 m, in points: what is larger was made wrong, and is drawn in minutes
_LONGEST_SIDE = 5 / 0.0254 * 72
_LONGEST_RATIO = 20
#: the longer side of a page that is drawn only to see whether it can be, in pixels
_DRAWN = 120


def legible_pages(data: bytes) -> bytes:
    """The same bytes, once each of their pages was drawn. Any thread but the one of the windows.

    What is neither a PDF nor a picture that can be kept is for others to refuse. Raises NotAPicture and
    NoPages.
    """
    if is_pdf(data):
        _draw_each(data)
    elif kind_of(data) in (PictureKind.JPEG, PictureKind.PNG):
        picture_content(data)
    return data


def pages_can_be_drawn(document: QPdfDocument) -> bool:
    """Whether each page has the measures of a page: one that is 200 times as high as wide takes a minute."""
    return all(_is_page(document, page) for page in range(document.pageCount()))


def _is_page(document: QPdfDocument, page: int) -> bool:
    size = document.pagePointSize(page)
    short, long = sorted((size.width(), size.height()))
    return short > 0 and long <= _LONGEST_SIDE and long <= short * _LONGEST_RATIO


def _draw_each(data: bytes) -> None:
    with opened_pdf(data) as document:
        locked = QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme
        if document.error() in locked:
            return  # said in its own words by what counts the pages
        if document.status() is not QPdfDocument.Status.Ready:
            raise _damaged()
        count = document.pageCount()
        if count > MOST_PAGES:
            raise NoPages(
                "This PDF has more than 200 pages, the most that a scan may have. Scan the signed pages "
                "alone."
            )
        if not pages_can_be_drawn(document):
            raise NoPages(
                "A page of this PDF is longer than 5 m or more than 20 times as long as wide. Scan the pages "
                "again."
            )
        for page in range(count):
            wanted = (
                document.pagePointSize(page)
                .toSize()
                .scaled(QSize(_DRAWN, _DRAWN), Qt.AspectRatioMode.KeepAspectRatio)
            )
            if document.render(page, wanted.expandedTo(QSize(1, 1))).isNull():
                raise _damaged()


def _damaged() -> NoPages:
    return NoPages(
        "This PDF is damaged or was not copied whole. Nothing was kept of it. Copy it again, then choose it."
    )
