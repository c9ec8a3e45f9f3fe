"""Comparisons, `and` and `or` (XPath 1.0 section 3.4), chosen by the kinds of their operands."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from citdesk.xforms.expressions.code import Code, Kind, RunNodes, RunNumber, RunTruth, Value
from citdesk.xforms.expressions.conversions import (
    as_number,
    as_text,
    as_truth,
    number_of,
    text_of,
    truth_of,
)
from citdesk.xforms.expressions.dialect import Dialect
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.moments import Moment, moment_in
from citdesk.xforms.expressions.numerals import number_in
from citdesk.xforms.expressions.syntax import Chain
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

_Test = Callable[[float, float], bool]
_EQUALITIES: Final[dict[str, Callable[[object, object], bool]]] = {"=": operator.eq, "!=": operator.ne}
_ORDERS: Final[dict[str, _Test]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRRORED: Final = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
SIGNS: Final = frozenset(_MIRRORED)
_BLANK: Final = ("",)


def junction_code(tree: Chain, compiler: Compiler) -> Code:
    """`and` or `or` over any number of terms; later terms are not looked at once it is decided."""
    terms = tuple(compiler.truth(operand) for operand in tree.operands)
    decisive = tree.operators[0] == "or"
    if len(terms) == 2:
        first, second = terms
        if decisive:
            return Code(Kind.TRUTH, lambda n, c: first(n, c) or second(n, c))
        return Code(Kind.TRUTH, lambda n, c: first(n, c) and second(n, c))

    def junction(n: Node, c: Scope) -> bool:
        for term in terms:
            if term(n, c) is decisive:
                return decisive
        return not decisive

    return Code(Kind.TRUTH, junction)


def comparison_code(tree: Chain, compiler: Compiler) -> Code:
    """One or more comparisons of the same precedence, from left to right."""
    operands = [compiler.compile(operand) for operand in tree.operands]
    dialect = compiler.dialect
    first = Code(Kind.TRUTH, _comparison(tree.operators[0], operands[0], operands[1], dialect))
    if len(operands) == 2:
        return first
    truth = as_truth(first, dialect)
    rest = [(sign, operand.run) for sign, operand in zip(tree.operators[1:], operands[2:], strict=True)]

    def chained(n: Node, c: Scope) -> bool:
        value = truth(n, c)
        for sign, run in rest:
            value = compared(sign, value, run(n, c), c, dialect)
        return value

    return Code(Kind.TRUTH, chained)


def _comparison(sign: str, left: Code, right: Code, dialect: Dialect) -> RunTruth:
    kinds = {left.kind, right.kind}
    if Kind.ANY in kinds:
        return _at_run_time(sign, left, right, dialect)
    if Kind.TRUTH in kinds:
        return _of_truths(sign, left, right, dialect)
    if right.kind is Kind.NODES and left.kind is not Kind.NODES:
        return _comparison(_MIRRORED[sign], right, left, dialect)
    if sign in _EQUALITIES and kinds <= {Kind.TEXT, Kind.NODES}:
        return _equality_of_texts(sign, left, right, dialect)
    if dialect.civil_dates and Kind.NUMBER not in kinds:
        return _at_run_time(sign, left, right, dialect)
    if left.kind is Kind.NODES:
        return _of_nodes_and_number(sign, left, right, dialect)
    return _of_numbers(sign, as_number(left, dialect), as_number(right, dialect))


# -- without nodes


def _of_numbers(sign: str, left: RunNumber, right: RunNumber) -> RunTruth:
    match sign:
        case "=":
            return lambda n, c: left(n, c) == right(n, c)
        case "!=":
            return lambda n, c: left(n, c) != right(n, c)
        case "<":
            return lambda n, c: left(n, c) < right(n, c)
        case "<=":
            return lambda n, c: left(n, c) <= right(n, c)
        case ">":
            return lambda n, c: left(n, c) > right(n, c)
        case _:
            return lambda n, c: left(n, c) >= right(n, c)


def _of_truths(sign: str, left: Code, right: Code, dialect: Dialect) -> RunTruth:
    """A truth value makes truth values of what it is tested for equality with, else both are numbers.

    Against a node-set an order is that of numbers, the node-set counting by its truth (section 3.4).
    """
    one, other = as_truth(left, dialect), as_truth(right, dialect)
    if sign == "=":
        return lambda n, c: one(n, c) is other(n, c)
    if sign == "!=":
        return lambda n, c: one(n, c) is not other(n, c)
    if Kind.NODES in {left.kind, right.kind}:
        return _nodes_against_truth(sign, left, right, dialect)
    return _of_numbers(sign, as_number(left, dialect), as_number(right, dialect))


def _nodes_against_truth(sign: str, left: Code, right: Code, dialect: Dialect) -> RunTruth:
    if left.kind is not Kind.NODES:
        return _nodes_against_truth(_MIRRORED[sign], right, left, dialect)
    return _of_nodes_and_number(sign, left, right, dialect)


# -- with nodes


def _equality_of_texts(sign: str, left: Code, right: Code, dialect: Dialect) -> RunTruth:
    if left.kind is Kind.TEXT and right.kind is Kind.TEXT:
        one, other = as_text(left), as_text(right)
        if sign == "=":
            return lambda n, c: one(n, c) == other(n, c)
        return lambda n, c: one(n, c) != other(n, c)
    nodes = cast("RunNodes", left.run)
    blank = _BLANK if dialect.collect_nodes else ()
    if right.kind is Kind.NODES:
        return _equality_of_nodes(sign, nodes, cast("RunNodes", right.run), blank)
    text = as_text(right)
    same = sign == "="

    def equal(n: Node, c: Scope) -> bool:
        found = nodes(n, c)
        wanted = text(n, c)
        if len(found) == 1:
            return (found[0].string_value() == wanted) is same
        return any((one == wanted) is same for one in _texts(found, blank))

    return equal


def _equality_of_nodes(sign: str, left: RunNodes, right: RunNodes, blank: tuple[str, ...]) -> RunTruth:
    same = sign == "="

    def equal(n: Node, c: Scope) -> bool:
        ones, others = left(n, c), right(n, c)
        if len(ones) == 1 and len(others) == 1:
            return (ones[0].string_value() == others[0].string_value()) is same
        one, other = set(_texts(ones, blank)), set(_texts(others, blank))
        if same:
            return not one.isdisjoint(other)
        return bool(one) and bool(other) and len(one | other) > 1

    return equal


def _texts(nodes: list[Node], blank: tuple[str, ...]) -> list[str] | tuple[str, ...]:
    return [node.string_value() for node in nodes] or blank


def _of_nodes_and_number(sign: str, left: Code, right: Code, dialect: Dialect) -> RunTruth:
    """Whether any node of the left compares so with the number of the right."""
    if right.kind is Kind.NODES:
        return _at_run_time(sign, left, right, dialect)
    test = cast("_Test", (_EQUALITIES | _ORDERS)[sign])
    nodes = cast("RunNodes", left.run)
    number = as_number(right, dialect)
    blank = _BLANK if dialect.collect_nodes else ()

    def compares(n: Node, c: Scope) -> bool:
        found = nodes(n, c)
        wanted = number(n, c)
        if len(found) == 1:
            text = found[0].string_value()
            value = number_in(text)
            if value == value or not text:
                return test(value, wanted)
            return test(number_of(text, c, dialect), wanted)
        return any(test(number_of(text, c, dialect), wanted) for text in _texts(found, blank))

    return compares


# -- when only evaluation tells the kinds, or dates may meet


def _at_run_time(sign: str, left: Code, right: Code, dialect: Dialect) -> RunTruth:
    one, other = left.run, right.run
    return lambda n, c: compared(sign, one(n, c), other(n, c), c, dialect)


def compared(sign: str, left: Value, right: Value, scope: Scope, dialect: Dialect) -> bool:
    """Whether two values of whatever kinds compare so (section 3.4)."""
    equality = sign in _EQUALITIES
    if isinstance(left, bool) or isinstance(right, bool):
        if equality:
            return (truth_of(left, dialect) is truth_of(right, dialect)) is (sign == "=")
        if not isinstance(left, list) and not isinstance(right, list):
            one, other = number_of(left, scope, dialect), number_of(right, scope, dialect)
            return _ORDERS[sign](one, other)
    blank: list[str | float | Moment] = [""] if dialect.collect_nodes and equality else []
    ones, others = _each(left, blank), _each(right, blank)
    return any(_one_compared(sign, one, other, scope, dialect) for one in ones for other in others)


def _each(value: Value, blank: list[str | float | Moment]) -> list[str | float | Moment]:
    if isinstance(value, list):
        return [node.string_value() for node in value] or blank
    return [value]


def _one_compared(
    sign: str, left: str | float | Moment, right: str | float | Moment, scope: Scope, dialect: Dialect
) -> bool:
    if sign in _EQUALITIES and isinstance(left, str) and isinstance(right, str):
        return (left == right) is (sign == "=")
    if dialect.civil_dates:
        apart = _apart(left, right, scope)
        if apart is not None:
            return bool((_EQUALITIES | _ORDERS)[sign](apart, 0.0))
    one, other = number_of(left, scope, dialect), number_of(right, scope, dialect)
    return bool((_EQUALITIES | _ORDERS)[sign](one, other))


def _apart(left: str | float | Moment, right: str | float | Moment, scope: Scope) -> float | None:
    """How far apart two dates are, None if they are not both dates: a date and a time are then compared
    as instants, though alone a date counts in whole days.
    """
    one = moment_of(left, scope)
    other = moment_of(right, scope) if one is not None else None
    return None if one is None or other is None else one.since(other)


def moment_of(value: Value, scope: Scope) -> Moment | None:
    """The date that a value is or denotes."""
    if isinstance(value, Moment):
        return value
    if isinstance(value, (str, list)):
        text = text_of(value)
        return moment_in(text, scope.environment.zone) if len(text) >= 8 else None
    return None
