"""Expressions from strangers: whatever is written, the engine answers or refuses by code."""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from citdesk.xforms.expressions import (
    ODK,
    XPATH,
    Anchoring,
    Dialect,
    ExpressionError,
    Moment,
    PlainEnvironment,
    Scope,
    compile_expression,
)
from citdesk.xforms.expressions.functions import FUNCTIONS
from citdesk.xforms.expressions.numerals import number_in, numeral
from citdesk.xforms.tree import Node, in_order, parse_document
from tests.property.cases import bounded

DOCUMENT = parse_document(
    '<data v="1"><a>5</a><b>x y</b><d>2026-02-28</d><g><a>-1.5</a></g><r><x>1</x></r><r><x/></r>'
    "<geo>1 2;3 4;5 -6</geo><!--c--></data>"
)
ENVIRONMENT = PlainEnvironment(
    DOCUMENT,
    now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC),
    zone=UTC,
    instances={"t": parse_document("<root><item><name>a</name><x>1</x></item></root>")},
    random=random.Random(1).random,
    random_bytes=random.Random(1).randbytes,
)
NODES: list[Node] = [DOCUMENT, DOCUMENT.root, *DOCUMENT.root.subtree(), *DOCUMENT.root.attributes]
ANCHORING = Anchoring.of("/data/r/x", ["/data/r"])

_WORDS = st.sampled_from(
    [*"()[],/|.@*+-=<>$:'\"0 1 9 a", "//", "..", "::", "!=", "<=", ">=", " and ", " or ", " div ", " mod ",
     "child::", "ancestor::", "preceding::", "node()", "text()", "'x'", "1.5", "/data", "/a", "x", "r[",
     "]", "current()", "instance('t')", "position()", "last()", "\n", "ä", "\x00", "’"]
)  # fmt: skip
_NAMES = st.sampled_from(sorted(FUNCTIONS))
_ATOMS = st.sampled_from(
    ["1", "-3", "0", "2.5", "1 div 0", "0 div 0", "''", "'a b'", "'2026-01-31'", "'1 2;3 4;0 0'", "true()",
     "/data/a", "../a", ".", "//x", "/data/r", "/data/r/x", "/data/d", "/data/nothing", "@v", "today()",
     "instance('t')/root/item[name = 'a']/x", "/data/*[position() > 1]", "'SHA-256'", "'[0-9]+'", "9e9"]
)  # fmt: skip


def _calls(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    arguments = st.lists(parts, max_size=5).map(", ".join)
    operators = st.sampled_from(
        ["+", "-", "*", "div", "mod", "=", "!=", "<", "<=", ">", ">=", "and", "or", "|"]
    )
    return st.one_of(
        st.builds(lambda name, inner: f"{name}({inner})", _NAMES, arguments),
        st.builds(lambda left, sign, right: f"({left} {sign} {right})", parts, operators, parts),
        st.builds(lambda inner, test: f"({inner})[{test}]", parts, parts),
    )


WELL_FORMED = st.recursive(_ATOMS, _calls, max_leaves=12)
BOUNDED = bounded(400)


def _try(source: str, dialect: Dialect, place: int) -> None:
    try:
        expression = compile_expression(source, None, ANCHORING, dialect=dialect)
        scope = Scope(NODES[place % len(NODES)], ENVIRONMENT)
        value = expression.value(scope)
        text, number, truth = expression.string(scope), expression.number(scope), expression.boolean(scope)
        assert isinstance(expression.references, tuple)
    except ExpressionError as refused:
        assert refused.code.startswith("expression.")
        assert len(str(refused)) > 10
        return
    assert isinstance(value, (str, float, bool, list, Moment))
    assert (type(text), type(number), type(truth)) == (str, float, bool)


@given(st.lists(_WORDS, max_size=14).map("".join), st.sampled_from([ODK, XPATH]), st.integers(0, 30))
@BOUNDED
@example("(" * 500, ODK, 0)
@example("//" * 300, ODK, 0)
@example("a" * 100_000, ODK, 0)
def test_any_string_is_evaluated_or_refused(source: str, dialect: Dialect, place: int) -> None:
    """No sequence of tokens makes the engine crash: it has a value or a coded reason."""
    _try(source, dialect, place)


@given(WELL_FORMED, st.sampled_from([ODK, XPATH]), st.integers(0, 30))
@BOUNDED
def test_any_call_of_any_function_is_evaluated_or_refused(source: str, dialect: Dialect, place: int) -> None:
    """Every function bears every kind of argument, at every node."""
    _try(source, dialect, place)


@given(st.floats(allow_nan=False, allow_infinity=False))
@bounded(300)
def test_numbers_survive_being_written(number: float) -> None:
    """A number written as text and read again is the same number, and has no exponent."""
    written = numeral(number)
    assert "e" not in written.lower()
    assert number_in(written) == number
    assert math.copysign(1, number_in(written)) == math.copysign(1, number) or number == 0


@given(st.lists(st.integers(0, len(NODES) - 1), max_size=12))
@bounded(200)
def test_document_order_is_one_order(picked: list[int]) -> None:
    """Sorting any nodes gives the order of the document, each once, and sorting again changes nothing."""
    ordered = in_order([NODES[number] for number in picked])
    assert in_order(ordered) == ordered
    assert set(ordered) == {NODES[number] for number in picked}
    rank = {node: place for place, node in enumerate([DOCUMENT, DOCUMENT.root, *DOCUMENT.root.attributes])}
    known = [rank[node] for node in ordered if node in rank]
    assert known == sorted(known)
