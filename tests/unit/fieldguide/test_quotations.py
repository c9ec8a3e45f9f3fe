"""Where somebody else's words stand in a text, however many marks there are."""

from __future__ import annotations

from functools import partial

import pytest

from citdesk.fieldguide.quotations import quoted_spans
from tests.effort import lines_run


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("'a 'b 'c and \"d\" 'e", ['"d"']),
        ("„a „b \"c\" 'd e' „f", ['"c"', "'d e'"]),
        ("„a „b“ c", ["„a „b“"]),
        ("„never\n„but here”", ["„but here”"]),
        ('"a 6" b" c', ['"a 6" b"']),
        ('"a 6" b" c "d" e', ['"a 6" b"', '"d"']),
    ],
)
def test_a_mark_that_is_never_closed_hides_no_quotation(text: str, quoted: list[str]) -> None:
    """Marks that open nothing are passed over, on their line alone, and the words after them are found."""
    assert [text[start:end] for start, end in quoted_spans(text)] == quoted


@pytest.mark.parametrize(
    ("begins", "again", "ends"),
    [("", "„a ", ""), ("", " 'a", ""), ('"a ', '1" ', ' "b')],
    ids=["low marks", "single marks", "inches"],
)
def test_twice_the_marks_are_twice_the_work(begins: str, again: str, ends: str) -> None:
    """A pasted text full of marks that never close does not hold up the check."""
    few, many = (lines_run(partial(quoted_spans, begins + again * count + ends)) for count in (100, 200))
    assert many < 2.4 * few
