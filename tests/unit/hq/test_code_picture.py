"""The code that admits a computer or a person, as a QR: on a terminal and in a file."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pikepdf
import pytest
import segno
from PIL import Image
from typer.testing import CliRunner

from citdesk.cli.hq import app, code_picture
from citdesk.hq.configuration import DEFAULT_PORT
from citdesk.wire.enrolment import CodeFor, EnrolmentCode

CODE = EnrolmentCode(CodeFor.VAULT, f"https://hq.example.org:{DEFAULT_PORT}", "s" * 43, "a" * 64).to_text()
_CELLS = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def _as_scanned(lines: list[str]) -> list[list[bool]]:
    """The modules that a camera sees in lines of half blocks."""
    rows: list[list[bool]] = []
    for line in lines:
        cells = [_CELLS[each] for each in line]
        rows += [[upper for upper, _ in cells], [lower for _, lower in cells]]
    return rows


def _expected(text: str) -> list[list[bool]]:
    """The modules of the standard's encoder with four of white around them."""
    inner = [[bool(cell) for cell in row] for row in segno.make_qr(text, error="l").matrix]
    side = len(inner) + 8
    white = [[False] * side for _ in range(4)]
    return [*white, *([False] * 4 + row + [False] * 4 for row in inner), *white]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An HQ that was just set up, with one officer."""
    monkeypatch.setattr("citdesk.hq.master_key.keyring.get_password", lambda *_: None)
    folder = tmp_path / "hq"
    assert _run(folder, "init", "--agency", "Fictional City Police")[0] == 0
    assert _run(folder, "person", "add", "Pat Example", "101", "-r", "officer")[0] == 0
    return folder


def _run(folder: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(words), env={"CITDESK_HQ_FOLDER": str(folder)})
    return done.exit_code, done.output


def test_a_code_fits_a_common_window_and_is_scanned_from_light_and_dark_ones() -> None:
    """Black on white whatever the terminal's own colours are, in no more than 80 columns and 40 lines."""
    text = code_picture.half_blocks(code_picture.modules_of(CODE), coloured=True)
    lines = text.split("\n")
    assert all(line.startswith("\x1b[38;5;16;48;5;231m") and line.endswith("\x1b[0m") for line in lines)
    bare = [_COLOURS.sub("", line) for line in lines]
    assert (len(bare[0]) <= 80, len(bare) <= 40) == (True, True)
    expected = _expected(CODE)
    assert _as_scanned(bare)[: len(expected)] == expected


@pytest.mark.parametrize("words", [("device", "enrol"), ("vault", "code", "101")])
def test_a_code_is_printed_and_drawn(folder: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    """The text alone where a program reads it; a QR of that very text when asked, and in a private file."""
    assert _run(folder, *words)[1].count("\n") == 1
    target = tmp_path / "code.png"
    status, said = _run(folder, *words, "--qr", "--qr-file", str(target))
    lines = said.splitlines()
    code = lines[0]
    EnrolmentCode.from_text(code)
    expected = _expected(code)
    drawn = [line for line in lines[1:] if set(line) <= set(_CELLS)]
    assert (status, _as_scanned(drawn)[: len(expected)]) == (0, expected)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with Image.open(target) as picture:
        grey, scale = picture.convert("L"), picture.width // len(expected)
        seen = [
            [
                grey.getpixel((column * scale + scale // 2, row * scale + scale // 2)) == 0
                for column in range(len(expected))
            ]
            for row in range(len(expected))
        ]
    assert seen == expected


def test_a_file_for_the_qr_is_a_new_one_of_a_known_kind(folder: Path, tmp_path: Path) -> None:
    """A PDF of one page is written once; a wish that cannot be met makes no code."""
    sheet = tmp_path / "code.pdf"
    assert _run(folder, "device", "enrol", "--qr-file", str(sheet))[0] == 0
    with pikepdf.open(sheet) as opened:
        assert len(opened.pages) == 1
    before = _run(folder, "audit", "review", "--all")[1].count("code_made")
    for wrong in (sheet, tmp_path / "code.svg", tmp_path / "nowhere" / "code.png"):
        status, said = _run(folder, "device", "enrol", "--qr-file", str(wrong))
        assert (status, "[codes]" in said, "CITDESK-" in said) == (1, True, False)
    assert _run(folder, "audit", "review", "--all")[1].count("code_made") == before


class _Window:
    """A terminal's output."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.said = ""

    def isatty(self) -> bool:
        """A terminal."""
        return True

    def write(self, text: str) -> int:
        """Shows the text."""
        self.said += text
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


@pytest.mark.parametrize(
    ("columns", "encoding", "wish", "drawn"),
    [
        (100, "utf-8", None, True),
        (100, "utf-8", False, False),
        (40, "utf-8", None, False),
        (100, "ascii", True, False),
    ],
)
def test_a_terminal_shows_the_qr_where_it_can(
    monkeypatch: pytest.MonkeyPatch, columns: int, encoding: str, wish: bool | None, drawn: bool
) -> None:
    """A window that is too narrow, or has no such characters, would show something that nobody can scan."""
    window = _Window()
    window.encoding = encoding
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stdout", window)
    code_picture.show(CODE, wish)
    assert ("\x1b[38;5;16" in window.said) is drawn
