"""The sheet a person takes home: who helps, how to reach them, in large plain words, English or Spanish."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import nullcontext
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
#: the number itself, before what to press or say; shorter ones are no telephone numbers
_NUMBER = re.compile(r"\+?\d[\d ().-]*\d")
_FEWEST_DIGITS = 3


@dataclass(frozen=True)
class _Type:
    """The sizes of one sheet's words."""

    text: StyleName
    strong: StyleName
    heading: StyleName


#: Large print; and still large, where that spares a page: a second sheet is soon lost.
_LARGE = _Type("large", "large-strong", "large-heading")
_FAIR = _Type("fair", "fair-strong", "fair-heading")


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
        "988": "988 Suicide & Crisis Lifeline: call or text 988, or chat at 988lifeline.org. Free, day and "
        "night. When you call, press 1 for veterans, 2 for Spanish.",
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
        "scan service": "Point the camera of a phone at a code to call.",
        "service code": "QR code that calls {name}, {phone}",
        "code": "QR code that calls 988, the Suicide & Crisis Lifeline",
    }
)
_SPANISH = MappingProxyType(
    {
        "title": "Ayuda cerca de usted",
        "lead": "No tiene que pasar por esto en soledad. Estas personas pueden ayudar.",
        "now": "Si necesita hablar ahora mismo",
        "988": "Línea 988 de Prevención del Suicidio y Crisis: llame al 988 y oprima el 2 para español "
        "(veteranos: el 1), envíe AYUDA por mensaje de texto al 988 o use el chat de 988lifeline.org. "
        "Gratis, de día y de noche.",
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
        "scan service": "Apunte la cámara de un teléfono a un código para llamar.",
        "service code": "Código QR que llama a {name}, {phone}",
        "code": "Código QR que llama al 988, la Línea de Prevención del Suicidio y Crisis",
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
    large, fair = (_sheet(handout, agency, order, words, look) for look in (_LARGE, _FAIR))
    return fair if fair.pages < large.pages else large


def _sheet(handout: Handout, agency: Agency, order: Order, words: Mapping[str, str], look: _Type) -> Paper:
    set_ = Typesetter(Element("Document"))
    _head(set_, agency, words, look)
    set_.heading(words["title"], 1)
    set_.paragraph(words["lead"], look.text, after=4)
    set_.heading(words["now"], 2, look.heading)
    set_.paragraph(words["988"], look.strong, after=2)
    set_.paragraph(words["911"], look.text, after=2)
    if handout.services:
        set_.heading(words["services"], 2, look.heading)
        if any(map(_calls, handout.services)):
            set_.paragraph(words["scan service"], look.text, before=0, after=2, keep=True)
    for service in handout.services:
        _service(set_, service, words, look)
    _whom_to_ask(set_, handout, agency, words, look)
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


def _head(set_: Typesetter, agency: Agency, words: Mapping[str, str], look: _Type) -> None:
    lines = [(agency.name, style("letterhead")), (agency.phone, style(look.text))]
    blocks = [
        TextBlock(printable(t, set_.replaced), words_style, set_.element("P"))
        for t, words_style in lines
        if t
    ]
    purpose = TextBlock(words["scan"], style("small"), set_.element("P"))
    set_.add(Letterhead(blocks, purpose, _LIFELINE, set_.element("Figure", alt=words["code"])))


def _service(set_: Typesetter, service: Service, words: Mapping[str, str], look: _Type) -> None:
    """A service's lines stay together, so that a number is never parted from its name."""
    number = _calls(service)
    alt = words["service code"].format(name=service.name, phone=service.phone)
    with set_.together():
        with set_.beside_code(number, alt) if number else nullcontext():
            set_.heading(service.name, 3, look.strong)
            for label in ("phone", "text", "hours", "address"):
                value = str(getattr(service, label))
                if value:
                    set_.paragraph(f"{words[label]}: {value}", look.text, before=0, after=0)
        if service.note:
            set_.paragraph(service.note, look.text, before=0, after=0)


def _calls(service: Service) -> str:
    """What the service's code says, '' for no number and for 988, whose code stands at the top."""
    written = (re.sub(r"[^\d+]", "", found) for found in _NUMBER.findall(service.phone))
    number = next((digits for digits in written if len(digits) >= _FEWEST_DIGITS), "")
    calls = f"tel:{number}"
    return calls if number and calls != _LIFELINE else ""


def _whom_to_ask(
    set_: Typesetter, handout: Handout, agency: Agency, words: Mapping[str, str], look: _Type
) -> None:
    if not handout.officer and not handout.event_number:
        return
    with set_.together():
        set_.heading(words["ask"], 2, look.heading)
        lines = (("officer", handout.officer), ("phone", agency.phone), ("event", handout.event_number))
        for label, value in lines:
            if value:
                set_.paragraph(f"{words[label]}: {value}", look.text, before=0, after=0)
