"""What changed between two versions of the directory, as somebody reads it before taking the new one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from citdesk.fieldguide.directory.service import Service


@dataclass(frozen=True, slots=True)
class Changed:
    """One service in both versions, and the names of what differs, with the value before and after."""

    before: Service
    after: Service
    what: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The services that came, went and changed, each by name."""

    added: tuple[Service, ...]
    removed: tuple[Service, ...]
    changed: tuple[Changed, ...]

    @property
    def empty(self) -> bool:
        """Whether the two versions say the same."""
        return not (self.added or self.removed or self.changed)


def difference(before: Iterable[Service], after: Iterable[Service]) -> Difference:
    """What came, went and changed from one version to the other."""
    old, new = ({each.id: each for each in version} for version in (before, after))
    both = [(old[id_], new[id_]) for id_ in old.keys() & new.keys()]
    return Difference(
        added=_by_name(new[id_] for id_ in new.keys() - old.keys()),
        removed=_by_name(old[id_] for id_ in old.keys() - new.keys()),
        changed=tuple(
            sorted(
                (Changed(one, other, _what(one, other)) for one, other in both if one != other),
                key=lambda each: each.after.name,
            )
        ),
    )


def _by_name(services: Iterable[Service]) -> tuple[Service, ...]:
    return tuple(sorted(services, key=lambda each: each.name))


def _what(one: Service, other: Service) -> tuple[tuple[str, str, str], ...]:
    pairs = ((each.name, getattr(one, each.name), getattr(other, each.name)) for each in fields(Service))
    # the schedule's own text says what its reading does
    return tuple((n, _said(a), _said(b)) for n, a, b in pairs if a != b and n != "hours")


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple() | frozenset():
            return ", ".join(sorted(str(item) for item in value))
        case _:
            return str(value)
