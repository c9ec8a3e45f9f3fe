"""The numbers that a `range` takes: from start to end, in steps (specification, section Body elements)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from citdesk.xforms.definition.model import Control
from citdesk.xforms.session.values import Unreadable


@dataclass(frozen=True, slots=True)
class Range:
    """Both ends count; `step` is None where the form names none that can be used."""

    low: Decimal
    high: Decimal
    start: Decimal
    step: Decimal | None

    def check(self, number: Decimal) -> None:
        """Raises Unreadable for a number that cannot be chosen."""
        within = self.low <= number <= self.high
        if within and (self.step is None or (number - self.start) % self.step == 0):
            return
        steps = "" if self.step is None or self.step == 1 else f" in steps of {self.step}"
        kind = "whole number" if self.step == 1 and self.start % 1 == 0 else "number"
        raise Unreadable(f"Enter a {kind} from {self.low} to {self.high}{steps}.")


def range_of(control: Control | None) -> Range | None:
    """The range of a control; None for another control, or for one whose ends are no numbers."""
    if control is None or control.kind != "range":
        return None
    start, end = _number(control.parameters, "start"), _number(control.parameters, "end")
    if start is None or end is None:
        return None
    step = _number(control.parameters, "step")
    return Range(min(start, end), max(start, end), start, abs(step) if step else None)


def checked_range(control: Control | None, value: object) -> None:
    """Raises Unreadable if a value is a number that the range of the control does not have."""
    limits = range_of(control)
    number = None if limits is None or value is None else _decimal(str(value))
    if limits is not None and number is not None:
        limits.check(number)


def _number(parameters: Mapping[str, str], name: str) -> Decimal | None:
    return _decimal(parameters.get(name, ""))


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
