"""Plays an encounter script through form, vault, exchange and HQ, and keeps account of what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from citdesk.casework.errors import AdministratorError
from citdesk.cli.demonstration.scripts import (
    Amend,
    Approve,
    Assign,
    Change,
    Fill,
    Print,
    Problems,
    Reopen,
    Return,
    Script,
    Send,
    Start,
    Step,
    TakeCad,
)
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
    #: the role of its author
    author: str
    number: str | None = None
    #: (state, ISO time) in the order passed through
    states: list[tuple[str, str]] = field(default_factory=list)
    questions_answered: int = 0


@dataclass(frozen=True, slots=True)
class PaperTrace:
    """A paper made and issued in a script. ``size`` is in bytes, without the signature added behind them."""

    report: str
    kind: str
    file: str
    pages: int
    sha256: str
    size: int


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

    def fill(self, report: str, changes: tuple[Change, ...]) -> int:
        """Enters the answers; gives how many."""
        ...

    def take_cad(self, report: str, text: str) -> int:
        """Pastes the dispatcher's text; gives how many answers it filled in."""
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

    def send_back(self, report: str, reasons: tuple[str, ...], comments: tuple[tuple[str, str], ...]) -> None:
        """Returns the report with coded reasons and comments on questions."""
        ...

    def approve(self, report: str) -> None:
        """Approves the report."""
        ...

    @property
    def badge(self) -> str:
        """The person's badge number."""
        ...

    def assign(self, report: str, badge: str) -> None:
        """Puts the officer with this badge on the report's case."""
        ...

    def print_paper(self, report: str, kind: str) -> PaperTrace:
        """Makes, saves and issues the paper."""
        ...

    def exchange(self) -> tuple[int, int]:
        """One exchange with HQ; gives events pushed and items pulled."""
        ...

    def state(self, report: str) -> tuple[str, str | None]:
        """Where the report stands in its author's list, and its number."""
        ...


class Player:
    """People play a script together; after each act that enters the record, everybody exchanges."""

    def __init__(
        self, hands: Mapping[str, Hands], clock: StagedClock, said: Callable[[str], None] = lambda _line: None
    ) -> None:
        self._hands = hands
        self._clock = clock
        self._said = said

    def play(self, script: Script) -> Account:
        """Plays every step. Raises ScriptFailed where the product does not do what the script says."""
        account = Account(script.id, script.title)
        self._clock.stage(script.now.astimezone(script.zone))
        self._said(f"{script.title} ({script.id})")
        try:
            for number, step in enumerate(script.steps, 1):
                try:
                    self._step(account, step)
                except Exception as problem:
                    problem.add_note(f"in {script.id}, step {number}: {type(step).__name__}")
                    raise
        finally:
            self._clock.real()
        return account

    def _step(self, account: Account, step: Step) -> None:
        hands = self._hands[step.by]
        if isinstance(step, Start):
            parent = account.reports[step.parent].id if step.parent else None
            account.reports[step.report] = ReportTrace(
                step.report, hands.start(step.form, parent), step.form, step.by
            )
            return
        trace = account.reports[step.report]
        match step:
            case Fill():
                trace.questions_answered += hands.fill(trace.id, step.changes)
            case TakeCad():
                if not hands.take_cad(trace.id, step.text):
                    raise ScriptFailed("Nothing of the CAD text was understood.")
            case Problems():
                _compare(hands.problems(trace.id), step.expects)
            case Print():
                account.papers.append(hands.print_paper(trace.id, step.paper))
                self._everybody_exchanges(account)
            case _:
                self._record(hands, trace, step)
                self._everybody_exchanges(account)
                self._note_state(trace)
        self._clock.forward(timedelta(minutes=3))

    def _record(
        self, hands: Hands, trace: ReportTrace, step: Send | Return | Reopen | Approve | Assign | Amend
    ) -> None:
        match step:
            case Send():
                hands.send(trace.id)
            case Return():
                comments = tuple((comment.path, comment.text) for comment in step.comments)
                hands.send_back(trace.id, step.reasons, comments)
            case Approve():
                hands.approve(trace.id)
            case Assign():
                hands.assign(trace.id, self._hands[step.to].badge)
            case Reopen() | Amend():
                hands.rework(trace.id)

    def _everybody_exchanges(self, account: Account) -> None:
        for hands in (*self._hands.values(), *self._hands.values()):
            pushed, pulled = hands.exchange()
            account.pushed += pushed
            account.pulled += pulled

    def _note_state(self, trace: ReportTrace) -> None:
        state, trace.number = self._hands[trace.author].state(trace.id)
        if not trace.states or trace.states[-1][0] != state:
            trace.states.append((state, self._clock.now().isoformat(timespec="seconds")))


def _compare(found: tuple[str, ...], expected: frozenset[str]) -> None:
    if frozenset(found) != expected:
        missing = sorted(expected - set(found))
        extra = sorted(set(found) - expected)
        raise ScriptFailed(f"The form does not complain about {missing}, but about {extra}.")
