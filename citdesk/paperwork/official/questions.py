"""What a form asks, by place in the data dictionary: what official fields are matched against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citdesk.paperwork.given import PrintableForm
from citdesk.paperwork.reading.definition import printed_form

_CODES = frozenset({"OK", "yes", "no"})
_CHOOSING = frozenset({"select", "select1", "rank"})


@dataclass
class Question:
    """What is known of one dictionary field: the labels of its questions, and its choices by stored value.

    ``types`` are those of its data by question. ``open_ended`` says that its values are nowhere listed, or
    not all of them: a directory is known to a computer of the agency alone.
    """

    asked: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    choices: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    types: dict[str, str] = field(default_factory=dict[str, str])
    open_ended: bool = False
    #: what a confirmation or a calculation may hold beside the choices
    codes: frozenset[str] = frozenset()

    @property
    def labels(self) -> list[str]:
        """Those of all its questions."""
        return [label for labels in self.asked.values() for label in labels]

    def may_be(self, value: str) -> bool:
        """Whether an answer to it may hold that value."""
        return self.open_ended or not self.choices or value in self.choices or value in self.codes


def questions_of(form: PrintableForm, *given: Mapping[str, bytes]) -> dict[str, Question]:
    """The form's questions in English by dictionary field, with the choices under each set of lists.

    Raises FormUnprintable.
    """
    found: dict[str, Question] = {}
    for lists in given or ({},):
        printed = printed_form(form.xml, "en", lists)
        for path, attributes in form.binds().items():
            asked = printed.questions.get(path)
            for name in attributes.get("citdesk:field", "").split():
                question = found.setdefault(name, Question())
                last = path.rpartition("/")[2]
                question.types[last] = printed.types.get(path, "string")
                if asked is None:
                    question.codes |= _CODES
                    continue
                if asked.control not in _CHOOSING:
                    question.codes |= _CODES
                elif not asked.choices:
                    question.open_ended = True
                _add(question.asked.setdefault(last, []), asked.label.text())
                for value, label in asked.choices.items():
                    _add(question.choices.setdefault(value, []), label.text())
    return found


def _add(labels: list[str], label: str) -> None:
    if label and label not in labels:
        labels.append(label)
