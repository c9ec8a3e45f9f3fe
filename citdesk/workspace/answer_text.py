"""Answers as people read them, on the review page and in lists: one place for how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo

from citdesk.xforms import Choice

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def answer_text(kind: str, text: str, choices: Sequence[Choice], zone: tzinfo) -> str:
    """The stored ``text`` of a question of this type as a person reads it; '' stays ''.

    What cannot be read as its type is shown as it is stored.
    """
    if not text:
        return ""
    if kind in ("select", "select1", "rank"):
        labels = {choice.value: choice.label or choice.value for choice in choices}
        words = text.split() if kind != "select1" else [text]
        return ", ".join(labels.get(word, word) for word in words)
    try:
        return _read(kind, text, zone)
    except ValueError:
        return text


def when_text(moment: datetime, zone: tzinfo) -> str:
    """A moment: ``Mar 12, 2026, 21:05``."""
    local = moment.astimezone(zone)
    return f"{date_text(local.date())}, {local:%H:%M}"


def date_text(day: date) -> str:
    """A day: ``Mar 12, 2026``."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _read(kind: str, text: str, zone: tzinfo) -> str:
    match kind:
        case "date":
            return date_text(date.fromisoformat(text[:10]))
        case "dateTime":
            moment = datetime.fromisoformat(text)
            return when_text(moment if moment.tzinfo else moment.replace(tzinfo=zone), zone)
        case "time":
            return f"{time.fromisoformat(text):%H:%M}"
        case "boolean":
            return "Yes" if text in ("true", "1") else "No"
        case "trigger":
            return "Confirmed"
        case "geopoint":
            latitude, longitude = text.split()[:2]
            return f"{float(latitude):.5f}, {float(longitude):.5f}"
        case _:
            return text
