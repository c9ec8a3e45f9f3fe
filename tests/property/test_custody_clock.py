"""However the reports of a case are put together, nobody who may still be held goes without a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.checks import Answers
from citdesk.casework.custody import CustodyClock, running_clock
from citdesk.casework.custody_facts import FREE, FREE_BY_CHOICE, custody_facts

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 12, 21, 0, tzinfo=ZONE)
HELD = ("emergency_hold", "arrest", "an_outcome_of_tomorrow")
CHOICES = ("", "voluntary", "after_explaining", "involuntary")

minutes_ago = st.integers(min_value=-40, max_value=600)
outcomes = st.lists(st.sampled_from((*sorted(FREE | FREE_BY_CHOICE), *HELD)), max_size=3, unique=True)


@dataclass(frozen=True)
class Account:
    """What one encounter report says of the end."""

    outcomes: list[str]
    choice: str
    left: int | None
    signed: bool

    @property
    def answers(self) -> Answers:
        signed = "<narrative><signed_name>A. Marsh</signed_name></narrative>" if self.signed else ""
        left = "" if self.left is None else _at(self.left)
        return _read(
            f"<encounter><outcome><disposition>{' '.join(self.outcomes)}</disposition>"
            f"<voluntary>{self.choice}</voluntary><left_at>{left}</left_at></outcome>{signed}</encounter>"
        )


accounts = st.builds(Account, outcomes, st.sampled_from(CHOICES), st.none() | minutes_ago, st.booleans())


def _at(ago: int) -> str:
    return (NOW - timedelta(minutes=ago)).isoformat()


def _read(xml: str) -> Answers:
    return Answers(xml.encode())


def _note(ago: int, let_go: int | None = None) -> Answers:
    free = "" if let_go is None else f"<let_go_at>{_at(let_go)}</let_go_at>"
    return _read(f"<quick_note><times><custody_at>{_at(ago)}</custody_at>{free}</times></quick_note>")


def _hold(ago: int) -> Answers:
    return _read(f"<hold><person><detained_at>{_at(ago)}</detained_at></person></hold>")


def _clock(*reports: Answers) -> CustodyClock | None:
    return running_clock([custody_facts(report) for report in reports], NOW, ZONE)


def _may_be_held(account: Account) -> bool:
    """Whether one account, read by itself and in so many words, leaves it open that the person is held."""
    if not account.signed or not account.outcomes or account.left is None:
        return True
    if account.left < -15:
        return True
    if any(outcome in HELD for outcome in account.outcomes):
        return True
    taken = any(outcome in FREE_BY_CHOICE for outcome in account.outcomes)
    return taken and account.choice not in {"voluntary", "after_explaining"}


@given(began=st.integers(min_value=0, max_value=600), told=st.lists(accounts, max_size=3))
def test_a_clock_ends_only_when_everybody_says_that_the_person_is_free(
    began: int, told: list[Account]
) -> None:
    """One account unsigned, unfinished, of a hold, an arrest or an unknown outcome keeps it running."""
    clock = _clock(_note(began), *(account.answers for account in told))
    left_last = min((account.left for account in told if account.left is not None), default=0)
    doubted = not told or any(map(_may_be_held, told))
    if doubted or left_last > began:
        assert clock == CustodyClock(NOW - timedelta(minutes=began), None)
    else:
        assert clock is None


@given(
    began=st.integers(min_value=0, max_value=600),
    told=st.lists(accounts, max_size=3),
    noted=st.booleans(),
    let_go=st.none() | minutes_ago,
)
def test_no_account_ends_the_clock_of_a_hold_that_was_stated(
    began: int, told: list[Account], noted: bool, let_go: int | None
) -> None:
    """While a hold statement stands, only a facility that took the person over ends its clock."""
    stated = (_hold(began), *([_note(began, let_go)] if noted else []))
    assert _clock(*stated) == CustodyClock(NOW - timedelta(minutes=began), None)
    assert _clock(*stated, *(account.answers for account in told)) == _clock(*stated)


@given(
    began=st.integers(min_value=0, max_value=600),
    told=st.lists(accounts, max_size=2),
    held=st.sampled_from(HELD),
    left=minutes_ago,
    let_go=st.none() | minutes_ago,
)
def test_one_account_of_a_hold_or_arrest_is_enough(
    began: int, told: list[Account], held: str, left: int, let_go: int | None
) -> None:
    """Whatever the others and the note say, an account that ends in a hold or an arrest keeps the clock."""
    stays = Account([held], "involuntary", left, signed=True)
    clock = _clock(_note(began, let_go), *(one.answers for one in (*told, stays)))
    assert clock == CustodyClock(NOW - timedelta(minutes=began), None)
