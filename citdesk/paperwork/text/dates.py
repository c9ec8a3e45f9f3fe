"""Dates and times as people read them in court: ``Mar 12, 2026, 21:05 CDT``."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date) -> str:
    """``Mar 12, 2026``, the same under every locale."""
    return f"{_MONTHS[value.month - 1]} {value.day}, {value.year}"


def moment(value: datetime, zone: tzinfo) -> str:
    """``Mar 12, 2026, 21:05 CDT`` in ``zone``; a time without offset is shown as given, with no zone."""
    if value.tzinfo is None:
        return f"{day(value)}, {value:%H:%M}"
    local = value.astimezone(zone)
    name = local.tzname() or ""
    if not name or name[0] in "+-":
        name = f"UTC{local:%z}"
    return f"{day(local)}, {local:%H:%M} {name}"
