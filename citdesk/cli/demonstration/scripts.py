"""Encounter scripts: the steps that officers, supervisors and liaisons take, read from TOML and checked.

A script drives scenario tests and the demonstration alike. It says what people do, not how a screen does it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROLES = frozenset({"officer", "second_officer", "supervisor", "liaison", "clinician"})
RETURN_REASONS = frozenset(
    {
        "missing_facts",
        "wrong_criterion",
        "timeline",
        "language",
        "force_documentation",
        "consent",
        "attachments",
    }
)
PAPERS = frozenset({"encounter_report", "referral", "diversion_packet", "hold_worksheet", "custody_transfer"})

Value = str | int | float | tuple[str, ...]


class ScriptError(ValueError):
    """A script cannot be used; the message names the file, the step and what to mend."""

    code = "script_refused"


@dataclass(frozen=True)
class Answer:
    """One question answered. A choice of several is a tuple; an empty string clears the answer."""

    path: str
    value: Value


@dataclass(frozen=True)
class Add:
    """One more instance of the repeat at ``path``."""

    path: str


@dataclass(frozen=True)
class Remove:
    """The repeat instance at ``path`` is taken away."""

    path: str


Change = Answer | Add | Remove


@dataclass(frozen=True)
class Comment:
    """What a supervisor writes beside one question."""

    path: str
    text: str


@dataclass(frozen=True)
class Start:
    """A report is begun; ``parent`` is the report it grows from, None when it opens a case."""

    report: str
    by: str
    form: str
    parent: str | None


@dataclass(frozen=True)
class Fill:
    """Answers given in this order."""

    report: str
    by: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class TakeCad:
    """The text of the dispatch event is pasted; the answers it holds are filled in."""

    report: str
    by: str
    text: str


@dataclass(frozen=True)
class Problems:
    """The form complains about exactly these questions, and no others."""

    report: str
    by: str
    expects: frozenset[str]


@dataclass(frozen=True)
class Send:
    """The author sends the report for review."""

    report: str
    by: str


@dataclass(frozen=True)
class Return:
    """A supervisor sends it back with coded reasons and comments on questions."""

    report: str
    by: str
    reasons: tuple[str, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True)
class Reopen:
    """The author opens a returned report again."""

    report: str
    by: str


@dataclass(frozen=True)
class Approve:
    """A supervisor approves the revision that was sent."""

    report: str
    by: str


@dataclass(frozen=True)
class Assign:
    """Somebody puts the person in the role ``to`` on the report's case."""

    report: str
    by: str
    to: str


@dataclass(frozen=True)
class Amend:
    """The author opens an approved report to change it; what was approved stays on record."""

    report: str
    by: str


@dataclass(frozen=True)
class Print:
    """A paper is made from the report; ``shows`` are words that must stand on it."""

    report: str
    by: str
    paper: str
    shows: tuple[str, ...] = ()


Step = Start | Fill | TakeCad | Problems | Send | Return | Reopen | Approve | Assign | Amend | Print


@dataclass(frozen=True)
class Script:
    """One encounter from the first question to the last paper. ``now`` is the clock while filling."""

    id: str
    title: str
    summary: str
    now: datetime
    zone: ZoneInfo
    steps: tuple[Step, ...]

    def of(self, kind: type[Step]) -> tuple[Step, ...]:
        """The steps of one kind, in order."""
        return tuple(step for step in self.steps if isinstance(step, kind))


