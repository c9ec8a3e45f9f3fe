"""The directory as a form reads it: choices of ``select_one_from_file providers.xml``, nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from citdesk.fieldguide.directory.service import Service

_FACILITIES: Mapping[str, str] = {
    "emergency_department": "ed",
    "detox": "detox",
    "sobering": "sobering",
    "shelter": "shelter",
}
_CATEGORIES: Mapping[str, str] = {
    "crisis_line": "crisis",
    "mobile_crisis": "crisis",
    "crisis_center": "crisis",
    "mental_health_clinic": "mental_health",
    "psychiatric_hospital": "mental_health",
    "peer_support": "mental_health",
    "grief": "mental_health",
    "substance_use": "substance",
    "detox": "substance",
    "sobering": "substance",
    "harm_reduction": "substance",
    "housing": "housing",
    "shelter": "housing",
    "domestic_violence": "domestic",
    "sexual_assault": "domestic",
    "veteran_services": "veterans",
    "dementia": "elder",
    "runaway": "youth",
    "emergency_department": "medical",
    "primary_care": "medical",
    "maternal": "medical",
    "legal": "legal",
    "diversion": "legal",
    "food": "basic_needs",
    "day_center": "basic_needs",
    "benefits": "basic_needs",
    "transport": "basic_needs",
}


def providers_instance(services: Iterable[Service]) -> bytes:
    """An external instance of these services, in their order.

    Each ``item`` has ``name`` (the service's id), ``label``, ``organization``, ``kind`` (the main need),
    ``needs`` (all, parted by blanks), ``phone``, ``address``, ``reach`` (both in one line), ``hours``,
    ``languages``, and ``holds`` and ``juveniles`` as ``yes``, ``no`` or blank. ``category`` is the referral's
    word for the main need, ``facility`` the law packs' word for the place: blank where only its own licence
    could tell, as for a hospital's rank as a receiving facility.
    """
    root = etree.Element("root")
    for service in services:
        item = etree.SubElement(root, "item")
        for name, text in _columns(service):
            etree.SubElement(item, name).text = text
    return etree.tostring(root, encoding="utf-8")


def _columns(service: Service) -> Iterable[tuple[str, str]]:
    yield "name", service.id
    yield "label", service.name
    yield "organization", service.organization
    yield "kind", service.needs[0]
    yield "needs", " ".join(service.needs)
    yield "category", _CATEGORIES.get(service.needs[0], "")
    yield "facility", _FACILITIES.get(service.needs[0], "")
    yield "phone", service.phone
    yield "address", service.whole_address
    yield "reach", service.reach
    yield "hours", service.schedule
    yield "languages", " ".join(service.languages)
    yield "holds", _yes_no(accepts=service.accepts_holds)
    yield "juveniles", _yes_no(accepts=service.accepts_juveniles)


def _yes_no(*, accepts: bool | None) -> str:
    return "" if accepts is None else "yes" if accepts else "no"
