"""What a form asks, by place in the data dictionary: what official fields are matched against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citdesk.paperwork.given import PrintableForm
from citdesk.paperwork.reading.definition import printed_form


@dataclass
class Question:
    """The labels under one dictionary field, and its choices by stored value."""

    labels: list[str] = field(default_factory=list[str])
    choices: dict[str, str] = field(default_factory=dict[str, str])


def questions_of(form: PrintableForm, lists: Mapping[str, bytes] | None = None) -> dict[str, Question]:
    """The form's questions in English by dictionary field. Raises FormUnprintable."""
    printed = printed_form(form.xml, "en", lists or {})
    found: dict[str, Question] = {}
    for path, attributes in form.binds().items():
        asked = printed.questions.get(path)
        if asked is None:
            continue
        for name in attributes.get("citdesk:field", "").split():
            question = found.setdefault(name, Question())
            question.labels.append(asked.label.text())
            question.choices.update({value: label.text() for value, label in asked.choices.items()})
    return found
