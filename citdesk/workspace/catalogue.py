"""The catalogue of forms as this device has it: the packaged one and what HQ published over it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from citdesk.casework.errors import AdministratorError
from citdesk.casework.form_catalogue import CatalogueEntry, read_entry

__all__ = ["CatalogueEntry", "FaultyCatalogue", "read_catalogue", "read_published_catalogue"]

_FAULTS = (OSError, ValueError, KeyError, TypeError, AttributeError)


class FaultyCatalogue(AdministratorError):
    """The catalogue of forms cannot be read."""

    code = "faulty_catalogue"

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The catalogue of forms on this computer cannot be read ({why}). Install CITDesk again."
        )


def read_catalogue(folder: Path) -> Mapping[str, CatalogueEntry]:
    """The entries of the folder's ``catalogue.toml`` by form id, in its order; raises FaultyCatalogue."""
    try:
        tables = tomllib.loads((folder / "catalogue.toml").read_text("utf-8"))
        return {name: read_entry(name, table) for name, table in tables.items()}
    except _FAULTS as wrong:
        raise FaultyCatalogue(str(wrong)) from wrong


def read_published_catalogue(text: str) -> Mapping[str, CatalogueEntry]:
    """The entries of published forms by form id; raises FaultyCatalogue."""
    try:
        tables = cast("Mapping[str, Mapping[str, object]]", json.loads(text))
        return {name: read_entry(name, table) for name, table in tables.items()}
    except _FAULTS as wrong:
        raise FaultyCatalogue(str(wrong)) from wrong
