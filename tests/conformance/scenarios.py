"""Form-behaviour scenarios: steps taken by a user and what must be seen after each.

A row holds a form, its attachments and steps (see the README beside the rows). Each row is replayed against
the public interface of the engine; the first check that does not hold is its difference.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from citdesk.xforms import Context, Form, FormError, Geopoint, ResumeError, Session, UnknownPath

Step = dict[str, Any]
Row = dict[str, Any]

ZONE = ZoneInfo("America/Phoenix")
_NOW = datetime(2026, 11, 23, 12, 0, 0, 123000, tzinfo=UTC)


class Difference(AssertionError):
    """What was seen is not what the row says."""


@dataclass(frozen=True)
class Result:
    """How one row went; `difference` is empty if it agrees."""

    id: str
    test: str
    weak: bool
    difference: str = ""


def rows(folder: Path) -> Iterator[Row]:
    """The scenarios of a conformance folder; none if it has no such file."""
    path = folder / "scenarios.jsonl"
    if path.exists():
        with path.open(encoding="utf-8", errors="replace") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _row(number, line)


def _row(number: int, line: str) -> Row:
    """The scenario in a line; one that cannot be replayed has its fault under `unreadable`."""
    unnamed = {"id": f"in line {number}", "test": "unnamed"}
    try:
        raw = json.loads(line)
    except ValueError as error:
        return {**unnamed, "unreadable": f"the line is no JSON: {error}"}
    if not isinstance(raw, dict):
        return {**unnamed, "unreadable": "the line is no JSON object"}
    lacking = [name for name in ("xml", "steps") if name not in raw]
    return {**unnamed, **raw, **({"unreadable": f"it has no {', '.join(lacking)}"} if lacking else {})}


def run(folder: Path) -> list[Result]:
    """Replays every scenario of a folder."""
    return [replay(row) for row in rows(folder)]


def replay(row: Row) -> Result:
    """Replays one scenario."""
    weak = bool(row.get("weak"))
    if row.get("unreadable"):
        return Result(row["id"], row["test"], weak, f"cannot be replayed: {row['unreadable']}")
    try:
        _Replay(row).go()
    except Difference as difference:
        return Result(row["id"], row["test"], weak, str(difference))
    except (
        FormError,
        ResumeError,
        UnknownPath,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
    ) as error:
        return Result(row["id"], row["test"], weak, f"{type(error).__name__}: {error}")
    return Result(row["id"], row["test"], weak)


class _Replay:
    """One row being replayed."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self._options: dict[str, Any] = row.get("options") or {}
        self._form: Form | None = None
        self._session: Session | None = None
        self._earlier = ""
        self._seeds = count(20261123)

    def go(self) -> None:
        """Takes all steps; raises Difference at the first that does not hold."""
        steps: list[Step] = self._row["steps"]
        expects_refusal = any(step["op"] == "expect_load_error" for step in steps)
        try:
            self._load()
        except (FormError, ValueError) as error:
            if expects_refusal:
                return
            raise Difference(f"the form is refused: {error}") from error
        if expects_refusal:
            raise Difference("the form should be refused")
        for number, step in enumerate(steps, 1):
            try:
                self._take(step)
            except Difference as difference:
                raise Difference(
                    f"step {number} {step['op']} {step.get('path', '')}: {difference}"
                ) from difference

    def _load(self) -> None:
        attachments = {name: _bytes(content) for name, content in self._row["attachments"].items()}
        self._form = Form.load(self._row["xml"].encode(), attachments)
        edited = self._options.get("edit_instance")
        if edited is not None:
            self._session = self._form.edit(edited.encode(), self._context())
        else:
            self._session = self._form.start(self._context())

    def _context(self) -> Context:
        given: dict[str, str] = self._options.get("preload") or {}
        places = [_point(text) for text in self._options.get("geolocation", [])]
        return Context(
            now=lambda: _NOW,
            zone=ZONE,
            random=random.Random(next(self._seeds)),
            user=given.get("username", ""),
            device=given.get("deviceID", ""),
            properties={"email": given.get("email", ""), "phonenumber": given.get("phoneNumber", "")},
            locate=(lambda: places[0]) if places else None,
        )

    @property
    def session(self) -> Session:
        assert self._session is not None
        return self._session

    def _take(self, step: Step) -> None:
        action: Callable[[Step], None] | None = getattr(self, f"_do_{step['op']}", None)
        if action is None:
            raise Difference("this kind of step is not known")
        action(step)

    # -- what a user does

    def _do_answer(self, step: Step) -> None:
        self.session.answer(step["path"], step["value"])
        stored = step.get("stored")
        if stored is not None:
            _same(self._text(step["path"]), stored)

    def _do_attach(self, step: Step) -> None:
        self.session.answer(step["path"], step.get("stored") or step["name"])

    def _do_add_repeat(self, step: Step) -> None:
        self.session.add_repeat(step["path"])

    def _do_remove_repeat(self, step: Step) -> None:
        self.session.remove_repeat(step["path"])

    def _do_set_language(self, step: Step) -> None:
        self.session.set_language(step["value"])

    def _do_reload(self, _step: Step) -> None:
        assert self._form is not None
        self._session = self._form.resume(self.session.to_xml(pruned=True), self._context())

    def _do_new_instance(self, _step: Step) -> None:
        assert self._form is not None
        self._session = self._form.start(self._context())

    def _do_edit_instance(self, step: Step) -> None:
        assert self._form is not None
        self._earlier = self._instance_id()
        data = step["value"].encode() if step.get("value") else self.session.to_xml(pruned=True)
        self._session = self._form.edit(data, self._context())

    def _do_load_instance(self, step: Step) -> None:
        assert self._form is not None
        self._session = self._form.resume(step["value"].encode(), self._context())

    # -- what must be seen

    def _do_expect_load(self, _step: Step) -> None:
        if self._session is None:
            raise Difference("the form did not load")

    def _do_expect_error(self, step: Step) -> None:
        try:
            self._take(step["step"])
        except (FormError, ResumeError, ValueError, UnknownPath):
            return
        raise Difference("should fail")

    def _do_expect_value(self, step: Step) -> None:
        seen, wanted = self._text(step["path"]), step["value"]
        match step.get("compare"):
            case "boolean":
                _same(seen in {"1", "true", "OK"}, step["boolean"])
            case "set":
                _same(set(seen.split()), set(wanted.split()))
            case "number":
                if abs(float(seen) - float(wanted)) > step.get("tolerance", 0):
                    raise Difference(f"{seen} instead of {wanted}")
            case _:
                _same(seen, wanted)

    def _do_expect_not_value(self, step: Step) -> None:
        if self._text(step["path"]) == step["value"]:
            raise Difference(f"is {step['value']!r}")

    def _do_expect_value_prefix(self, step: Step) -> None:
        if not self._text(step["path"]).startswith(step["value"]):
            raise Difference(f"{self._text(step['path'])!r} does not begin with {step['value']!r}")

    def _do_expect_value_matches(self, step: Step) -> None:
        if not re.search(step["value"], self._text(step["path"])):
            raise Difference(f"{self._text(step['path'])!r} does not match {step['value']!r}")

    def _do_expect_relevant(self, step: Step) -> None:
        try:
            relevant = self.session.question(step["path"]).relevant
        except UnknownPath:
            if step.get("absent_ok") and not step["value"]:
                return
            raise
        _same(relevant, step["value"])

    def _do_expect_required(self, step: Step) -> None:
        _same(self.session.question(step["path"]).required, step["value"])

    def _do_expect_readonly(self, step: Step) -> None:
        _same(self.session.question(step["path"]).readonly, step["value"])

    def _do_expect_label(self, step: Step) -> None:
        _same(self.session.question(step["path"]).label, step["value"])

    def _do_expect_hint(self, step: Step) -> None:
        _same(self.session.question(step["path"]).hint, step["value"])

    def _do_expect_choices(self, step: Step) -> None:
        seen = [[choice.value, choice.label] for choice in self.session.question(step["path"]).choices]
        wanted = step.get("asserted")
        if wanted is not None:
            missing = [choice for choice in wanted if not any(_matches(one, choice) for one in seen)]
            if missing:
                raise Difference(f"{missing} not among {seen}")
            if step.get("ordered"):
                values = [choice[0] for choice in wanted]
                _same([choice[0] for choice in seen if choice[0] in values], values)
        elif "asserted_count" in step:
            _same(len(seen), step["asserted_count"])
        else:
            _same(seen, step["value"])

    def _do_expect_not_choices(self, step: Step) -> None:
        seen = [[choice.value, choice.label] for choice in self.session.question(step["path"]).choices]
        unwanted = [choice for choice in step["value"] if choice in seen]
        if unwanted:
            raise Difference(f"{unwanted} among {seen}")

    def _do_expect_selected_labels(self, step: Step) -> None:
        question = self.session.question(step["path"])
        chosen = question.text.split()
        _same([choice.label for choice in question.choices if choice.value in chosen], step["value"])

    def _do_expect_appearance(self, step: Step) -> None:
        seen = self.session.question(step["path"]).appearance.split()
        _same(step["value"] in seen, step.get("present", True))

    def _do_expect_repeat_count(self, step: Step) -> None:
        _same(self._count(step["path"]), step["value"])

    def _do_expect_can_add_repeat(self, step: Step) -> None:
        for entry in self._entries():
            if entry.kind == "repeat" and entry.path == step["path"]:
                _same(entry.can_add, step["value"])
                return
        if step["value"]:
            raise Difference("there is no such repeat")

    def _do_expect_valid(self, step: Step) -> None:
        found = self._problems(step["path"])
        if found:
            raise Difference(f"has problems: {found}")

    def _do_expect_invalid(self, step: Step) -> None:
        found = self._problems(step["path"])
        reason = step.get("reason")
        if not any(reason in {None, problem.kind} for problem in found):
            raise Difference(f"should be invalid ({reason}); problems: {found}")

    def _do_expect_message(self, step: Step) -> None:
        found = [problem for problem in self.session.problems() if problem.path == step["path"]]
        kind = step["kind"]
        messages = [problem.message for problem in found if kind in {"validity", problem.kind}]
        _same(messages[0] if messages else None, step["value"])

    def _do_expect_xml(self, step: Step) -> None:
        _same(_canonical(self.session.to_xml(pruned=True)), _canonical(step["value"].encode()))

    def _do_expect_xml_contains(self, step: Step) -> None:
        xml = self.session.to_xml(pruned=True).decode()
        if step["value"] not in xml:
            raise Difference(f"{step['value']!r} not in {xml}")

    def _do_expect_edit_meta(self, step: Step) -> None:
        xml = etree.fromstring(self.session.to_xml())
        if step["kind"] == "deprecatedID_is_old_instanceID":
            _same([node.text for node in xml.iter("{*}deprecatedID")], [self._earlier])
        else:
            _same(self._instance_id() not in {"", self._earlier}, wanted=True)

    def _do_expect_end_of_form(self, step: Step) -> None:
        after = step.get("after", "")
        if after == "START" and any(entry.kind == "question" for entry in self._entries()):
            raise Difference("there are questions left")

    # -- reading the session

    def _text(self, path: str) -> str:
        """What is read at a path: blank while it is not relevant."""
        question = self.session.question(path)
        return question.text if question.relevant else ""

    def _instance_id(self) -> str:
        xml = etree.fromstring(self.session.to_xml())
        return next((node.text or "" for node in xml.iter("{*}instanceID")), "")

    def _problems(self, path: str) -> list[Any]:
        return [
            p
            for p in self.session.problems()
            if path == "/" or p.path == path or p.path.startswith(path + "/")
        ]

    def _count(self, path: str) -> int:
        for entry in self._entries():
            if entry.kind == "repeat" and entry.path == path:
                return len(entry.children)
        raise Difference("there is no such repeat")

    def _entries(self) -> Iterator[Any]:
        waiting = [entry for page in self.session.pages() for entry in page.entries]
        while waiting:
            entry = waiting.pop(0)
            if entry.relevant or entry.kind == "repeat":
                yield entry
                waiting = [*entry.children, *waiting]


def _matches(seen: list[str], wanted: list[str | None]) -> bool:
    """Whether a choice is the one wanted; a label that was not looked at is None."""
    return seen[0] == wanted[0] and wanted[1] in {None, seen[1]}


def _same(seen: object, wanted: object) -> None:
    if seen != wanted:
        raise Difference(f"{seen!r} instead of {wanted!r}")


def _bytes(content: object) -> bytes:
    return content.encode() if isinstance(content, str) else json.dumps(content).encode()


def _point(text: str) -> Geopoint:
    return Geopoint(*(float(word) for word in text.split()))


def _canonical(xml: bytes) -> str:
    """XML as it counts: without white space between elements, prefixes and declarations aside."""
    return _normal(etree.fromstring(xml, etree.XMLParser(remove_blank_text=True, resolve_entities=False)))


def _normal(node: Any) -> str:
    attributes = "".join(f" {name}={value!r}" for name, value in sorted(node.attrib.items()))
    text = node.text or ""
    inner = "".join(_normal(child) for child in node if isinstance(child.tag, str))
    return f"<{node.tag}{attributes}>{text if not inner else ''}{inner}</>"
