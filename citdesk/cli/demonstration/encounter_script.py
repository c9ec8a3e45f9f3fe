"""Encounter scripts: realistic, plainly fictional encounters, each the answers an officer would give.

A script is a TOML file with ``id``, ``title``, ``summary``, ``now`` and a list of ``steps``. A broken one is
refused by name and step.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import cast

from citdesk.casework.errors import AdministratorError

#: what a step may do
ACTS = (
    "start", "fill", "problems", "send", "return", "reopen", "withdraw", "approve", "amend", "print",
)  # fmt: skip
ROLES = ("officer", "supervisor", "liaison")


class BrokenScript(AdministratorError):
    """An encounter script that cannot be played, with the file and the step."""

    code = "broken_script"


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry made: an answer to a question, or a repeat instance added or removed (``value`` is None)."""

    path: str
    value: str | int | float | tuple[str, ...] | None = None
    act: str = "answer"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a script."""

    do: str
    report: str
    role: str = "officer"
    form: str | None = None
    parent: str | None = None
    paper: str | None = None
    recipient: str = "County Court, diversion desk"
    reason: str = "Diversion referral"
    note: str = ""
    answers: tuple[Answer, ...] = ()
    expects: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EncounterScript:
    """One encounter from the first answer to the last paper. ``now`` is when the filling begins."""

    id: str
    title: str
    summary: str
    now: datetime
    steps: tuple[Step, ...] = field(default=())


def load_script(file: Path) -> EncounterScript:
    """The script in the file; raises BrokenScript naming file and step."""
    try:
        value = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise BrokenScript(f"{file.name} cannot be read: {wrong}") from wrong
    now = value.get("now")
    if isinstance(now, str):
        now = datetime.fromisoformat(now)
    if not isinstance(now, datetime) or now.tzinfo is None:
        raise BrokenScript(f"{file.name}: now must be a time with its offset")
    steps = cast("list[Mapping[str, object]]", value.get("steps", []))
    return EncounterScript(
        id=str(value.get("id", file.stem)),
        title=str(value.get("title", file.stem)),
        summary=str(value.get("summary", "")),
        now=now,
        steps=tuple(_step(file.name, number, step) for number, step in enumerate(steps, 1)),
    )


def load_scripts(folder: Path) -> tuple[EncounterScript, ...]:
    """Every script of the folder, by file name. Raises BrokenScript, also when there is none."""
    scripts = tuple(load_script(file) for file in sorted(folder.glob("*.toml")))
    if not scripts:
        raise BrokenScript(f"There is no encounter script in {folder}. Name the folder with --scripts.")
    return scripts


def _step(name: str, number: int, value: Mapping[str, object]) -> Step:
    where = f"{name}, step {number}"
    do, role = str(value.get("do", "")), str(value.get("as", "officer"))
    if do not in ACTS:
        raise BrokenScript(f"{where}: there is no act {do!r}; there are {', '.join(ACTS)}")
    if role not in ROLES:
        raise BrokenScript(f"{where}: there is no role {role!r}; there are {', '.join(ROLES)}")
    unknown = set(value) - {
        "do", "as", "report", "form", "parent", "paper", "recipient", "reason", "note", "answers", "expects",
        "reasons", "comments",
    }  # fmt: skip
    if unknown:
        raise BrokenScript(f"{where}: unknown keys {', '.join(sorted(unknown))}")
    comments = cast("list[Mapping[str, str]]", value.get("comments", []))
    optional = {key: str(value[key]) for key in ("form", "parent", "paper", "note") if key in value}
    wording = {key: str(value[key]) for key in ("recipient", "reason") if key in value}
    return Step(
        do=do,
        report=str(value.get("report", "encounter")),
        role=role,
        answers=tuple(_answer(where, entry) for entry in cast("list[object]", value.get("answers", []))),
        expects=tuple(str(path) for path in cast("list[object]", value.get("expects", []))),
        reasons=tuple(str(reason) for reason in cast("list[object]", value.get("reasons", []))),
        comments=tuple((comment["path"], comment["text"]) for comment in comments),
        **optional,
        **wording,
    )


def _answer(where: str, entry: object) -> Answer:
    if not isinstance(entry, dict):
        raise BrokenScript(f"{where}: an answer is not a table")
    found = cast("dict[str, object]", entry)
    for act in ("add", "remove"):
        if act in found:
            return Answer(str(found[act]), None, act)
    if "path" not in found or "value" not in found:
        raise BrokenScript(f"{where}: an answer needs path and value, or add, or remove")
    value = found["value"]
    if isinstance(value, list):
        return Answer(str(found["path"]), tuple(str(one) for one in cast("list[object]", value)))
    if isinstance(value, str | int | float):
        return Answer(str(found["path"]), value)
    return Answer(str(found["path"]), str(value))
