"""Several mistakes in one workbook: its author hears of all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from citdesk.xforms import Form, FormError, FormProblem
from tests.unit.xforms.sheets import WRITERS
from tests.unit.xforms.test_workbook_messages import asked, survey


def _told(rows: Sequence[list[str]], choices: list[list[str]] | None = None) -> list[FormProblem]:
    sheets = survey(*rows) if choices is None else survey(*rows, choices=choices)
    with pytest.raises(FormError) as refused:
        Form.load(WRITERS[".xlsx"](sheets))
    return list(refused.value.problems)


def test_mistakes_of_the_compiler_and_of_the_expressions_come_together() -> None:
    """Row after row: a type, a list, a name, a reference, a function, a number of arguments."""
    told = _told(
        [
            asked("txt", name="b"),
            asked("select_one maybe", name="c"),
            asked(name="a"),
            asked(name="e", relevant="${nope} = 1"),
            asked("calculate", name="f", calculation="count-seleced(${c})"),
            asked("calculate", name="g", calculation="if(${b} = 'x', 1)"),
            asked("range", name="h", parameters="speed=3"),
        ]
    )
    assert [(each.detail["row"], each.code) for each in told] == [
        ("3", "type-unknown"),
        ("4", "list-missing"),
        ("5", "name-twice"),
        ("6", "reference-unknown"),
        ("7", "expression.function"),
        ("8", "expression.arguments"),
        ("9", "parameters-invalid"),
    ]


def test_what_only_follows_from_a_mistake_is_not_told() -> None:
    """Who refers to a question whose name cannot be one has made no mistake of his own."""
    told = _told([asked(name="first name"), asked(name="c", relevant="${first name} != ''")])
    assert [(each.detail["row"], each.code) for each in told] == [("3", "name-invalid")]


def test_mistakes_among_the_choices_come_after_those_of_the_questions() -> None:
    """Each with its sheet."""
    choices = [["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "yes", "Again"], ["yn", "", "No"]]
    told = _told([asked("select_one yn"), asked("txt", name="c")], choices)
    assert [(each.detail["sheet"], each.detail["row"], each.code) for each in told] == [
        ("survey", "4", "type-unknown"),
        ("choices", "3", "choice-twice"),
        ("choices", "4", "choice-name-missing"),
    ]


def test_a_group_without_its_end_is_told_alone() -> None:
    """What stands in it cannot be known: nothing is guessed about the rest."""
    told = _told([asked("begin_group", name="g"), asked("txt", name="c")])
    assert "end-missing" in {each.code for each in told}
    assert len(told) <= 2
