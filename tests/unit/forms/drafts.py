"""A well-filled report from a script, to be spoiled one answer at a time."""

from __future__ import annotations

from pathlib import Path

from citdesk.xforms import Session
from tests.scenario.scripts import Script, Start, Step, load_script
from tests.unit.forms.rehearsal import Rehearsal

FOLDER = Path(__file__).parents[2] / "scenario" / "encounters"


def session_of(script_id: str, report: str = "encounter") -> Session:
    """The session of one report as it stands at the end of a script, with no problem left."""
    rehearsal = Rehearsal(_load(script_id))
    rehearsal.play()
    return rehearsal.desks[report].session


def started(script_id: str, form_id: str, state: str | None = None) -> Session:
    """A fresh child report on a script's finished encounter; ``state`` takes another law pack."""
    script = _load(script_id)
    steps: tuple[Step, ...] = tuple(step for step in script.steps if step.report == "encounter")
    start = Start("child", "officer", form_id, "encounter")
    shorter = Script(script.id, script.title, script.summary, script.now, script.zone, (*steps, start))
    rehearsal = Rehearsal(shorter, state=state)
    rehearsal.play()
    return rehearsal.desks["child"].session


def complaints(session: Session) -> dict[str, str]:
    """What the form complains about: path below the root to message."""
    return {problem.path.split("/", 2)[2]: problem.message for problem in session.problems()}


def _load(script_id: str) -> Script:
    path = FOLDER / f"{script_id}.toml"
    return load_script(path if path.exists() else FOLDER / "more" / f"{script_id}.toml")
