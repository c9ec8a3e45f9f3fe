"""Steps of a diversion as papers and histories say them, in English."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.casework.events import ConditionResult, DiversionAdvanced, DiversionStep

_S = DiversionStep
_STEPS: Mapping[DiversionStep, str] = {
    _S.PROSECUTOR_ACCEPTED: "Accepted by the prosecutor",
    _S.PROSECUTOR_DECLINED: "Declined by the prosecutor",
    _S.PROGRAM_ACCEPTED: "Accepted by the program",
    _S.PROGRAM_DECLINED: "Declined by the program",
    _S.INTAKE_DONE: "First meeting held",
    _S.IN_PROGRESS: "In progress",
    _S.COMPLETED: "Completed",
    _S.WITHDREW: "The person withdrew",
    _S.TERMINATED: "Ended without completion",
    _S.CHARGE_FILED: "Charge filed",
    _S.CHARGE_DISMISSED: "Charge dismissed",
}
_RESULTS: Mapping[ConditionResult, str] = {
    ConditionResult.MET: "Met",
    ConditionResult.MISSED: "Missed",
    ConditionResult.EXCUSED: "Excused",
}


def step_words(advanced: DiversionAdvanced, condition: str = "") -> str:
    """The step in words; of a condition ``Met: Treatment``, where its words are known."""
    if advanced.result is None:
        return _STEPS[advanced.step]
    said = _RESULTS[advanced.result]
    return f"{said}: {condition}" if condition else f"Condition {said.lower()}"
