"""Functions of node-sets and numbers: counting, positions, sums, rounding, checklists, places, chance."""

from __future__ import annotations

import math
import re

import pytest

from citdesk.xforms.expressions import XPATH, ExpressionError

from .asking import Asking

DATA = """<data><a>1</a><b/><r id="r1"><x>3</x></r><r id="r2"><x>17</x></r><s><r><x>-32</x></r></s>
<p>0.5 0.5</p><f>0 0;0 1;1 1;1 0;0 0</f></data>"""


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("count(/data/r)", 2),
        ("count(//x)", 3),
        ("count(/data/nothing)", 0),
        ("count-non-empty(/data/*)", 6),
        ("count-non-empty(/data/b)", 0),
        ("position(/data/r[2])", 2),
        ("position(/data/s/r)", 1),
        ("position(/data/nothing)", 0),
        ("sum(//x)", -12),
        ("sum(/data/nothing)", 0),
        ("min(//x)", -32),
        ("max(//x, 100, '50')", 100),
        ("min(4, '3', /data/r/x)", 3),
        ("max(/data/nothing)", math.nan),
        ("max('')", math.nan),
        ("round(2.5)", 3),
        ("round(-2.5)", -2),
        ("round(-2.6)", -3),
        ("round(1.005, 2)", 1.01),
        ("round(2.15, 1)", 2.2),
        ("round(1234.5, -2)", 1200),
        ("round(1250, -2)", 1300),
        ("round('x')", math.nan),
        ("round(1 div 0)", math.inf),
        ("round(1, 31)", math.nan),
        ("round(1, 'x')", math.nan),
        ("int(-2.9)", -2),
        ("int(1 div 0)", math.inf),
        ("int('x')", math.nan),
        ("floor(-2.1)", -3),
        ("ceiling(2.1)", 3),
        ("floor(0 div 0)", math.nan),
        ("abs(-3)", 3),
        ("pow(2, 10)", 1024),
        ("pow(-8, 1 div 3)", math.nan),
        ("pow(0, -1)", math.inf),
        ("pow(10, 400)", math.inf),
        ("pow(-10, 401)", -math.inf),
        ("pow(1, 0 div 0)", math.nan),
        ("pow(0 div 0, 0)", 1),
        ("exp(1000)", math.inf),
        ("exp10(3)", 1000),
        ("log(0)", -math.inf),
        ("log(-1)", math.nan),
        ("log10(1000)", 3),
        ("sqrt(-1)", math.nan),
        ("sqrt(16)", 4),
        ("sin(1 div 0)", math.nan),
        ("acos(2)", math.nan),
        ("atan2(1, 1) * 4", math.pi),
        ("pi()", math.pi),
        ("double('2.5')", 2.5),
        ("distance('0 0;0 1')", 111318.85),
        ("distance('0 0', '0 1', '0 0')", 222637.7),
        ("distance('90 0;90 1')", 0),
        ("distance('')", 0),
        ("round(area('0 0;0 1;1 1') div 1000000)", 6196),
        ("area('0 0;0 1')", 0),
        ("enclosed-area('')", 0),
        ("string-length(uuid())", 36),
        ("string-length(uuid(12))", 12),
        ("string-length(uuid(b))", 0),
    ],
)
def test_numbers(source: str, number: float) -> None:
    """Each function of numbers and node-sets gives the right number, at its edges too."""
    found = Asking(DATA).number(source)
    assert found == pytest.approx(number, rel=1e-6, nan_ok=True)


@pytest.mark.parametrize(
    ("source", "truth"),
    [
        ("checklist(-1, 2, true(), true(), false())", True),
        ("checklist(3, -1, true(), true(), false())", False),
        ("checklist(1, 1, /data/a, /data/b)", True),
        ("checklist(3, 3, //x)", True),
        ("weighted-checklist(5, 5, true(), 5, false(), 9)", True),
        ("weighted-checklist(-1, 4, true(), 5)", False),
        ("weighted-checklist(-12, -12, //x, //x)", True),
        ("weighted-checklist(0, 100, /data/a, //x)", False),
        ("geofence(/data/p, /data/f)", True),
        ("geofence('2 0.5', /data/f)", False),
        ("geofence('0.5 2 10 3', /data/f)", False),
        ("geofence('', /data/f)", False),
        ("geofence('x y', /data/f)", False),
        ("geofence(/data/p, '0 0;1 1')", False),
        ("intersects('0 0;1 1;0 1;1 0')", True),
        ("intersects('0 0;0 1;1 1;1 0;0 0')", False),
        ("intersects('0 0;0 2;0 1')", True),
        ("intersects('0 0;0 2;1 1;0 1')", True),
        ("intersects('0 0;1 1')", False),
        ("intersects('0 0;0 0;1 1')", False),
        ("intersects('')", False),
    ],
)
def test_lists_and_places(source: str, truth: bool) -> None:
    """Checklists count what holds; fences and lines are told apart."""
    assert Asking(DATA).truth(source) is truth


