"""Whether the day of a diversion's step fits those of the steps beside it, asked in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.liaison.step_words import stage_words
from citdesk.workspace import StepRow


def day_out_of_order(
    on: date, before: Sequence[StepRow], after: Sequence[StepRow], day_words: Callable[[date], str]
) -> str:
    """What speaks against this day between steps recorded ``before`` and ``after`` it; '' for nothing.

    What became of a condition is told whenever it is known, so it says nothing of the order.
    """
    last = max(_whole(before), key=_on, default=None)
    if last is not None and on < last.on:
        words = QCoreApplication.translate("Diversion", "That day is before “{step}”, {day}. Is it right?")
        return words.format(step=stage_words(last.step), day=day_words(last.on))
    following = min(_whole(after), key=_on, default=None)
    if following is not None and on > following.on:
        words = QCoreApplication.translate("Diversion", "That day is after “{step}”, {day}. Is it right?")
        return words.format(step=stage_words(following.step), day=day_words(following.on))
    return ""


def _whole(steps: Sequence[StepRow]) -> list[StepRow]:
    return [step for step in steps if step.result is None]


def _on(step: StepRow) -> date:
    return step.on
