"""What an expression yields, as the type of the question that stores it.

JavaRosa does so when it wraps a calculated value: `today() + 7` is a number of days, `now()` in a time
question the time of day, `today()` in one for date and time the day's beginning, a truth in a number question
1 or 0.
Only for what is computed: somebody who types a number into a date question means no count of days.
"""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

from citdesk.xforms.expressions.moments import date_after, moment_after
from citdesk.xforms.expressions.numerals import number_in
from citdesk.xforms.session.values.times import DateCodec, MomentCodec, moment_text, time_text

_NUMBERS = {"true": "1", "false": "0"}


def as_stored(text: str, data_type: str, zone: tzinfo) -> str:
    """A computed text as its type has it, '' for what is no number, any other text as it is."""
    if text == "NaN":
        return ""
    match data_type:
        case "int" | "decimal":
            return _NUMBERS.get(text, text)
        case "time":
            moment = MomentCodec(zone).decode(text)
            return time_text(moment.astimezone(zone).timetz()) if isinstance(moment, datetime) else text
        case "date" | "dateTime":
            return _dated(text, data_type, zone)
        case _:
            return text


def _dated(text: str, data_type: str, zone: tzinfo) -> str:
    days = number_in(text) if text else float("nan")
    if days == days:
        moment = date_after(days, zone) if data_type == "date" else moment_after(days, zone)
        return moment.text
    day = DateCodec().decode(text) if data_type == "dateTime" and "T" not in text else None
    return moment_text(datetime.combine(day, time(), zone)) if isinstance(day, date) else text
