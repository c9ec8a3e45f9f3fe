"""The agency's own layer of the directory, as this device has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from statistics import median

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.directory import Beds, Point, Service, providers_instance, read_beds, with_live
from citdesk.wire.download import BEDS_FILE, Download, What
from citdesk.workspace.field_guide import demonstration_services, providers
from citdesk.workspace.inside import Inside
from citdesk.workspace.service_versions import services_here


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
    taken = services_here(inside)
    if taken is None:
        taken = demonstration_services() if inside.agency.demonstration else ()
    beds = beds_here(inside)
    return LocalDirectory(taken if beds is None else with_live(taken, beds))


def beds_here(inside: Inside) -> Beds | None:
    """What HQ last published of beds and closures, None where nothing came yet. Raises Tampered."""
    published = inside.vault.downloads.get(What.BEDS)
    return None if published is None else read_published_beds(published, inside.zone)


def read_published_beds(published: Download, zone: tzinfo) -> Beds:
    """The rows of a published table. Raises DataFileError."""
    table = published.texts.get(BEDS_FILE, "")
    return read_beds(f"beds version {published.version}", table.encode(), zone, published.published_at)


def providers_for_forms(inside: Inside) -> bytes:
    """The directory as the external instance ``providers``.

    It is empty where the directory's own files cannot be read: a report is begun all the same, and the fault
    is told with the others. Raises Tampered.
    """
    try:
        return providers(local_directory(inside).services)
    except DataFileError:
        return providers_instance(())
