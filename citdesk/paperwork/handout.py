"""The sheet a person takes home: who helps, how to reach them, in large plain words, English or Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from citdesk.paperwork.errors import PaperRefused
from citdesk.paperwork.given import Agency, Order, Paper
from citdesk.paperwork.layout.letterhead import Letterhead
from citdesk.paperwork.layout.style import StyleName, style
from citdesk.paperwork.layout.text_block import TextBlock
from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.parts.closing import replaced_characters
from citdesk.paperwork.press import Imprint, press
from citdesk.paperwork.tagging.structure import Element
from citdesk.paperwork.text.printable import printable

_LIFELINE = "tel:988"
_LARGE: StyleName = "large-heading"


@dataclass(frozen=True)
class Service:
    """One service as the directory has it; blank parts are left out."""

    name: str
    phone: str = ""
    text: str = ""
    hours: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Handout:
    """What is given: the services, whom to ask for at the agency, and the event's number if there is one."""

    services: tuple[Service, ...]
    officer: str = ""
    event_number: str = ""


_ENGLISH = MappingProxyType(
    {
        "title": "Help Near You",
        "lead": "You do not have to go through this alone. These people can help.",
        "now": "If you need to talk right now",
        "988": "Call or text 988. Day and night, free. For Spanish press 2, for veterans press 1.",
        "911": "If somebody is in danger this minute, call 911 and ask for a CIT officer.",
        "services": "Services for you",
        "phone": "Phone",
        "text": "Text",
        "hours": "Open",
        "address": "Where",
        "ask": "Questions about today",
        "officer": "Ask for",
        "event": "Say this number",
        "foot": "For You to Keep",
        "scan": "Scan to call 988",
        "code": "QR code that calls 988, the Suicide and Crisis Lifeline",
    }
)
_SPANISH = MappingProxyType(
    {
        "title": "Ayuda cerca de usted",
        "lead": "No tiene que pasar por esto en soledad. Estas personas pueden ayudar.",
        "now": "Si necesita hablar ahora mismo",
        "988": "Llame al 988, de día o de noche, gratis. Para español oprima el 2; para veteranos, el 1.",
        "911": "Si alguien corre peligro en este momento, llame al 911 y pida un agente CIT.",
        "services": "Servicios para usted",
        "phone": "Teléfono",
        "text": "Mensaje de texto",
        "hours": "Horario",
        "address": "Dónde",
        "ask": "Preguntas sobre lo de hoy",
        "officer": "Pregunte por",
        "event": "Diga este número",
        "foot": "Para usted",
        "scan": "Escanee para llamar al 988",
        "code": "Código QR que llama al 988, la línea de prevención del suicidio y crisis",
    }
)
_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": _ENGLISH, "es": _SPANISH})


def make_handout(handout: Handout, agency: Agency, order: Order) -> Paper:
    """The sheet in ``order.language`` (``en`` or ``es``). It names nobody but the officer to ask for.

    Raises :class:`PaperRefused` for another language or a time without offset.
    """
    words = _WORDS.get(order.language)
    if words is None:
        message = f"The sheet exists in: {', '.join(_WORDS)}. Choose one of them."
        raise PaperRefused(message, code="paper-language-missing")
    if order.made_at.tzinfo is None:
        message = "The time on this sheet has no offset from UTC. Report it as a defect."
        raise PaperRefused(message, code="paper-time-without-offset")
    set_ = Typesetter(Element("Document"))
    _head(set_, agency, words)
    set_.heading(words["title"], 1)
    set_.paragraph(words["lead"], "large", after=4)
    set_.heading(words["now"], 2, _LARGE)
    set_.paragraph(words["988"], "large-strong", after=2)
    set_.paragraph(words["911"], "large", after=2)
    if handout.services:
        set_.heading(words["services"], 2, _LARGE)
    for service in handout.services:
        _service(set_, service, words)
    _whom_to_ask(set_, handout, agency, words)
    replaced_characters(set_)
    imprint = Imprint(
        kind="handout",
        title=words["title"],
        full_title=words["title"],
        record="",
        confidential=words["foot"],
        stamp="",
        language="en-US" if order.language == "en" else "es-US",
        signable=False,
    )
    return press(set_, agency, order, imprint, ())


def _head(set_: Typesetter, agency: Agency, words: Mapping[str, str]) -> None:
    lines = [(agency.name, style("letterhead")), (agency.phone, style("large"))]
    blocks = [TextBlock(printable(t, set_.replaced), look, set_.element("P")) for t, look in lines if t]
    purpose = TextBlock(words["scan"], style("small"), set_.element("P"))
    set_.add(Letterhead(blocks, purpose, _LIFELINE, set_.element("Figure", alt=words["code"])))


def _service(set_: Typesetter, service: Service, words: Mapping[str, str]) -> None:
    """A service's lines stay together, so that a number is never parted from its name."""
    with set_.together():
        set_.heading(service.name, 3, "large-strong")
        for label in ("phone", "text", "hours", "address"):
            value = str(getattr(service, label))
            if value:
                set_.paragraph(f"{words[label]}: {value}", "large", before=0, after=0)
        if service.note:
            set_.paragraph(service.note, "large", before=0, after=0)


def _whom_to_ask(set_: Typesetter, handout: Handout, agency: Agency, words: Mapping[str, str]) -> None:
    if not handout.officer and not handout.event_number:
        return
    with set_.together():
        set_.heading(words["ask"], 2, _LARGE)
        lines = (("officer", handout.officer), ("phone", agency.phone), ("event", handout.event_number))
        for label, value in lines:
            if value:
                set_.paragraph(f"{words[label]}: {value}", "large", before=0, after=0)
