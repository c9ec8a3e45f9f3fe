"""How an answer looks in an official form's box: Helvetica, in the form's own size, broken into lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from citdesk.paperwork.official.survey import OfficialField
from citdesk.paperwork.text.faces import Face
from citdesk.paperwork.text.lines import break_lines

_LEADING = 1.2
_INSET = 2.0  # points that stay free inside each edge of the box


@lru_cache(maxsize=1)
def helvetica() -> Face:
    """The measures of the standard Helvetica over the letters of WinAnsi (ISO 32000-1 Annex D)."""
    letters = bytes(range(32, 256)).decode("cp1252", errors="ignore")
    advances = {ord(letter): stringWidth(letter, "Helvetica", 1) for letter in letters}
    return Face("Helvetica", "regular", advances, frozenset(advances))


def lines_in(field: OfficialField, value: str) -> list[str]:
    """The lines that the value takes in the field's width; a one-line field never breaks."""
    if not field.multiline:
        return [value]
    return [line.rstrip() for line in break_lines(value, helvetica(), field.size, field.width - 2 * _INSET)]


def fits(field: OfficialField, value: str) -> bool:
    """True when every line is inside the box."""
    lines = lines_in(field, value)
    if field.comb:
        cell = field.width / (field.max_length or 1)
        return "\n" not in value and all(helvetica().width(each, field.size) <= cell for each in value)
    if not field.multiline:
        return "\n" not in value and helvetica().width(value, field.size) <= field.width - 2 * _INSET
    return len(lines) * field.size * _LEADING <= field.height - 2 * _INSET


def _placed(field: OfficialField, value: str) -> Iterator[tuple[float, float, str]]:
    """Each piece of the text, and how far right and down of the piece before it stands."""
    if not field.comb:
        for number, line in enumerate(lines_in(field, value)):
            yield 0.0, -field.size * _LEADING if number else 0.0, line
        return
    cell, before = field.width / (field.max_length or 1), _INSET
    for number, letter in enumerate(value):
        left = number * cell + (cell - helvetica().width(letter, field.size)) / 2
        yield left - before, 0.0, letter
        before = left


def show(pdf: pikepdf.Pdf, widget: Any, field: OfficialField, value: str) -> None:
    """Set the value and draw it: what is stored and what is seen cannot differ."""
    baseline = (
        field.height - _INSET - field.size
        if field.multiline
        else (field.height - field.size) / 2 + 0.2 * field.size
    )
    drawn = [f"/Tx BMC q BT /Helv {field.size:g} Tf 0 g {_INSET:g} {baseline:.3f} Td".encode()]
    for right, down, text in _placed(field, value):
        if right or down:
            drawn.append(f"{right:.3f} {down:.3f} Td".encode())
        drawn.append(b"<" + text.encode("cp1252").hex().encode() + b"> Tj")
    drawn.append(b"ET Q EMC")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    look = pdf.make_stream(b"\n".join(drawn))
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox = Array([0, 0, field.width, field.height])
    look.Resources = Dictionary(Font=Dictionary(Helv=font))
    widget.V = String(value)
    for box in [widget] if "/Rect" in widget else list(widget.Kids):
        box.AP = Dictionary(N=look)
