"""The agency's own layer of the directory, as this device has it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from citdesk.fieldguide.directory import Point, Service
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
    """The version that was taken; before the first the demonstration's, elsewhere none."""
    taken = services_here(inside)
    if taken is not None:
        return LocalDirectory(taken)
    return LocalDirectory(demonstration_services() if inside.agency.demonstration else ())


def providers_for_forms(inside: Inside) -> bytes:
    """The directory as the external instance ``providers``."""
    return providers(local_directory(inside).services)
