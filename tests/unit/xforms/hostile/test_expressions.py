"""Expressions without end or measure: refused with the way on, or bounded, never a crash or a hang."""

from __future__ import annotations

import pytest

from tests.unit.xforms.hostile.confinement import outcome_of
from tests.unit.xforms.hostile.forms import calculating, constrained, many_questions
from tests.unit.xforms.hostile.victim import Case

DEEP = 10_000


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("(", ")"),
        ("not(", ")"),
        ("if(1 = 1, 2, ", ")"),
        ("concat('x', ", ")"),
        ("/data/a[", "]"),
        ("count(instance('x')/root/item[name = ", "])"),
        ("(0 or 1 and 1 = 1 < 1 + 1 * -", ")"),
    ],
    ids=["parentheses", "calls", "ifs", "text", "predicates", "filters", "operators"],
)
def test_nesting_without_end_is_refused(opening: str, closing: str) -> None:
    """Ten thousand levels of anything, or as many as an expression can hold, are too deep.

    The form's author is told to divide the expression.
    """
    levels = min(DEEP, 190_000 // len(opening + closing))
    outcome = outcome_of(Case(calculating(opening * levels + "1" + closing * levels)))
    assert outcome.code == "expression.too-deep"
    assert "divide it" in outcome.refused


@pytest.mark.parametrize("levels", [12, 25, 45])
def test_filters_within_filters_cost_what_they_are_long(levels: int) -> None:
    """Each level of a filter is prepared once: doubling at each would last for ever."""
    filters = "count(instance('x')/root/item[name = " * levels + "1" + "])" * levels
    started = "(" * levels + "/data" + ")/a[1]" * levels
    assert outcome_of(Case(calculating(filters))).texts["/data/q"] == "0"
    assert outcome_of(Case(calculating(f"count({started})"))).code in {"", "reference-nowhere"}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("-" * 100_000 + "1", "1"),
        ("1" + " + 1" * DEEP, "10001"),
        ("1" + " = 1" * DEEP, "true"),
        ("1" + " < 1" * DEEP, "true"),
        ("1" + " and 1" * DEEP, "true"),
        ("/data/a" + " | /data/a" * DEEP, "5"),
        ("/data/a" + "[1]" * DEEP, "5"),
        ("string-length(concat(" + ",".join(["1"] * 50_000) + "))", "50000"),
    ],
    ids=["minus", "plus", "equal", "less", "and", "union", "predicates", "arguments"],
)
def test_a_long_chain_is_worked_off(expression: str, value: str) -> None:
    """What is long and not deep has its value."""
    assert outcome_of(Case(calculating(expression))).texts["/data/q"] == value


@pytest.mark.parametrize(
    "pattern",
    [
        "(a|aa)+$",
        "(a+)+$",
        "(.*)*x",
        "(a|a?)+$",
        "(?:a{1,99}){1,99}b",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(?:a{10000}){10000}",
        "(?:(?:(?:a{100}){100}){100}){100}",
        "(?:a+){1000000000}",
        "(" * 900 + "a" + ")" * 900,
        "(?(1)a|b",
        "a{99999999999999999999}",
        "[",
        "(?R)",
    ],
)
def test_a_hostile_pattern_is_bounded(pattern: str) -> None:
    """A pattern that would never end or fill the memory counts as not kept, or the form is refused."""
    outcome = outcome_of(Case(constrained(f"regex(., '{pattern}')"), answers=(("/data/q", "a" * 60 + "!"),)))
    assert outcome.refused or outcome.problems == {"/data/q": "constraint"}
    assert outcome.peak < 300_000_000


def test_patterns_of_an_answer_are_bounded_like_those_of_a_form() -> None:
    """A pattern that is itself an answer has no more rights."""
    outcome = outcome_of(
        Case(constrained("regex(string(.), string(.))"), answers=(("/data/q", "(" * 5_000),))
    )
    assert outcome.problems == {"/data/q": "constraint"}


def test_thousands_of_hostile_patterns_do_not_add_up() -> None:
    """Each that took too long leaves less time to the next."""
    bind = f"""calculate="regex('{"a" * 60}!', '(a|aa)+$')" """
    assert outcome_of(Case(many_questions(100, bind))).code == "expression.regex-timeout"


HUGE = "pow(10, 308)"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        (f"substr('abc', -{HUGE})", "abc"),
        (f"substr('abc', {HUGE}, -{HUGE})", ""),
        ("substr('abc', 1 div 0)", ""),
        (f"substring('abc', {HUGE}, {HUGE})", ""),
        (f"pow(10, {HUGE})", "Infinity"),
        (f"pow(-{HUGE}, {HUGE})", "Infinity"),
        (f"round(1.5, {HUGE})", ""),
        ("round(pow(10, -300), -30)", "0"),
        (f"randomize(/data/a, {HUGE})", "5"),
        ("randomize(/data/a, 0 div 0)", "5"),
        (f"exp({HUGE})", "Infinity"),
        (f"date({HUGE})", ""),
        (f"date-time(-{HUGE})", ""),
        (f"format-date({HUGE}, '%Y')", ""),
        ("format-date-time('9999-12-31T23:59:59-14:00', '%Y')", ""),
        (f"decimal-time({HUGE})", "0"),
        (f"selected-at('a b', {HUGE})", ""),
        (f"indexed-repeat(/data/a, /data, {HUGE})", ""),
        (f"checklist(-{HUGE}, {HUGE}, 1)", "true"),
        (f"number('{'9' * 100_000}')", "Infinity"),
        (f"string-length(format-date('2026-01-01', '{'%Y' * 50_000}'))", "200000"),
        (f"string-length(translate('{'a' * 50_000}', '{'a' * 50_000}', ''))", "0"),
        (f"area('{'1 1 0 0;' * 20_000}')", "0"),
    ],
    ids=lambda text: text[:40],
)
def test_a_huge_argument_has_its_value_or_none(expression: str, value: str) -> None:
    """Numbers beyond all measure, and no numbers, are worked with as the standard has it."""
    assert outcome_of(Case(calculating(expression))).texts["/data/q"] == value


@pytest.mark.parametrize(
    ("expression", "way_on"),
    [
        (f"uuid({HUGE})", "correct the number"),
        ("uuid(0 div 0)", "correct the number"),
        (f"intersects('{'1 1 0 0;2 3 0 0;' * 5_000}')", "simplify the line"),
        (f"concat({', '.join(['/data/a'] * 3)}, '{'x' * 199_000}')" + "x" * 2_000, "Divide it"),
    ],
    ids=lambda text: text[:40],
)
def test_a_huge_argument_that_would_cost_without_bound_is_refused(expression: str, way_on: str) -> None:
    """What nobody can have meant is said so."""
    assert way_on in outcome_of(Case(calculating(expression))).refused


def test_texts_that_grow_out_of_each_other_are_bounded() -> None:
    """A thousand calculated texts of a million characters each are refused before they fill the memory."""
    bind = "calculate=\"concat(/data/a, substr('" + "x" * 900 + "', 0, string-length(/data/a)))\""
    form = many_questions(400, bind).replace(b"<a/>", b"<a>" + b"y" * 990_000 + b"</a>")
    outcome = outcome_of(Case(form))
    assert outcome.code == "expression.too-costly"
    assert "in one go" in outcome.refused


def test_a_form_that_reads_everything_everywhere_is_refused() -> None:
    """Thousands of questions that each look at all others are too many ties, not a hang."""
    outcome = outcome_of(Case(many_questions(2_000, 'relevant="count(/data/*) &gt; 5"')))
    assert outcome.code == "form-too-tangled"
    assert "Name the questions" in outcome.refused
