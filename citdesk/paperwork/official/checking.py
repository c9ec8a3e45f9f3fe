"""Whether a mapping fits the form that it fills and the reports that fill it; a slip is named by its rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from citdesk.paperwork.official.mapping import Fill, MappingFaulty, OfficialMapping, Source
from citdesk.paperwork.official.questions import Question
from citdesk.paperwork.official.survey import BUTTONS, FILLABLE, OfficialField

_DATES = frozenset({"date", "dateTime"})
_LISTED = 12  # so many names in one sentence


def check_fields(mapping: OfficialMapping, fields: Iterable[OfficialField]) -> None:
    """Raises :class:`MappingFaulty` for a rule whose field the form lacks, hides, or cannot set so."""
    by_name = {each.name: each for each in fields}
    for number, rule in enumerate(mapping.fills, 1):
        field = by_name.get(rule.field)
        if field is None:
            message = f"The form has no field {rule.field!r}{_nearest(rule.field, by_name)}."
            raise MappingFaulty(f"{message} List its fields again and mend rule {number} of the mapping.")
        wrong = _wrong(rule, field)
        if wrong:
            raise MappingFaulty(f"Rule {number}: {wrong}")


def _wrong(rule: Fill, field: OfficialField) -> str:
    if field.kind not in FILLABLE:
        kind = "a signature, which is left for the hand" if field.kind == "signature" else "not to be filled"
        return f"field {rule.field!r} is {kind}. Take the rule out."
    if not field.seen:
        return f"field {rule.field!r} is hidden on the form, so nobody would read it. Take the rule out."
    if field.kind in BUTTONS and not field.states:
        return f"field {rule.field!r} has no state to be set to. Tell its publisher; tick it by hand."
    if field.kind in BUTTONS and not rule.when:
        return (
            f"field {rule.field!r} is a box to tick and the rule has no 'when'. "
            f"Say for which value it is set to {_listed(field.states)}."
        )
    unknown = [state for state in rule.when.values() if not _may_be(field, state)]
    if unknown:
        return f"field {rule.field!r} has no state {unknown[0]!r}. It may be {_listed(field.states)}."
    return ""


def _may_be(field: OfficialField, state: str) -> bool:
    return field.kind == "text" or field.free or state in field.states


def check_questions(mapping: OfficialMapping, asked: Mapping[str, Question]) -> None:
    """Raises :class:`MappingFaulty` for a rule that reads or waits for what such a report never holds."""
    for number, rule in enumerate(mapping.fills, 1):
        read = [
            _question(number, source, mapping, asked) for source in rule.sources if not source.startswith("@")
        ]
        unknown = [value for value in rule.when if not any(each.may_be(value) for each in read)]
        if unknown:
            message = f"Rule {number} waits for {unknown[0]!r}, which no answer to {rule.sources[0]!r} is"
            choices = sorted({choice for each in read for choice in each.choices})
            raise MappingFaulty(f"{message}. It may be {_listed(choices)}.")


def _question(number: int, source: str, mapping: OfficialMapping, asked: Mapping[str, Question]) -> Question:
    wanted = Source.of(source)
    question = asked.get(wanted.field)
    if question is None:
        message = f"Rule {number} reads {wanted.field!r}, which the form {mapping.report!r} does not ask."
        raise MappingFaulty(f"{message} docs/form-fields.md lists what each form asks.")
    if wanted.question and wanted.question not in question.types:
        message = f"Rule {number} reads {source!r}, and {wanted.field} has no question {wanted.question!r}"
        raise MappingFaulty(f"{message}. It has {_listed(question.types)}.")
    types = [question.types[wanted.question]] if wanted.question else question.types.values()
    if wanted.part and _DATES.isdisjoint(types):
        message = f"Rule {number} reads the {wanted.part} of {wanted.field!r}, which is no date."
        raise MappingFaulty(f"{message} Leave out ':{wanted.part}'.")
    return question


def _nearest(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, list(names), 1)
    return f"; {near[0]!r} is close to it" if near else ""


def _listed(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" … and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
    return ", ".join(listed[:_LISTED]) + more
