"""Taking a new version of the agency's services: verified, compared with the one in use, then taken.

Whatever is wrong with a new version, the one in use stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.errors import UserError
from citdesk.fieldguide.directory import Difference, RowFault, Service, difference
from citdesk.wire.download import What
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.services import PublishedServices
from citdesk.workspace.field_guide import directory_in
from citdesk.workspace.inside import Inside

_LARGEST = 256 * 1024 * 1024
#: the version read last, with its services: reading a large one takes seconds
_read: dict[PublishedServices, tuple[Service, ...]] = {}


class NoVersion(UserError):
    """The file is no signed version of the services, or none that may replace the one in use."""

    code = "no_services_version"


@dataclass(frozen=True, slots=True)
class OfferedServices:
    """A version that may be taken. ``before`` is the version in use, None where there is none.

    ``faults`` are rows that are left out.
    """

    version: int
    published_at: datetime
    before: int | None
    difference: Difference
    faults: tuple[RowFault, ...]
    signed: str


@dataclass(frozen=True, slots=True)
class DirectoryVersions:
    """Numbers of versions, 0 for none: services and beds in use, services that wait to be looked at."""

    services: int
    beds: int
    waiting: int


class ServiceVersions:
    """Blocking calls on the thread that owns the vault, with the vault's and the disk's errors."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside

    def as_of(self) -> tuple[int, datetime] | None:
        """The version in use and when it was published, None where none was taken yet."""
        published = self._inside.vault.services.get()
        return None if published is None else (published.version, published.published_at)

    def versions(self) -> DirectoryVersions:
        """What this device has. Raises Tampered."""
        vault = self._inside.vault
        published, offered = vault.services.get(), vault.services.offered()
        beds = vault.downloads.get(What.BEDS)
        return DirectoryVersions(
            0 if published is None else published.version,
            0 if beds is None else beds.version,
            vault.services.verify(offered).version if offered else 0,
        )

    def waiting(self) -> OfferedServices | None:
        """The version that came from HQ and that nobody has taken here yet, None where there is none.

        Raises Tampered, DataFileError.
        """
        signed = self._inside.vault.services.offered()
        return self.look(signed.encode()) if signed else None

    def look(self, content: bytes) -> OfferedServices:
        """What a file would change; nothing is taken yet.

        Raises NoVersion, DataFileError (not a table of services), Tampered (HQ did not sign it).
        """
        vault = self._inside.vault
        signed = _text(content)
        try:
            published = vault.services.verify(signed)
        except MalformedMessage as wrong:
            raise NoVersion("This file is no directory of services. Choose the file that HQ made.") from wrong
        now = vault.services.get()
        if now is not None and published.version <= now.version:
            raise NoVersion(
                f"Version {published.version} is not newer than version {now.version}, which is in use."
            )
        read = directory_in(published)
        return OfferedServices(
            published.version,
            published.published_at,
            None if now is None else now.version,
            difference(services_here(self._inside) or (), read.services),
            read.faults,
            signed,
        )

    def take(self, offered: OfferedServices) -> None:
        """Goes by the version from now on. Raises the errors of :meth:`look`; the old one stays then."""
        self.look(offered.signed.encode())
        self._inside.vault.services.replace(offered.signed)


def offer_services(inside: Inside, signed: str) -> None:
    """Keeps a version from HQ, read before, until its difference was seen. Raises Tampered, NoVersion."""
    services = inside.vault.services
    version, in_use, offered = services.verify(signed).version, services.get(), services.offered()
    known = max(0 if in_use is None else in_use.version, services.verify(offered).version if offered else 0)
    if version <= known:
        raise NoVersion(f"Version {version} is not newer than version {known}.")
    services.offer(signed)


def services_here(inside: Inside) -> tuple[Service, ...] | None:
    """The services of the version in use, None where none was taken yet."""
    published = inside.vault.services.get()
    if published is None:
        return None
    if published not in _read:
        table = directory_in(published)
        _read.clear()
        _read[published] = table.services
    return _read[published]


def _text(content: bytes) -> str:
    if len(content) > _LARGEST:
        raise NoVersion("This file is too large to be a directory of services.")
    try:
        return content.decode("ascii").strip()
    except UnicodeDecodeError as wrong:
        raise NoVersion("This file is no directory of services. Choose the file that HQ made.") from wrong
