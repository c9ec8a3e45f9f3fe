"""``citdesk-hq usb``: files that come on a stick from computers without a network, and their answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.stick_desk import StickTaken
from citdesk.wire.stick import StickRefused
from citdesk.wire.stick_files import StickTrouble, name_from_hq, read_from, written_whole

app = typer.Typer(no_args_is_help=True, help="Files that come on a stick from computers without a network.")


@app.command("take")
def usb_take(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="The files from the stick: citdesk-to-hq-….citdesk.",
            exists=True,
            dir_okay=False,
            metavar="FILE ...",
        ),
    ],
    answer: Annotated[
        Path | None,
        typer.Option(help="Where the answers are written; beside each file.", exists=True, file_okay=False),
    ] = None,
    late: Annotated[
        bool,
        typer.Option(
            "--late",
            help="Take a file although a later one of its computer was taken: after that computer was set "
            "up from a copy. Nothing is taken twice.",
        ),
    ] = False,
    folder: Folder = FOLDER,
) -> None:
    """Take in what computers without a network have sent, and write HQ's answer beside each file.

    Bring the answers back on the stick: a computer counts nothing as arrived before it has taken its own in.
    A running HQ need not be stopped. A file that was taken before changes nothing and gets its answer again.
    Nothing is taken from a file that is refused; the others are taken all the same, and this ends with 1.
    """
    refused = 0
    with opened(folder, forms=True) as administration:
        for file in sorted(files, key=lambda each: each.name):
            try:
                _take(administration.hq, file, answer or file.parent, late=late)
            except (StickRefused, StickTrouble) as why:
                refused += 1
                typer.echo(f"{file.name}: {why} [{why.code}]", err=True)
    if refused:
        raise typer.Exit(1)


def _take(hq: Headquarters, file: Path, answers: Path, *, late: bool) -> None:
    with read_from(file) as source:
        sender = hq.sticks.look(source, late=late)
        number = sender.letter.number
        target = answers / name_from_hq(number, sender.head.file)
        with written_whole(target) as out:
            taken = hq.sticks.take(source, sender, out, hq.clock.now())
    typer.echo(f"File {number} of {sender.person.name}, badge {sender.person.badge}.")
    if sender.taken_at is not None:
        before = f"It was taken before, at {sender.taken_at}: nothing was taken twice."
        typer.echo(f"{before} Its answer is written again.")
    _say(taken)
    typer.echo(f"HQ's answer: {target}")


def _say(taken: StickTaken) -> None:
    refused = f", {taken.refused} refused: the answer says why" if taken.refused else ""
    typer.echo(
        f"{taken.accepted} steps on record{refused}, {taken.others} of other people of that computer, "
        f"{taken.pieces} pieces of files."
    )
    if taken.more:
        typer.echo("Not all that HQ has for that computer had room in the answer: the next file brings more.")
    if taken.ahead:
        typer.echo(
            "That computer has seen more of HQ's record than HQ has now: HQ was restored from an older copy. "
            "The answer brings nothing from the record."
        )
