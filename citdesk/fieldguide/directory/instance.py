"""The directory as a form reads it: choices of ``select_one_from_file providers.xml``, nearest first."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from citdesk.fieldguide.directory.service import Service


def providers_instance(services: Iterable[Service]) -> bytes:
    """An external instance of these services, in their order.

    Each ``item`` has ``name`` (the service's id), ``label``, ``organization``, ``kind`` (the main need),
    ``needs`` (all, parted by blanks), ``phone``, ``address``, ``reach`` (both in one line), ``hours``,
    ``languages``, and ``holds`` and ``juveniles`` as ``yes``, ``no`` or blank.
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
    yield "phone", service.phone
    yield "address", service.whole_address
    yield "reach", service.reach
    yield "hours", service.schedule
    yield "languages", " ".join(service.languages)
    yield "holds", _yes_no(accepts=service.accepts_holds)
    yield "juveniles", _yes_no(accepts=service.accepts_juveniles)


def _yes_no(*, accepts: bool | None) -> str:
    return "" if accepts is None else "yes" if accepts else "no"
