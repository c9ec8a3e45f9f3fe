"""What one approved report adds to the figures; names and words of its answers stay behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from hashlib import sha256
from math import isfinite

from citdesk.insights.measures import Kind, Measure, Measures
from citdesk.xforms import ExpressionError, Query, SavedAnswers


@dataclass(frozen=True, slots=True)
class Reading:
    """A report's day, what it counts for by measure, and its person's group by each way of telling.

    Under ``counts`` 1.0 and 0.0 say yes and no where the measure is a share; a measure that is absent does
    not count this report. ``about`` tells reports about one person from those about another without the
    name, '' where the person is not known.
    """

    form: str
    happened: date
    counts: Mapping[str, float]
    groups: Mapping[str, str]
    about: str = ""


def source_day(measures: Measures, form: str, answers: SavedAnswers, zone: tzinfo) -> date | None:
    """The day by which a report of that form is counted, in the agency's zone; None where it has none."""
    source = measures.sources.get(form)
    if source is None:
        return None
    try:
        happened = datetime.fromisoformat(source.happened.text(answers))
        return happened.date() if happened.tzinfo is None else happened.astimezone(zone).date()
    except (ValueError, OverflowError, ExpressionError):  # the first and last days there are have no zones
        return None


def read_report(measures: Measures, form: str, answers: SavedAnswers, zone: tzinfo) -> Reading | None:
    """What the report adds; None where its form is not counted or it has no day.

    An expression that fails on these answers leaves the report out of that one measure.
    """
    happened = source_day(measures, form, answers, zone)
    if happened is None:
        return None
    counts = {
        measure.id: count
        for measure in measures.of_form(form)
        if (count := _count(measure, answers)) is not None
    }
    groups = {
        group.id: key
        for group in measures.groups_of_form(form)
        if (key := _key(group.value, answers)) in group.names
    }
    return Reading(form, happened, counts, groups, _about(measures.sources[form].person, answers))


def _count(measure: Measure, answers: SavedAnswers) -> float | None:
    try:
        if not measure.among.truth(answers):
            return None
        if measure.kind is Kind.SHARE:
            return float(measure.what.truth(answers))
        value = measure.what.number(answers)
    except ExpressionError:
        return None
    return value if isfinite(value) and value >= 0 else None


def _about(query: Query, answers: SavedAnswers) -> str:
    name = " ".join(_key(query, answers).casefold().split())
    return sha256(name.encode()).hexdigest() if name else ""


def _key(query: Query, answers: SavedAnswers) -> str:
    try:
        return query.text(answers)
    except ExpressionError:
        return ""
