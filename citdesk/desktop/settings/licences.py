"""Which packages CITDesk stands on here, in which version and under which licence, as they say themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata

_NAME = re.compile(r"[A-Za-z0-9._-]+")
#: what stands in the text of a licence and in no other of these, and the licence's SPDX name
_TOLD_BY = (
    ("neither the name of", "BSD-3-Clause"),
    ("redistribution and use in source and binary forms", "BSD-2-Clause"),
    ("altered source versions must be plainly marked", "Zlib"),
    ("permission is hereby granted, free of charge", "MIT"),
)


@dataclass(frozen=True, slots=True)
class Package:
    """One installed package."""

    name: str
    version: str
    licence: str


def version() -> str:
    """The version of CITDesk itself."""
    return metadata.version("citdesk")


@cache
def packages() -> Sequence[Package]:
    """Everything the application needs directly and that is installed, by name; extras left out."""
    needs = [need for need in metadata.requires("citdesk") or () if "extra ==" not in need]
    names = sorted({found.group() for need in needs if (found := _NAME.match(need))}, key=str.lower)
    return [made for name in names if (made := _package(name)) is not None]


def _package(name: str) -> Package | None:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:  # wanted on another system only
        return None
    return Package(name, metadata.version(name), _licence(about) or _licence_of_file(name))


def _licence(about: metadata.PackageMetadata) -> str:
    stated = _field(about, "License-Expression")
    classified = [
        line.rsplit("::", 1)[1].strip()
        for line in about.get_all("Classifier") or ()
        if line.startswith("License ::") and "OSI Approved" not in line.rsplit("::", 1)[1]
    ]
    first_line = _field(about, "License").strip().split("\n")[0]
    return stated or ", ".join(classified) or first_line


def _field(about: metadata.PackageMetadata, name: str) -> str:
    return next(iter(about.get_all(name) or ()), "")


def _licence_of_file(name: str) -> str:
    """Which licence the file is that came with a package, for packages that state nothing else.

    One that is none of the common ones is named by how it begins.
    """
    for file in metadata.files(name) or ():
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING")):
            text = file.read_text(encoding="utf-8")
            words = " ".join(text.lower().split())
            lines = (line.strip() for line in text.splitlines())
            begins = next((line for line in lines if line), "")
            return next((licence for told, licence in _TOLD_BY if told in words), begins)
    return ""
