"""Tests of forms that read as a story: a form is given, someone fills it, and this is what they see.

A form is a Markdown XLSForm (`scenario(...)`) or an XForm put together from its instance, binds and body
(`xform(...)`), so that a test shows the form it is about.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from textwrap import dedent
from zoneinfo import ZoneInfo

from citdesk.xforms import Context, Entry, Form, Geopoint, Page, Problem, Question, Session, Value

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
ZONE = ZoneInfo("America/Chicago")

_HEAD = (
    '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" '
    'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" '
    'xmlns:odk="http://www.opendatakit.org/xforms" xmlns:orx="http://openrosa.org/xforms" '
    'xmlns:citdesk="https://citdesk.org/xforms">'
)


def xform(instance: str, binds: str = "", body: str = "", *, model: str = "") -> bytes:
    """An XForm from what stands in its primary instance, beside it, and in its body."""
    return (
        f"{_HEAD}<h:head><h:title>Test</h:title><model><instance>{dedent(instance)}</instance>"
        f"{dedent(model)}{dedent(binds)}</model></h:head><h:body>{dedent(body)}</h:body></h:html>"
    ).encode()


def context(
    *,
    now: datetime = NOW,
    zone: tzinfo = ZONE,
    seed: int = 1,
    user: str = "officer-7",
    instances: Mapping[str, bytes] | None = None,
    properties: Mapping[str, str] | None = None,
    place: Geopoint | None = None,
) -> Context:
    """Surroundings in which time stands still and dice are loaded."""
    return Context(
        now=lambda: now,
        zone=zone,
        random=random.Random(seed),
        user=user,
        device="car-12",
        instances=instances or {},
        properties=properties or {},
        locate=lambda: place,
    )


class Scenario:
    """Someone filling a form."""

    def __init__(self, form: Form, surroundings: Context | None = None) -> None:
        self.form = form
        self.surroundings = surroundings or context()
        self.session: Session = form.start(self.surroundings)

    @classmethod
    def of(
        cls,
        source: str | bytes,
        *,
        attachments: Mapping[str, bytes] | None = None,
        surroundings: Context | None = None,
    ) -> Scenario:
        """A scenario over a form given as Markdown tables or as XForm."""
        data = dedent(source).strip() if isinstance(source, str) else source
        return cls(Form.load(data, attachments), surroundings)

    # -- what the person does

    def answers(self, path: str, value: object) -> frozenset[str]:
        """Answers a question; what changed."""
        return self.session.answer(path, value)

    def adds(self, repeat: str) -> str:
        """Adds an instance of a repeat; its path."""
        return self.session.add_repeat(repeat)

    def removes(self, instance: str) -> frozenset[str]:
        """Removes a repeat instance; what changed."""
        return self.session.remove_repeat(instance)

    def speaks(self, language: str) -> frozenset[str]:
        """Switches the language; what changed."""
        return self.session.set_language(language)

    def saves_and_returns(self) -> Scenario:
        """Saves, closes and opens the draft again."""
        self.session = self.form.resume(self.session.to_xml(), self.surroundings)
        return self

    # -- what the person sees

    def question(self, path: str) -> Question:
        """One question."""
        return self.session.question(path)

    def text(self, path: str) -> str:
        """What is stored at a path."""
        return self.session.question(path).text

    def value(self, path: str) -> Value | None:
        """The typed value at a path."""
        return self.session.value(path)

    def sees(self, path: str) -> bool:
        """Whether a question is asked at all."""
        return self.session.question(path).relevant

    def label(self, path: str) -> str:
        """What a question says."""
        return self.session.question(path).label

    def choices(self, path: str) -> list[str]:
        """The values that can be chosen."""
        return [choice.value for choice in self.session.question(path).choices]

    def choice_labels(self, path: str) -> list[str]:
        """What the choices say."""
        return [choice.label for choice in self.session.question(path).choices]

    def problems(self) -> dict[str, str]:
        """Kind of problem by path; all that are not about a missing answer are refused answers."""
        found = {problem.path: problem.kind for problem in self.session.problems()}
        assert self.session.refused() == {path for path, kind in found.items() if kind != "required"}
        return found

    def problem(self, path: str) -> Problem:
        """The problem of one question."""
        return next(problem for problem in self.session.problems() if problem.path == path)

    def pages(self) -> tuple[Page, ...]:
        """All pages."""
        return self.session.pages()

    def entry(self, path: str) -> Entry:
        """The line of a page at a path."""
        waiting = [entry for page in self.pages() for entry in page.entries]
        while waiting:
            entry = waiting.pop()
            if entry.path == path:
                return entry
            waiting.extend(entry.children)
        raise LookupError(path)

    def count(self, repeat: str) -> int:
        """How many instances a repeat has."""
        return len(self.entry(repeat).children)

    def saved(self) -> str:
        """The draft as XML."""
        return self.session.to_xml().decode()

    def submission(self) -> str:
        """What would be sent, as XML."""
        return self.session.to_xml(pruned=True).decode()