def load_script(path: Path) -> Script:
    """Read one script. Raises ScriptError for anything misspelt, missing or out of order."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ScriptError(f"{path.name}: not valid TOML, {error}") from error
    head = _Row(path.name, table)
    script = Script(
        id=head.text("id"),
        title=head.text("title"),
        summary=head.text("summary"),
        now=_moment(head),
        zone=_zone(head),
        steps=tuple(_step(row) for row in head.rows("steps")),
    )
    head.nothing_else()
    if script.id != path.stem:
        raise ScriptError(f"{path.name}: its id is {script.id!r}; name the file after the id")
    _check_order(path.name, script.steps)
    return script


def load_scripts(folder: Path) -> tuple[Script, ...]:
    """All scripts of a folder, by file name. Raises ScriptError, also when there are none."""
    found = tuple(load_script(path) for path in sorted(folder.glob("*.toml")))
    if not found:
        raise ScriptError(f"{folder.name}: holds no scripts")
    return found


class _Row:
    """One table being read: every key must be asked for, so a misspelt one is noticed."""

    def __init__(self, place: str, table: Mapping[str, Any]) -> None:
        self._place = place
        self._table = dict(table)

    def error(self, what: str) -> ScriptError:
        return ScriptError(f"{self._place}: {what}")

    def has(self, key: str) -> bool:
        return key in self._table

    def take(self, key: str) -> Any:
        if key not in self._table:
            raise self.error(f"{key} is missing")
        return self._table.pop(key)

    def text(self, key: str) -> str:
        value = self.take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{key} must be a text that is not blank")
        return value

    def one_of(self, key: str, allowed: frozenset[str], default: str | None = None) -> str:
        value = default if default is not None and not self.has(key) else self.text(key)
        if value not in allowed:
            raise self.error(f"{key} is {value!r}; it must be one of {', '.join(sorted(allowed))}")
        return value

    def path(self, key: str) -> str:
        value = self.text(key)
        if not value.startswith("/"):
            raise self.error(f"{key} is {value!r}; a path begins with /")
        return value

    def list(self, key: str) -> Sequence[Any]:
        value = self.take(key)
        if not isinstance(value, list):
            raise self.error(f"{key} must be a list")
        return cast("list[Any]", value)

    def rows(self, key: str) -> Iterator[_Row]:
        for number, item in enumerate(self.list(key), start=1):
            if not isinstance(item, dict):
                raise self.error(f"{key} must hold tables")
            yield _Row(f"{self._place}, {key} {number}", cast("dict[str, Any]", item))

    def nothing_else(self) -> None:
        if self._table:
            raise self.error(f"unknown: {', '.join(sorted(self._table))}")


def _moment(row: _Row) -> datetime:
    text = row.text("now")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise row.error(f"now is {text!r}; write it like 2026-03-12T21:58:00-05:00") from error
    if moment.tzinfo is None:
        raise row.error("now needs its distance from UTC, like -05:00")
    return moment


def _zone(row: _Row) -> ZoneInfo:
    name = row.text("zone")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise row.error(f"zone {name!r} is not known") from error


def _step(row: _Row) -> Step:
    do = row.one_of("do", frozenset(_READERS))
    report = row.text("report")
    step = _READERS[do](row, report)
    row.nothing_else()
    return step


def _by(row: _Row, default: str = "officer") -> str:
    return row.one_of("as", ROLES, default)


def _start(row: _Row, report: str) -> Step:
    parent = row.text("parent") if row.has("parent") else None
    return Start(report, _by(row), row.text("form"), parent)


def _fill(row: _Row, report: str) -> Step:
    return Fill(report, _by(row), tuple(_change(item) for item in row.rows("answers")))


def _change(row: _Row) -> Change:
    change: Change
    if row.has("add"):
        change = Add(row.path("add"))
    elif row.has("remove"):
        change = Remove(row.path("remove"))
    else:
        change = Answer(row.path("path"), _value(row))
    row.nothing_else()
    return change


def _value(row: _Row) -> Value:
    value = row.take("value")
    if isinstance(value, list):
        items = cast("list[Any]", value)
        if all(isinstance(item, str) for item in items):
            return tuple(cast("list[str]", items))
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        return value
    raise row.error("value must be a text, a number or a list of texts")


def _take_cad(row: _Row, report: str) -> Step:
    return TakeCad(report, _by(row), row.text("text"))


def _problems(row: _Row, report: str) -> Step:
    return Problems(report, _by(row), frozenset(str(path) for path in row.list("expects")))


def _return(row: _Row, report: str) -> Step:
    reasons = tuple(str(reason) for reason in row.list("reasons"))
    unknown = sorted(set(reasons) - RETURN_REASONS)
    if unknown or not reasons:
        raise row.error(f"reasons must be among {', '.join(sorted(RETURN_REASONS))}, not {unknown}")
    comments = tuple(_comment(item) for item in row.rows("comments")) if row.has("comments") else ()
    return Return(report, _by(row, "supervisor"), reasons, comments)


def _comment(row: _Row) -> Comment:
    comment = Comment(row.path("path"), row.text("text"))
    row.nothing_else()
    return comment


def _print(row: _Row, report: str) -> Step:
    shows = row.list("shows") if row.has("shows") else ()
    if not all(isinstance(words, str) and words.strip() for words in shows):
        raise row.error("shows must hold texts that are not blank")
    return Print(report, _by(row), row.one_of("paper", PAPERS), tuple(shows))


_READERS: Mapping[str, Callable[[_Row, str], Step]] = {
    "start": _start,
    "fill": _fill,
    "take_cad": _take_cad,
    "problems": _problems,
    "send": lambda row, report: Send(report, _by(row)),
    "return": _return,
    "reopen": lambda row, report: Reopen(report, _by(row)),
    "approve": lambda row, report: Approve(report, _by(row, "supervisor")),
    "assign": lambda row, report: Assign(report, _by(row), row.one_of("to", ROLES)),
    "amend": lambda row, report: Amend(report, _by(row)),
    "print": _print,
}

# state of a report -> the steps that may follow it; filling and checking need an open draft
_FOLLOWS: Mapping[str, frozenset[type[Step]]] = {
    "open": frozenset({Fill, TakeCad, Problems, Send}),
    "sent": frozenset({Return, Approve, Assign}),
    "returned": frozenset({Reopen}),
    "approved": frozenset({Amend, Assign, Print}),
}
_BECOMES: Mapping[type[Step], str] = {
    Send: "sent",
    Return: "returned",
    Reopen: "open",
    Approve: "approved",
    Amend: "open",
}


def _check_order(name: str, steps: Sequence[Step]) -> None:
    state: dict[str, str] = {}
    for number, step in enumerate(steps, start=1):
        place = f"{name}, step {number}"
        if isinstance(step, Start):
            if step.report in state:
                raise ScriptError(f"{place}: report {step.report!r} is started twice")
            if step.parent is not None and step.parent not in state:
                raise ScriptError(f"{place}: parent {step.parent!r} is not started yet")
            state[step.report] = "open"
            continue
        if step.report not in state:
            raise ScriptError(f"{place}: report {step.report!r} is not started yet")
        if type(step) not in _FOLLOWS[state[step.report]]:
            doing = type(step).__name__.lower()
            raise ScriptError(f"{place}: {doing} cannot follow while the report is {state[step.report]}")
        state[step.report] = _BECOMES.get(type(step), state[step.report])
