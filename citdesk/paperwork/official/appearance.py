"""How an answer looks in an official form's box: Helvetica, in the form's own size, broken into lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from citdesk.paperwork.official.survey import OFF, Box, OfficialField, on_states
from citdesk.paperwork.official.tree import FormField
from citdesk.paperwork.text.faces import Face
from citdesk.paperwork.text.lines import break_lines

_LEADING = 1.2
_INSET = 2.0  # points that stay free inside each edge of the box
_TOP = 4.5  # and above the first of several lines, where there is room for it
#: How far Helvetica reaches above and below its line, for one point of type (its font metrics).
_ABOVE, _BELOW = 0.718, 0.207
#: Where the form leaves the size to whatever shows it: the largest of these that fits.
_SIZES = tuple(half / 2 for half in range(24, 13, -1))
_COLOURS = {1: ("g", "G"), 3: ("rg", "RG"), 4: ("k", "K")}


@lru_cache(maxsize=1)
def helvetica() -> Face:
    """The measures of the standard Helvetica over the letters of WinAnsi (ISO 32000-1 Annex D)."""
    letters = bytes(range(32, 256)).decode("cp1252", errors="ignore").replace("\x7f", "")
    advances = {ord(letter): stringWidth(letter, "Helvetica", 1) for letter in letters}
    return Face("Helvetica", "regular", advances, frozenset(advances))


def type_size(field: OfficialField, value: str) -> float | None:
    """The size at which the value stands whole in every box of the field, None where it does not."""
    sizes = (field.size,) if field.size else _SIZES
    return next((size for size in sizes if all(_fits(field, box, value, size) for box in field.seen)), None)


def _lines(field: OfficialField, box: Box, value: str, size: float) -> list[str]:
    """The lines that the value takes in the box's width; a one-line field never breaks."""
    if not field.multiline:
        return [value]
    return [line.rstrip() for line in break_lines(value, helvetica(), size, box.room[0] - 2 * _INSET)]


def _fits(field: OfficialField, box: Box, value: str, size: float) -> bool:
    width, height = box.room
    if field.multiline:
        lines = _lines(field, box, value, size)
        wide = max(helvetica().width(line, size) for line in lines)
        return wide <= width - 2 * _INSET and _tall(len(lines), size) <= height
    if "\n" in value or _tall(1, size) > height:
        return False
    if field.comb:
        cell = width / (field.max_length or 1)
        return all(helvetica().width(each, size) <= cell for each in value)
    return helvetica().width(value, size) <= width - 2 * _INSET


def _tall(lines: int, size: float) -> float:
    return ((lines - 1) * _LEADING + _ABOVE + _BELOW) * size


def _placed(field: OfficialField, box: Box, value: str, size: float) -> Iterator[tuple[float, float, str]]:
    """Each piece of the text, and how far right and down of the piece before it stands."""
    if not field.comb:
        for number, line in enumerate(_lines(field, box, value, size)):
            yield 0.0, -size * _LEADING if number else 0.0, line
        return
    cell, before = box.room[0] / (field.max_length or 1), _INSET
    for number, letter in enumerate(value):
        left = number * cell + (cell - helvetica().width(letter, size)) / 2
        yield left - before, 0.0, letter
        before = left


def _written(field: OfficialField, box: Box, value: str, size: float) -> Iterator[bytes]:
    height, lines = box.room[1], len(_lines(field, box, value, size))
    free = (height - _tall(lines, size)) / 2
    baseline = height - (min(free, _TOP) if field.multiline else free) - size * _ABOVE
    yield f"/Tx BMC q BT /Helv {size:g} Tf 0 g {_INSET:g} {baseline:.3f} Td".encode()
    for right, down, text in _placed(field, box, value, size):
        if right or down:
            yield f"{right:.3f} {down:.3f} Td".encode()
        yield b"<" + text.encode("cp1252").hex().encode() + b"> Tj"
    yield b"ET Q EMC"


def _frame(field: OfficialField, widget: Any, box: Box) -> Iterator[bytes]:
    """Ground, border and the lines between cells as the form's publisher chose them."""
    width, height = box.room
    look = widget.get("/MK", {})
    ground, border = (_numbers(look.get(key)) for key in ("/BG", "/BC"))
    if len(ground) in _COLOURS:
        yield f"q {' '.join(ground)} {_COLOURS[len(ground)][0]} 0 0 {width:g} {height:g} re f Q".encode()
    thick = float(widget.get("/BS", {}).get("/W", 1))
    if len(border) in _COLOURS and thick > 0:
        colour, inner = f"{' '.join(border)} {_COLOURS[len(border)][1]}", thick / 2
        edges = f"{inner:g} {inner:g} {width - thick:g} {height - thick:g} re"
        yield f"q {colour} {thick:g} w {edges} S".encode()
        cells = (field.max_length or 1) if field.comb else 1
        for across in (number * width / cells for number in range(1, cells)):
            yield f"{across:.3f} 0 m {across:.3f} {height:g} l S".encode()
        yield b"Q"


def _numbers(given: Any) -> list[str]:
    return [f"{float(each):g}" for each in given] if isinstance(given, pikepdf.Array) else []


def _turn(box: Box) -> Array:
    """The matrix that turns what is drawn into the box (ISO 32000-1, 12.5.6.19: /R)."""
    width, height = box.width, box.height
    turns = {90: (0, 1, -1, 0, width, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, height)}
    return Array(turns.get(box.turned, (1, 0, 0, 1, 0, 0)))


def show(pdf: pikepdf.Pdf, target: FormField, field: OfficialField, value: str) -> None:
    """Set the value and draw it: what is stored and what is seen cannot differ. Nothing is drawn of ''."""
    drawn = field.shown.get(value, value)
    size = type_size(field, drawn) if drawn else 0.0
    if size is None:
        message = f"the answer does not fit into {field.name!r}"
        raise ValueError(message)
    for node in target.nodes:
        for key in ("/V", "/RV", "/I"):  # a rich text or an index would be believed before the value
            if key in node:
                del node[key]
        if value:
            node.V = String(value)
    for widget, box in zip(target.boxes, field.boxes, strict=True):
        pieces = [*_frame(field, widget, box), *(_written(field, box, drawn, size) if drawn else ())]
        widget.AP = Dictionary(N=_look(pdf, box, b"\n".join(pieces)))


def _look(pdf: pikepdf.Pdf, box: Box, drawn: bytes) -> pikepdf.Stream:
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    look = pdf.make_stream(drawn)
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox, look.Matrix = Array([0, 0, *box.room]), _turn(box)
    look.Resources = Dictionary(Font=Dictionary(Helv=font))
    return look


def set_state(target: FormField, state: str) -> None:
    """Tick the boxes that show that state and no others; '' ticks none."""
    for node in target.nodes:
        node.V = Name(state or OFF)
    for widget in target.boxes:
        widget.AS = Name(state if state in on_states(widget) else OFF)
