"""Plays an encounter script through the form engine alone: no vault, no HQ, one person in all roles."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from lxml import etree

from citdesk.casework.cad import CadMapping, read_mapping, take
from citdesk.casework.form_catalogue import CatalogueEntry, read_entry
from citdesk.casework.law import LawPack, read_packs
from citdesk.casework.programmes import Programme, programmes_instance, read_programmes
from citdesk.resource_files import forms_path, resource_path
from citdesk.workspace.calendar_for_forms import calendar_for_forms
from citdesk.workspace.field_guide import demonstration_services, providers
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.law_for_forms import law_for_forms
from citdesk.workspace.taking_over import take_over
from citdesk.xforms import Context, Form, Question, Session
from tests.scenario.scripts import (
    Add,
    Amend,
    Answer,
    Fill,
    Problems,
    Remove,
    Reopen,
    Script,
    Send,
    Start,
    TakeCad,
)

#: keys for taking the CAD text over: open the page, paste, take, back to the report
PASTE = 4
Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage] -- lxml gives its element no public name


@cache
def form(form_id: str) -> Form:
    """The shipped form of that id, loaded once."""
    return Form.load(forms_path() / f"{form_id}.md")


@cache
def catalogue() -> Mapping[str, CatalogueEntry]:
    """The shipped catalogue of forms."""
    tables = tomllib.loads((forms_path() / "catalogue.toml").read_text(encoding="utf-8"))
    return {name: read_entry(name, table) for name, table in tables.items()}


@dataclass
class Desk:
    """One report being written: its session and the questions that a person answered in it."""

    form_id: str
    parent: str | None
    session: Session
    typed: set[str] = field(default_factory=set[str])
    keystrokes: int = 0


@dataclass(frozen=True)
class Effort:
    """What one report cost: questions asked for (not the prefilled and calculated), keys pressed."""

    report: str
    questions: int
    keystrokes: int


class Rehearsal:
    """Follows a script step by step; raises AssertionError where the form behaves otherwise than it says."""

    def __init__(
        self,
        script: Script,
        *,
        state: str | None = None,
        agency_programmes: Mapping[str, Programme] = MappingProxyType({}),
    ) -> None:
        self.script = script
        self._programmes = {**programmes(), **agency_programmes}
        self._state = state
        self.desks: dict[str, Desk] = {}
        #: each report as HQ gets it, without the questions that are not asked, and as its draft keeps it
        self.sent: dict[str, bytes] = {}
        self.written: dict[str, bytes] = {}

    def play(self) -> tuple[Effort, ...]:
        """Take every step; gives the effort of each report as it stood at its last sending."""
        efforts: dict[str, Effort] = {}
        for step in self.script.steps:
            if isinstance(step, Start):
                self.desks[step.report] = self._start(step)
            elif isinstance(step, Fill):
                self._fill(self.desks[step.report], step)
            elif isinstance(step, TakeCad):
                self._take_cad(self.desks[step.report], step)
            elif isinstance(step, Problems):
                self._expect(step.report, step.expects)
            elif isinstance(step, Send):
                self._expect(step.report, frozenset())
                session = self.desks[step.report].session
                self.sent[step.report] = session.to_xml(pruned=True)
                self.written[step.report] = session.to_xml()
                efforts[step.report] = self._effort(step.report)
            elif isinstance(step, Reopen | Amend):
                self._resume(step.report)
        return tuple(efforts.values())

    def context(self, parent: str | None) -> Context:
        """The script's clock and zone, and the reports that a child report reads."""
        instances: dict[str, bytes] = {}
        case = self._case(parent)
        if case is not None:
            instances = {
                "case": case,
                "law": self._law(case),
                "providers": directory(),
                "programs": programmes_instance(self._programmes.values()),
                "calendar": calendar_for_forms(self._in_state(case), self.script.now, self.script.zone),
            }
        return Context(
            now=lambda: self.script.now,
            zone=self.script.zone,
            random=random.Random(7),
            user="4417",  # the badge number, as a vault gives it
            instances=instances,
        )

    def _case(self, report: str | None) -> bytes | None:
        if report is None:
            return None
        case = etree.Element("case")
        while report is not None:
            root = etree.fromstring(self.sent[report])
            case.append(_without_namespaces(root))
            report = self.desks[report].parent
        return etree.tostring(case)

    def _law(self, case: bytes) -> bytes:
        return law_for_forms(law_packs()[self._in_state(case)], self.script.now, self.script.zone)

    def _in_state(self, case: bytes) -> str:
        return self._state or etree.fromstring(case).findtext("encounter/place/state") or "TX"

    def _start(self, step: Start) -> Desk:
        session = form(step.form).start(self.context(step.parent))
        sent = {self.desks[report].form_id: instance_texts(xml) for report, xml in self.sent.items()}
        take_over(session, catalogue()[step.form].taken, sent)
        return Desk(step.form, step.parent, session)

    def _resume(self, report: str) -> None:
        desk = self.desks[report]
        desk.session = form(desk.form_id).resume(self.written[report], self.context(desk.parent))
        assert desk.session.to_xml() == self.written[report], f"{report} changed by being opened again"

    def _fill(self, desk: Desk, step: Fill) -> None:
        for change in step.changes:
            if isinstance(change, Add):
                desk.session.add_repeat(change.path)
                desk.keystrokes += 1
            elif isinstance(change, Remove):
                desk.session.remove_repeat(change.path)
                desk.keystrokes += 1
            else:
                self._answer(desk, change)

    def _take_cad(self, desk: Desk, step: TakeCad) -> None:
        taken, _ = take(cad_mapping(), step.text, self.script.now, self.script.zone)
        assert taken, f"{self.script.id}: nothing of the CAD text was understood"
        for answer in taken:
            desk.session.answer(answer.path, answer.value)
        desk.keystrokes += PASTE

    def _answer(self, desk: Desk, answer: Answer) -> None:
        question = desk.session.question(answer.path)
        assert question.relevant, f"{self.script.id}: {answer.path} is not asked at this point"
        assert not question.readonly, f"{self.script.id}: {answer.path} cannot be answered"
        values = (answer.value,) if not isinstance(answer.value, tuple) else answer.value
        if question.choices:
            offered = {choice.value for choice in question.choices}
            assert set(map(str, values)) <= offered, f"{self.script.id}: {answer.path} has no {values}"
        desk.session.answer(answer.path, answer.value)
        desk.typed.add(answer.path)
        desk.keystrokes += keystrokes(question, answer)

    def _expect(self, report: str, expected: frozenset[str]) -> None:
        problems = self.desks[report].session.problems()
        found = {problem.path: problem.message for problem in problems}
        unexpected = {path: found[path] for path in found.keys() - expected}
        missing = expected - found.keys()
        assert (unexpected, missing) == ({}, frozenset()), f"{self.script.id}, {report}"
        assert all(problem.message for problem in problems), "a problem without a sentence"

    def _effort(self, report: str) -> Effort:
        desk = self.desks[report]
        asked = [path for path in desk.session.paths() if _asked(desk, desk.session.question(path))]
        return Effort(report, len(asked), desk.keystrokes)