def test_points_that_are_no_place_are_an_error_in_forms() -> None:
    """A latitude beyond the pole is named; outside forms it is no number."""
    with pytest.raises(ExpressionError) as refused:
        Asking().number("distance('91 0;0 0')")
    assert refused.value.code == "expression.geo"
    assert math.isnan(Asking(dialect=XPATH).number("distance('91 0;0 0')"))


def test_endless_lines_are_refused() -> None:
    """A line of more points than anyone draws is refused rather than compared for minutes."""
    line = ";".join(f"{number % 90} {number % 179}" for number in range(2_001))
    with pytest.raises(ExpressionError) as refused:
        Asking(f"<data><l>{line}</l></data>").truth("intersects(/data/l)")
    assert refused.value.code == "expression.range"


def test_names_of_nodes() -> None:
    """name(), local-name() and namespace-uri() of elements, attributes and nothing."""
    asking = Asking('<d xmlns:p="urn:p"><p:a p:b="1"/><?go x?></d>')
    assert asking.text("name(/d/*)") == "p:a"
    assert asking.text("local-name(/d/*/@*)") == "b"
    assert asking.text("namespace-uri(/d/*)") == "urn:p"
    assert asking.text("name(/d/processing-instruction())") == "go"
    assert asking.text("concat(name(/x), local-name(/x), namespace-uri(/d), name(/))") == ""


def test_ids_and_languages() -> None:
    """id() finds elements by attribute, lang() by the nearest xml:lang."""
    asking = Asking('<d xml:lang="en-US"><a id="x">1</a><b xml:id="y"><c id="x">2</c></b></d>', "/d/b")
    assert asking.texts("id('y x z')") == ["1", "2"]
    assert asking.texts("id('x')") == ["1"]
    assert asking.truth("lang('en')")
    assert asking.truth("lang('EN-us')")
    assert not asking.truth("lang('e')")


@pytest.mark.parametrize(
    ("seed", "order"),
    [
        ("42", "AFCBDE"),
        ("'42'", "AFCBDE"),
        ("-42", "EDAFBC"),
        ("1", "BFEACD"),
        ("1.9", "BFEACD"),
        ("11111111", "ACDBFE"),
        ("0", "CBEAFD"),
        ("''", "CBEAFD"),
        ("/d/nothing", "CBEAFD"),
        ("0 div 0", "CBEAFD"),
    ],
)
def test_a_seeded_shuffle_is_always_the_same(seed: str, order: str) -> None:
    """The same seed gives the same order in every session and on every device, that of JavaRosa."""
    data = f"<d>{''.join(f'<i>{sign}</i>' for sign in 'ABCDEF')}</d>"
    assert "".join(Asking(data).texts(f"randomize(/d/i, {seed})")) == order


def test_any_text_is_a_seed() -> None:
    """A seed that is no number, or one beyond all bounds, still gives one order of its own."""
    data = f"<d>{''.join(f'<i>{sign}</i>' for sign in 'ABCDEFGHIJ')}</d>"
    orders = {
        "".join(Asking(data).texts(f"randomize(/d/i, {seed})"))
        for seed in ("'alpha'", "'beta'", "1 div 0", "-1 div 0", "pow(10, 300)", "9007199254740993")
    }
    assert len(orders) >= 5
    assert all(sorted(order) == list("ABCDEFGHIJ") for order in orders)


def test_chance_comes_from_the_surroundings() -> None:
    """random(), uuid() and an unseeded shuffle use the dice they are given."""
    first, second = Asking(DATA), Asking(DATA)
    for source in ("random()", "uuid()", "uuid(8)", "join('', randomize(//x))"):
        assert first.text(source) == second.text(source)
    assert re.fullmatch(
        r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", first.text("uuid()")
    )
    assert 0 <= first.number("random()") < 1
    with pytest.raises(ExpressionError) as refused:
        first.text("uuid(5000)")
    assert refused.value.code == "expression.range"


def test_once_keeps_what_is_there() -> None:
    """once() gives its value only to a question that has none."""
    assert Asking(DATA, "/data/b").text("once('new')") == "new"
    assert Asking(DATA, "/data/a").text("once('new')") == "1"
