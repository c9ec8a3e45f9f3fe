"""Counting what holds: checklist() and weighted-checklist() (ODK XForms)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind, Value
from citdesk.xforms.expressions.conversions import number_of, truth_of
from citdesk.xforms.expressions.dialect import Dialect
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.functions.signature import Function
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

_NO_BOUND: Final = -1.0


def _checklist(call: Call, compiler: Compiler) -> Code:
    """checklist(min, max, v*): whether between min and max of the values hold; −1 is no bound.

    A node holds if it has text; of a node-set every node counts.
    """
    fewest, most = compiler.number(call.arguments[0]), compiler.number(call.arguments[1])
    runs = [compiler.compile(argument).run for argument in call.arguments[2:]]
    dialect = compiler.dialect

    def checklist(n: Node, c: Scope) -> bool:
        held = sum(flag for run in runs for flag in _flags(run(n, c), dialect))
        return _within(float(held), fewest(n, c), most(n, c))

    return Code(Kind.TRUTH, checklist)


def _weighted(call: Call, compiler: Compiler) -> Code:
    """weighted-checklist(min, max, [v, w]*): likewise for the sum of the weights of what holds.

    Node-sets are paired node by node; more weights than values make it false.
    """
    fewest, most = compiler.number(call.arguments[0]), compiler.number(call.arguments[1])
    runs = [compiler.compile(argument).run for argument in call.arguments[2:]]
    pairs = tuple(zip(runs[::2], runs[1::2], strict=True))
    dialect = compiler.dialect

    def weighted(n: Node, c: Scope) -> bool:
        total = 0.0
        for value, weight in pairs:
            flags = _flags(value(n, c), dialect)
            weights = _weights(weight(n, c), c, dialect)
            if len(weights) > len(flags):
                return False
            total += sum(each for flag, each in zip(flags, weights, strict=False) if flag)
        return _within(total, fewest(n, c), most(n, c))

    return Code(Kind.TRUTH, weighted)


def _flags(value: Value, dialect: Dialect) -> list[bool]:
    if isinstance(value, list):
        return [node.string_value() != "" for node in value]
    return [truth_of(value, dialect)]


def _weights(value: Value, scope: Scope, dialect: Dialect) -> list[float]:
    if isinstance(value, list):
        return [number_of(node.string_value(), scope, dialect) for node in value]
    return [number_of(value, scope, dialect)]


def _within(amount: float, fewest: float, most: float) -> bool:
    return (fewest == _NO_BOUND or amount >= fewest) and (most == _NO_BOUND or amount <= most)


FUNCTIONS: Final[dict[str, Function]] = {
    "checklist": Function(2, None, _checklist),
    "weighted-checklist": Function(2, None, _weighted, even=True),
}
