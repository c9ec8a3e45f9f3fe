"""A hand-out made on the spot from services of the directory. It names nobody but the officer to ask for."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.fieldguide.directory import Service, plain_hours
from citdesk.workspace.inside import Inside
from citdesk.workspace.papers import PaperJob

#: More services than fit on the sheet help nobody.
MOST_SERVICES = 5
_DOCUMENT_BYTES = 8
_KIND = "handout"


def prepare_handout(inside: Inside, services: Sequence[Service], language: str, title: str) -> PaperJob:
    """Takes the agency's and the officer's names out of the vault; ``make`` then runs on any thread."""
    from citdesk.paperwork import Agency, Order
    from citdesk.paperwork.handout import Handout, make_handout

    agency, person = inside.agency, inside.person
    whose = Agency(agency.name, agency.address, agency.phone, agency.ori, agency.demonstration)
    document_id = f"D-{inside.random(_DOCUMENT_BYTES).hex().upper()}"
    order = Order(
        document_id=document_id,
        kind=_KIND,
        audience="person",
        made_at=inside.clock.now(),
        made_by=person.name,
        recipient="",
        reason="",
        legends=inside.legends,
        language=language,
    )
    sheet = Handout(
        tuple(_on_paper(service, language) for service in services[:MOST_SERVICES]), officer=person.name
    )
    return PaperJob(
        report="",
        case="",
        revision="",
        kind=_KIND,
        title=title,
        document_id=document_id,
        recipient="",
        reason="",
        audience="person",
        _make=lambda: make_handout(sheet, whose, order),
    )


def _on_paper(service: Service, language: str):
    from citdesk.paperwork.handout import Service as OnPaper

    return OnPaper(
        name=service.name,
        phone=service.phone_in(language),
        text=service.text_in(language),
        hours=plain_hours(service.schedule, language),
        address=service.whole_address,
        note=service.eligibility,
    )
