"""A well-filled report from a script, to be spoiled one answer at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from citdesk.casework.programmes import Programme
from citdesk.xforms import Session
from tests.scenario.scripts import Answer, Fill, Script, Start, Step, load_script
from tests.unit.forms.rehearsal import Rehearsal

FOLDER = Path(__file__).parents[2] / "scenario" / "encounters"


def session_of(
    script_id: str,
    report: str = "encounter",
    *,
    agency_programmes: Mapping[str, Programme] = MappingProxyType({}),
) -> Session:
    """The session of one report as it stands at the end of a script, with no problem left.

    ``agency_programmes`` take the place of the shipped ones.
    """
    rehearsal = Rehearsal(_load(script_id), agency_programmes=agency_programmes)
    rehearsal.play()
    return rehearsal.desks[report].session


def started(
    script_id: str,
    form_id: str,
    state: str | None = None,
    *,
    now: str | None = None,
    encounter: Mapping[str, str] = MappingProxyType({}),
    agency_programmes: Mapping[str, Programme] = MappingProxyType({}),
) -> Session:
    """A fresh child report on a script's finished encounter.

    ``state`` takes another law pack, ``now`` writes the child at another time than the encounter, and
    ``encounter`` answers questions of the encounter otherwise than the script does. ``agency_programmes``
    take the place of the shipped ones.
    """
    script = _load(script_id)
    steps = tuple(_otherwise(step, encounter) for step in script.steps if step.report == "encounter")
    rehearsal = Rehearsal(replace(script, steps=steps), state=state, agency_programmes=agency_programmes)
    rehearsal.play()
    when = script.now if now is None else datetime.fromisoformat(now)
    start = Start("child", "officer", form_id, "encounter")
    rehearsal.script = replace(script, now=when, steps=(start,))
    rehearsal.play()
    return rehearsal.desks["child"].session


def emptied(session: Session, *repeats: str) -> Session:
    """The report with every row of these lists taken out."""
    for repeat in repeats:
        while any(path.startswith(f"{repeat}[") for path in session.paths()):
            session.remove_repeat(f"{repeat}[1]")
    return session


def bare() -> Session:
    """An encounter report whose every list was opened and emptied again."""
    session = session_of("voices_no_weapon")
    for asked in ("call/others_involved", "weapons/weapons_taken", "outcome/service_offered"):
        session.answer(f"/encounter/{asked}", "yes")
    lists = ("call/contact", "seen/fact", "weapons/item", "deescalation/technique", "outcome/service")
    return emptied(session, *(f"/encounter/{each}" for each in lists))


def complaints(session: Session) -> dict[str, str]:
    """What the form complains about: path below the root to message."""
    return {problem.path.split("/", 2)[2]: problem.message for problem in session.problems()}


def _otherwise(step: Step, answers: Mapping[str, str]) -> Step:
    if not isinstance(step, Fill):
        return step
    changes = tuple(
        replace(change, value=answers[change.path])
        if isinstance(change, Answer) and change.path in answers
        else change
        for change in step.changes
    )
    return replace(step, changes=changes)


def _load(script_id: str) -> Script:
    (path,) = FOLDER.rglob(f"{script_id}.toml")
    return load_script(path)
