"""Pictures read for the screen and made fit to keep. Nothing here touches a widget: it runs on any thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from citdesk.workspace import UserError

#: The longest side on a screen, in pixels.
_SHOWN_SIDE = 1600
_MOST_PIXELS = 200_000_000
_QUALITY = 92
#: Kinds that are kept as they are; every other kind becomes a JPEG.
_KEPT_KINDS = (b"jpeg", b"png")
#: One byte more than a file may have is enough to see that it has too many.
_MOST_BYTES = 50 * 1024 * 1024 + 1


class NotAPicture(UserError):
    """The file chosen for a photo is none that can be shown."""

    code = "not_a_picture"

    def __init__(self) -> None:
        super().__init__("This file is not a picture that can be shown. Choose another.")


def picture_source(source: Path | bytes) -> bytes:
    """The bytes to keep of a picture: its own for JPEG and PNG, else those of a JPEG made from it.

    Nothing is made smaller: what a photo shows may be evidence. Raises NotAPicture for what cannot be shown
    or claims more pixels than a camera makes, and OSError.
    """
    if isinstance(source, Path):
        with source.open("rb") as opened:
            data = opened.read(_MOST_BYTES)
    else:
        data = source
    held = QByteArray(data)
    buffer, reader = _reader(held)
    if not _believable(reader):
        raise NotAPicture
    if bytes(reader.format().data()) in _KEPT_KINDS:
        return data
    image = reader.read()
    buffer.close()
    if image.isNull():
        raise NotAPicture
    return _jpeg(image)


def shown_picture(data: bytes, longest: int = _SHOWN_SIDE) -> QImage:
    """The picture the right way up, no side longer than ``longest``; a null picture where it is none.

    The reader shrinks while it decodes, so a huge photo never stands in memory whole.
    """
    held = QByteArray(data)
    buffer, reader = _reader(held)
    if not _believable(reader):
        return QImage()
    size = reader.size()
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    buffer.close()
    return image


def _reader(held: QByteArray) -> tuple[QBuffer, QImageReader]:
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return buffer, reader


def _believable(reader: QImageReader) -> bool:
    size = reader.size()
    return size.isValid() and 0 < size.width() * size.height() <= _MOST_PIXELS


def _jpeg(image: QImage) -> bytes:
    written = QByteArray()
    target = QBuffer(written)
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(target, QByteArray(b"jpg"))
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(written.data())
