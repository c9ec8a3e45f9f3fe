"""Dates and times (ODK XForms, “date and time functions”)."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind, Run, Value
from citdesk.xforms.expressions.conversions import text_of
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.functions.signature import Build, Function
from citdesk.xforms.expressions.moments import (
    Moment,
    at_midnight,
    clock_in,
    date_after,
    fraction_of_day,
    moment_after,
    moment_in,
)
from citdesk.xforms.expressions.numerals import NAN
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

#: how web-forms writes what is no date; the ODK dialect leaves it empty
_INVALID: Final = "Invalid Date"


def present(scope: Scope) -> datetime:
    """The present in the zone of the evaluation."""
    environment = scope.environment
    return environment.now().astimezone(environment.zone)


def _today(call: Call, compiler: Compiler) -> Code:
    del call, compiler

    def today(n: Node, c: Scope) -> Moment:
        del n
        local = present(c)
        return Moment(datetime.combine(local.date(), time(), local.tzinfo), timed=False)

    return Code(Kind.MOMENT, today)


def _now(call: Call, compiler: Compiler) -> Code:
    del call, compiler
    return Code(Kind.MOMENT, lambda _n, c: Moment(present(c), timed=True))


def as_moment(value: Value, scope: Scope) -> Moment | None:
    """The moment that a value is, denotes, or as a number of days leads to; None if it is none."""
    if isinstance(value, Moment):
        return value if value.local is not None else None
    if isinstance(value, bool):
        return None
    zone = scope.environment.zone
    if isinstance(value, (int, float)):
        moment = moment_after(value, zone)
        return moment if moment.local is not None else None
    return moment_in(text_of(value), zone)


def _conversion(*, keep_time: bool) -> Build:
    """date() and date-time().

    In the ODK dialect date() drops the time and of whole days makes that calendar date, as JavaRosa
    does; what is no date becomes empty. Else both keep the time, midnight excepted, and what is no date
    reads as such; empty stays empty in both.
    """

    def build(call: Call, compiler: Compiler) -> Code:
        run = compiler.compile(call.arguments[0]).run
        if compiler.dialect.civil_dates:
            return Code(Kind.MOMENT, _civil(run, keep_time=keep_time))
        return Code(Kind.ANY, _instant(run))

    return build


def _civil(run: Run, *, keep_time: bool) -> Run:
    def civil(n: Node, c: Scope) -> Moment:
        value = run(n, c)
        if isinstance(value, float) and not keep_time:
            return date_after(value, c.environment.zone)
        moment = as_moment(value, c)
        if moment is None:
            return Moment(None, timed=False)
        return moment if keep_time else moment.without_time()

    return civil


def _instant(run: Run) -> Run:
    def instant(n: Node, c: Scope) -> Value:
        value = run(n, c)
        if isinstance(value, bool) or (isinstance(value, (str, list)) and text_of(value) == ""):
            return ""
        moment = as_moment(value, c)
        if moment is None or moment.local is None:
            return Moment(None, timed=False, text=_INVALID)
        return Moment(moment.local, timed=not at_midnight(moment.local))

    return instant


def _decimal_date_time(call: Call, compiler: Compiler) -> Code:
    """decimal-date-time(): days since 1970-01-01T00:00Z with their fraction; NaN for what is no date."""
    run = compiler.compile(call.arguments[0]).run

    def days(n: Node, c: Scope) -> float:
        value = run(n, c)
        if isinstance(value, float):
            return value
        moment = as_moment(value, c)
        return NAN if moment is None else moment.instant_days()

    return Code(Kind.NUMBER, days)


def _decimal_time(call: Call, compiler: Compiler) -> Code:
    """decimal-time(): how much of the local day has passed at a time; NaN for what is no time.

    A time with an offset is taken to be of today, so that daylight saving is what it was when recorded.
    """
    run = compiler.compile(call.arguments[0]).run

    def fraction(n: Node, c: Scope) -> float:
        value = run(n, c)
        if isinstance(value, float):
            return value % 1
        if isinstance(value, (str, list)):
            clock = clock_in(text_of(value), present(c).date(), c.environment.zone)
            if clock is not None:
                return fraction_of_day(clock)
        moment = as_moment(value, c)
        if moment is None or moment.local is None:
            return NAN
        return fraction_of_day(moment.local.time())

    return Code(Kind.NUMBER, fraction)


FUNCTIONS: Final[dict[str, Function]] = {
    "today": Function(0, 0, _today),
    "now": Function(0, 0, _now),
    "date": Function(1, 1, _conversion(keep_time=False)),
    "date-time": Function(1, 1, _conversion(keep_time=True)),
    "decimal-date-time": Function(1, 1, _decimal_date_time),
    "decimal-time": Function(1, 1, _decimal_time),
}
