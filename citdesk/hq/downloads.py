"""What HQ publishes to every vault: kept as signed, numbered within its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from citdesk.casework.errors import UserError
from citdesk.hq.failures import RequestRefused
from citdesk.hq.store import tables as t
from citdesk.hq.store.database import Database
from citdesk.hq.store.upsert import insert_rows
from citdesk.wire.download import Download, What
from citdesk.wire.encoding import write_time
from citdesk.wire.keys import PublicKey, SigningKey
from citdesk.wire.services import PublishedServices

#: The name under which the services' table is handed over.
SERVICES_FILE = "services.csv"
#: A signed version as devices take it in one answer, characters.
LARGEST = 28 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DownloadDesk:
    """Signs, keeps and gives out what is published."""

    database: Database
    signing_key: SigningKey

    def publish(
        self, connection: Connection, what: What, files: Mapping[str, str], now: datetime, at_least: int = 1
    ) -> int:
        """Keeps a new version, which was checked before; gives its number, ``at_least`` or more.

        Raises UserError (``too_large``).
        """
        version = max(_newest(connection, what) + 1, at_least)
        if what is What.SERVICES:
            signed = PublishedServices(version, now, files[SERVICES_FILE]).sign(self.signing_key)
        else:
            signed = Download(what, version, now, tuple(sorted(files.items()))).sign(self.signing_key)
        if len(signed) > LARGEST:
            raise UserError("This is too large to be sent to computers in one piece.", code="too_large")
        if what is not What.FORMS:
            connection.execute(delete(t.downloads).where(t.downloads.c.what == what.value))
        row = {"what": what.value, "version": version, "published_at": write_time(now), "signed": signed}
        insert_rows(connection, t.downloads, [row])
        return version

    def versions(self) -> dict[str, int]:
        """The newest version of each kind of which there is one."""
        query = select(t.downloads.c.what, func.max(t.downloads.c.version)).group_by(t.downloads.c.what)
        with self.database.read() as connection:
            return {str(row[0]): int(row[1]) for row in connection.execute(query).all()}

    def signed(self, what: str) -> str:
        """The newest version as signed; raises RequestRefused where there is none."""
        query = (
            select(t.downloads.c.signed)
            .where(t.downloads.c.what == what)
            .order_by(t.downloads.c.version.desc())
            .limit(1)
        )
        with self.database.read() as connection:
            found = connection.execute(query).scalar()
        if found is None:
            raise RequestRefused(
                "HQ has published nothing of this kind.", code="no_such_download", status=404
            )
        return found

    def newest(self, what: What) -> Mapping[str, str]:
        """The files of the newest version by name, none where none was published. Raises Tampered."""
        try:
            signed = self.signed(what.value)
        except RequestRefused:
            return {}
        if what is What.SERVICES:
            return {SERVICES_FILE: PublishedServices.verify(self.signing_key.public, signed).table}
        return Download.verify(self.signing_key.public, signed, what).texts

    def every_form_version(self) -> tuple[Mapping[str, str], ...]:
        """The files of each version of the forms that was ever published, oldest first. Raises Tampered."""
        query = (
            select(t.downloads.c.signed)
            .where(t.downloads.c.what == What.FORMS.value)
            .order_by(t.downloads.c.version)
        )
        with self.database.read() as connection:
            found = connection.execute(query).scalars().all()
        return tuple(Download.verify(self.signing_key.public, each, What.FORMS).texts for each in found)


def version_of(key: PublicKey, what: What, signed: str) -> int:
    """The number that a signed version gives itself; raises Tampered, MalformedMessage."""
    if what is What.SERVICES:
        return PublishedServices.verify(key, signed).version
    return Download.verify(key, signed, what).version


def _newest(connection: Connection, what: What) -> int:
    query = select(func.max(t.downloads.c.version)).where(t.downloads.c.what == what.value)
    return connection.execute(query).scalar() or 0
