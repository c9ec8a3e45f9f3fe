"""What may be read about a question while answering it: why it is asked, help, and who sees the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.xforms.client import Question

say = QCoreApplication.translate

Cards = Callable[[str], str | None]

_READERS = {
    "internal": str(QT_TRANSLATE_NOOP("Guidance", "You, the officers on this case and your supervisors")),
    "provider": str(QT_TRANSLATE_NOOP("Guidance", "Care providers it is shared with")),
    "court": str(QT_TRANSLATE_NOOP("Guidance", "The court, in papers made for it")),
    "person": str(QT_TRANSLATE_NOOP("Guidance", "The person you helped")),
    "public": str(QT_TRANSLATE_NOOP("Guidance", "Anyone, as part of figures")),
}


@dataclass(frozen=True, slots=True)
class Advice:
    """One headed paragraph."""

    title: str
    text: str


def advice(question: Question, cards: Cards | None = None) -> tuple[Advice, ...]:
    """The paragraphs about a question, always in the same order; those with nothing to say are left out."""
    found: list[Advice] = []
    if question.guidance:
        found.append(Advice(say("Guidance", "If you are not sure"), question.guidance))
    card = question.attributes.get("citdesk:guide", "")
    text = cards(card) if cards is not None and card else None
    if text:
        found.append(Advice(say("Guidance", "From the field guide"), text))
    readers = _readers(question.attributes.get("citdesk:audience", ""))
    if readers:
        found.append(Advice(say("Guidance", "Who can see this answer"), readers))
    return tuple(found)


def _readers(audience: str) -> str:
    # everything is seen inside the agency, whatever else it is shared with
    named = dict.fromkeys(["internal", *audience.split()]) if audience else {}
    return "\n".join(say("Guidance", _READERS[name]) for name in named if name in _READERS)
