"""Nobody is called eligible on paper while something is missing: the result says what.

The form works out what its rules give (S04). A diversion is decided only once it names a charge and the facts
of its probable cause (S02, S03), the record was checked (S06), and, where the charge is diverted (S08), the
person agreed to take part (S13) under at least one condition (S16). What a form has no question for is not
missed, nor what the reader may not see: whether it is there would tell of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from citdesk.paperwork.reading.model import Answer, Group, ReadReport, Repeat

_RESULT = "S04"
_OPEN = frozenset({"eligible", "pending_check"})
NOT_YET_DECIDED = "Not yet decided"
#: The form may rest on answers that the reader does not see.
_OPEN_CHECK = f"{NOT_YET_DECIDED}: a rule or a check is still open"


def _any(read: ReadReport, field: str) -> bool:
    return bool(read.fields(field))


def _is(field: str, value: str) -> Callable[[ReadReport], bool]:
    return lambda read: any(answer.value == value for answer in read.fields(field))


_DONE, _YES, _DIVERTED = _is("S06", "done"), _is("S13", "yes"), _is("S08", "diverted")
_UNKNOWN, _PENDING = _is("S05", "unknown"), _is(_RESULT, "pending_check")
#: What is missing, by the field that a form must ask for, and when it is there.
_NEEDED: Mapping[str, tuple[str, Callable[[ReadReport], bool]]] = {
    "S02": ("the charge", lambda read: _any(read, "S02")),
    "S03": ("the facts of probable cause", lambda read: _any(read, "S03")),
    "S06": ("the record check", _DONE),
    "S05": (
        "a rule not yet answered",
        # A copy for the court holds no blanks: what is open when the record was checked is a rule left blank.
        lambda read: not (_UNKNOWN(read) or (_PENDING(read) and _DONE(read))),
    ),
    "S13": ("the person's consent", lambda read: not _DIVERTED(read) or _YES(read)),
    "S16": ("the conditions", lambda read: not _YES(read) or _any(read, "S16")),
}


def told_as_decided(read: ReadReport, asked: frozenset[str]) -> ReadReport:
    """The report with its result of the rules told as not yet decided, where something is missing.

    ``asked`` are the places in the data dictionary that the form asks for and the reader may see.
    A rule that excludes stays what it is: a person is not eligible whatever else is missing.
    """
    results = [answer for answer in read.fields(_RESULT) if answer.value in _OPEN]
    if not results:
        return read
    missing = tuple(_missing(read, asked))
    if not missing and all(answer.value == "eligible" for answer in results):
        return read
    said = f"{NOT_YET_DECIDED}: missing {', '.join(missing)}" if missing else _OPEN_CHECK
    paths = {answer.path for answer in results}

    def told(answer: Answer) -> Answer:
        return replace(answer, lines=(said,)) if answer.path in paths else answer

    sections = tuple(_group(section, told) for section in read.sections)
    by_field = {name: tuple(map(told, answers)) for name, answers in read.by_field.items()}
    return replace(read, sections=sections, by_field=by_field, missing=missing)


def _missing(read: ReadReport, asked: frozenset[str]) -> Iterator[str]:
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
