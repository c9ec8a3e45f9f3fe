"""The figures: each measure over a period and the one before, and by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from citdesk.insights.counting import Reading
from citdesk.insights.measures import Group, Kind, Measure, Measures
from citdesk.insights.period import Period
from citdesk.insights.too_few import LEAST, untold


@dataclass(frozen=True, slots=True)
class Amount:
    """How it came out over ``total`` reports: ``value`` per 100 of them for a share, else in the unit.

    ``count`` is for how many it holds; of a middle value it is the total.
    """

    value: float
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """A measure by one way of telling people apart; None for a group of too few."""

    group: Group
    amounts: tuple[tuple[str, Amount | None], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure now and in the period before; None where it would be about too few people."""

    measure: Measure
    now: Amount | None
    before: Amount | None
    groups: tuple[GroupFigures, ...]


def figure(measures: Measures, measure: Measure, readings: Sequence[Reading], period: Period) -> Figure:
    """The measure's figure over these readings."""
    counted = [
        replace(reading, about=reading.about or f"report {number}")  # nobody known: somebody of their own
        for number, reading in enumerate(readings)
        if measure.id in reading.counts
    ]
    now = [reading for reading in counted if reading.happened in period]
    before = [reading for reading in counted if reading.happened in period.before]
    told = _told(measure, now)
    groups = measures.groups_of(measure) if told is not None else ()
    return Figure(
        measure,
        told,
        _told(measure, before),
        tuple(found for group in groups if (found := _by(measure, group, now)).amounts),
    )


def _by(measure: Measure, group: Group, readings: Sequence[Reading]) -> GroupFigures:
    parted = {key: [each for each in readings if each.groups.get(group.id) == key] for key in group.names}
    parted = {key: found for key, found in parted.items() if found}
    others = [each.about for each in readings if each.groups.get(group.id) not in parted]
    hidden = untold({key: _people(found) for key, found in parted.items()}, others)
    return GroupFigures(
        group,
        tuple((key, None if key in hidden else _told(measure, found)) for key, found in parted.items()),
    )


def _people(readings: Sequence[Reading]) -> frozenset[str]:
    return frozenset(reading.about for reading in readings)


def _told(measure: Measure, readings: Sequence[Reading]) -> Amount | None:
    values = [reading.counts[measure.id] for reading in readings]
    total = len(values)
    if len(_people(readings)) < LEAST:
        return None
    if measure.kind is Kind.MIDDLE:
        return Amount(median(values), total, total)
    count = int(sum(values))
    return Amount(100 * count / total, count, total)
