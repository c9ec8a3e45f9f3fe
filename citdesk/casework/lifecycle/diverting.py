"""Steps of a diversion in an order that makes sense, and the correction of a day that was recorded wrong.

Nothing is overwritten: a correction is a step of its own. What counts afterwards is the step it names, on the
day it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citdesk.casework.errors import Refused
from citdesk.casework.events import NEXT_STEPS, DiversionAdvanced, DiversionStep
from citdesk.casework.events.typed_json import malformed
from citdesk.casework.lifecycle.act import Act
from citdesk.casework.lifecycle.standing import Standing


def effect(standing: Standing, act: Act) -> Standing | None:
    """The standing after a step of the diversion, None for other acts.

    Raises Refused (``wrong_step``, ``overtaken``, ``no_change``, ``malformed_payload``).
    """
    if not isinstance(act.payload, DiversionAdvanced):
        return None
    advanced = act.payload
    _check_form(advanced)
    if advanced.corrects is not None:
        return replace(standing, diversion=_with_right_day(standing, advanced))
    now = standing.diversion[-1].step if standing.diversion else None
    if advanced.step not in NEXT_STEPS[now]:
        where = "not answered yet" if now is None else now.value.replace("_", " ")
        raise Refused(
            f"A diversion that is {where} cannot become {advanced.step.value.replace('_', ' ')}. "
            "Look at its steps so far.",
            code="wrong_step",
        )
    return replace(standing, diversion=(*standing.diversion, advanced))


def corrected_by(steps: Sequence[DiversionAdvanced], correction: DiversionAdvanced) -> int | None:
    """Where among the steps that count the one stands whose day is corrected; None where none does."""
    named = [
        place
        for place, step in enumerate(steps)
        if step.condition is None and (step.step, step.on) == (correction.step, correction.corrects)
    ]
    return named[-1] if named else None


def steps_that_count(told: Sequence[DiversionAdvanced]) -> tuple[DiversionAdvanced, ...]:
    """Steps and corrections in the order they were recorded, as the steps with their right days."""
    counting: list[DiversionAdvanced] = []
    for advanced in told:
        if advanced.corrects is None:
            counting.append(advanced)
        elif (place := corrected_by(counting, advanced)) is not None:
            counting[place] = replace(counting[place], on=advanced.on)
    return tuple(counting)


def _check_form(advanced: DiversionAdvanced) -> None:
    about_one = advanced.condition is not None
    if about_one != (advanced.result is not None):
        raise malformed("A condition and what became of it go together.")
    if about_one and advanced.step is not DiversionStep.IN_PROGRESS:
        raise malformed("What became of a condition is told while the program runs.")
    if advanced.corrects is None:
        return
    if about_one:
        raise malformed("What became of a condition is recorded again, not corrected.")
    if not advanced.note.strip():
        raise malformed("A correction says why.")


def _with_right_day(standing: Standing, correction: DiversionAdvanced) -> tuple[DiversionAdvanced, ...]:
    if correction.on == correction.corrects:
        raise Refused("The step stands on that day already.", code="no_change")
    if corrected_by(standing.diversion, correction) is None:
        raise Refused(
            "The step does not stand on the day that was to be corrected. Look at its steps so far.",
            code="overtaken",
        )
    return steps_that_count((*standing.diversion, correction))
