"""The agency's directory as HQ last sent it: who is who, whose paper it is."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.casework.ids import PersonId
from citdesk.casework.people import Person
from citdesk.vault.identity import read_identity
from citdesk.vault.store import Store
from citdesk.wire.directory import Directory
from citdesk.wire.encoding import read_object, write_json

_FACT = "directory"


class KeptDirectory:
    """The directory in this vault; before HQ was first heard, its own person is all that is known."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: Directory | None = None

    def get(self) -> Directory | None:
        """The directory, None before HQ sent one."""
        if self._read is None:
            text = self._store.fact(_FACT)
            self._read = None if text is None else Directory.from_json(read_object(text))
        return self._read

    def people(self) -> Mapping[PersonId, Person]:
        """Everybody known, by id."""
        own = read_identity(self._store).person
        known = self.get()
        return {own.id: own} | ({} if known is None else {person.id: person for person in known.people})

    def name_of(self, person: PersonId) -> str:
        """The person's name, or that they are not in the directory."""
        found = self.people().get(person)
        return "someone not in the directory" if found is None else found.name

    def replace(self, directory: Directory) -> None:
        """Keeps a newer directory and this vault's own person as it has them; inside a transaction."""
        self._store.set_fact(_FACT, write_json(directory.to_json()))
        own = read_identity(self._store).person
        for person in directory.people:
            if person.id == own.id:
                self._store.set_fact("person", write_json(person.to_json()))
        self._read = None
