"""The expression rows of the conformance folder, where it is at hand."""

from __future__ import annotations

import pytest

from tests.conformance.__main__ import folder
from tests.conformance.rows import difference_in, rows_in

#: line to reason: see docs/decisions/0002-xpath-choices.md
DELIBERATE = {
    2: "the row lost its context node when it was recorded",
    50: "an attribute whose name begins with xmlns is an attribute like any other",
}


def test_every_row_agrees_or_differs_on_purpose() -> None:
    """Each recorded expression gives the recorded value, but for those listed with their reason."""
    rows = list(rows_in(folder()))
    if not rows:
        pytest.skip("there is no conformance folder beside the checkout, and CONFORMANCE names none")
    differences = {row.number: difference for row in rows if (difference := difference_in(row))}
    unexpected = [str(difference) for number, difference in differences.items() if number not in DELIBERATE]
    assert unexpected == []
    assert set(differences) == set(DELIBERATE)
