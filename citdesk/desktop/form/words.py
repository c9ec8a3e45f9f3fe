"""An answer in words, as the check page, cards and read-only questions show it."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.widgets.day_text import day_words
from citdesk.xforms.client import Geopoint, Question

say = QCoreApplication.translate

_FEW_DECIMALS = 6
_LONGEST_ANSWER = 60


def show_clock(value: time | datetime) -> str:
    """A time on the 24-hour clock: ``21:05``."""
    return f"{value.hour:02d}:{value.minute:02d}"


def show_number(value: float) -> str:
    """A number without needless zeros."""
    whole = int(value)
    return str(whole) if whole == value else f"{value:.{_FEW_DECIMALS}f}".rstrip("0")


def is_hidden(question: Question) -> bool:
    """Whether the author wants the answer out of sight of bystanders (appearance `masked`)."""
    return not {"masked", "hidden-answer"}.isdisjoint(question.appearance.split())


def answer_words(question: Question, today: date | None = None) -> str:
    """The answer in words, '' when there is none. Choices are given by their labels."""
    value = question.value
    if value is None:
        return ""
    if is_hidden(question):
        return "••••"
    if question.type in {"select", "select1", "rank"}:
        return _choices(question)
    if question.type == "trigger":
        return say("Answer", "Confirmed")
    if question.type == "binary":
        return say("Answer", "Attached")
    return _plain(value, question.text, today)


def _choices(question: Question) -> str:
    labels = {choice.value: choice.label for choice in question.choices}
    values = question.value if isinstance(question.value, tuple) else (question.value,)
    return ", ".join(labels.get(str(value), str(value)) for value in values)


def _plain(value: object, text: str, today: date | None) -> str:
    if isinstance(value, bool):
        return say("Answer", "Yes") if value else say("Answer", "No")
    if isinstance(value, datetime):
        return f"{day_words(value.date(), today)}, {show_clock(value)}"
    if isinstance(value, date):
        return day_words(value, today)
    if isinstance(value, time):
        return show_clock(value)
    if isinstance(value, float):
        return show_number(value)
    if isinstance(value, Geopoint):
        return _place(value)
    return text if isinstance(value, tuple) else str(value)


def _place(value: Geopoint) -> str:
    where = f"{value.latitude:.5f}, {value.longitude:.5f}"
    if value.accuracy is None:
        return where
    return say("Answer", "{where}, within {metres} m").format(where=where, metres=round(value.accuracy))


def short_words(answer: str) -> str:
    """The beginning of an answer, in one line."""
    words = " ".join(answer.split())
    return words if len(words) <= _LONGEST_ANSWER else words[:_LONGEST_ANSWER].rsplit(" ", 1)[0] + " …"
