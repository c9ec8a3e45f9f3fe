"""What a form may say and hardly means: noted for its author, never a reason to refuse it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from citdesk.xforms.definition.model import Control, Definition
from citdesk.xforms.definition.not_supported import note_appearances
from citdesk.xforms.definition.notes import Notes

#: of ODK Collect, Enketo and KoboToolbox; a word that is like none of these is left alone
_APPEARANCES: Final = frozenset(
    {
        "field-list", "multiline", "numbers", "url", "thousands-sep", "bearing", "vertical", "no-ticks",
        "picker", "rating", "new", "new-front", "draw", "annotate", "signature", "no-calendar", "month-year",
        "year", "ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist",
        "placement-map", "maps", "hide-input", "minimal", "search", "autocomplete", "quick", "quickcompact",
        "columns-pack", "columns", "columns-1", "columns-2", "columns-3", "columns-4", "columns-5",
        "columns-flex", "no-buttons", "image-map", "likert", "map", "label", "list-nolabel", "list",
        "table-list", "horizontal", "horizontal-compact", "compact", "counter", "masked", "hidden-answer",
        "printer", "front", "selfie", "pages", "theme-grid", "summary", "comment", "analog-scale",
        "show-formatted", "distress",
    }
)  # fmt: skip
_SIZED: Final = ("w", "columns-", "compact-", "quickcompact-", "hz-", "ex:", "bind:")
_CLOSE: Final = 0.85


def note_doubts(definition: Definition, controls: Iterable[Control], notes: Notes) -> None:
    """Notes appearances that are nearly known ones, and choice filters over a column that no choice has."""
    controls = tuple(controls)
    note_appearances(controls, notes)
    for control in controls:
        where = f"{control.kind} {control.key}"
        for word in control.appearance.split():
            near = _near(word.lower())
            if near:
                notes.warn(
                    "appearance-unknown",
                    f"{where}, appearance",
                    f"“{word}” is no appearance and has no effect.",
                    f"Write “{near}” if that is meant.",
                )
        column = _missing_column(control, definition)
        if column:
            notes.warn(
                "choice-filter-column",
                f"{where}, choices",
                f"The choices are filtered by “{column}”, but none of them has it, so none is ever offered.",
                f"Add a column {column} to the choices, or correct the filter.",
            )


def _near(word: str) -> str:
    if word in _APPEARANCES or word.startswith(_SIZED):
        return ""
    found = difflib.get_close_matches(word, _APPEARANCES, 1, _CLOSE)
    return found[0] if found else ""


def _missing_column(control: Control, definition: Definition) -> str:
    """The key by which a list in the form itself is filtered and which no item of it has, else ''."""
    shape = control.itemset.nodeset.equality_filter() if control.itemset is not None else None
    source = definition.instances.get(shape.instance) if shape is not None else None
    if shape is None or source is None or source.root is None or not source.root.elements():
        return ""
    items = [item for item in source.root.elements() if item.name == shape.steps[-1]]
    return "" if not items or any(item.first(shape.key) for item in items) else shape.key
