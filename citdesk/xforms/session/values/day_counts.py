"""Days as a number: what an expression such as `today() + 7` yields, stored in a date question."""

from __future__ import annotations

from datetime import tzinfo

from citdesk.xforms.expressions.moments import date_after, moment_after
from citdesk.xforms.expressions.numerals import number_in

_DATED = frozenset({"date", "dateTime"})


def dated(text: str, data_type: str, zone: tzinfo) -> str:
    """A computed number as the date or moment so many days after 1970-01-01; any other text as it is.

    Only for what is computed: somebody who types a number into a date question means no count of days.
    """
    if data_type not in _DATED or not text:
        return text
    days = number_in(text)
    if days != days:
        return text
    moment = date_after(days, zone) if data_type == "date" else moment_after(days, zone)
    return moment.text
