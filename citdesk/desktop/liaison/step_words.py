"""Steps of a diversion and results of its conditions in the language of the screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.workspace import ConditionResult, DiversionStep

_NOOP = QT_TRANSLATE_NOOP
_S = DiversionStep
#: What has happened.
_STANDS: Mapping[DiversionStep, str] = {
    _S.PROSECUTOR_ACCEPTED: str(_NOOP("Diversion", "Accepted by the prosecutor")),
    _S.PROSECUTOR_DECLINED: str(_NOOP("Diversion", "Declined by the prosecutor")),
    _S.PROGRAM_ACCEPTED: str(_NOOP("Diversion", "Accepted by the program")),
    _S.PROGRAM_DECLINED: str(_NOOP("Diversion", "Declined by the program")),
    _S.INTAKE_DONE: str(_NOOP("Diversion", "First meeting held")),
    _S.IN_PROGRESS: str(_NOOP("Diversion", "In progress")),
    _S.COMPLETED: str(_NOOP("Diversion", "Completed")),
    _S.WITHDREW: str(_NOOP("Diversion", "The person withdrew")),
    _S.TERMINATED: str(_NOOP("Diversion", "Ended without completion")),
    _S.CHARGE_FILED: str(_NOOP("Diversion", "Charge filed")),
    _S.CHARGE_DISMISSED: str(_NOOP("Diversion", "Charge dismissed")),
}
#: What follows from recording it, for steps that end something.
_FOLLOWS: Mapping[DiversionStep, str] = {
    _S.PROSECUTOR_DECLINED: str(_NOOP("Diversion", "Nothing is due anymore. A letter can be made.")),
    _S.PROGRAM_DECLINED: str(_NOOP("Diversion", "Nothing is due anymore. A letter can be made.")),
    _S.COMPLETED: str(_NOOP("Diversion", "Nothing is due anymore. The completion letter can be made.")),
    _S.WITHDREW: str(_NOOP("Diversion", "Nothing is due anymore. The termination letter can be made.")),
    _S.TERMINATED: str(_NOOP("Diversion", "Nothing is due anymore. The termination letter can be made.")),
}
_RESULTS: Mapping[ConditionResult, str] = {
    ConditionResult.MET: str(_NOOP("Diversion", "Met")),
    ConditionResult.MISSED: str(_NOOP("Diversion", "Missed")),
    ConditionResult.EXCUSED: str(_NOOP("Diversion", "Excused")),
}


def stage_words(step: DiversionStep | None) -> str:
    """Where a diversion stands after this step; before any, that nobody answered."""
    if step is None:
        return QCoreApplication.translate("Diversion", "No answer from the prosecutor or the program yet")
    return QCoreApplication.translate("Diversion", _STANDS[step])


def step_choice_words(step: DiversionStep, now: DiversionStep | None) -> str:
    """The step as it is offered; from an end back into the program has words of its own."""
    if step is _S.IN_PROGRESS and now is not _S.INTAKE_DONE:
        return QCoreApplication.translate("Diversion", "Back in the program")
    return stage_words(step)


def follows_words(step: DiversionStep | None) -> str:
    """What follows from recording the step, '' where nothing special does."""
    words = None if step is None else _FOLLOWS.get(step)
    return "" if words is None else QCoreApplication.translate("Diversion", words)


def result_words(result: ConditionResult) -> str:
    """What became of a condition."""
    return QCoreApplication.translate("Diversion", _RESULTS[result])
