"""Advancing a diversion: who accepted it, which conditions were kept, how it ended. Each step is an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from citdesk.casework.errors import UserError
from citdesk.casework.events import (
    ENDED,
    NEXT_STEPS,
    AgreedCondition,
    ConditionResult,
    DiversionAdvanced,
    DiversionStep,
    EventKind,
)
from citdesk.casework.form_catalogue import Conditions
from citdesk.casework.ids import EventId, ReportId
from citdesk.workspace.diversion_page import ConditionRow, DayCorrected, DiversionPage, StepRow
from citdesk.workspace.drafting import NotNow
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts, plain
from citdesk.workspace.on_record import OnRecord, on_record
from citdesk.workspace.since_approval import StepOnRecord, steps_on_record

_S = DiversionStep
#: Steps against the person, and steps back, that nobody can follow without a word about why.
_SAY_WHY = frozenset({_S.PROSECUTOR_DECLINED, _S.PROGRAM_DECLINED, _S.WITHDREW, _S.TERMINATED})

#: Where a report says when the encounter was.
_HAPPENED = "/occurred_at"
#: the questions of a diversion that the person's name stands in
_NAME = ("first_name", "last_name")


class SayWhatHappened(UserError):
    """The step needs a note."""

    code = "say_what_happened"

    def __init__(self) -> None:
        super().__init__("Enter what happened. It is kept with the step, and the letter says it.")


class SayWhyCorrected(UserError):
    """A correction needs its reason."""

    code = "say_why_corrected"

    def __init__(self) -> None:
        super().__init__("Enter why the day is corrected. It is kept beside the day that stood there.")


class DayAhead(UserError):
    """Something that happened cannot be dated tomorrow."""

    code = "day_ahead"

    def __init__(self) -> None:
        super().__init__("The day must be today or earlier.")


class DayBeforeEncounter(UserError):
    """Nothing can have happened to a diversion before the encounter that it came from."""

    code = "day_before_encounter"

    def __init__(self) -> None:
        super().__init__("The day must not be before the day of the encounter. Check the year.")


def diversion_page(inside: Inside, report: ReportId) -> DiversionPage:
    """The diversion as it stands; raises UnknownReport, FormMissing, NotNow for a report that is none."""
    found, conditions = _diversion(inside, report)
    steps = steps_on_record(inside, report)
    stage = _stage(found)
    words = _condition_words(inside, found, conditions)
    return DiversionPage(
        report=found.report,
        number=found.number,
        title=inside.shelf.title(found.pin.form_id),
        stage=stage,
        ended=stage in ENDED,
        conditions=tuple(
            _row(condition, words, steps, conditions)
            for condition in agreed_conditions(found.instance_xml, conditions)
        ),
        steps=tuple(_step_row(step, words) for step in steps),
        next_steps=tuple(step for step in DiversionStep if step in NEXT_STEPS[stage] and step is not stage),
        may_tell_conditions=_S.IN_PROGRESS in NEXT_STEPS[stage] and stage not in ENDED,
        amendment_pending=found.standing.state.value.startswith("amendment"),
        person=_person(found.instance_xml),
    )


def _person(instance_xml: str) -> str:
    """The name of the person as the report says it, '' where it does not."""
    said = {plain(path).rpartition("/")[2]: text for path, text in instance_texts(instance_xml).items()}
    return " ".join(said[each].strip() for each in _NAME if each in said)


def advance_diversion(inside: Inside, report: ReportId, step: DiversionStep, on: date, note: str) -> None:
    """Records a step.

    Raises UnknownReport, NotNow, SayWhatHappened, DayAhead, DayBeforeEncounter, Refused.
    """
    found, _ = _diversion(inside, report)
    back = step is _S.IN_PROGRESS and _stage(found) in ENDED
    if (step in _SAY_WHY or back) and not note.strip():
        raise SayWhatHappened
    _append(inside, found, DiversionAdvanced(step, on, note.strip()))


def correct_day(inside: Inside, report: ReportId, step: DiversionStep, was: date, on: date, why: str) -> None:
    """Records that a step happened ``on`` this day and not on the one it ``was`` recorded for.

    Raises UnknownReport, NotNow, SayWhyCorrected, DayAhead, DayBeforeEncounter, Refused.
    """
    found, _ = _diversion(inside, report)
    if not why.strip():
        raise SayWhyCorrected
    _append(inside, found, DiversionAdvanced(step, on, why.strip(), corrects=was))


def tell_condition(
    inside: Inside, report: ReportId, condition: AgreedCondition, result: ConditionResult, on: date, note: str
) -> None:
    """Records what became of a condition; the last word on it counts. Raises as :func:`advance_diversion`."""
    found, _ = _diversion(inside, report)
    if result is not ConditionResult.MET and not note.strip():
        raise SayWhatHappened
    _append(inside, found, DiversionAdvanced(_S.IN_PROGRESS, on, note.strip(), condition, result))


def agreed_conditions(instance_xml: str, where: Conditions) -> tuple[AgreedCondition, ...]:
    """The conditions that an agreement's answers hold, in their order."""
    cards: dict[str, dict[str, str]] = {}
    for path, text in instance_texts(instance_xml).items():
        card, _, name = path.rpartition("/")
        if plain(card) == where.each:
            cards.setdefault(card, {})[name.partition("[")[0]] = text
    return tuple(
        AgreedCondition(held[where.kind], held.get(where.detail, ""), _day(held.get(where.due)))
        for held in cards.values()
        if where.kind in held
    )


