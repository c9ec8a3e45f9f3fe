"""Functions of numbers (XPath 1.0 section 4.4; ODK XForms, “number functions”; XPath 3.0 `math:`)."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind, Run, Value
from citdesk.xforms.expressions.conversions import number_of, text_of
from citdesk.xforms.expressions.dialect import Dialect
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.functions.signature import Function, argument_or_context, pure
from citdesk.xforms.expressions.moments import Moment, moment_in, whole_days_text
from citdesk.xforms.expressions.numerals import INFINITY, NAN
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

#: beyond these many decimals rounding makes no sense (JavaRosa's bound)
_MOST_DECIMALS: Final = 30


def _number(call: Call, compiler: Compiler) -> Code:
    """number(): of a date its days since 1970.

    Outside the ODK dialect what it yields for a date still reads as whole days, as in web-forms.
    """
    argument = argument_or_context(call)
    if compiler.dialect.civil_dates:
        return Code(Kind.NUMBER, compiler.number(argument))
    code = compiler.compile(argument)
    if code.kind in {Kind.NUMBER, Kind.TRUTH, Kind.MOMENT}:
        return code if code.kind is Kind.MOMENT else Code(Kind.NUMBER, compiler.number(argument))
    run, dialect = code.run, compiler.dialect

    def number(n: Node, c: Scope) -> Value:
        value = run(n, c)
        if isinstance(value, (str, list)):
            moment = moment_in(text_of(value), c.environment.zone)
            if moment is not None:
                return Moment(moment.local, timed=moment.timed, text=whole_days_text(moment))
        return number_of(value, c, dialect)

    return Code(Kind.ANY, number)


def _total(call: Call, compiler: Compiler) -> Code:
    """sum(node-set)."""
    nodes = compiler.nodes(call.arguments[0], "What sum() adds up")
    dialect = compiler.dialect

    def total(n: Node, c: Scope) -> float:
        return _sum(_numbers(nodes(n, c), c, dialect))

    return Code(Kind.NUMBER, total)


def _sum(numbers: list[float]) -> float:
    """Exact where that is a number; infinite, or none, where they go beyond all numbers (IEEE 754)."""
    try:
        return math.fsum(numbers)
    except (OverflowError, ValueError):
        return sum(numbers)


def _extreme(choose: Callable[[list[float]], float]) -> Callable[[Call, Compiler], Code]:
    """min() or max() of node-sets and values; NaN if there is nothing to choose from."""

    def build(call: Call, compiler: Compiler) -> Code:
        runs: list[Run] = [compiler.compile(argument).run for argument in call.arguments]
        dialect = compiler.dialect

        def extreme(n: Node, c: Scope) -> float:
            numbers = [number for run in runs for number in _numbers(run(n, c), c, dialect)]
            return choose(numbers) if numbers and not any(map(math.isnan, numbers)) else NAN

        return Code(Kind.NUMBER, extreme)

    return build


def _numbers(value: Value, scope: Scope, dialect: Dialect) -> list[float]:
    """The numbers of a value's nodes, without those that are none where the dialect passes over them."""
    values: list[Value] = [node.string_value() for node in value] if isinstance(value, list) else [value]
    numbers = [number_of(each, scope, dialect) for each in values]
    return [number for number in numbers if number == number] if dialect.skip_blank else numbers


def _round(call: Call, compiler: Compiler) -> Code:
    """round(number, decimals?): halves away from zero; in the ODK dialect negative ones towards zero,
    as XPath 1.0 and JavaRosa have it. The decimal digits that one reads are what is rounded.
    """
    upward = compiler.dialect.civil_dates
    return pure(
        Kind.NUMBER, "nn", lambda number, places=0.0: _rounded(number, places, upward=upward), optional=1
    ).build(call, compiler)


def _rounded(number: float, places: float, *, upward: bool) -> float:
    if not math.isfinite(number):
        return number
    if not abs(places) <= _MOST_DECIMALS:
        return NAN
    mode = ROUND_HALF_DOWN if upward and number < 0 else ROUND_HALF_UP
    scaled = Decimal(repr(number)).scaleb(int(places))
    return float(scaled.to_integral_value(mode).scaleb(-int(places)))


def _int(number: float) -> float:
    return float(math.trunc(number)) if math.isfinite(number) else number


def _floor(number: float) -> float:
    return float(math.floor(number)) if math.isfinite(number) else number


def _ceiling(number: float) -> float:
    return float(math.ceil(number)) if math.isfinite(number) else number


def _ieee(compute: Callable[..., float]) -> Callable[..., float]:
    """The function with NaN where it is not defined and infinity where it is too large."""

    def computed(*numbers: float) -> float:
        try:
            value = compute(*numbers)
        except ValueError:
            return NAN
        except OverflowError:
            return INFINITY
        return value

    return computed


def _log(number: float) -> float:
    return -INFINITY if number == 0 else math.log(number)


def _log10(number: float) -> float:
    return -INFINITY if number == 0 else math.log10(number)


def _pow(base: float, exponent: float) -> float:
    if exponent == 0:
        return 1.0
    if base == 0 and exponent < 0:
        odd = exponent.is_integer() and exponent % 2 == 1
        return math.copysign(INFINITY, base) if odd else INFINITY
    if math.isnan(exponent) or (abs(base) == 1 and math.isinf(exponent)):
        return NAN
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -INFINITY if base < 0 and exponent % 2 == 1 else INFINITY


def _of_number(compute: Callable[[float], float]) -> Function:
    return pure(Kind.NUMBER, "n", _ieee(compute))


FUNCTIONS: Final[dict[str, Function]] = {
    "number": Function(0, 1, _number),
    "double": Function(1, 1, _number),
    "sum": Function(1, 1, _total),
    "min": Function(1, None, _extreme(min)),
    "max": Function(1, None, _extreme(max)),
    "round": Function(1, 2, _round),
    "int": pure(Kind.NUMBER, "n", _int),
    "floor": pure(Kind.NUMBER, "n", _floor),
    "ceiling": pure(Kind.NUMBER, "n", _ceiling),
    "abs": pure(Kind.NUMBER, "n", abs),
    "pow": pure(Kind.NUMBER, "nn", _ieee(_pow)),
    "exp": _of_number(math.exp),
    "exp10": _of_number(lambda number: _pow(10.0, number)),
    "log": _of_number(_log),
    "log10": _of_number(_log10),
    "sqrt": _of_number(math.sqrt),
    "sin": _of_number(math.sin),
    "cos": _of_number(math.cos),
    "tan": _of_number(math.tan),
    "asin": _of_number(math.asin),
    "acos": _of_number(math.acos),
    "atan": _of_number(math.atan),
    "atan2": pure(Kind.NUMBER, "nn", math.atan2),
    "pi": pure(Kind.NUMBER, "", lambda: math.pi),
}
