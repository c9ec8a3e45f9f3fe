"""Spans of time: ages and dates so much later (beyond ODK XForms; named as in CHT)."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.functions.dates import as_moment
from citdesk.xforms.expressions.functions.signature import Build, Function
from citdesk.xforms.expressions.moments import Moment
from citdesk.xforms.expressions.numerals import NAN
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler


def _between(measure: Callable[[date, date], int]) -> Build:
    """difference-in-…(from, to): whole units from one calendar date to the other; NaN without both."""

    def build(call: Call, compiler: Compiler) -> Code:
        one, other = (compiler.compile(argument).run for argument in call.arguments)

        def difference(n: Node, c: Scope) -> float:
            beginning, ending = as_moment(one(n, c), c), as_moment(other(n, c), c)
            if beginning is None or ending is None or beginning.local is None or ending.local is None:
                return NAN
            first, last = beginning.local.date(), ending.local.date()
            return float(measure(first, last) if first <= last else -measure(last, first))

        return Code(Kind.NUMBER, difference)

    return build


def _years(first: date, last: date) -> int:
    """Birthdays passed; someone born on 29 February has theirs on 1 March in other years."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _weeks(first: date, last: date) -> int:
    return (last - first).days // 7


def _days(first: date, last: date) -> int:
    return (last - first).days


def _add_date(call: Call, compiler: Compiler) -> Code:
    """add-date(date, years, months, days?, hours?, minutes?): missing numbers count as 0.

    A day that the month reached does not have becomes its last day. What is no date stays empty.
    """
    run = compiler.compile(call.arguments[0]).run
    numbers = [compiler.number(argument) for argument in call.arguments[1:]]

    def later(n: Node, c: Scope) -> Moment:
        moment = as_moment(run(n, c), c)
        amounts = [int(amount) if abs(amount) < 1e7 else 0 for amount in (number(n, c) for number in numbers)]
        if moment is None or moment.local is None:
            return Moment(None, timed=False)
        years, months, days, hours, minutes = (*amounts, 0, 0, 0, 0, 0)[:5]
        try:
            moved = _months_later(moment.local, years * 12 + months) + timedelta(days=days)
            moved += timedelta(hours=hours, minutes=minutes)
        except (ValueError, OverflowError):
            return Moment(None, timed=False)
        return Moment(moved, timed=moment.timed or bool(hours or minutes))

    return Code(Kind.MOMENT, later)


def _months_later(local: datetime, months: int) -> datetime:
    years, month = divmod(local.month - 1 + months, 12)
    year = local.year + years
    day = min(local.day, calendar.monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day)


FUNCTIONS: Final[dict[str, Function]] = {
    "difference-in-years": Function(2, 2, _between(_years)),
    "difference-in-months": Function(2, 2, _between(_months)),
    "difference-in-weeks": Function(2, 2, _between(_weeks)),
    "difference-in-days": Function(2, 2, _between(_days)),
    "add-date": Function(2, 6, _add_date),
}
