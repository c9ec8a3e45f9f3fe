"""An agency with the shipped forms on the night of an encounter script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from citdesk.resource_files import forms_path
from tests.scenario.scripts import load_script
from tests.unit.forms.drafts import FOLDER
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.workspace.office import Office


def played_night(script: str) -> Rehearsal:
    """The reports of a night as its script has them; ``script`` is its place among the encounters."""
    rehearsal = Rehearsal(load_script(FOLDER / f"{script}.toml"))
    rehearsal.play()
    return rehearsal


@contextmanager
def office_of(night: Rehearsal, folder: Path) -> Iterator[Office]:
    """Three people with the shipped forms, at the time of the script."""
    made = Office(folder, forms_path())
    made.move_to(night.script.now)
    made.sync()
    try:
        yield made
    finally:
        made.close()
