"""What is printed on an official form beside each of its fields, as a person would read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded by the command that needs it, not for --help
    from PySide6.QtPdf import QPdfDocument

    from citdesk.paperwork.official.survey import Box, OfficialField

_BESIDE, _ABOVE = 160.0, 16.0  # points from a field within which words belong to it
_GAP = 7.0  # points between words of one phrase


@dataclass(frozen=True)
class _Words:
    """Words that stand together, with their edges in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def printed_beside(pdf: bytes, fields: Iterable[OfficialField]) -> Mapping[str, str]:
    """By field the words before or above it, for a box to tick those behind it; nothing where none are near.

    Nothing at all where this computer lacks what reads a page's words.
    """
    by_page: dict[int, list[tuple[OfficialField, Box]]] = {}
    for field in fields:
        for box in field.seen[:1]:
            by_page.setdefault(box.page, []).append((field, box))
    found: dict[str, str] = {}
    for page, words in _read(pdf, by_page):
        for field, box in by_page[page]:
            near = _nearest(words, box, ticked=field.kind in {"checkbox", "radio"})
            if near is not None:
                found[field.name] = near.text
    return found


def _read(pdf: bytes, pages: Iterable[int]) -> Iterator[tuple[int, list[_Words]]]:
    try:
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice
        from PySide6.QtPdf import QPdfDocument
    except ImportError:  # a server without the libraries of a screen
        return
    data = QBuffer()
    data.setData(QByteArray(pdf))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(data)
    try:
        for page in pages:
            if document.status() is QPdfDocument.Status.Ready and page <= document.pageCount():
                yield page, _phrases(_words(document, page - 1))
    finally:
        document.close()  # before the bytes that it reads from go


def _words(document: QPdfDocument, page: int) -> Iterator[_Words]:
    height = document.pagePointSize(page).height()
    text, start = document.getAllText(page).text(), 0
    for word in text.split():
        start = text.index(word, start)
        place = document.getSelectionAtIndex(page, start, len(word)).boundingRectangle()
        start += len(word)
        yield _Words(word, place.left(), height - place.bottom(), place.right(), height - place.top())


def _phrases(words: Iterable[_Words]) -> list[_Words]:
    """Words of one line that follow each other closely, put together."""
    phrases: list[_Words] = []
    for word in words:
        last = phrases[-1] if phrases else None
        if last is not None and _one_line(last, word) and -1 <= word.left - last.right <= _GAP:
            bottom, top = min(last.bottom, word.bottom), max(last.top, word.top)
            phrases[-1] = _Words(f"{last.text} {word.text}", last.left, bottom, word.right, top)
        else:
            phrases.append(word)
    return phrases


def _one_line(one: _Words, other: _Words) -> bool:
    return one.bottom < (other.bottom + other.top) / 2 < one.top


def _nearest(words: Iterable[_Words], box: Box, *, ticked: bool) -> _Words | None:
    right, top = box.left + box.width, box.bottom + box.height
    best: tuple[float, _Words] | None = None
    for each in words:
        level = each.bottom < top and each.top > box.bottom
        before, behind, above = box.left - each.right, each.left - right, each.bottom - top
        if level and ticked and -2 <= behind <= _BESIDE:
            far = behind
        elif level and -2 <= before <= _BESIDE:
            far = before + (_BESIDE if ticked else 0)
        elif -4 <= above <= _ABOVE and each.left < right and each.right > box.left:
            far = max(above, 0) + abs(each.left - box.left) / 10
        else:
            continue
        if best is None or far < best[0]:
            best = far, each
    return None if best is None else best[1]