@cache
def directory() -> bytes:
    """The demonstration's directory as forms read it."""
    return providers(demonstration_services())


@cache
def law_packs() -> Mapping[str, LawPack]:
    """The shipped law packs by state."""
    files = {
        path.name: path.read_text(encoding="utf-8") for path in resource_path("law-packs").glob("*.toml")
    }
    return read_packs(files)[0]


@cache
def programmes() -> Mapping[str, Programme]:
    """The shipped diversion programmes by id."""
    folder = resource_path("programmes")
    return read_programmes({path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.toml")})[0]


@cache
def program_choices() -> bytes:
    """The shipped programmes as forms read them."""
    return programmes_instance(programmes().values())


@cache
def cad_mapping() -> CadMapping:
    """The mapping of the example agency's CAD text."""
    return read_mapping("example.toml", (resource_path("cad") / "example.toml").read_text(encoding="utf-8"))


def keystrokes(question: Question, answer: Answer) -> int:
    """Keys pressed for one answer: one per choice, each character and one to leave a box, 4 for a time."""
    if question.choices or question.type in ("select", "select1", "trigger"):
        return len(answer.value) if isinstance(answer.value, tuple) else 1
    if question.type == "dateTime":
        return 4 + 1  # the day is already there
    if question.type == "geopoint":
        return 1
    return len(str(answer.value)) + 1


def _asked(desk: Desk, question: Question) -> bool:
    if not question.relevant or question.readonly or question.control == "" or question.type == "note":
        return False
    return question.path in desk.typed or question.value is None


def _without_namespaces(root: Element) -> Element:
    copy = etree.Element(etree.QName(root).localname)
    copy.text = root.text
    for child in root:
        copy.append(_without_namespaces(child))
    return copy
