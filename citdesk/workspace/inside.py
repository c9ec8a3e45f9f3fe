"""What every use case of a signed-in person works with: the open vault, the forms, clock and dice."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from citdesk.casework.people import Person
from citdesk.vault.clock import Clock, RandomBytes
from citdesk.vault.profile import EnrolledDevice
from citdesk.vault.vault import Vault
from citdesk.wire.agency import Agency
from citdesk.workspace.agency import AgencyParticulars
from citdesk.workspace.forms_on_device import Shelf
from citdesk.xforms import Context

_SEED_BYTES = 16
_VERSION_DIGITS = 16


@dataclass(frozen=True)
class Inside:
    """Passed to the use cases; nothing else is shared between them."""

    vault: Vault
    shelf: Shelf
    device: EnrolledDevice
    clock: Clock
    random: RandomBytes

    @property
    def person(self) -> Person:
        """Who is signed in, as HQ's directory last had them."""
        return self.vault.identity.person

    @property
    def agency(self) -> AgencyParticulars:
        """The agency's particulars as last heard from HQ."""
        known = self._agency()
        return AgencyParticulars(known.name, known.address, known.phone, known.ori, known.demonstration)

    @property
    def zone(self) -> tzinfo:
        """The agency's time zone; the computer's own where it names none that is known here."""
        try:
            return ZoneInfo(self._agency().zone)
        except (ZoneInfoNotFoundError, ValueError):
            return self.clock.now().tzinfo or ZoneInfo("UTC")

    @property
    def settings_version(self) -> str:
        """A name for the agency's settings as they are now; equal settings have equal names."""
        text = json.dumps(self._agency().to_json(), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:_VERSION_DIGITS]

    @property
    def cad_mapping(self) -> str:
        """Where answers stand in the agency's CAD texts, as TOML; '' where it takes none."""
        return self._agency().cad_mapping

    @property
    def legends(self) -> Mapping[str, str]:
        """What the agency entered into the slots of papers, by slot; the others hold our summary."""
        return self._agency().legends

    def context(self, instances: Mapping[str, bytes], at: datetime | None = None) -> Context:
        """What the form engine is given: time, zone, dice, who fills, on which device, named instances.

        ``at`` is the time of a frozen revision: what was asked then is what is shown, however late it is.
        """
        person = self.person
        return Context(
            now=self.clock.now if at is None else lambda: at,
            zone=self.zone,
            random=random.Random(self.random(_SEED_BYTES)),  # noqa: S311 - shuffles choices, guards nothing
            user=person.badge,
            device=self.device.device,
            instances=instances,
            properties={"username": person.name, "agency": self.agency.name},
        )

    def _agency(self) -> Agency:
        known = self.vault.directory.get()
        return self.device.agency if known is None else known.agency
