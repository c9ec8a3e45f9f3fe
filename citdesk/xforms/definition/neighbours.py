"""Recognising an expression that means the instance so many places before or behind one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from citdesk.xforms.expressions.syntax import Axis, Call, Chain, Number, Step, Syntax

#: further off it is taken as any instance
_FARTHEST: Final = 1000

IsOwn = Callable[[Syntax], bool]
"""Whether an expression surely yields the instance itself in which the reader stands."""


def shift_of_predicate(predicate: Syntax, is_own: IsOwn) -> int | None:
    """The places from the reader's instance to the one chosen by `[position() = position(…) - 1]` or by
    `[position(…) - 1]`; None if the predicate chooses otherwise.
    """
    if isinstance(predicate, Chain) and predicate.operators == ("=",):
        left, right = predicate.operands
        if _is_position(right):
            left, right = right, left
        return shift_of_place(right, is_own) if _is_position(left) else None
    return shift_of_place(predicate, is_own)


def shift_of_place(expression: Syntax, is_own: IsOwn) -> int | None:
    """The shift of a place written as `position(…)`, more or less a whole number."""
    if isinstance(expression, Call):
        own = expression.name == "position" and len(expression.arguments) == 1
        return 0 if own and is_own(expression.arguments[0]) else None
    if not isinstance(expression, Chain) or len(expression.operands) != 2:
        return None
    first, second = expression.operands
    (operator,) = expression.operators
    if not isinstance(second, Number) or operator not in {"+", "-"}:
        return None
    return (
        _whole(second.value if operator == "+" else -second.value)
        if shift_of_place(first, is_own) == 0
        else None
    )


def shift_of_sibling(step: Step) -> int | None:
    """The shift of a step such as `preceding-sibling::visit[1]`."""
    if step.axis not in {Axis.PRECEDING_SIBLING, Axis.FOLLOWING_SIBLING} or len(step.predicates) != 1:
        return None
    (number,) = step.predicates
    if not isinstance(number, Number) or number.value < 1:
        return None
    return _whole(number.value if step.axis is Axis.FOLLOWING_SIBLING else -number.value)


def _is_position(expression: Syntax) -> bool:
    return isinstance(expression, Call) and expression.name == "position" and not expression.arguments


def _whole(value: float) -> int | None:
    return int(value) if value == int(value) and abs(value) <= _FARTHEST else None
