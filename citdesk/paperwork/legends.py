"""A legend as a paper prints it: the agency's text, or our summary, marked as such, until there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from citdesk.casework.legends import LEGENDS


@dataclass(frozen=True)
class LegendText:
    """A legend as printed; ``prescribed`` is False while our summary stands in."""

    heading: str
    text: str
    prescribed: bool


def legend(slot: str, filled: Mapping[str, str]) -> LegendText:
    """The agency's text of that slot, or our summary with the citation, marked as such."""
    known = LEGENDS[slot]
    given = filled.get(slot, "").strip()
    if given:
        return LegendText(known.heading, given, prescribed=True)
    marked = f"{known.summary} [Summary; the prescribed wording has not been entered. See {known.citation}.]"
    return LegendText(known.heading, marked, prescribed=False)
