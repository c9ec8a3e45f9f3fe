"""Reducing a report to the answers that one paper asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from citdesk.paperwork.reading.model import Answer, Group, ReadReport, Repeat


def kept(
    entries: Iterable[Answer | Group | Repeat], keep: Callable[[Answer], bool]
) -> tuple[Answer | Group | Repeat, ...]:
    """The entries with those answers that ``keep`` accepts; groups and instances left empty fall away."""
    found: list[Answer | Group | Repeat] = []
    for entry in entries:
        if isinstance(entry, Answer):
            if keep(entry):
                found.append(entry)
        elif isinstance(entry, Group):
            inner = kept(entry.entries, keep)
            if inner:
                found.append(Group(entry.path, entry.title, inner))
        else:
            whole = (Group(each.path, each.title, kept(each.entries, keep)) for each in entry.instances)
            instances = tuple(each for each in whole if each.entries)
            if instances:
                found.append(Repeat(entry.path, entry.title, instances))
    return tuple(found)


def of_fields(read: ReadReport, names: frozenset[str]) -> ReadReport:
    """The report with those answers only whose place in the data dictionary is among ``names``."""

    def wanted(answer: Answer) -> bool:
        return not names.isdisjoint(answer.fields)

    sections = (Group(each.path, each.title, kept(each.entries, wanted)) for each in read.sections)
    by_field = {name: tuple(filter(wanted, answers)) for name, answers in read.by_field.items()}
    return replace(
        read,
        sections=tuple(section for section in sections if section.entries),
        by_field={name: answers for name, answers in by_field.items() if answers},
    )
