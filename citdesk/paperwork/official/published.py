"""An agency's official forms as they travel to its computers: the blank form and its mapping, by one name."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from citdesk.paperwork.official.checking import check_fields
from citdesk.paperwork.official.mapping import MappingFaulty, OfficialMapping, read_mapping
from citdesk.paperwork.official.opening import OfficialFormRefused
from citdesk.paperwork.official.survey import official_fields

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*").fullmatch
_LONGEST_NAME = 40
_MAPPING, _BLANK = ".toml", ".pdf.base64"


@dataclass(frozen=True)
class OfficialForm:
    """A blank form with the rules that fill it."""

    name: str
    mapping: OfficialMapping
    blank: bytes


def to_files(name: str, blank: bytes, mapping: str) -> Mapping[str, str]:
    """The two files that travel, checked as they will be read.

    Raises :class:`MappingFaulty` and :class:`OfficialFormRefused`.
    """
    if len(name) > _LONGEST_NAME or not _NAME(name):
        message = f"{name!r} cannot name a form. Use small letters and digits with hyphens, at most 40."
        raise MappingFaulty(message)
    files = {f"{name}{_MAPPING}": mapping, f"{name}{_BLANK}": base64.b64encode(blank).decode("ascii")}
    read_official_forms(files)
    return files


def read_official_forms(files: Mapping[str, str]) -> tuple[OfficialForm, ...]:
    """The forms in these files, by name. Raises as :func:`to_files`; nothing of a faulty set is used."""
    names = sorted(name.removesuffix(_MAPPING) for name in files if name.endswith(_MAPPING))
    return tuple(_read(name, files) for name in names)


def _read(name: str, files: Mapping[str, str]) -> OfficialForm:
    mapping = read_mapping(files[f"{name}{_MAPPING}"])
    try:
        blank = base64.b64decode(files[f"{name}{_BLANK}"], validate=True)
    except (KeyError, binascii.Error, ValueError) as lacking:
        message = f"The blank form {name} is missing or damaged. Publish it again."
        raise MappingFaulty(message) from lacking
    if hashlib.sha256(blank).hexdigest() != mapping.sha256:
        message = (
            f"{name} is not the {mapping.form}, edition {mapping.edition}, that the mapping was made for. "
            "Use that file, or make a mapping for this one."
        )
        raise OfficialFormRefused(message, code="official-form-other-file")
    check_fields(mapping, official_fields(blank))
    return OfficialForm(name, mapping, blank)
