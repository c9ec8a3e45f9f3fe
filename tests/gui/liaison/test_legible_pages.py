"""A scan is kept only where each of its pages can be looked at later."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pikepdf import Encryption, Pdf
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from citdesk.desktop.liaison.preview import PaperPreview
from citdesk.desktop.liaison.signed_pages_view import SignedPagesPage
from citdesk.desktop.printing.legible_pages import MOST_PAGES, legible_pages
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Footer
from citdesk.workspace import UserError, prepare_signed_pages


def _pdf(*pages: tuple[float, float], password: str = "") -> bytes:
    made, out = Pdf.new(), io.BytesIO()
    for size in pages:
        made.add_blank_page(page_size=size)
    made.save(out, encryption=Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


def _picture(kind: str, side: int = 400) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((side, side), 60).save(out, kind)
    return out.getvalue()


def _plain(side: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


def _cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


LETTER = (612, 792)


@pytest.mark.qt_log_ignore("exceeds the current allocation limit")
@pytest.mark.parametrize(
    ("scan", "words"),
    [
        (lambda: _cut(_pdf(LETTER, LETTER, LETTER)), "PDF is damaged or was not copied whole"),
        (lambda: _cut(_picture("JPEG")), "picture is damaged or was not copied whole"),
        (lambda: _cut(_picture("PNG")), "picture is damaged or was not copied whole"),
        (lambda: _plain(13_000), "too many pixels"),
        (lambda: _pdf(LETTER, (3, 14_400)), "more than 20 times as long as wide"),
        (lambda: _pdf((14_400, 14_400)), "longer than 5 m"),
        (lambda: _pdf(*[LETTER] * (MOST_PAGES + 1)), "more than 200 pages"),
        (lambda: _pdf(LETTER, password="secret"), "password"),
    ],
    ids=["cut PDF", "cut JPEG", "cut PNG", "1200 dpi", "a thread", "a sail", "a book", "encrypted"],
)
def test_pages_that_cannot_be_looked_at_later_are_refused(scan: Callable[[], bytes], words: str) -> None:
    """Somebody shreds the paper after this: what will not show is refused while it can be scanned again."""
    with pytest.raises(UserError, match=words):
        prepare_signed_pages(legible_pages(scan()))


def test_ordinary_scans_are_taken_as_they_are() -> None:
    """Pages of any usual size, a photo of a page, and a long receipt."""
    for scan in (_pdf(LETTER, (842, 1191), (204, 2_000)), _picture("JPEG"), _picture("PNG"), _plain(5_000)):
        assert legible_pages(scan) is scan
    assert prepare_signed_pages(legible_pages(_pdf(LETTER, LETTER))).pages == 2


def test_a_page_that_takes_a_minute_to_draw_is_not_begun(look: Look, qtbot: object) -> None:
    """Signed pages that an earlier version took: the page does not show them and is left at once."""
    assert qtbot is not None
    over = QWidget()
    preview = PaperPreview(look, over)
    preview.show_pdf(_pdf(LETTER, (3, 14_400)))
    assert preview.document.pageCount() == 0
    preview.show_pdf(_pdf(LETTER))
    assert preview.document.pageCount() == 1


def test_the_tools_of_pages_alone_begin_where_their_way_back_does(
    look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """Both drawings stand at the page's margin; the way back lies on the ground of a footer."""
    shown = SignedPagesPage(look, "Signed pages of D-0001", _pdf(LETTER, LETTER), "application/pdf")
    shown.resize(1024, 700)
    bring_up(shown)
    turn = shown.findChild(Button, "packet.previous-page")
    drawing = turn.mapTo(shown, turn.rect().center()).x() - look.em(1.2) // 2
    assert abs(drawing - look.margin()) <= 1
    assert shown.back.mapTo(shown, QPoint(0, 0)).x() == look.margin()
    footer = shown.findChild(Footer)
    assert footer.isAncestorOf(shown.back)
    assert footer.width() == shown.width()
