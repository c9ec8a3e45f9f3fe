"""Arithmetic (XPath 1.0 section 3.5), with differences of dates as ODK has them."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind, Run, RunNumber
from citdesk.xforms.expressions.comparisons import moment_of
from citdesk.xforms.expressions.conversions import as_number, number_of
from citdesk.xforms.expressions.dialect import Dialect
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.numerals import INFINITY, NAN
from citdesk.xforms.expressions.syntax import Chain, Negative
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

_Operation = Callable[[float, float], float]


def _quotient(left: float, right: float) -> float:
    """IEEE 754 division, which Python refuses for a divisor of zero."""
    if right:
        return left / right
    if not left or left != left:
        return NAN
    return INFINITY if math.copysign(1, left) == math.copysign(1, right) else -INFINITY


def _remainder(left: float, right: float) -> float:
    """The remainder of a truncating division: it has the sign of the dividend."""
    if not right or math.isinf(left):
        return NAN
    return math.fmod(left, right)


_OPERATIONS: Final[dict[str, _Operation]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _quotient,
    "mod": _remainder,
}
_DATELIKE: Final = frozenset({Kind.MOMENT, Kind.TEXT, Kind.NODES, Kind.ANY})


def negative_code(tree: Negative, compiler: Compiler) -> Code:
    """Unary minus, any number of times."""
    number = compiler.number(tree.operand)
    if tree.count % 2:
        return Code(Kind.NUMBER, lambda n, c: -number(n, c))
    return Code(Kind.NUMBER, number)


def arithmetic_code(tree: Chain, compiler: Compiler) -> Code:
    """Operations of one precedence, from left to right."""
    codes = [compiler.compile(operand) for operand in tree.operands]
    dialect = compiler.dialect
    if len(codes) == 2 and dialect.civil_dates and tree.operators == ("-",):
        left, right = codes
        if left.kind in _DATELIKE and right.kind in _DATELIKE and right.constant is None:
            return Code(Kind.NUMBER, _difference(left, right, dialect))
    numbers = [as_number(code, dialect) for code in codes]
    operations = [_OPERATIONS[sign] for sign in tree.operators]
    if len(numbers) == 2:
        return Code(Kind.NUMBER, _binary(tree.operators[0], numbers[0], numbers[1]))
    first, rest = numbers[0], tuple(zip(operations, numbers[1:], strict=True))

    def chained(n: Node, c: Scope) -> float:
        value = first(n, c)
        for operation, number in rest:
            value = operation(value, number(n, c))
        return value

    return Code(Kind.NUMBER, chained)


def _binary(sign: str, left: RunNumber, right: RunNumber) -> RunNumber:
    match sign:
        case "+":
            return lambda n, c: left(n, c) + right(n, c)
        case "-":
            return lambda n, c: left(n, c) - right(n, c)
        case "*":
            return lambda n, c: left(n, c) * right(n, c)
        case _:
            operation = _OPERATIONS[sign]
            return lambda n, c: operation(left(n, c), right(n, c))


def _difference(left: Code, right: Code, dialect: Dialect) -> RunNumber:
    """Of two dates the days between them, else the difference of the numbers."""
    one, other = left.run, right.run
    return lambda n, c: _apart(one, other, n, c, dialect)


def _apart(one: Run, other: Run, n: Node, c: Scope, dialect: Dialect) -> float:
    left, right = one(n, c), other(n, c)
    ending, beginning = moment_of(left, c), moment_of(right, c)
    if ending is not None and beginning is not None:
        return ending.since(beginning)
    return number_of(left, c, dialect) - number_of(right, c, dialect)
