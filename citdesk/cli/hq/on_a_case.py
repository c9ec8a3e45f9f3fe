"""What the commands on a case share: how it is named, who has it done and why, and both looked up at HQ."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated, NamedTuple

import typer

from citdesk.casework.people import Person
from citdesk.cli.hq.opened import Folder, opened
from citdesk.hq.expunging import case_of
from citdesk.hq.headquarters import Headquarters

Case = Annotated[
    str, typer.Argument(help="The number of one of its reports, or an id of report or case.", metavar="CASE")
]
OrderedBy = Annotated[str, typer.Option(help="The badge of who has it carried out.")]
Reason = Annotated[str, typer.Option(help="The reason, for the record.")]
Reference = Annotated[str, typer.Option(help="The reference of the court's order or of the statute.")]


class OnCase(NamedTuple):
    """HQ, open; the case that was named at it; the person who has something done with it."""

    hq: Headquarters
    case: str
    who: Person


@contextmanager
def on_case(folder: Folder, name: str, ordered_by: str) -> Generator[OnCase]:
    """Opens HQ for one act on a case; tells of a case or a badge that HQ does not know, and ends."""
    with opened(folder) as administration:
        hq = administration.hq
        yield OnCase(hq, case_of(hq, name), administration.person(ordered_by))
