"""An entry is what its answers say; one that says no day or no number of hours is none."""

from __future__ import annotations

from datetime import date

import pytest

from citdesk.fieldguide.training import Entry, read_entry

COURSE = {
    "kind": "course",
    "title": "CIT course",
    "done_on": "2026-02-03",
    "hours": "40",
    "provider": "Academy",
}


def read(**changed: str) -> Entry | None:
    """What the answers make."""
    answers = {**COURSE, **changed}
    return read_entry(lambda name: answers.get(name, ""))


def test_answers_make_an_entry() -> None:
    """A course with its hours; a kind that nobody knows counts as another one."""
    assert read() == Entry("course", "CIT course", date(2026, 2, 3), 40.0, "Academy", None)
    drill = read(kind="drill", hours="", ending="badly")
    assert drill is not None
    assert (drill.counts, drill.well) == (1.0, False)
    other = read(kind="parade")
    assert other is not None
    assert other.kind == "other"


@pytest.mark.parametrize(
    "wrong",
    [
        *({"done_on": day} for day in ("", "soon", "2026-02-30")),
        *({"hours": hours} for hours in ("many", "nan", "inf", "-8")),
    ],
)
def test_what_a_form_of_ones_own_let_pass_is_no_entry(wrong: dict[str, str]) -> None:
    """It counts for nothing, and the others are shown."""
    assert read(**wrong) is None
