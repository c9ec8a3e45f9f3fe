"""Plays an encounter script through form, vault, exchange and HQ, and keeps account of what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from citdesk.casework.errors import AdministratorError
from citdesk.cli.demonstration.encounter_script import EncounterScript, Step
from citdesk.cli.demonstration.staged_clock import StagedClock


class ScriptFailed(AdministratorError):
    """A script did not go as it says it must: the form, the lifecycle or the exchange disagree with it."""

    code = "script_failed"


@dataclass(slots=True)
class ReportTrace:
    """What became of one report of a script."""

    key: str
    id: str
    form: str
    number: str | None = None
    #: (state, ISO time) in the order passed through
    states: list[tuple[str, str]] = field(default_factory=list)
    questions_answered: int = 0


@dataclass(frozen=True, slots=True)
class PaperTrace:
    """A paper made and issued in a script."""

    report: str
    kind: str
    file: str
    pages: int
    sha256: str


@dataclass(slots=True)
class Account:
    """What one script did, for the summary."""

    script: str
    title: str
    reports: dict[str, ReportTrace] = field(default_factory=dict)
    papers: list[PaperTrace] = field(default_factory=list)
    pushed: int = 0
    pulled: int = 0


class Hands(Protocol):
    """A person at a CITDesk laptop: the same acts, through the workspace or through the real windows."""

    def start(self, form: str, parent: str | None) -> str:
        """Starts a report; gives its id."""
        ...

    def fill(self, report: str, step: Step) -> int:
        """Enters the answers; gives how many."""
        ...

    def problems(self, report: str) -> tuple[str, ...]:
        """The paths of the questions the form complains about."""
        ...

    def send(self, report: str) -> None:
        """Sends the report."""
        ...

    def rework(self, report: str) -> None:
        """Opens a returned, withdrawn or approved report again."""
        ...

    def withdraw(self, report: str) -> None:
        """Takes a sent report back."""
        ...

    def send_back(self, report: str, step: Step) -> None:
        """Returns the report with the step's reasons and comments."""
        ...

    def approve(self, report: str) -> None:
        """Approves the report."""
        ...

    def print_paper(self, report: str, step: Step) -> PaperTrace:
        """Makes, saves and issues the paper."""
        ...

    def exchange(self) -> tuple[int, int]:
        """One exchange with HQ; gives events pushed and items pulled."""
        ...

    def state(self, report: str) -> tuple[str, str | None]:
        """Where the report stands in its author's list, and its number."""
        ...


class Player:
    """Three people play a script together; after each act that enters the record, everybody exchanges."""

    def __init__(
        self, hands: Mapping[str, Hands], clock: StagedClock, said: Callable[[str], None] = lambda _line: None
    ) -> None:
        self._hands = hands
        self._clock = clock
        self._said = said

    def play(self, script: EncounterScript) -> Account:
        """Plays every step. Raises ScriptFailed where the product does not do what the script says."""
        account = Account(script.id, script.title)
        self._clock.stage(script.now)
        self._said(f"{script.id}: {script.title}")
        try:
            for number, step in enumerate(script.steps, 1):
                self._step(account, step, f"{script.id}, step {number} ({step.do})")
        finally:
            self._clock.real()
        return account

    def _step(self, account: Account, step: Step, where: str) -> None:
        if step.do == "start":
            self._start(account, step, where)
            return
        trace = account.reports.get(step.report)
        if trace is None:
            raise ScriptFailed(f"{where}: the report {step.report} was not started")
        self._act(account, trace, step, where)
        self._clock.forward(timedelta(minutes=3))

    def _start(self, account: Account, step: Step, where: str) -> None:
        if step.form is None:
            raise ScriptFailed(f"{where}: start needs a form")
        parent = account.reports[step.parent].id if step.parent else None
        report = self._hands[step.role].start(step.form, parent)
        account.reports[step.report] = ReportTrace(step.report, report, step.form)

    def _act(self, account: Account, trace: ReportTrace, step: Step, where: str) -> None:
        hands = self._hands[step.role]
        match step.do:
            case "fill":
                trace.questions_answered += hands.fill(trace.id, step)
            case "problems":
                found = hands.problems(trace.id)
                if set(found) != set(step.expects):
                    missing = sorted(set(step.expects) - set(found))
                    extra = sorted(set(found) - set(step.expects))
                    raise ScriptFailed(f"{where}: not complained about: {missing}; complained about: {extra}")
            case "print":
                account.papers.append(hands.print_paper(trace.id, step))
                self._everybody_exchanges(account)
            case _:
                self._record(hands, trace, step)
                self._everybody_exchanges(account)
                self._note_state(trace)

    def _record(self, hands: Hands, trace: ReportTrace, step: Step) -> None:
        match step.do:
            case "send":
                hands.send(trace.id)
            case "return":
                hands.send_back(trace.id, step)
            case "approve":
                hands.approve(trace.id)
            case "withdraw":
                hands.withdraw(trace.id)
            case _:
                hands.rework(trace.id)

    def _everybody_exchanges(self, account: Account) -> None:
        for role in ("officer", "supervisor", "liaison", "officer"):
            pushed, pulled = self._hands[role].exchange()
            account.pushed += pushed
            account.pulled += pulled

    def _note_state(self, trace: ReportTrace) -> None:
        state, trace.number = self._hands["officer"].state(trace.id)
        moment: datetime = self._clock.now()
        if not trace.states or trace.states[-1][0] != state:
            trace.states.append((state, moment.isoformat(timespec="seconds")))
