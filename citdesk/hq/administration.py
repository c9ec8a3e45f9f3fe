"""What an administrator does at HQ's own keyboard: people, devices and codes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from citdesk.casework.errors import UserError
from citdesk.casework.ids import PersonId
from citdesk.casework.lifecycle import may_cover
from citdesk.casework.people import Person, Role
from citdesk.hq.authority import authority_fingerprint
from citdesk.hq.channels import EVERYBODY
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.house_rules import HouseRules, read_rules, write_rules
from citdesk.hq.paper_legends import keep_legends, kept_legends
from citdesk.hq.roster import FaultyRoster, RosterRow
from citdesk.hq.scraper import end_scraper_token, new_scraper_token
from citdesk.hq.store import registry
from citdesk.hq.store.append import Append
from citdesk.hq.store.covers import hand_over_anew
from citdesk.hq.store.registry import KnownDevice, KnownPerson
from citdesk.wire.download import What
from citdesk.wire.enrolment import CodeFor, EnrolmentCode
from citdesk.wire.exchange import ItemKind
from citdesk.wire.unlock import Challenge, device_mark, unlock_key

#: How long a code admits somebody, unless said otherwise.
CODE_LIFE = timedelta(days=3)
_LONGEST_CODE_LIFE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, by number of people."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Administration:
    """The administrator's use cases. ``address`` goes into codes; normally the configured one.

    ``by`` is the account at HQ's keyboard: HQ's own trail says who did what.
    """

    hq: Headquarters
    address: str
    by: str = ""

    def add_person(self, name: str, badge: str, unit: str, roles: Iterable[Role]) -> Person:
        """Adds a person and tells every vault; raises UserError for a badge that is taken and for
        signs that nobody sees.
        """
        name, badge, unit, held = name.strip(), badge.strip(), unit.strip(), frozenset(roles)
        if not (name and badge and held):
            raise UserError("A person needs a name, a badge and at least one role.", code="person")
        if not (name + badge + unit).isprintable():
            raise UserError("A control character is in the name, the badge or the unit.", code="person")
        person = Person(PersonId(str(uuid.uuid4())), name, badge, unit, held)
        with self.hq.database.append() as connection:
            if registry.person_by_badge(connection, badge) is not None:
                raise UserError(f"Badge {badge} belongs to somebody already.", code="badge_taken")
            registry.add_person(connection, person, self.hq.clock.now())
            self._note(connection, "person_added", person.id)
            self._directory_changed(connection)
        return person

    def import_people(self, roster: Sequence[RosterRow]) -> Imported:
        """Adds whom the roster names and HQ does not know, and brings names, units and roles up to date.

        All rows or none. Nobody is taken out: who left is disabled by name. Raises FaultyRoster.
        """
        with self.hq.database.append() as connection:
            known = {each.person.badge: each for each in registry.all_people(connection)}
            shut = [row for row in roster if row.badge in known and not known[row.badge].active]
            alike = {badge.casefold(): badge for badge in known}
            faults = [f"line {row.line}: badge {row.badge} was disabled; take the row out." for row in shut]
            faults += [
                f"line {row.line}: HQ knows badge {alike[row.badge.casefold()]}; write {row.badge} like it."
                for row in roster
                if row.badge not in known and row.badge.casefold() in alike
            ]
            if faults:
                raise FaultyRoster(faults)
            added = [self._imported(connection, row) for row in roster if row.badge not in known]
            changed = [
                self._brought_up_to_date(connection, known[row.badge].person, row)
                for row in roster
                if row.badge in known and not _is_same(known[row.badge].person, row)
            ]
            if added or changed:
                self._directory_changed(connection)
        return Imported(len(added), len(changed), len(roster) - len(added) - len(changed))

    def people(self) -> tuple[KnownPerson, ...]:
        """Everybody, disabled ones included, by badge."""
        with self.hq.database.read() as connection:
            return registry.all_people(connection)

    def person(self, badge: str) -> Person:
        """The person with this badge; raises UserError."""
        with self.hq.database.read() as connection:
            return _person(connection, badge).person

    def disable_person(self, badge: str) -> None:
        """From the next request on the person's vaults get nothing and nothing is taken from them."""
        with self.hq.database.append() as connection:
            found = _person(connection, badge).person
            registry.disable_person(connection, found.id)
            self._note(connection, "person_disabled", found.id)
            self._directory_changed(connection)

    def device_code(self, life: timedelta = CODE_LIFE) -> EnrolmentCode:
        """A one-time code that enrols one device."""
        return self._code(CodeFor.DEVICE, None, life)

    def vault_code(self, badge: str, life: timedelta = CODE_LIFE) -> EnrolmentCode:
        """A one-time code that vouches for one new vault of the person; raises UserError."""
        with self.hq.database.read() as connection:
            known = _person(connection, badge)
        if not known.active:
            raise UserError(f"{known.person.name} is disabled.", code="person")
        return self._code(CodeFor.VAULT, known.person.id, life)

    def devices(self) -> tuple[KnownDevice, ...]:
        """Every device that was ever enrolled."""
        with self.hq.database.read() as connection:
            return registry.all_devices(connection)

    def revoke_device(self, device: str) -> None:
        """Takes the device and every vault on it out of service; raises UserError when there is none."""
        with self.hq.database.append() as connection:
            if registry.device_by_id(connection, device) is None:
                raise UserError("There is no such device. See: citdesk-hq device list.", code="device")
            registry.revoke_device(connection, device, self.hq.clock.now())
            self._note(connection, "device_revoked", device)

    def answer_challenge(self, challenge: str, badge: str) -> tuple[str, str]:
        """The name of the computer whose sign-in is locked, and the answer that unlocks it.

        ``badge`` is what is typed beside the answer. Raises WrongChallenge, and UserError where no computer
        in service shows such a challenge.
        """
        asked = Challenge.from_text(challenge)
        with self.hq.database.append() as connection:
            known = registry.all_devices(connection)
            found = next(
                (each for each in known if each.revoked_at is None and device_mark(each.id) == asked.mark),
                None,
            )
            if found is None:
                raise UserError(
                    "No computer in service shows this challenge. Ask for it again.", code="device"
                )
            self._note(connection, "challenge_answered", found.id, detail=f"as {badge}")
        return found.name, asked.answer(unlock_key(found.secret_hash), badge)

    def set_rules(self, rules: HouseRules) -> None:
        """Sets the agency's settings; each vault is told at its next contact."""
        with self.hq.database.append() as connection:
            before, after = (_as_told(each) for each in (read_rules(connection), rules))
            write_rules(connection, rules)
            changed = ", ".join(f"{name}={after[name]}" for name in after if after[name] != before[name])
            self._note(connection, "settings_changed", detail=changed)

    def legends(self) -> Mapping[str, str]:
        """What was entered into the slots of papers, by slot."""
        with self.hq.database.read() as connection:
            return kept_legends(connection)

    def set_legends(self, legends: Mapping[str, str]) -> None:
        """Fills the slots of papers with these texts and empties all others.

        Every vault is told, even of the same texts: a CITDesk from before there were any let them go by.
        """
        with self.hq.database.append() as connection:
            before = kept_legends(connection)
            keep_legends(connection, legends)
            changed = sorted(slot for slot in {**before, **legends} if before.get(slot) != legends.get(slot))
            self._note(connection, "legends_changed", detail=", ".join(changed))
            self._directory_changed(connection)

    def new_scraper_token(self) -> str:
        """A token that reads ``/v1/metrics``, in place of any before."""
        with self.hq.database.append() as connection:
            token = new_scraper_token(connection)
            self._note(connection, "metrics_token_made")
        return token

    def end_scraper_token(self) -> None:
        """From the next request on nobody reads the metrics."""
        with self.hq.database.append() as connection:
            end_scraper_token(connection)
            self._note(connection, "metrics_ended")

    def publish(self, what: What, files: Mapping[str, str], at_least: int = 1) -> int:
        """Publishes files that were checked before; each vault takes them at its next exchange.

        Gives the new version's number. Raises UserError where they are too large.
        """
        with self.hq.database.append() as connection:
            version = self.hq.downloads.publish(connection, what, files, self.hq.clock.now(), at_least)
            self._note(connection, "published", what.value, f"version {version}")
        return version

    def _code(self, purpose: CodeFor, person: PersonId | None, life: timedelta) -> EnrolmentCode:
        if not timedelta() < life <= _LONGEST_CODE_LIFE:
            raise UserError("A code is good for 1 hour to 30 days.", code="code_life")
        secret = self.hq.admission.make_code(purpose, person, life, self.hq.clock.now())
        with self.hq.database.append() as connection:
            self._note(connection, f"{purpose.value}_code_made", person or "")
        return EnrolmentCode(purpose, self.address, secret, authority_fingerprint(self.hq.folder))

    def _imported(self, connection: Connection, row: RosterRow) -> Person:
        person = Person(PersonId(str(uuid.uuid4())), row.name, row.badge, row.unit, row.roles)
        registry.add_person(connection, person, self.hq.clock.now())
        self._note(connection, "person_added", person.id)
        return person

    def _brought_up_to_date(self, connection: Connection, before: Person, row: RosterRow) -> Person:
        person = Person(before.id, row.name, row.badge, row.unit, row.roles)
        registry.change_person(connection, person)
        if not may_cover(person):
            hand_over_anew(connection, person.id)
        self._note(connection, "person_changed", person.id)
        return person

    def _note(self, connection: Connection, did: str, subject: str = "", detail: str = "") -> None:
        said = " ".join(filter(None, (f"by {self.by}" if self.by else "", detail)))
        self.hq.trails.note(connection, self.hq.clock.now(), did, subject, said)

    def _directory_changed(self, connection: Connection) -> None:
        append = Append(connection, self.hq.keys, {}, self.hq.clock.now())
        append.log(ItemKind.DIRECTORY, "", [EVERYBODY])
        append.write()


def _is_same(person: Person, row: RosterRow) -> bool:
    return (person.name, person.unit, person.roles) == (row.name, row.unit, row.roles)


def _as_told(rules: HouseRules) -> dict[str, object]:
    return {**rules.settings.to_json(), "lease_days": rules.lease_days}


def _person(connection: Connection, badge: str) -> KnownPerson:
    known = registry.person_by_badge(connection, badge)
    if known is None:
        raise UserError(f"Nobody has the badge {badge}. See: citdesk-hq person list.", code="person")
    return known
