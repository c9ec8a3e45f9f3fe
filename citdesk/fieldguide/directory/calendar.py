"""Public holidays of the United States by state, from the ``holidays`` library."""

from __future__ import annotations

from datetime import date
from functools import cache


def public_holiday(state: str, day: date) -> bool:
    """Whether a day is a holiday in a state, by its two letters; in the country for an unknown one."""
    return day in _calendar(state)


@cache
def _calendar(state: str):
    import holidays  # a large library, read only when hours depend on it

    try:
        return holidays.country_holidays("US", subdiv=state or None)
    except NotImplementedError:  # not a state the library knows
        return holidays.country_holidays("US")
