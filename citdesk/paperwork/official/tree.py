"""The fields of an official form as its file holds them: a tree of names whose ends have boxes on pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

_DEEPEST = 50


@dataclass(frozen=True)
class FormField:
    """One field by its whole name.

    ``line`` are its own dictionary and those above it, the nearest first; ``nodes`` all dictionaries of that
    name, as a form may hold it twice; ``boxes`` the annotations that show it.
    """

    name: str
    line: tuple[Any, ...]
    nodes: tuple[Any, ...]
    boxes: tuple[Any, ...]

    def get(self, key: str) -> Any:
        """The entry, where the field lacks it that of the nearest one above; None for none."""
        return next((node[key] for node in self.line if key in node), None)


def form_fields(opened: pikepdf.Pdf) -> tuple[FormField, ...]:
    """The fields in the form's own order; what is no field, or stands in it again, is passed over."""
    found: dict[str, FormField] = {}
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Any, tuple[Any, ...], str]] = [
        (node, (), "") for node in reversed(_dictionaries(opened.Root.AcroForm.get("/Fields")))
    ]
    while waiting:
        node, above, prefix = waiting.pop()
        if len(above) > _DEEPEST or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        name = ".".join(part for part in (prefix, str(node.get("/T", ""))) if part)
        kids = _dictionaries(node.get("/Kids"))
        line = (node, *above)
        if any("/T" in kid for kid in kids):
            waiting += [(kid, line, name) for kid in reversed(kids)]
        elif name:
            boxes = (node,) if "/Rect" in node else tuple(kid for kid in kids if "/Rect" in kid)
            before = found.get(name)
            if before is None:
                found[name] = FormField(name, line, (node,), boxes)
            else:
                nodes, all_boxes = (*before.nodes, node), (*before.boxes, *boxes)
                found[name] = FormField(name, before.line, nodes, all_boxes)
    return tuple(found.values())


def annotations_on(page: pikepdf.Page) -> list[Any]:
    """What stands on the page beside its print."""
    return _dictionaries(page.obj.get("/Annots"))


def _dictionaries(given: Any) -> list[Any]:
    listed: list[Any] = list(given) if isinstance(given, pikepdf.Array) else []
    return [each for each in listed if isinstance(each, pikepdf.Dictionary)]
