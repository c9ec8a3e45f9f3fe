"""The agency's own layer of the directory, as this device has it."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo
from statistics import median

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.directory import (
    Beds,
    Point,
    Service,
    distance_km,
    providers_instance,
    read_beds,
    with_live,
)
from citdesk.wire.download import BEDS_FILE, Download, What
from citdesk.workspace.field_guide import demonstration_services, providers
from citdesk.workspace.inside import Inside
from citdesk.workspace.service_versions import services_here

#: Services that a form offers besides the national lines. An instance has a largest size, and each report
#: that is opened reads it anew; the directory's own search has them all.
_MOST_OFFERED = 10_000
#: what was made last, and of which services: a form is opened far more often than a version is taken
_made: list[tuple[tuple[Service, ...], bytes]] = []


@dataclass(frozen=True)
class LocalDirectory:
    """The services of the layer and where most of them are, which stands for the place until one is known."""

    services: tuple[Service, ...]

    @property
    def middle(self) -> Point | None:
        """The middle of the services' places, None where no place is known."""
        places = [service.place for service in self.services if service.place is not None]
        if not places:
            return None
        return Point(median(p.latitude for p in places), median(p.longitude for p in places))


def local_directory(inside: Inside) -> LocalDirectory:
    """The version that was taken, with what is known of beds; before the first the demonstration's."""
    taken, beds = _taken(inside), beds_here(inside)
    return LocalDirectory(taken if beds is None else with_live(taken, beds))


def _taken(inside: Inside) -> tuple[Service, ...]:
    taken = services_here(inside)
    if taken is None:
        return demonstration_services() if inside.agency.demonstration else ()
    return taken


def beds_here(inside: Inside) -> Beds | None:
    """What HQ last published of beds and closures, None where nothing came yet. Raises Tampered."""
    published = inside.vault.downloads.get(What.BEDS)
    return None if published is None else read_published_beds(published, inside.zone)


def read_published_beds(published: Download, zone: tzinfo) -> Beds:
    """The rows of a published table. Raises DataFileError."""
    table = published.texts.get(BEDS_FILE, "")
    return read_beds(f"beds version {published.version}", table.encode(), zone, published.published_at)


def providers_for_forms(inside: Inside) -> bytes:
    """The directory as the external instance ``providers``; of a large one the nearest to the middle.

    It is empty where the directory's own files cannot be read: a report is begun all the same, and the fault
    is told with the others. Raises Tampered.
    """
    try:
        return _offered(_taken(inside))
    except DataFileError:
        return providers_instance(())


def _offered(services: tuple[Service, ...]) -> bytes:
    if not (_made and _made[0][0] is services):
        offered: Iterable[Service] = services
        if len(services) > _MOST_OFFERED:
            here = LocalDirectory(services).middle
            offered = heapq.nsmallest(_MOST_OFFERED, services, key=lambda each: distance_km(here, each.place))
        _made[:] = [(services, providers(offered))]
    return _made[0][1]
