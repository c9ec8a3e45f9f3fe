"""``forms/catalogue.toml``: which forms there are, who may start them, what can be printed from them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from citdesk.casework.errors import AdministratorError
from citdesk.casework.people import Role


class FaultyCatalogue(AdministratorError):
    """The catalogue of forms cannot be read."""

    code = "faulty_catalogue"

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The catalogue of forms on this computer cannot be read ({why}). Install CITDesk again."
        )


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One form. ``due`` lists date questions by path with what is due then, most urgent first."""

    id: str
    title: str
    file: str
    icon: str
    start: frozenset[Role]
    parent: str | None
    audiences: frozenset[str]
    papers: tuple[str, ...]
    #: external instances that the form reads
    needs: frozenset[str] = frozenset()
    due: tuple[tuple[str, str], ...] = ()
    #: the form that takes its answers over and is started from it
    grows_into: str | None = None
    #: False for what is recorded without anybody's approval
    needs_approval: bool = True
    #: False for what is about nobody who was helped, and so not among the reports
    about_person: bool = True


def read_catalogue(folder: Path) -> Mapping[str, CatalogueEntry]:
    """The entries of the folder's catalogue by form id, in its order; raises FaultyCatalogue."""
    try:
        tables = tomllib.loads((folder / "catalogue.toml").read_text("utf-8"))
        return {name: _entry(name, table) for name, table in tables.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise FaultyCatalogue(str(wrong)) from wrong


def _entry(name: str, table: Mapping[str, object]) -> CatalogueEntry:
    parent = str(table.get("parent", ""))
    due = cast("Sequence[Sequence[str]]", table.get("due", ()))
    return CatalogueEntry(
        name,
        str(table["title"]),
        str(table.get("file", f"{name}.md")),
        str(table.get("icon", "")),
        frozenset(Role(role) for role in _texts(table, "start")),
        parent or None,
        frozenset(_texts(table, "audiences")),
        tuple(_texts(table, "papers")),
        frozenset(_texts(table, "needs")),
        tuple((path, label) for path, label in due),
        str(table.get("grows_into", "")) or None,
        table.get("needs_approval") is not False,
        table.get("about_person") is not False,
    )


def _texts(table: Mapping[str, object], name: str) -> Sequence[str]:
    return [str(text) for text in cast("Sequence[object]", table.get(name, ()))]
