"""Pictures read for the screen and made fit to keep."""

from __future__ import annotations

import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from citdesk.desktop.files import NotAPicture, picture_content, shown_picture

#: what the readers say of themselves when they are given what is no picture of theirs
SAID = r"libpng|JPEG|jpeg|QImageIOHandler|allocation limit|Premature end"

_SVG = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="other.png"/></svg>"""


def _picture(kind: str, width: int = 60, height: int = 40) -> bytes:
    """A picture with something in every row, so that a cut anywhere is missed."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("steelblue"))
    painter = QPainter(image)
    for at in range(0, width, 3):
        painter.fillRect(at, at % height, 7, height // 3, QColor(at * 5 % 256, at * 11 % 256, 40))
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(held.data())


def _empty_png(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of this size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + b"\x08\0\0\0\0"
    rows = zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _why(data: bytes) -> str:
    with pytest.raises(NotAPicture) as refused:
        picture_content(data)
    return str(refused.value)


@pytest.mark.parametrize("kind", ["JPG", "PNG"])
def test_a_photo_is_kept_as_the_camera_made_it(kind: str) -> None:
    """What it shows may be evidence: its bytes are not decoded and written anew."""
    photo = _picture(kind) + b"what a phone adds"
    assert picture_content(photo) == photo


@pytest.mark.parametrize("kind", ["BMP", "WEBP"])
def test_another_kind_of_picture_becomes_a_jpeg(kind: str) -> None:
    """The vault takes JPEG and PNG; the officer need not know."""
    made = picture_content(_picture(kind))
    assert made.startswith(b"\xff\xd8\xff")
    assert shown_picture(made).width() == 60


@pytest.mark.qt_log_ignore(SAID, extend=True)
@pytest.mark.parametrize("kind", ["JPG", "PNG", "BMP", "WEBP"])
def test_half_a_picture_is_not_kept(kind: str) -> None:
    """A card pulled out too early leaves a file that begins as a photo: it is refused at every cut."""
    whole = _picture(kind)
    cuts = {30, 60, 700, len(whole) // 2, len(whole) - 40, len(whole) - 3} & set(range(30, len(whole)))
    for cut in cuts:
        why = _why(whole[:cut])
        assert "damaged" in why or (kind == "WEBP" and "cannot be kept" in why), cut


@pytest.mark.qt_log_ignore(SAID, extend=True)
def test_a_picture_with_a_broken_middle_is_not_kept() -> None:
    """A PNG's sums tell; a JPEG whose tables are gone cannot be decoded."""
    png, jpeg = bytearray(_picture("PNG", 600, 400)), bytearray(_picture("JPG", 600, 400))
    png[len(png) // 2] ^= 0xFF
    assert "damaged" in _why(bytes(png))
    tables = jpeg.index(b"\xff\xc4")
    jpeg[tables + 5 : tables + 60] = b"\xff" * 55
    assert "damaged" in _why(bytes(jpeg))


@pytest.mark.parametrize("raw", [b"II*\0", b"MM\0*", b"\0\0\0\x18ftypcrx ", b"FUJIFILMCCD-RAW"])
def test_tiff_and_camera_raw_are_refused_whatever_they_are_called(raw: bytes) -> None:
    """Their reader ended the whole program, and of several pages it showed the first alone."""
    assert "Save it as a JPEG" in _why(raw + bytes(400))
    tiff = _picture("TIFF")
    for content in (tiff, tiff[: len(tiff) // 2]):
        assert "Save it as a JPEG" in _why(content)
        assert shown_picture(content).isNull()


def test_a_pdf_and_a_drawing_are_no_photos() -> None:
    """Of a PDF one page would be kept, and an SVG may show other files of this computer."""
    assert "where the report asks for a file" in _why(b"%PDF-1.7\n1 0 obj")
    assert "Save it as a JPEG" in _why(_SVG)
    assert shown_picture(_SVG).isNull()


@pytest.mark.qt_log_ignore(SAID, extend=True)
def test_a_picture_that_no_screen_here_can_show_is_not_kept_unseen() -> None:
    """A few bytes may claim more pixels than the memory holds."""
    for side in (14_000, 30_000):
        assert "too many pixels" in _why(_empty_png(side, side))


@pytest.mark.parametrize(
    "data", [b"", b"no picture at all", b"BM", b"RIFF\0\0\0\0WAVE", b"\0\0\0\x18ftypmp42"]
)
def test_what_is_no_picture_is_no_photo(data: bytes) -> None:
    """A text, an empty file, a sound and a film are refused in one sentence."""
    assert "not a picture" in _why(data) or data == b"BM"


@pytest.mark.qt_log_ignore("Unsupported marker type", extend=True)
def test_a_large_picture_is_shown_no_larger_than_a_screen() -> None:
    """Its shape stays; a small one is not blown up, and what is none is a null picture."""
    shown = shown_picture(_picture("PNG", 3000, 1000))
    assert (shown.width(), shown.height()) == (1600, 533)
    assert shown_picture(_picture("PNG")).width() == 60
    assert shown_picture(b"\xff\xd8\xff broken").isNull()
