"""A file of the field guide that cannot be read is named, and everything else works without it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citdesk.resource_files import forms_path, resource_path
from citdesk.workspace import field_guide, guide_faults, outcome_figures, shipped_files, training, wording
from citdesk.workspace.field_guide import drills, guidance
from tests.unit.workspace.office import Office

_READ_ONCE = (
    field_guide.guidance,
    field_guide._read_drills,
    field_guide.communication_aid,
    field_guide.vocabulary,
    field_guide.national_lines,
    guide_faults.guide_faults,
    outcome_figures.outcome_measures,
    training.training_requirements,
    wording.language_check,
)
Spoil = Callable[[str, bytes], None]


def forget() -> None:
    """What was read once is read again."""
    for read in _READ_ONCE:
        read.cache_clear()


@pytest.fixture
def spoil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spoil]:
    """Puts bytes at the beginning of a shipped file."""
    shipped = tmp_path / "resources"
    shutil.copytree(resource_path(""), shipped)
    for module in (shipped_files, field_guide):
        monkeypatch.setattr(module, "resource_path", lambda relative: shipped / relative)

    def spoiled(name: str, first: bytes) -> None:
        (shipped / name).write_bytes(first + (shipped / name).read_bytes())
        forget()

    yield spoiled
    forget()


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Three people with the shipped forms."""
    made = Office(tmp_path_factory.mktemp("office"), forms_path())
    made.sync()
    yield made
    made.close()


LATIN = "# añadido\n".encode("latin-1")


@pytest.mark.parametrize(
    ("name", "first", "said"),
    [
        ("guidance/autism.md", LATIN, "autism.md: not UTF-8; save it as UTF-8"),
        ("guidance/autism.md", b"x", "autism.md: the front matter must begin with a line +++"),
        ("drills/bridge.toml", LATIN, "bridge.toml: not UTF-8"),
        ("drills/bridge.toml", b"= ", "bridge.toml: not valid TOML"),
        ("aid/cards.toml", LATIN, "cards.toml: not UTF-8"),
        ("directory/needs.toml", LATIN, "needs.toml: not UTF-8"),
        ("directory/national.csv", LATIN, "national.csv: "),
        ("language/en.toml", b"x = 1\n", "en.toml: "),
        ("insights/measures.toml", LATIN, "measures.toml: not UTF-8"),
        ("training/requirements.toml", b"[[", "requirements.toml: "),
    ],
)
def test_a_file_at_fault_is_told_and_stops_no_report(
    agency: Office, spoil: Spoil, name: str, first: bytes, said: str
) -> None:
    """The officer's list names it with the reason; a report is begun as before."""
    spoil(name, first)
    (fault,) = agency.officer.faulty_rules()
    assert fault.startswith(said)
    assert agency.officer.start_report("encounter")


def test_the_other_cards_and_drills_are_there(spoil: Spoil) -> None:
    """One card and one drill in another encoding take nothing else away."""
    cards, played = len(guidance().cards), len(drills())
    spoil("guidance/autism.md", LATIN)
    spoil("drills/bridge.toml", LATIN)
    assert (len(guidance().cards), len(drills())) == (cards - 1, played - 1)
    assert guidance().beside("autism") is None
    assert guidance().beside("dementia")


@pytest.mark.parametrize("name", ["insights/measures.toml", "directory/national.csv", "aid/cards.toml"])
def test_a_file_that_is_gone_is_told(agency: Office, spoil: Spoil, name: str) -> None:
    """Somebody moved it away: the list says so, and a report with the directory in it is begun."""
    spoil(name, b"")
    shipped_files.resource_path(name).unlink()
    (fault,) = agency.officer.faulty_rules()
    assert fault.startswith(f"{name.split('/')[1]}: it is not there or cannot be opened")
    assert agency.officer.start_report("encounter")
