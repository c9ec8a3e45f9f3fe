"""format-date() and format-date-time() (ODK XForms)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.functions.dates import as_moment
from citdesk.xforms.expressions.functions.signature import Build, Function
from citdesk.xforms.expressions.moments import date_after
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SIGNS: Final[dict[str, Callable[[datetime], str]]] = {
    "%Y": lambda at: f"{at.year:04}",
    "%y": lambda at: f"{at.year % 100:02}",
    "%m": lambda at: f"{at.month:02}",
    "%n": lambda at: str(at.month),
    "%B": lambda at: _MONTHS[at.month - 1],
    "%b": lambda at: _MONTHS[at.month - 1][:3],
    "%d": lambda at: f"{at.day:02}",
    "%e": lambda at: str(at.day),
    "%A": lambda at: _DAYS[at.weekday()],
    "%a": lambda at: _DAYS[at.weekday()][:3],
    "%H": lambda at: f"{at.hour:02}",
    "%h": lambda at: str(at.hour),
    "%M": lambda at: f"{at.minute:02}",
    "%S": lambda at: f"{at.second:02}",
    "%3": lambda at: f"{at.microsecond // 1000:03}",
    "%%": lambda at: "%",  # noqa: ARG005 (all have the same form)
}
_SIGN: Final = re.compile("|".join(_SIGNS))


def _formatting(*, days_are_dates: bool) -> Build:
    """format-date(date, format) and format-date-time(…): what is no date gives ''.

    The number of days that `today() + 7` is means for format-date() that calendar date, as in JavaRosa, and
    for format-date-time() the instant. Names of months and days are English: forms translate what they show
    with choices or itext.
    """

    def build(call: Call, compiler: Compiler) -> Code:
        run = compiler.compile(call.arguments[0]).run
        template = compiler.text(call.arguments[1])
        civil = days_are_dates and compiler.dialect.civil_dates

        def formatted(n: Node, c: Scope) -> str:
            value = run(n, c)
            if civil and isinstance(value, float):
                moment = date_after(value, c.environment.zone)
            else:
                moment = as_moment(value, c)
            local = moment.local if moment is not None else None
            if local is None:
                return ""
            return _SIGN.sub(lambda found: _SIGNS[found.group()](local), template(n, c))

        return Code(Kind.TEXT, formatted)

    return build


FUNCTIONS: Final[dict[str, Function]] = {
    "format-date": Function(2, 2, _formatting(days_are_dates=True)),
    "format-date-time": Function(2, 2, _formatting(days_are_dates=False)),
}
