"""Pictures read for the screen and made fit to keep. Nothing here touches a widget: it runs on any thread."""

from __future__ import annotations

from collections.abc import Collection, Generator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from citdesk.desktop.files.picture_kinds import (
    PHOTO_KINDS,
    PictureKind,
    is_other_picture,
    is_pdf,
    kind_of,
    reaches_its_end,
)
from citdesk.workspace import UserError

#: The longest side on a screen, in pixels.
_SHOWN_SIDE = 1600
_MOST_PIXELS = 200_000_000
_QUALITY = 92
#: Kinds that are kept as they are; every other kind becomes a JPEG.
_KEPT_KINDS = frozenset({PictureKind.JPEG, PictureKind.PNG})


class NotAPicture(UserError):
    """The file chosen for a photo cannot be kept as one; the words say why and what to do."""

    code = "not_a_picture"


def picture_content(data: bytes) -> bytes:
    """The bytes to keep of a picture: its own for JPEG and PNG, else those of a JPEG made from it.

    Nothing is made smaller: what a photo shows may be evidence. It is decoded wholly before it is kept.
    Raises NotAPicture for what is none, is of a kind that not every computer reads safely or that shows more
    than one picture, is damaged or cut off, or has more pixels than can be shown.
    """
    kind = kind_of(data)
    if kind not in PHOTO_KINDS:
        raise _other_kind(data)
    if not reaches_its_end(data, kind):
        raise _damaged()
    if kind in _KEPT_KINDS:
        _look_through(data)
        return data
    return _jpeg(_whole(data))


def shown_picture(data: bytes, longest: int = _SHOWN_SIDE) -> QImage:
    """The picture the right way up, no side longer than ``longest``; a null picture where it is none."""
    return fitted_picture(data, QSize(longest, longest))


def fitted_picture(data: bytes, most: QSize, kinds: Collection[PictureKind] = PHOTO_KINDS) -> QImage:
    """The picture the right way up, made to fit, never larger than it is; null for any other kind than these.

    A JPEG's reader shrinks while it decodes, so a huge photo never stands in memory whole.
    """
    with _reader(data, kinds) as reader:
        if reader is None or not _believable(reader):
            return QImage()
        size = reader.size()
        if size.width() > most.width() or size.height() > most.height():
            reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()


@contextmanager
def _reader(data: bytes, kinds: Collection[PictureKind] = PHOTO_KINDS) -> Generator[QImageReader | None]:
    """A reader for the one kind that the bytes are, None for another than these.

    What decodes uses the bytes until it is gone itself, in its destructor too, and Python takes the names of
    a function away in any order: so it is let go before what it reads.
    """
    kind = kind_of(data)
    if kind is None or kind not in kinds:
        yield None
        return
    held = QByteArray(data)
    source = QBuffer(held)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source, QByteArray(kind.value))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    try:
        yield reader
    finally:
        reader.setDevice(None)  # type: ignore[arg-type]  # Qt takes none, its stubs do not say so
        source.close()


def _believable(reader: QImageReader) -> bool:
    size = reader.size()
    return size.isValid() and 0 < size.width() * size.height() <= _MOST_PIXELS


def _look_through(data: bytes) -> None:
    """Decodes all of it as small as a screen needs it."""
    with _reader(data) as reader:
        if reader is not None and reader.size().isValid() and not _believable(reader):
            raise _too_many_pixels()
    if shown_picture(data).isNull():
        raise _too_many_pixels() if _beyond_memory(data) else _damaged()


def _whole(data: bytes) -> QImage:
    with _reader(data) as reader:
        if reader is None or reader.imageCount() > 1:
            raise _other_kind(data)
        if reader.size().isValid() and not _believable(reader):
            raise _too_many_pixels()
        image = reader.read()
    if image.isNull():
        raise _too_many_pixels() if _beyond_memory(data) else _other_kind(data)
    return image


def _beyond_memory(data: bytes) -> bool:
    """Whether it is larger than Qt gives a picture room for: a PNG has to stand in memory whole."""
    with _reader(data) as reader:
        size = QSize() if reader is None else reader.size()
    return size.width() * size.height() * 4 > QImageReader.allocationLimit() * 1024 * 1024


def _jpeg(image: QImage) -> bytes:
    written = QByteArray()
    target = QBuffer(written)
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(target, "JPG", _QUALITY)  # type: ignore[call-overload]  # its stubs ask for bytes, Qt for text
    return bytes(written.data())


def _other_kind(data: bytes) -> NotAPicture:
    if is_pdf(data):
        return NotAPicture(
            "This is a PDF, not a photo. Add it where the report asks for a file; signed pages are attached "
            "to their paper."
        )
    if kind_of(data) is not None or is_other_picture(data):
        return NotAPicture(
            "This kind of picture cannot be kept as a photo. Save it as a JPEG or PNG picture first, then "
            "choose that."
        )
    return NotAPicture("This file is not a picture that can be shown. Choose a JPEG or PNG picture.")


def _damaged() -> NotAPicture:
    return NotAPicture(
        "This picture is damaged or was not copied whole. Nothing was kept of it. Copy it again, then choose "
        "it."
    )


def _too_many_pixels() -> NotAPicture:
    return NotAPicture(
        "This picture has too many pixels to be shown here. Make it smaller, or save it as a JPEG picture, "
        "then choose that."
    )
