"""What the guided screen makes of each appearance: the table in the documentation is what the code does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from citdesk.desktop.form.editors.table import editor_class
from citdesk.xforms.client import Choice, Question

DOCUMENT = Path(__file__).parents[3] / "docs" / "form-engine.md"
_ROW = re.compile(r"^\| (?P<type>[A-Za-z0-9]+) \| (?P<looks>`[^|]*`|) ?\| `(?P<editor>\w+)` \|", re.MULTILINE)


def documented() -> Iterator[tuple[str, str, str]]:
    """Type, appearance and editor of each line."""
    table = DOCUMENT.read_text(encoding="utf-8").partition("## Appearances")[2].partition("\n## ")[0]
    for row in _ROW.finditer(table):
        for looks in row["looks"].replace("`", "").split(", "):
            yield row["type"], looks, row["editor"]


def question(kind: str, appearance: str) -> Question:
    """A question of a type with an appearance; a select has two choices."""
    return Question(
        path="/data/q",
        name="q",
        type=kind,
        control="upload" if kind == "binary" else "input",
        value=None,
        text="",
        label="Q",
        hint="",
        guidance="",
        choices=(Choice("a", "A"), Choice("b", "B")) if kind in {"select", "select1", "rank"} else (),
        appearance=appearance,
        relevant=True,
        required=False,
        readonly=False,
        constraint_message="",
        required_message="",
        media={},
        parameters={"mediatype": "image/*"} if kind == "binary" else {},
        attributes={},
        language="",
    )


def test_the_table_names_what_is_asked_for_most() -> None:
    """The appearances of ODK's documentation that change the editor elsewhere all have their line."""
    looks = {look for _, appearance, _ in documented() for look in appearance.split()}
    assert looks >= {
        *("rating", "picker", "vertical", "no-ticks", "month-year", "year", "no-calendar"),
        *("annotate", "draw", "signature", "image-map", "multiline", "numbers", "minimal", "likert"),
        *("quick", "columns", "columns-pack", "autocomplete", "label", "list-nolabel", "new", "new-front"),
        *("placement-map", "maps", "thousands-sep", "bearing", "counter"),
    }


@pytest.mark.parametrize(("kind", "appearance", "editor"), list(documented()))
def test_an_appearance_leads_to_the_editor_that_is_documented(
    kind: str, appearance: str, editor: str
) -> None:
    """What the screen has no special editor for is asked by the plain one of its type."""
    assert editor_class(question(kind, appearance)).__name__ == editor
