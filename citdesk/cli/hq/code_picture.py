"""A code as a QR that a computer's scanner reads: on the terminal, or in a file to be handed out."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import segno
import typer

from citdesk.casework.errors import EnvironmentProblem, UserError
from citdesk.hq.private_file import write_private

#: Modules of white around a code (ISO/IEC 18004 §6.3.8).
_QUIET = 4
#: Two modules, one above the other, as one character, by whether the upper and the lower are dark.
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
#: Black on white of the fixed colours: a terminal's own sixteen may be anything, whatever their names.
_BLACK_ON_WHITE, _AS_BEFORE = "\x1b[38;5;16;48;5;231m", "\x1b[0m"
_KINDS = ("png", "pdf")
_DOTS, _POINTS = 8, 4


def modules_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """The QR of exactly this text with its quiet zone, row by row, True where it is dark."""
    # a screen and a fresh print lose nothing: as few modules as will do leave each one larger
    made = segno.make_qr(text, error="l")
    return tuple(tuple(bool(cell) for cell in row) for row in made.matrix_iter(border=_QUIET))


def half_blocks(modules: Sequence[Sequence[bool]], *, coloured: bool) -> str:
    """Lines of half-block characters, two rows of modules in each; black on white where ``coloured``."""
    lines: list[str] = []
    for upper, lower in zip_longest(modules[::2], modules[1::2], fillvalue=()):
        pairs = zip_longest(upper, lower, fillvalue=False)
        line = "".join(_HALVES[bool(above), bool(below)] for above, below in pairs)
        lines.append(f"{_BLACK_ON_WHITE}{line}{_AS_BEFORE}" if coloured else line)
    return "\n".join(lines)


def show(text: str, wanted: bool | None) -> None:
    """Prints the QR of the text; without a wish where the output is a terminal that has room for it."""
    terminal = sys.stdout.isatty()
    if wanted is False or not (terminal or wanted):
        return
    modules = modules_of(text)
    columns = len(modules[0])
    if terminal and shutil.get_terminal_size().columns < columns:
        typer.echo(
            f"The QR needs a window {columns} columns wide. Or write it into a file: --qr-file.", err=True
        )
        return
    try:
        "".join(_HALVES.values()).encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        typer.echo("This terminal cannot show a QR. Write it into a file: --qr-file.", err=True)
        return
    typer.echo(half_blocks(modules, coloured=terminal))


def check_target(target: Path) -> None:
    """Raises UserError where no QR can be written there: asked before a code is made for it."""
    if target.suffix.lower().lstrip(".") not in _KINDS:
        raise UserError("Name the QR's file like code.png or code.pdf.", code="codes")
    if target.exists():
        raise UserError(f"{target} is there already. Name a new file.", code="codes")
    if not target.parent.is_dir():
        raise UserError(f"There is no folder {target.parent}.", code="codes")


def write(text: str, target: Path) -> None:
    """Writes the text's QR into a file that only this account may read. Raises EnvironmentProblem."""
    kind = target.suffix.lower().lstrip(".")
    picture = io.BytesIO()
    scale = _DOTS if kind == "png" else _POINTS
    segno.make_qr(text, error="l").save(picture, kind=kind, scale=scale, border=_QUIET)
    try:
        write_private(target, picture.getvalue())
    except OSError as failed:
        raise EnvironmentProblem(
            f"The QR could not be written: {failed}. The code is good all the same.", code="codes"
        ) from failed
