"""Pictures among a report's files, made fit for paper: small enough, the right way up, without metadata.

A file that is none, is damaged, is absurdly large or has not arrived is told in words instead.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

#: The longest side on paper in pixels: 300 dots per inch across a column of text.
_LONGEST = 2100
_QUALITY = 85
_KINDS = ("JPEG", "PNG")
_ENDINGS = (".jpg", ".jpeg", ".png")
_SOUNDS = frozenset(["wav", "mp3", "m4a", "aac", "amr", "ogg", "flac", "weba"])
_FILMS = frozenset(["mp4", "mov", "webm", "ogv"])  # 3gp is either


@dataclass(frozen=True)
class Picture:
    """A picture ready to be set: JPEG, or PNG for a drawing, without metadata. Sizes in pixels."""

    content: bytes
    width: int
    height: int
    drawn: bool


def is_picture_name(name: str) -> bool:
    """Whether a file kept under this name is a picture."""
    return name.lower().endswith(_ENDINGS)


def file_words(name: str) -> str:
    """What a file that no paper can show is: a sound recording, a video, or just a file."""
    ending = name.lower().rpartition(".")[2]
    return "sound recording" if ending in _SOUNDS else "video" if ending in _FILMS else "file"


def picture_of(name: str, files: Mapping[str, bytes]) -> Picture | str:
    """The picture to be printed, or why there is none: a few words to follow the file's name."""
    content = files.get(name)
    if content is None:
        return "not on the computer that made this paper"
    try:
        return _fit(content)
    except Image.DecompressionBombError:  # more pixels than a camera makes
        return "too large to be printed"
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError):
        return "damaged, and cannot be printed"


def _fit(content: bytes) -> Picture:
    with Image.open(io.BytesIO(content), formats=_KINDS) as opened:
        drawn = opened.format == "PNG" and opened.mode in {"1", "L"}
        opened.draft("RGB", (_LONGEST, _LONGEST))  # a JPEG is decoded no larger than needed
        opened.thumbnail((_LONGEST, _LONGEST))
        upright = ImageOps.exif_transpose(opened)
    return _written(upright, drawn=drawn)


def _written(image: Image.Image, *, drawn: bool) -> Picture:
    if image.mode in {"RGBA", "LA", "PA", "P"}:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        ground.alpha_composite(clear)
        image = ground
    plain = Image.new("L" if drawn else "RGB", image.size)
    plain.paste(image.convert(plain.mode))  # the pixels alone, no text, profile or note
    held = io.BytesIO()
    if drawn:
        plain.save(held, "PNG", optimize=True)
    else:
        plain.save(held, "JPEG", quality=_QUALITY)
    return Picture(held.getvalue(), plain.width, plain.height, drawn)
