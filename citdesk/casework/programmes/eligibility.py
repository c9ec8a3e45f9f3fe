"""May this person take part: rule by rule, and never a Yes while a check is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from citdesk.casework.programmes.programme import Programme

Answer = Literal["yes", "no", "unknown", ""]
Outcome = Literal["eligible", "pending_check", "ineligible"]
_ANY_AGE = 200


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The outcome, the rules that exclude, and those not answered yet."""

    outcome: Outcome
    failing: tuple[str, ...]
    pending: tuple[str, ...]


def judge(
    programme: Programme, answers: Mapping[str, Answer], age: int | tuple[int, int] | None
) -> Eligibility:
    """Weighs the answers to the exclusion questions by this programme's own rules.

    ``answers`` go from a rule of ``RULES`` to what the officer found; rules that the programme does not
    know count for nothing. ``age`` is in years, or a band from the youngest to the oldest that the person may
    be. An age that is unknown, or a band on both sides of a limit, leaves that rule pending.
    """
    rules = [exclusion.rule for exclusion in programme.exclusions]
    failing = [rule for rule in rules if answers.get(rule, "") == "yes"]
    pending = [rule for rule in rules if answers.get(rule, "") in ("", "unknown")]
    youngest, oldest = age if isinstance(age, tuple) else (age or 0, _ANY_AGE if age is None else age)
    if oldest < programme.youngest:
        failing.append("youngest")
    elif youngest < programme.youngest:
        pending.append("youngest")
    if programme.oldest and youngest > programme.oldest:
        failing.append("oldest")
    elif programme.oldest and oldest > programme.oldest:
        pending.append("oldest")
    outcome: Outcome = "ineligible" if failing else "pending_check" if pending else "eligible"
    return Eligibility(outcome, tuple(failing), tuple(pending))
