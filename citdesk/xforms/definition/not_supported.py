"""What ODK Collect or KoboToolbox would do and we do not: accepted, asked in the plain way, and said so.

The table of appearances in `docs/form-engine.md` says with what the guided screen asks; a test holds the two
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.compiler_messages import place
from citdesk.xforms.definition.model import Control
from citdesk.xforms.definition.notes import Notes

_ROWS: Final = "the choices stand one below the other"
_CHOOSING: Final = frozenset({"select", "select1"})

#: appearance, '*' for any further signs, and how the question is shown instead
NOT_SUPPORTED: Final[Mapping[str, str]] = {
    "bearing": "a number is typed, there is no compass",
    "thousands-sep": "digits stand without separators",
    "url": "the address stands as text, nothing is opened",
    "ex:*": "the value is typed, no other program is opened",
    "printer*": "the value stands as text, nothing is printed",
    "map": f"{_ROWS}, without a map",
    "maps": "coordinates are typed, without a map",
    "placement-map": "coordinates are typed, without a map",
    "image-map": f"{_ROWS}, and the picture is no part of the choosing",
    "likert": _ROWS,
    "columns*": _ROWS,
    "no-buttons": _ROWS,
    "compact*": _ROWS,
    "horizontal*": _ROWS,
    "quick*": f"{_ROWS}, and the next question waits to be opened",
    "rating": "a number is typed or stepped, without stars",
    "picker": "a number is typed or stepped, without a wheel",
    "vertical": "a number is typed or stepped, without a slider",
    "no-ticks": "a number is typed or stepped, without a slider",
    "month-year": "the whole date is asked",
    "year": "the whole date is asked",
    "ethiopian": "the date is asked in the Gregorian calendar",
    "coptic": "the date is asked in the Gregorian calendar",
    "islamic": "the date is asked in the Gregorian calendar",
    "bikram-sambat": "the date is asked in the Gregorian calendar",
    "myanmar": "the date is asked in the Gregorian calendar",
    "persian": "the date is asked in the Gregorian calendar",
    "buddhist": "the date is asked in the Gregorian calendar",
    "new": "a file is chosen, no camera is opened",
    "new-front": "a file is chosen, no camera is opened",
    "selfie": "a file is chosen, no camera is opened",
    "front": "a code is typed or scanned, no camera is opened",
    "annotate": "there is a blank pad to draw on, without a picture",
}
#: types of a survey that have no effect
_TYPES: Final[Mapping[str, str]] = {
    "audit": "How long each question took is not recorded.",
    "background-audio": "Nothing is recorded while the form is filled.",
    "background-geopoint": "No place is recorded when the answer changes.",
}
_CALL: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")


def shown_instead(word: str) -> str:
    """How a question with this appearance is shown, '' for an appearance that is honoured or unknown."""
    exact = NOT_SUPPORTED.get(word)
    if exact is not None:
        return exact
    return next(
        (
            how
            for pattern, how in NOT_SUPPORTED.items()
            if pattern.endswith("*") and word.startswith(pattern[:-1])
        ),
        "",
    )


def note_appearances(controls: Iterable[Control], notes: Notes) -> None:
    """Notes each appearance that is not supported once, at the first question that has it."""
    found: dict[str, list[Control]] = {}
    for control in controls:
        for word in _CALL.sub("", control.appearance).split():
            if shown_instead(word.lower()) and not (word == "quick" and control.kind not in _CHOOSING):
                found.setdefault(word, []).append(control)
    for word, having in found.items():
        more = f" Likewise {len(having) - 1} more." if len(having) > 1 else ""
        notes.warn(
            "appearance-not-supported",
            f"{having[0].kind} {having[0].key}, appearance",
            f"“{word}” is not supported here: {shown_instead(word.lower())}.{more}",
            "The answer is the same; nothing needs to be changed.",
        )


def note_types(rows: Sequence[Mapping[str, object]]) -> list[FormProblem]:
    """Notes rows of the survey whose type has no effect here."""
    found: list[FormProblem] = []
    for number, row in enumerate(rows, 2):
        kind = str(row.get("type") or "").strip().lower().replace("_", "-")
        lost = _TYPES.get(kind)
        if lost:
            where, detail = place("survey", str(number), "type")
            what = f"“{kind}” is not supported here. {lost}"
            found.append(
                FormProblem("type-not-supported", where, what, "Remove the row if you like.", detail)
            )
    return found
