"""A form offers the services near by, however large the directory is."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree

from citdesk.fieldguide.directory import Point
from citdesk.workspace import local_directory
from citdesk.workspace.field_guide import demonstration_services, national_lines
from citdesk.workspace.local_directory import providers_for_forms
from citdesk.xforms import Context
from tests.unit.forms.rehearsal import form
from tests.unit.workspace.office import Office
from tests.unit.workspace.test_service_versions import HEADING, version

_OFFICES = 100_000
_PLACED = f"{HEADING},latitude,longitude"


def ids(instance: bytes) -> list[str]:
    """The services that a form can offer, national lines left out."""
    lines = {line.id for line in national_lines()}
    names = [str(item.findtext("name")) for item in etree.fromstring(instance)]
    return [name for name in names if name not in lines]


def test_a_referral_begins_beside_a_hundred_thousand_services() -> None:
    """So do a transfer and a hold, in which no minute may be lost."""
    one = demonstration_services()[0]
    many = tuple(replace(one, id=f"s{number}", place=None) for number in range(_OFFICES))
    instances = {"providers": local_directory._offered(many), "case": b"<case/>", "law": b"<law/>"}
    for name in ("referral", "transfer", "hold"):
        context = Context(
            now=lambda: datetime(2026, 3, 12, tzinfo=UTC),
            zone=UTC,
            random=random.Random(1),
            instances=instances,
        )
        assert form(name).start(context).pages()


def test_of_a_large_directory_the_nearest_are_offered(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nearest to the middle of the agency's services; the search goes on finding all of them."""
    monkeypatch.setattr(local_directory, "_MOST_OFFERED", 2)
    services = office.officer.services
    rows = [
        f"{name},Place {name},Trust,shelter,555-0101,24/7,2026-01-05,{north},-97.7"
        for name, north in (("far", 36.0), ("near", 30.1), ("middle", 30.2), ("other", 30.4))
    ]
    services.take(services.look(version(1, *rows, heading=_PLACED)))
    assert ids(providers_for_forms(office.officer._inside)) == ["middle", "other"]
    assert len(office.officer.local_directory().services) == len(rows)
    assert providers_for_forms(office.officer._inside) is providers_for_forms(office.officer._inside)
    services.take(services.look(version(2, *rows[:2], heading=_PLACED)))
    assert ids(providers_for_forms(office.officer._inside)) == ["far", "near"]


def test_places_nobody_knows_come_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service with a place near by is offered before one that could be anywhere."""
    monkeypatch.setattr(local_directory, "_MOST_OFFERED", 1)
    one = demonstration_services()[0]
    anywhere, here = (
        replace(one, id="anywhere", place=None),
        replace(one, id="here", place=Point(30.2, -97.7)),
    )
    assert ids(local_directory._offered((anywhere, here))) == ["here"]
