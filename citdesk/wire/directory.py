"""The agency's directory as HQ hands it out: its particulars and its people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from citdesk.casework.people import Person
from citdesk.wire.agency import Agency
from citdesk.wire.encoding import MalformedMessage, text_of


@dataclass(frozen=True, slots=True)
class Directory:
    """Body of a directory item. ``hq`` is the id under which HQ itself acts; it is among the people."""

    agency: Agency
    people: tuple[Person, ...]
    hq: str

    def to_json(self) -> dict[str, object]:
        """The directory as plain JSON values."""
        people = [person.to_json() for person in self.people]
        return {"agency": self.agency.to_json(), "people": people, "hq": self.hq}

    @classmethod
    def from_json(cls, value: dict[str, object]) -> Directory:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        people = value.get("people")
        if not isinstance(people, list):
            raise MalformedMessage("the directory has no people")
        try:
            read = tuple(Person.from_json(person) for person in cast("list[dict[str, object]]", people))
        except (KeyError, ValueError, TypeError, AttributeError) as wrong:
            raise MalformedMessage("a person in the directory is malformed") from wrong
        return cls(Agency.from_json(value.get("agency")), read, text_of(value, "hq"))
