"""What is counted is data; it asks the forms only what they hold, and a fault in it is named."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.insights import Kind, Measures, Part, read_measures
from citdesk.resource_files import forms_path, resource_path
from citdesk.xforms import Query
from tests.unit.forms.rehearsal import form

FILE = resource_path("insights/measures.toml")
TEXT = FILE.read_text("utf-8")

SMALL = """
[[source]]
form = "encounter"
happened = "/encounter/call/occurred_at"
person = "/encounter/person/last_name"

[[measure]]
id = "hold"
form = "encounter"
part = "care"
kind = "share"
among = "/encounter/outcome/disposition != ''"
where = "selected(/encounter/outcome/disposition, 'emergency_hold')"
statement = { en = "Ended in a hold", es = "Terminó en retención" }
counted = { en = "All encounters.", es = "Todos los encuentros." }

[[group]]
id = "age"
form = "encounter"
title = { en = "By age", es = "Por edad" }
value = "/encounter/person/juvenile"
names = { yes = { en = "Under 18", es = "Menores" }, no = { en = "Older", es = "Mayores" } }
"""


@pytest.fixture(scope="module")
def measures() -> Measures:
    """The measures as they ship."""
    return read_measures(FILE.name, TEXT)


def test_every_part_of_the_work_is_measured(measures: Measures) -> None:
    """Time, working together, listening, care and what came after each have figures, in this order."""
    parts = [measure.part for measure in measures.measures]
    assert list(dict.fromkeys(parts)) == list(Part)


def test_the_measures_ask_only_what_the_forms_ask(measures: Measures) -> None:
    """Each path is a question of the form it is counted over, so a renamed question cannot pass unseen."""
    queries: list[tuple[str, Query]] = [(each.form, each.happened) for each in measures.sources.values()]
    queries += [(each.form, each.person) for each in measures.sources.values()]
    queries += [(each.form, query) for each in measures.measures for query in (each.among, each.what)]
    queries += [(each.form, each.value) for each in measures.groups]
    for form_id, query in queries:
        known = _with_groups(form(form_id).binds())
        assert query.paths or "instance('record')" in query.source, query.source
        assert [path for path in query.paths if path not in known] == [], query.source


def test_the_choices_that_are_counted_are_choices_of_the_forms(measures: Measures) -> None:
    """A misspelt choice would count nobody for ever."""
    choices = {form_id: _choices(form_id) for form_id in measures.sources}
    for measure in measures.measures:
        for query in (measure.among, measure.what):
            named = [part for part in query.source.split("'")[1::2] if part not in ("", "record")]
            assert [name for name in named if name not in choices[measure.form]] == []


def _with_groups(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        steps = path.split("/")
        found.update("/".join(steps[: length + 1]) for length in range(1, len(steps)))
    return found


def _choices(form_id: str) -> set[str]:
    text = (forms_path() / f"{form_id}.md").read_text("utf-8")
    rows = text[text.index("| choices |") : text.index("| settings |")].splitlines()[2:]
    return {cells[3].strip() for row in rows if len(cells := row.split("|")) > 3}


@pytest.mark.parametrize(
    ("there", "instead", "said"),
    [
        ('kind = "share"', 'kind = "mean"', "'mean'; it must be one of middle, share"),
        ('form = "encounter"\npart', 'form = "supplement"\npart', "'supplement'; it must be one of"),
        ('id = "hold"\n', "", "id is missing"),
        ("where = ", "wheer = ", "where is missing"),
        ("selected(/encounter", "selectd(/encounter", "measure 1, where cannot be used. "),
        ("disposition != ''", "disposition != '", "measure 1, among cannot be used. "),
        (', es = "Terminó en retención"', "", "statement.es is missing"),
        ('part = "care"', 'part = "care"\nextra = 1', "extra is not known"),
        ("[[group]]", "[[measure]]", "measure 2, kind is missing"),
    ],
)
def test_a_fault_in_the_file_is_named(there: str, instead: str, said: str) -> None:
    """The administrator reads which entry and key, and what is wrong with it."""
    assert there in SMALL
    with pytest.raises(DataFileError) as told:
        read_measures("measures.toml", SMALL.replace(there, instead, 1))
    assert said in str(told.value)
    assert "measures.toml" in str(told.value)


def test_two_measures_of_one_id_are_refused() -> None:
    """One would hide behind the other."""
    twice = SMALL + SMALL[SMALL.index("[[measure]]") : SMALL.index("[[group]]")]
    with pytest.raises(DataFileError, match="two measures have the same id"):
        read_measures("measures.toml", twice)


def test_a_group_apart_from_no_measure_is_refused() -> None:
    """A misspelt measure would be told by the group all the same."""
    with pytest.raises(DataFileError, match="the group age names holds, which is no measure"):
        read_measures("measures.toml", SMALL + 'apart_from = ["holds"]\n')


def test_words_come_in_the_language_of_the_screen() -> None:
    """English stands in where a language is not there."""
    (hold,) = read_measures("measures.toml", SMALL).measures
    assert hold.kind is Kind.SHARE
    assert [hold.statement.by(each) for each in ("en", "es", "fr")] == [
        "Ended in a hold",
        "Terminó en retención",
        "Ended in a hold",
    ]
