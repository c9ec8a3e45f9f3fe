"""Names that others gave to files: none leaves the folder, hides in it or takes another's place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.cli.private_files import own_names, safe_name
from citdesk.cli.rescued_folder import write_rescued
from citdesk.workspace.rescued import RescuedReport

_HOSTILE = (
    "..",
    ".",
    "",
    "../../x",
    "/etc/passwd",
    r"..\..\x",
    "C:\\x",
    "nul",
    "CON.txt",
    ".bashrc",
    "a\0b",
    "x" * 999,
)


@pytest.mark.parametrize("text", _HOSTILE)
def test_a_hostile_name_becomes_a_plain_one(text: str, tmp_path: Path) -> None:
    """It can be written, is seen, and lies where it was meant to."""
    path = tmp_path / safe_name(text)
    path.write_bytes(b"what was attached")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert not path.name.startswith(".")
    assert path.stem.casefold() not in {"nul", "con"}


@given(st.lists(st.text(max_size=6), unique=True, max_size=12))
def test_no_two_names_become_one(texts: list[str]) -> None:
    """Also where the disk takes capitals and small letters for the same."""
    names = own_names(texts)
    assert set(names) == set(texts)
    assert len({name.casefold() for name in names.values()}) == len(texts)


def test_everything_rescued_is_written_whatever_it_is_called(tmp_path: Path) -> None:
    """A report and files with names that are tricks: all of them come out, below the folder."""
    files = {"..": b"1", "a b.jpg": b"2", "a-b.jpg": b"3", "A-B.jpg": b"4", "../../up.jpg": b"5"}
    report = RescuedReport("report-1", "..", b"<encounter/>", {}, None, files)
    count, lost = write_rescued([report], tmp_path / "out")
    assert (count, lost) == (1, ())
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(path.read_bytes() for path in written if path.parent.name == "files") == sorted(
        files.values()
    )
    assert all(path.is_relative_to(tmp_path / "out") for path in written)
