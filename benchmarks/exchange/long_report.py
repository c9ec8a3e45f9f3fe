"""A report of 250 questions, as its vault sends it: answers as an officer gives them, no two alike."""

from __future__ import annotations

import random

from citdesk.casework.projection import Audience
from citdesk.hq.known_forms import KnownForm

QUESTIONS = 250
_ROOT = "long_report"
_WORDS = (
    *("person", "officer", "said", "was", "calm", "agitated", "door", "street", "mother", "brother", "knife"),
    *("none", "medication", "stopped", "taking", "voices", "sleeping", "days", "clinic", "bed", "transport"),
    *("refused", "agreed", "accepted", "hospital", "shelter", "veteran", "housing", "called", "earlier"),
    *(
        "evening",
        "arrived",
        "scene",
        "spoke",
        "quietly",
        "minutes",
        "partner",
        "unit",
        "ambulance",
        "declined",
    ),
    *("statement", "witness", "neighbor", "kitchen", "phone", "asleep", "crying", "walked", "daughter"),
)
_CODES = ("yes", "no", "unknown", "not_asked", "refused", "other", "voluntary", "involuntary")

FORM = KnownForm(
    _ROOT,
    "1",
    "e" * 64,
    _ROOT,
    {f"/{_ROOT}/q{number:03}": {"citdesk:audience": "internal"} for number in range(QUESTIONS)},
    frozenset({Audience.INTERNAL}),
    "LR",
)


def answers(dice: random.Random) -> str:
    """The instance: seven of ten answers are choices, the others numbers, times and some sentences."""
    questions = "".join(f"<q{number:03}>{_answer(dice)}</q{number:03}>" for number in range(QUESTIONS))
    return f"<{_ROOT}>{questions}</{_ROOT}>"


def _answer(dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.7:
        return dice.choice(_CODES)
    if kind < 0.85:
        return str(dice.randrange(1_000))
    if kind < 0.93:
        return f"2026-03-{dice.randrange(1, 29):02}T{dice.randrange(24):02}:{dice.randrange(60):02}:00-06:00"
    return " ".join(dice.choice(_WORDS) for _ in range(dice.randrange(4, 40)))
