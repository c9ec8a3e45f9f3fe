"""The fields of an official form: what each is called, what it may hold, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

import pikepdf

from citdesk.paperwork.official.opening import damaged_is_refused, open_official
from citdesk.paperwork.official.tree import FormField, annotations_on, form_fields

FieldKind = Literal["text", "checkbox", "radio", "choice", "signature", "other"]
#: What an answer may go into; a signature is left for the hand, and a button holds nothing.
FILLABLE: tuple[FieldKind, ...] = ("text", "checkbox", "radio", "choice")
BUTTONS: tuple[FieldKind, ...] = ("checkbox", "radio")
OFF = "/Off"
#: The bits of /Ff (ISO 32000-1, tables 221, 226, 228 and 230) and of an annotation's /F (table 165).
_REQUIRED = 1 << 1
_MULTILINE, _PASSWORD, _FILE, _COMB = 1 << 12, 1 << 13, 1 << 20, 1 << 24
_RADIO, _PUSH = 1 << 15, 1 << 16
_EDITABLE = 1 << 18
_UNSEEN = (1 << 1) | (1 << 5)


@dataclass(frozen=True)
class Box:
    """Where a field shows: the page from 1 (0: on none), its lower left corner and measures in points.

    ``turned`` is by how many degrees what stands in it is turned, ``hidden`` says that nobody sees it.
    """

    page: int
    left: float
    bottom: float
    width: float
    height: float
    turned: int = 0
    hidden: bool = False

    @property
    def room(self) -> tuple[float, float]:
        """How wide and how high what stands in it may be."""
        return (self.height, self.width) if self.turned in {90, 270} else (self.width, self.height)


@dataclass(frozen=True)
class OfficialField:
    """One field. ``states`` are what a box or choice may be set to, ``boxes`` where it stands.

    ``size`` is that of its type in points, 0 where the form leaves it to whatever shows it.
    """

    name: str
    kind: FieldKind
    tip: str
    size: float
    multiline: bool
    max_length: int | None
    states: tuple[str, ...]
    boxes: tuple[Box, ...]
    #: one letter in each of ``max_length`` cells
    comb: bool = False
    #: the form itself says that it has to be filled
    required: bool = False
    #: what a choice shows for each of its states
    shown: Mapping[str, str] = field(default_factory=dict[str, str])
    #: a choice that takes other words than its own, too
    free: bool = False
    #: what the blank form holds already
    holds: str = ""

    @property
    def seen(self) -> tuple[Box, ...]:
        """The boxes that a reader of the form sees."""
        return tuple(box for box in self.boxes if not box.hidden)


def official_fields(pdf: bytes) -> tuple[OfficialField, ...]:
    """The form's fields in its own order. Raises as :func:`open_official`."""
    with open_official(pdf) as opened, damaged_is_refused():
        return surveyed(opened)


def surveyed(opened: pikepdf.Pdf) -> tuple[OfficialField, ...]:
    """The fields of a form that is open."""
    pages = _pages(opened)
    default = opened.Root.AcroForm.get("/DA", "")
    return tuple(_described(each, pages, str(default)) for each in form_fields(opened))


def box_of(widget: Any, pages: Mapping[tuple[int, int], int]) -> Box:
    """Where that annotation stands. Raises ValueError where it has no four numbers."""
    left, bottom, right, top = (float(edge) for edge in widget.Rect)
    turned = int(widget.get("/MK", {}).get("/R", 0)) % 360
    page = pages.get(widget.objgen, 0)
    hidden = page == 0 or bool(int(widget.get("/F", 0)) & _UNSEEN)
    low, near = min(bottom, top), min(left, right)
    return Box(page, near, low, abs(right - left), abs(top - bottom), turned, hidden)


def on_states(widget: Any) -> tuple[str, ...]:
    """What an annotation of a box can be set to, but for being off."""
    looks: Any = widget.get("/AP", {}).get("/N")
    named = map(str, looks) if isinstance(looks, pikepdf.Dictionary) else ()
    return tuple(state for state in named if state != OFF)


def _pages(opened: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {
        each.objgen: number
        for number, page in enumerate(opened.pages, 1)
        for each in annotations_on(page)
        if each.is_indirect
    }


def _described(of: FormField, pages: Mapping[tuple[int, int], int], default: str) -> OfficialField:
    kind, flags, most = _kind(of), _flags(of), of.get("/MaxLen")
    shown = dict(_options(of)) if kind == "choice" else {}
    return OfficialField(
        name=of.name,
        kind=kind,
        tip=str(next((node["/TU"] for node in (*of.nodes, *of.boxes) if "/TU" in node), "")).strip(),
        size=_size(str(of.get("/DA") or default)),
        multiline=kind == "text" and bool(flags & _MULTILINE),
        max_length=int(most) if kind == "text" and most is not None else None,
        states=tuple(shown) if shown else _states(of, kind),
        boxes=tuple(box_of(widget, pages) for widget in of.boxes),
        comb=kind == "text" and bool(flags & _COMB) and most is not None and not flags & _MULTILINE,
        required=bool(flags & _REQUIRED),
        shown=shown,
        free=kind == "choice" and bool(flags & _EDITABLE),
        holds=_held(of),
    )


def _flags(of: FormField) -> int:
    return int(of.get("/Ff") or 0)


def _kind(of: FormField) -> FieldKind:
    flags = _flags(of)
    match str(of.get("/FT")):
        case "/Tx":
            return "other" if flags & (_PASSWORD | _FILE) else "text"
        case "/Btn":
            return "other" if flags & _PUSH else "radio" if flags & _RADIO else "checkbox"
        case "/Ch":
            return "choice"
        case "/Sig":
            return "signature"
        case _:
            return "other"


def _held(of: FormField) -> str:
    value = of.get("/V")
    held = str(value) if isinstance(value, pikepdf.String | pikepdf.Name | str) else ""
    return "" if held == OFF else held


def _states(of: FormField, kind: FieldKind) -> tuple[str, ...]:
    if kind not in BUTTONS:
        return ()
    return tuple(dict.fromkeys(state for widget in of.boxes for state in on_states(widget)))


def _options(of: FormField) -> Iterator[tuple[str, str]]:
    """What may be chosen, and what the form shows for it."""
    for option in of.get("/Opt") or ():
        if isinstance(option, pikepdf.Array):
            yield str(option[0]), str(option[1])
        else:
            yield str(option), str(option)


def _size(appearance: str) -> float:
    """The type size of the default appearance (``/Helv 9 Tf``), 0 for one that the reader chooses."""
    for number, operator in pairwise(appearance.split()):
        if operator == "Tf":
            try:
                return max(float(number), 0.0)
            except ValueError:
                return 0.0
    return 0.0