def results(steps: tuple[StepOnRecord, ...]) -> Mapping[AgreedCondition, DiversionAdvanced]:
    """The last word on each condition that there is one on."""
    return {step.advanced.condition: step.advanced for step in steps if step.advanced.condition is not None}


def held_on(condition: AgreedCondition, where: Conditions, steps: Iterable[StepOnRecord]) -> date | None:
    """When the first meeting was held, for a condition that is to come to it; None for any other."""
    if not where.meeting or condition.kind != where.meeting:
        return None
    days = [step.advanced.on for step in steps if step.advanced.step is _S.INTAKE_DONE]
    return days[-1] if days else None


def _diversion(inside: Inside, report: ReportId) -> tuple[OnRecord, Conditions]:
    found = on_record(inside, report)
    if found is None:
        raise UnknownReport(report)
    entry = inside.shelf.entry(found.pin.form_id)
    if entry is None or entry.conditions is None:
        raise NotNow("This report is no diversion. Choose another one.")
    return found, entry.conditions


def _stage(found: OnRecord) -> DiversionStep | None:
    return found.standing.diversion[-1].step if found.standing.diversion else None


def _append(inside: Inside, found: OnRecord, advanced: DiversionAdvanced) -> None:
    if advanced.on > inside.clock.now().astimezone(inside.zone).date():
        raise DayAhead
    encounter = _day_of_encounter(inside, found)
    if encounter is not None and advanced.on < encounter:
        raise DayBeforeEncounter
    inside.vault.chain.append(
        EventKind.ADVANCE_DIVERSION,
        found.report,
        found.case,
        advanced,
        EventId(found.revision) if found.projected else found.standing.version,
        found.standing if found.projected else None,
    )


def _day_of_encounter(inside: Inside, found: OnRecord) -> date | None:
    """The day there, by the report or by the one that it grew from; None where neither is known to say it."""
    parent = None if found.parent is None else on_record(inside, found.parent)
    for record in (found, parent):
        texts = {} if record is None else instance_texts(record.instance_xml)
        for path, text in texts.items():
            if plain(path).endswith(_HAPPENED):
                return _day(text)
    return None


def unkept(instance_xml: str, where: Conditions, steps: tuple[StepOnRecord, ...]) -> bool:
    """Whether a condition was missed, or nobody recorded what became of it."""
    told = results(steps)
    last = (told.get(condition) for condition in agreed_conditions(instance_xml, where))
    return any(each is None or each.result is ConditionResult.MISSED for each in last)


def _row(
    condition: AgreedCondition, words: Mapping[str, str], steps: tuple[StepOnRecord, ...], where: Conditions
) -> ConditionRow:
    last = results(steps).get(condition)
    named = words_of(condition, words)
    if last is None:
        return ConditionRow(condition, named, held=held_on(condition, where, steps))
    return ConditionRow(condition, named, last.result, last.on, last.note)


def _step_row(step: StepOnRecord, words: Mapping[str, str]) -> StepRow:
    advanced = step.advanced
    return StepRow(
        step=advanced.step,
        on=advanced.on,
        note=advanced.note,
        words="" if advanced.condition is None else words_of(advanced.condition, words),
        result=advanced.result,
        by=step.by,
        at=step.at,
        waiting=step.waiting,
        corrections=tuple(_correction_row(each) for each in step.corrections),
    )


def _correction_row(correction: StepOnRecord) -> DayCorrected:
    advanced = correction.advanced
    was = advanced.on if advanced.corrects is None else advanced.corrects
    return DayCorrected(was, correction.by, correction.at, advanced.note, correction.waiting)


def words_of(condition: AgreedCondition, words: Mapping[str, str]) -> str:
    """What the person undertook, in words: ``Treatment: weekly``."""
    named = words.get(condition.kind) or condition.kind.replace("_", " ")
    return f"{named}: {condition.detail}" if condition.detail else named


def condition_words(inside: Inside, found: OnRecord) -> Mapping[str, str]:
    """The names of the conditions' kinds in the form's own language; empty for a form without conditions."""
    entry = inside.shelf.entry(found.pin.form_id)
    where = None if entry is None else entry.conditions
    return {} if where is None else _condition_words(inside, found, where)


def _condition_words(inside: Inside, found: OnRecord, where: Conditions) -> Mapping[str, str]:
    from citdesk.paperwork.reading.definition import printed_form

    form = inside.shelf.pinned(found.pin.form_sha256, found.pin.form_id, found.pin.form_version)
    asked = printed_form(form.xml, "en", {}).questions.get(f"{where.each}/{where.kind}")
    choices = {} if asked is None else asked.choices
    return {code: label.text(lambda _path: "") for code, label in choices.items()}


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text[:10])
