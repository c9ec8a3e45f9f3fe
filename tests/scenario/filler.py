"""An officer who fills the shipped encounter form as fast as the vault saves, until the process is killed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count, cycle
from multiprocessing.connection import Connection
from pathlib import Path

from citdesk.resource_files import forms_path
from citdesk.workspace import Workspace
from citdesk.workspace.sign_in import signed_in
from citdesk.xforms import Session
from tests.unit.vault.props import Laptop


def sign_in(laptop: Laptop) -> Workspace:
    """The officer's workspace with the shipped forms."""
    return signed_in(laptop.open(), laptop.device, laptop.clock, laptop.random, forms_path())


def text_questions(session: Session) -> tuple[str, ...]:
    """The questions into which any text may be written."""
    found = (session.question(path) for path in session.paths())
    return tuple(
        q.path for q in found if q.type == "string" and q.control == "input" and q.relevant and not q.readonly
    )


def fill_until_killed(
    folder: Path, secrets: Mapping[str, bytes], report: str, begin: int, told: Connection
) -> None:
    """Answers one question after the other with growing numbers and tells of each save that returned."""
    workspace = sign_in(Laptop(folder, begin, secrets))
    session = workspace.open_report(report).session
    for number, path in zip(count(begin), cycle(text_questions(session))):
        session.answer(path, str(number))
        workspace.save_draft(report, session.to_xml(), {path: f"typed {number}"})
        told.send((path, number))
