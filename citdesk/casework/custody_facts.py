"""What one report says about custody: when it began and ended, and whether somebody may still be held by it.

It is read once from a revision, which never changes; a clock is counted from it as often as wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

NOTE, HOLD, TRANSFER, ENCOUNTER = "quick_note", "hold", "transfer", "encounter"

_TAPPED, _LET_GO = "times/custody_at", "times/let_go_at"
_DETAINED, _EXPIRES = "person/detained_at", "destination/expires_at"
_LIFTED = "destination/lifted_at"
_TAKEN_IN, _HANDED_OVER, _NOT_KEPT = "facilities/taken_in", "handover/handed_over_at", "facilities/let_go_at"
_OUTCOME, _CHOICE, _LEFT = "outcome/disposition", "outcome/voluntary", "outcome/left_at"
_SIGNED = "narrative/signed_name"
#: All answers that are read here, by paths below the form's root.
CUSTODY_PATHS = (
    _TAPPED, _LET_GO, _DETAINED, _EXPIRES, _LIFTED, _TAKEN_IN, _HANDED_OVER, _NOT_KEPT, _OUTCOME, _CHOICE,
    _LEFT, _SIGNED,
)  # fmt: skip

#: Outcomes after which nobody is held; of every other one, and of one not known here, somebody may be.
FREE = frozenset(
    {
        "resolved", "verbal_referral", "notified", "diversion", "citation", "declined", "unable_contact",
        "left_before", "no_action", "deceased",
    }
)  # fmt: skip
#: Outcomes that take the person along: free where the person chose it.
FREE_BY_CHOICE = frozenset(
    {
        "warm_handoff", "mobile_crisis", "courtesy_transport", "voluntary_transport", "medical", "detox",
        "shelter",
    }
)  # fmt: skip
_CHOSEN = frozenset({"voluntary", "after_explaining"})


class Said(Protocol):
    """The answers of one report, by paths below the form's root; a missing or blank one is ''."""

    @property
    def form(self) -> str:
        """The form's id."""
        ...

    def text(self, below: str, /) -> str:
        """One answer as text."""
        ...


@dataclass(frozen=True, slots=True)
class CustodyFacts:
    """One report's part in the custody clock of its case."""

    form: str
    #: the quick note's custody time, the hold's detention
    began: datetime | None = None
    #: the note's release, when a hold was lifted, the transfer's handover or release, when the encounter's
    #: officer left
    ended: datetime | None = None
    #: the end that a hold names; without a zone where its form wrote none
    expires: datetime | None = None
    #: a hold that says when it began, an encounter with an outcome by which somebody may be held
    holds: bool = False
    #: a signed encounter all of whose outcomes leave the person free
    free: bool = False


def custody_facts(said: Said) -> CustodyFacts:
    """What the report says about custody."""
    form = said.form
    if form == NOTE:
        return CustodyFacts(form, began=_moment(said.text(_TAPPED)), ended=_moment(said.text(_LET_GO)))
    if form == HOLD:
        detained = said.text(_DETAINED)
        expires = _written(said.text(_EXPIRES))
        lifted = _moment(said.text(_LIFTED))
        return CustodyFacts(
            form, began=_moment(detained), ended=lifted, expires=expires, holds=bool(detained)
        )
    if form == TRANSFER:
        ended = _HANDED_OVER if said.text(_TAKEN_IN) == "yes" else _NOT_KEPT
        return CustodyFacts(form, ended=_moment(said.text(ended)))
    if form == ENCOUNTER:
        outcomes = frozenset(said.text(_OUTCOME).split())
        return CustodyFacts(
            form,
            ended=_moment(said.text(_LEFT)),
            holds=bool(outcomes - FREE - FREE_BY_CHOICE),
            free=_left_free(said, outcomes),
        )
    return CustodyFacts(form)


def _left_free(said: Said, outcomes: frozenset[str]) -> bool:
    chosen = said.text(_CHOICE) in _CHOSEN
    return (
        bool(said.text(_SIGNED))
        and bool(outcomes)
        and outcomes <= (FREE | FREE_BY_CHOICE)
        and (chosen or not outcomes & FREE_BY_CHOICE)
    )


def _moment(text: str) -> datetime | None:
    moment = _written(text)
    return None if moment is None or moment.tzinfo is None else moment


def _written(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
