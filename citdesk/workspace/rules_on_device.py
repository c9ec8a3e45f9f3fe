"""The law packs and programmes on this device: those that HQ published over those that came with CITDesk.

Read once; a broken file that came with CITDesk is named and passed over.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from citdesk.casework.checked_table import DataFileError
from citdesk.casework.errors import AdministratorError
from citdesk.casework.events import RulesText
from citdesk.casework.law import LawPack, read_kept_pack, read_packs
from citdesk.casework.programmes import Programme, read_kept_programme, read_programmes
from citdesk.vault.kept_downloads import KeptDownloads
from citdesk.wire.download import Download, What
from citdesk.workspace.shipped_files import shipped_texts

LAW, PROGRAMME = "law", "programme"
_KEPT = 8  # packs of revisions read again; a person looks at a few holds at a time


class FaultyLawPack(AdministratorError):
    """The law pack of a state cannot be used, so no hold can be stated there; everything else works."""

    code = "faulty_law_pack"

    def __init__(self, fault: DataFileError) -> None:
        super().__init__(
            f"A hold statement for this state cannot be opened. {fault} Your reports are safe. "
            "Use the paper form meanwhile, and tell your administrator."
        )


@dataclass(frozen=True)
class Rules:
    """What can be used, by state and by programme id; ``faults`` name the files that cannot."""

    packs: Mapping[str, LawPack]
    programmes: Mapping[str, Programme]
    faults: tuple[DataFileError, ...]
    _texts: Mapping[tuple[str, str], str]

    def pack(self, state: str) -> LawPack | None:
        """A state's pack, None where there never was one. Raises FaultyLawPack where its file is broken."""
        if state not in self.packs:
            for fault in self.faults:
                if fault.file == f"{state.lower()}.toml":
                    raise FaultyLawPack(fault)
        return self.packs.get(state)

    def text_of(self, rules: LawPack | Programme) -> RulesText:
        """The rules word for word, as a revision keeps them."""
        kind = LAW if isinstance(rules, LawPack) else PROGRAMME
        return RulesText(kind, rules.id, rules.version, self._texts[kind, rules.id])


@cache
def rules_here() -> Rules:
    """All that came with CITDesk."""
    return _read_rules({}, {})


def rules_in(downloads: KeptDownloads) -> Rules:
    """All that came with CITDesk, with what HQ published in the place of what has the same id."""
    laws, plans = (downloads.get(what) for what in (What.LAW_PACKS, What.PROGRAMMES))
    if laws is None and plans is None:
        return rules_here()
    return _merged(() if laws is None else laws.files, () if plans is None else plans.files)


def check_published_rules(published: Download) -> None:
    """Reads every published law pack or programme as it would be used. Raises DataFileError."""
    texts = published.texts
    faults = read_packs(texts)[1] if published.what is What.LAW_PACKS else read_programmes(texts)[1]
    if faults:
        raise faults[0]


@lru_cache(_KEPT)
def _merged(laws: tuple[tuple[str, str], ...], plans: tuple[tuple[str, str], ...]) -> Rules:
    return _read_rules(dict(laws), dict(plans))


def _read_rules(published_laws: Mapping[str, str], published_plans: Mapping[str, str]) -> Rules:
    """Published files are named by state or id, as those of the package are, and stand in their place."""
    packaged_laws, no_laws = _files("law-packs")
    packaged_plans, no_plans = _files("programmes")
    laws, plans = {**packaged_laws, **published_laws}, {**packaged_plans, **published_plans}
    packs, broken_packs = read_packs(laws)
    programmes, broken_programmes = read_programmes(plans)
    unread = (fault for fault in (*no_laws, *no_plans) if fault.file not in {*laws, *plans})
    faults = (*unread, *broken_packs, *broken_programmes)
    broken = {fault.file for fault in faults}
    texts = {
        (kind, str(tomllib.loads(text)["id"])): text
        for kind, files in ((LAW, laws), (PROGRAMME, plans))
        for name, text in files.items()
        if name not in broken
    }
    return Rules(packs, programmes, faults, texts)


def pack_in(pinned: Sequence[RulesText]) -> LawPack | None:
    """The law pack that a revision keeps, None where it was written under none or nothing can read it.

    It is read as far as it goes: the schema may have changed since, and a revision is never lost for that.
    """
    return next((_read(rules.text) for rules in pinned if rules.kind == LAW), None)


def programme_in(pinned: Sequence[RulesText]) -> Programme | None:
    """The programme that a revision keeps, read as far as it goes; None as for ``pack_in``."""
    return next((_read_programme(rules.text) for rules in pinned if rules.kind == PROGRAMME), None)


def unreadable_rules(pinned: Sequence[RulesText]) -> RulesText | None:
    """The pack or programme that a revision keeps and nothing here can read, None where there is none."""
    readers: Mapping[str, Callable[[str], LawPack | Programme | None]] = {
        LAW: _read,
        PROGRAMME: _read_programme,
    }
    return next(
        (rules for rules in pinned if rules.kind in readers and readers[rules.kind](rules.text) is None), None
    )


@lru_cache(_KEPT)
def _read(text: str) -> LawPack | None:
    try:
        return read_kept_pack("the pack kept with the report", text)
    except DataFileError:
        return None


@lru_cache(_KEPT)
def _read_programme(text: str) -> Programme | None:
    try:
        found = read_kept_programme("the program kept with the report", text)
    except DataFileError:
        return None
    return found if found.id else None


def _files(folder: str) -> tuple[Mapping[str, str], tuple[DataFileError, ...]]:
    """The files of the package by name, and those that are no text."""
    return shipped_texts(folder, "*.toml")
