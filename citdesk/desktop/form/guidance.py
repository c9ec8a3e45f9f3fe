"""What may be read about a question while answering it: why it is asked, help, and who sees the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from citdesk.xforms.client import Question

Cards = Callable[[str], str | None]

_READERS = {
    "internal": "You, the officers on this case and your supervisors",
    "provider": "Care providers it is shared with",
    "court": "The court, in papers made for it",
    "person": "The person you helped",
    "public": "Anyone, as part of figures",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """One headed paragraph."""

    title: str
    text: str


def _say(text: str) -> str:
    return QCoreApplication.translate("Guidance", text)


def advice(question: Question, cards: Cards | None = None) -> tuple[Advice, ...]:
    """The paragraphs about a question, always in the same order; those with nothing to say are left out."""
    found: list[Advice] = []
    if question.guidance:
        found.append(Advice(_say("If you are not sure"), question.guidance))
    card = question.attributes.get("citdesk:guide", "")
    text = cards(card) if cards is not None and card else None
    if text:
        found.append(Advice(_say("From the field guide"), text))
    readers = _readers(question.attributes.get("citdesk:audience", ""))
    if readers:
        found.append(Advice(_say("Who can see this answer"), readers))
    return tuple(found)


def _readers(audience: str) -> str:
    # everything is seen inside the agency, whatever else it is shared with
    named = dict.fromkeys(["internal", *audience.split()]) if audience else {}
    return "\n".join(_say(_READERS[name]) for name in named if name in _READERS)
