"""Outcome measures over approved reports, by period and group; what would tell of few people is left out."""

from __future__ import annotations

from citdesk.insights.counting import Reading, read_report, source_day
from citdesk.insights.figures import Amount, Figure, GroupFigures, figure
from citdesk.insights.measures import Group, Kind, Measure, Measures, Part, Said, Source, Unit, read_measures
from citdesk.insights.period import Period
from citdesk.insights.too_few import LEAST

__all__ = [
    "LEAST",
    "Amount",
    "Figure",
    "Group",
    "GroupFigures",
    "Kind",
    "Measure",
    "Measures",
    "Part",
    "Period",
    "Reading",
    "Said",
    "Source",
    "Unit",
    "figure",
    "read_measures",
    "read_report",
    "source_day",
]
