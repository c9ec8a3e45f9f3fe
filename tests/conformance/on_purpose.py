"""Differences that we decided on, known by what is compared and not by its place in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tests.conformance.rows import Difference


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something differs, and the page of docs/decisions that says so at length."""

    page: str
    why: str

    def __str__(self) -> str:
        return f"on purpose: {self.why} (docs/decisions/{self.page})"


_XPATH: Final = "0002-xpath-choices.md"
_FORMS: Final = "0003-form-behaviour-choices.md"

_LOST_CONTEXT: Final = Reason(
    _XPATH, "the row lost its context node when it was recorded; from the document “..” is empty"
)
_NAMESPACE_LOOKALIKE: Final = Reason(
    _XPATH, "an attribute whose name begins with xmlns is an attribute like any other"
)

_SCENARIOS: Final = {
    "wf0127": Reason(
        _FORMS, "a fraction that somebody typed for a whole number is refused, not cut off unsaid"
    ),
    "wf0478": Reason(_FORMS, "an answer that a choice filter takes away is cleared for good, as in Collect"),
    "wf0613": Reason(_XPATH, "distance() takes lines and points together, as in JavaRosa"),
}


def row_reason(difference: Difference) -> Reason | None:
    """Why an expression may differ in this way, None if it may not."""
    row = difference.row
    if row.topic == "native/attributes" and row.context is None and row.expression.split()[-1:] == [".."]:
        return _LOST_CONTEXT
    if row.kind in {"NodeSet", "UnorderedNodeSet"} and re.search(r"/@xmlns\w", difference.found):
        return _NAMESPACE_LOOKALIKE
    return None


def scenario_reason(name: str) -> Reason | None:
    """Why a scenario may differ, None if it may not."""
    return _SCENARIOS.get(name)


def reasons() -> tuple[Reason, ...]:
    """All of them."""
    return (_LOST_CONTEXT, _NAMESPACE_LOOKALIKE, *_SCENARIOS.values())
