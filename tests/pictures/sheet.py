"""A contact sheet: all pictures of one theme and size, small, each with its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SHEET = "contact-sheet.png"
_WIDTH, _GAP, _WORDS = 420, 12, 26
_GROUND, _INK = (226, 226, 226), (20, 20, 20)


def contact_sheet(folder: Path, names: Sequence[str], across: int = 6) -> Path:
    """Put the folder's pictures of these names on one sheet, in this order; gives the sheet's path."""
    small = [_small(folder / f"{name}.png") for name in names]
    high = max(each.height for each in small)
    rows = -(-len(small) // across)
    columns = min(across, len(small))
    sheet = Image.new(
        "RGB",
        (columns * (_WIDTH + _GAP) + _GAP, rows * (high + _WORDS + _GAP) + _GAP),
        _GROUND,
    )
    drawn, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=18)
    for at, (name, picture) in enumerate(zip(names, small, strict=True)):
        left = _GAP + at % across * (_WIDTH + _GAP)
        top = _GAP + at // across * (high + _WORDS + _GAP)
        sheet.paste(picture, (left, top))
        drawn.text((left, top + picture.height + 2), name, fill=_INK, font=font)
    target = folder / SHEET
    sheet.save(target, compress_level=3)
    return target


def _small(file: Path) -> Image.Image:
    with Image.open(file) as opened:
        high = round(opened.height * _WIDTH / opened.width)
        return opened.convert("RGB").resize((_WIDTH, high), Image.Resampling.LANCZOS, reducing_gap=2.0)
