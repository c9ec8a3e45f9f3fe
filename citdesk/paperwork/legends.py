"""A legend as a paper prints it: the agency's text, or our summary, marked as such, until there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from citdesk.casework.legends import LEGENDS
from citdesk.paperwork.text.spanish import SPANISH


@dataclass(frozen=True)
class LegendText:
    """A legend as printed; ``prescribed`` is False while our summary stands in."""

    heading: str
    text: str
    prescribed: bool


def legend(slot: str, filled: Mapping[str, str], language: str = "en") -> LegendText:
    """The agency's text of that slot, or our summary with the citation, marked as such.

    In Spanish it is the slot's own Spanish one, where there is one.
    """
    if language == SPANISH and f"{slot}_{SPANISH}" in LEGENDS:
        slot = f"{slot}_{SPANISH}"
        return _marked(slot, filled, "[Resumen; falta el texto prescrito. Véase {citation}.]")
    return _marked(slot, filled, "[Summary; the prescribed wording has not been entered. See {citation}.]")


def _marked(slot: str, filled: Mapping[str, str], mark: str) -> LegendText:
    known = LEGENDS[slot]
    given = filled.get(slot, "").strip()
    if given:
        return LegendText(known.heading, given, prescribed=True)
    marked = f"{known.summary} {mark.format(citation=known.citation)}"
    return LegendText(known.heading, marked, prescribed=False)
