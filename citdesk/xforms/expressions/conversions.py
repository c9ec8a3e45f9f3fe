"""Conversions between the kinds of value (XPath 1.0 section 4), chosen when an expression is compiled."""

from __future__ import annotations

from typing import cast

from citdesk.xforms.expressions.code import Code, Kind, RunNodes, RunNumber, RunText, RunTruth, Value
from citdesk.xforms.expressions.dialect import Dialect
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.moments import Moment, moment_in
from citdesk.xforms.expressions.numerals import NAN, number_in, numeral
from citdesk.xforms.tree import Node

# -- of values


def text_of(value: Value) -> str:
    """string() of a value."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return numeral(value)
    if isinstance(value, list):
        return value[0].string_value() if value else ""
    return value.text


def dated_number(text: str, scope: Scope, *, civil: bool) -> float:
    """The number of a text that is not a numeral: of a date its days since 1970, else NaN."""
    if len(text) < 8:
        return NAN
    moment = moment_in(text, scope.environment.zone)
    if moment is None:
        return NAN
    return moment.civil_days() if civil else moment.instant_days()


def number_of(value: Value, scope: Scope, dialect: Dialect) -> float:
    """number() of a value; dates count as days (ODK XForms, “date and time”)."""
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, Moment):
        return value.civil_days() if dialect.civil_dates else value.instant_days()
    text = text_of(value)
    number = number_in(text)
    return number if number == number else dated_number(text, scope, civil=dialect.civil_dates)


def truth_of(value: Value, dialect: Dialect) -> bool:
    """boolean() of a value."""
    if isinstance(value, (str, bool)):
        return bool(value)
    if isinstance(value, (int, float)):
        return bool(value) and value == value  # NaN is false
    if isinstance(value, Moment):
        return _moment_truth(value)
    if dialect.filled_is_true:
        return bool(value) and value[0].string_value() != ""
    return bool(value)


def _moment_truth(moment: Moment) -> bool:
    return moment.local is not None and moment.instant_days() != 0


# -- of code


def as_text(code: Code) -> RunText:
    """How to get an expression's string value."""
    if code.text is not None:
        return code.text
    run = code.run
    if code.constant is not None:
        fixed = text_of(code.constant)
        return lambda _n, _c: fixed
    match code.kind:
        case Kind.TEXT:
            return cast("RunText", run)
        case Kind.NUMBER:
            number = cast("RunNumber", run)
            return lambda n, c: numeral(number(n, c))
        case Kind.TRUTH:
            return lambda n, c: "true" if run(n, c) else "false"
        case Kind.MOMENT:
            return lambda n, c: cast("Moment", run(n, c)).text
        case Kind.NODES | Kind.ANY:
            return lambda n, c: text_of(run(n, c))


def as_number(code: Code, dialect: Dialect) -> RunNumber:
    """How to get an expression's number."""
    run = code.run
    civil = dialect.civil_dates
    if isinstance(code.constant, float):
        fixed = code.constant
        return lambda _n, _c: fixed
    match code.kind:
        case Kind.NUMBER:
            return cast("RunNumber", run)
        case Kind.TRUTH:
            return lambda n, c: 1.0 if run(n, c) else 0.0
        case Kind.MOMENT if civil:
            return lambda n, c: cast("Moment", run(n, c)).civil_days()
        case Kind.MOMENT:
            return lambda n, c: cast("Moment", run(n, c)).instant_days()
        case Kind.TEXT | Kind.NODES:
            text = as_text(code)

            def number(n: Node, c: Scope) -> float:
                written = text(n, c)
                value = number_in(written)
                if value == value or not written:
                    return value
                return dated_number(written, c, civil=civil)

            return number
        case Kind.ANY:
            return lambda n, c: number_of(run(n, c), c, dialect)


def as_truth(code: Code, dialect: Dialect) -> RunTruth:
    """How to get an expression's truth."""
    run = code.run
    if code.constant is not None:
        fixed = truth_of(code.constant, dialect)
        return lambda _n, _c: fixed
    match code.kind:
        case Kind.TRUTH:
            return cast("RunTruth", run)
        case Kind.TEXT:
            return lambda n, c: run(n, c) != ""
        case Kind.NODES if not dialect.filled_is_true:
            return lambda n, c: bool(run(n, c))
        case Kind.NODES:
            text = as_text(code)
            return lambda n, c: text(n, c) != ""
        case Kind.NUMBER:

            def truth(n: Node, c: Scope) -> bool:
                value = cast("float", run(n, c))
                return value != 0 and value == value  # NaN is false

            return truth
        case Kind.MOMENT | Kind.ANY:
            return lambda n, c: truth_of(run(n, c), dialect)


def as_nodes(code: Code, what: str, at: int) -> RunNodes:
    """How to get an expression's node-set. Raises ExpressionError (`expression.type`) if it has none."""
    if code.kind is Kind.NODES:
        return cast("RunNodes", code.run)
    if code.kind is not Kind.ANY:
        raise _no_nodes(what, at)
    run = code.run

    def nodes(n: Node, c: Scope) -> list[Node]:
        value = run(n, c)
        if isinstance(value, list):
            return value
        raise _no_nodes(what, at)

    return nodes


def as_raw_nodes(code: Code, what: str, at: int) -> RunNodes:
    """Likewise, non-relevant nodes included."""
    return code.raw or as_nodes(code, what, at)


def _no_nodes(what: str, at: int) -> ExpressionError:
    return ExpressionError(
        "type", f"{what} must be questions or groups (a path), not a value: give a path.", at + 1
    )
