"""Nobody is called eligible on paper while something is missing: the result says what.

The form works out what its rules give (S04). A diversion is decided only once it names a charge and the facts
of its probable cause (S02, S03), the record was checked (S06), and, where the charge is diverted (S08), the
person agreed to take part (S13) under at least one condition (S16). What a form has no question for is not
missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from citdesk.paperwork.reading.model import Answer, Group, ReadReport, Repeat

_RESULT = "S04"
_OPEN = frozenset({"eligible", "pending_check"})
_OPEN_CHECK = "Not yet decided: a check is still open"
_UNKNOWN = frozenset({"unknown", ""})


def _any(read: ReadReport, field: str) -> bool:
    return bool(read.fields(field))


def _is(field: str, value: str) -> Callable[[ReadReport], bool]:
    return lambda read: any(answer.value == value for answer in read.fields(field))


_DONE, _YES, _DIVERTED = _is("S06", "done"), _is("S13", "yes"), _is("S08", "diverted")
#: What is missing, by the field that a form must ask for, and when it is there.
_NEEDED: Mapping[str, tuple[str, Callable[[ReadReport], bool]]] = {
    "S02": ("the charge", lambda read: _any(read, "S02")),
    "S03": ("the facts of probable cause", lambda read: _any(read, "S03")),
    "S06": ("the record check", _DONE),
    "S05": (
        "a rule not yet answered",
        lambda read: not any(answer.value in _UNKNOWN for answer in read.fields("S05")),
    ),
    "S13": ("the person's consent", lambda read: not _DIVERTED(read) or _YES(read)),
    "S16": ("the conditions", lambda read: not _YES(read) or _any(read, "S16")),
}


def told_as_decided(read: ReadReport) -> ReadReport:
    """The report with its result of the rules told as not yet decided, where something is missing.

    A rule that excludes stays what it is: a person is not eligible whatever else is missing.
    """
    results = [answer for answer in read.fields(_RESULT) if answer.value in _OPEN]
    if not results:
        return read
    missing = list(_missing(read))
    if not missing and all(answer.value == "eligible" for answer in results):
        return read
    said = f"Not yet decided: missing {', '.join(missing)}" if missing else _OPEN_CHECK
    paths = {answer.path for answer in results}

    def told(answer: Answer) -> Answer:
        return replace(answer, lines=(said,)) if answer.path in paths else answer

    sections = tuple(_group(section, told) for section in read.sections)
    by_field = {name: tuple(map(told, answers)) for name, answers in read.by_field.items()}
    return replace(read, sections=sections, by_field=by_field)


def _missing(read: ReadReport) -> Iterator[str]:
    asked = {
        field
        for attributes in read.report.form.binds().values()
        for field in attributes.get("citdesk:field", "").split()
    }
    for field, (what, is_there) in _NEEDED.items():
        if field in asked and not is_there(read):
            yield what


def _group(group: Group, told: Callable[[Answer], Answer]) -> Group:
    entries: list[Answer | Group | Repeat] = []
    for entry in group.entries:
        if isinstance(entry, Answer):
            entries.append(told(entry))
        elif isinstance(entry, Group):
            entries.append(_group(entry, told))
        else:
            entries.append(replace(entry, instances=tuple(_group(each, told) for each in entry.instances)))
    return replace(group, entries=tuple(entries))
