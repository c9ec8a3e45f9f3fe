"""Law packs and programmes that HQ publishes: read as computers will read them, before anybody gets them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from citdesk.casework.checked_table import DataFileError
from citdesk.casework.law import LawPack, check_days, read_pack
from citdesk.casework.programmes import Programme, read_programme
from citdesk.resource_files import resource_path
from citdesk.wire.download import What

R = TypeVar("R", LawPack, Programme)


def checked_rules(
    what: What, sources: Mapping[str, str], before: Mapping[str, str], today: date
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The files of the next version, and the name with its version of each that was given.

    ``sources``: the given files' texts by name; ``before``: the files published before. Each is kept under
    its state or id, so it takes the place of the one that computers have. A review or a beginning after
    ``today`` is refused: what is given out counts at once.
    Raises DataFileError naming the file.
    """
    merge = partial(_merge, what, sources, dict(before))
    if what is What.LAW_PACKS:
        for source, text in sources.items():
            check_days(source, read_pack(source, text), today)
        return merge(read_pack, lambda pack: pack.state.lower())
    for source, text in sources.items():
        reviewed = read_programme(source, text).reviewed_on
        if reviewed is not None and reviewed > today:
            raise DataFileError(source, f"reviewed_on is {reviewed}, a day that is still to come")
    return merge(read_programme, lambda programme: programme.id)


def _merge(
    what: What,
    sources: Mapping[str, str],
    files: dict[str, str],
    read: Callable[[str, str], R],
    name_of: Callable[[R], str],
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    given: dict[str, str] = {}
    names: list[str] = []
    for source, text in sources.items():
        rules = read(source, text)
        name = f"{name_of(rules)}.toml"
        if name in given:
            raise DataFileError(source, f"another of the files is for {name_of(rules)} as well")
        for other in (files.get(name), _packaged(what, name)):
            if other is not None and other != text and _version(read, name, other) == rules.version:
                raise DataFileError(
                    source, f"there is another {rules.id} with version {rules.version}: give it a new version"
                )
        given[name] = text
        names.append(f"{rules.id} {rules.version}")
    return {**files, **given}, tuple(names)


def _version(read: Callable[[str, str], R], name: str, text: str) -> str | None:
    """None for what was published under an earlier schema and is refused today: it is to be replaced."""
    try:
        return read(name, text).version
    except DataFileError:
        return None


def _packaged(what: What, name: str) -> str | None:
    path = resource_path(what.value) / name
    return path.read_text("utf-8") if path.is_file() else None
