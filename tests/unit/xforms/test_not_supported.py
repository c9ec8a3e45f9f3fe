"""What is accepted and not honoured: the author is told how the question is shown instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citdesk.xforms import Form, FormProblem
from citdesk.xforms.definition.not_supported import shown_instead

TABLE = Path(__file__).parents[3] / "docs" / "form-engine.md"
#: those of the table that are done as their author means, or make no difference where they are not
HONOURED = {
    "multiline", "numbers", "signature", "draw", "no-calendar", "counter", "minimal", "autocomplete", "label",
    "list-nolabel", "list",
}  # fmt: skip


def notes(kind: str, appearance: str = "", *, again: bool = False) -> list[FormProblem]:
    """What is noted about a form with one question, or two alike, of this kind."""
    rows = f"| | {kind} | q | Q | {appearance} |\n" + (
        f"| | {kind} | r | R | {appearance} |\n" if again else ""
    )
    form = Form.load(
        f"| survey | | | | |\n| | type | name | label | appearance |\n{rows}"
        "| choices | | | |\n| | list_name | name | label |\n| | l | a | A |\n"
    )
    return [note for note in form.warnings if note.code.endswith("-not-supported")]


@pytest.mark.parametrize(
    ("kind", "appearance"),
    [
        ("integer", "bearing"),
        ("integer", "thousands-sep"),
        ("text", "url"),
        ("text", "printer:org.example.Printer(barcode='x')"),
        ("text", "ex:org.example.COUNT(a='1')"),
        ("select_one l", "likert"),
        ("select_one l", "columns-3"),
        ("select_one l", "map"),
        ("geopoint", "placement-map"),
        ("date", "month-year"),
        ("image", "new-front"),
    ],
)
def test_an_appearance_that_is_not_honoured_is_noted(kind: str, appearance: str) -> None:
    """The note stands at the question and says how it is shown."""
    (note,) = notes(kind, appearance)
    assert note.where == "sheet survey, row 2, column appearance (/data/q)"
    assert "is not supported here: " in note.what


def test_an_appearance_of_many_questions_is_noted_once() -> None:
    """Fifty questions in columns are one note, which says how many more there are."""
    (note,) = notes("select_one l", "columns-2", again=True)
    assert note.what.endswith("Likewise 1 more.")


@pytest.mark.parametrize(("kind", "name"), [("audit", "audit"), ("background-audio", "heard")])
def test_a_type_without_effect_is_noted(kind: str, name: str) -> None:
    """What would record in the background records nothing, and the author is told so."""
    form = Form.load(
        f"| survey | | | |\n| | type | name | label |\n| | text | q | Q |\n| | {kind} | {name} | |\n"
    )
    (note,) = [note for note in form.warnings if note.code == "type-not-supported"]
    assert note.where == "sheet survey, row 3, column type"


@pytest.mark.parametrize("appearance", ["multiline", "numbers", "minimal"])
def test_what_is_honoured_is_not_talked_about(appearance: str) -> None:
    """An appearance that works has no note."""
    assert notes("text" if appearance != "minimal" else "select_one l", appearance) == []


def test_every_appearance_of_the_table_is_honoured_or_noted() -> None:
    """What the documentation lists is known here as well: no appearance is passed over in silence."""
    section = TABLE.read_text(encoding="utf-8").split("## Appearances", 1)[1].split("\n## ", 1)[0]
    cells = [line.split("|")[2] for line in section.splitlines() if line.startswith("| ")]
    words = {word for cell in cells for code in re.findall(r"`([^`]+)`", cell) for word in code.split()}
    assert len(words) > 30
    assert {word for word in words if not shown_instead(word)} == HONOURED & words
