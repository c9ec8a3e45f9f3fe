"""What a kind of paper is: its title, whom it may be made for, which reports and answers it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citdesk.paperwork.draft import Draft

#: Steps about the charge alone.
CHARGE_STEPS = frozenset({"charge_filed", "charge_dismissed"})


def last_step(steps: Sequence[str]) -> str:
    """The last of a diversion's steps, oldest first, that counts for how it ended; '' without one.

    What became of the charge afterwards says nothing about the end itself, nor does an act without a step.
    """
    return next((step for step in reversed(steps) if step and step not in CHARGE_STEPS), "")


@dataclass(frozen=True)
class PaperKind:
    """One kind. ``audiences`` are whom it may be made for, the usual reader first.

    ``forms`` are the forms whose reports it may show, ``fields`` the places in the data dictionary that it
    asks for; either is empty when there is no limit. What it does not ask for is not on it (minimum
    necessary). A kind with ``rests_on`` says how a diversion ended; it is made after one of these steps only.
    """

    title: str
    compose: Callable[[Draft], None]
    audiences: tuple[str, ...]
    forms: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    rests_on: frozenset[str] = frozenset()
    #: the languages in which the person can have it, the agency's first
    languages: tuple[str, ...] = ("en",)
    #: at every foot in place of the audience's confidentiality mark, where the copy goes on to somebody else
    foot: str = ""

    def may_follow(self, steps: Sequence[str]) -> bool:
        """Whether it may be made after these steps of the diversion, oldest first: see :func:`last_step`."""
        return not self.rests_on or last_step(steps) in self.rests_on
