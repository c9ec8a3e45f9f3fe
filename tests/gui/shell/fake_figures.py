"""A unit's approved reports in memory: the real measures over made-up readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from citdesk.insights import Period, Reading, figure
from citdesk.workspace import OutcomeFigures
from citdesk.workspace.outcome_figures import outcome_measures
from tests.gui.shell.fake_unit import UNIT

#: every report counts 1 for what its number in the list divides, so the shares differ
_EVERY: Mapping[str, int] = {"force": 8, "hold": 5, "care": 2, "calmed": 1, "clinician": 3, "hurt": 40}


class FakeFigures:
    """Answers like the figures of a workspace; ``slices`` is how often something is left to read."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.slices = 0
        self.readings = [self._encounter(number) for number in range(60)]

    def read_some(self) -> int:
        left, self.slices = self.slices * 20, max(0, self.slices - 1)
        return left

    def figures(self, days: int) -> OutcomeFigures:
        period, measures = Period.up_to(self._today, days), outcome_measures()
        held = sum(each.happened in period for each in self.readings)
        told = tuple(figure(measures, each, self.readings, period) for each in measures.measures)
        return OutcomeFigures(UNIT, period, told, held)

    def _encounter(self, number: int) -> Reading:
        counts = {name: float(number % every == 0) for name, every in _EVERY.items()}
        counts |= {"on_scene": 30.0 + number, "first_unit": 4.0 + number / 10, "approved_after": number / 10}
        ages = {"age": "yes" if number % 9 == 0 else "no", "housing": "without" if number % 3 else "housed"}
        return Reading("encounter", self._today - timedelta(days=3 * number), counts, ages)
