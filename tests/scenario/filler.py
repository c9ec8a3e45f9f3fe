"""An officer signed in with the shipped forms, and the questions into which anything may be written."""

from __future__ import annotations

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
