"""People and the roles that decide what they may do (design: who uses it, for what)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from citdesk.casework.ids import PersonId

# Control characters, and the signs that turn the direction of the text around them (Unicode UAX 9).
_TURNING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Role(StrEnum):
    """What a person is to the agency. One person may hold several."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    LIAISON = "liaison"
    CLINICIAN = "clinician"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the agency as HQ's directory has them.

    The name stands in sentences of screens and papers: signs in it that would turn those around are left out.
    """

    id: PersonId
    name: str
    badge: str
    unit: str
    roles: frozenset[Role]

    def __post_init__(self) -> None:
        if not self.name.isprintable():
            object.__setattr__(self, "name", _TURNING.sub("", self.name))

    def has(self, role: Role) -> bool:
        """True when the person holds the role."""
        return role in self.roles

    def to_json(self) -> dict[str, object]:
        """The person as plain JSON values."""
        return {
            "id": self.id,
            "name": self.name,
            "badge": self.badge,
            "unit": self.unit,
            "roles": sorted(self.roles),
        }

    @classmethod
    def from_json(cls, value: dict[str, object]) -> Person:
        """Reads what :meth:`to_json` wrote. Raises KeyError or ValueError on anything else."""
        roles = value["roles"]
        if not isinstance(roles, list):
            message = "roles must be a list"
            raise ValueError(message)  # noqa: TRY004 - one error class for malformed input
        return cls(
            PersonId(str(value["id"])),
            str(value["name"]),
            str(value["badge"]),
            str(value["unit"]),
            frozenset(Role(str(role)) for role in roles),
        )
