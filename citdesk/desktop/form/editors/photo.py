"""A photo made fit to keep: no larger than a report needs, and without what the camera wrote into it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QImageWriter

_LONGEST_SIDE = 2400
_MOST_PIXELS = 200_000_000
_QUALITY = 88


def clean_photo(data: bytes) -> bytes | None:
    """The picture as a JPEG turned the right way up, at most 2400 pixels long, with no metadata.

    None when the bytes are no picture Qt can read, or claim more pixels than a camera makes.
    """
    held = QByteArray(data)
    source = QBuffer(held)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    if max(size.width(), size.height()) > _LONGEST_SIDE:
        # the reader shrinks while it decodes, so a huge photo never stands in memory whole
        reader.setScaledSize(
            size.scaled(QSize(_LONGEST_SIDE, _LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio)
        )
    image = reader.read()
    if image.isNull():
        return None
    for key in image.textKeys():
        image.setText(key, "")
    written = QByteArray()
    target = QBuffer(written)
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(target, QByteArray(b"jpg"))
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(written.data())
