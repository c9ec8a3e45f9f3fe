"""Pictures read for the screen and made fit to keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from citdesk.desktop.files import NotAPicture, picture_source, shown_picture


def _picture(kind: str, width: int = 60, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("steelblue"))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(held.data())


@pytest.mark.parametrize("kind", ["JPG", "PNG"])
def test_a_photo_is_kept_as_the_camera_made_it(kind: str, tmp_path: Path) -> None:
    """What it shows may be evidence: its bytes are not decoded and written anew."""
    photo = tmp_path / "photo"
    photo.write_bytes(_picture(kind))
    assert picture_source(photo) == photo.read_bytes()


def test_another_kind_of_picture_becomes_a_jpeg() -> None:
    """The vault takes JPEG and PNG; the officer need not know."""
    made = picture_source(_picture("BMP"))
    assert made.startswith(b"\xff\xd8\xff")
    assert shown_picture(made).width() == 60


@pytest.mark.qt_log_ignore("JPEG datastream contains no image", extend=True)
@pytest.mark.parametrize("data", [b"", b"no picture at all", _picture("JPG")[:12]])
def test_what_cannot_be_shown_is_no_photo(data: bytes) -> None:
    """A text, an empty file and a file that ends in its header are refused in one sentence."""
    with pytest.raises(NotAPicture):
        picture_source(data)


@pytest.mark.qt_log_ignore("Unsupported marker type", extend=True)
def test_a_large_picture_is_shown_no_larger_than_a_screen() -> None:
    """Its shape stays; a small one is not blown up, and what is none is a null picture."""
    shown = shown_picture(_picture("PNG", 3000, 1000))
    assert (shown.width(), shown.height()) == (1600, 533)
    assert shown_picture(_picture("PNG")).width() == 60
    assert shown_picture(b"\xff\xd8\xff broken").isNull()
