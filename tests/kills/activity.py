"""What a computer is doing when it dies: how that begins and goes on, and what must be true afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from citdesk.vault.vault import Vault

#: One thing that was acknowledged, in words of the activity.
Told = tuple[str, ...]
Tell = Callable[[Told], None]

#: Told when everything before the activity itself is done: killing begins to count here.
BEGUN: Told = ("begun",)


class Lost(AssertionError):
    """Something that was acknowledged is not there."""


@dataclass(frozen=True)
class Ground:
    """What every trial of an activity starts from. Trials work on copies of the folder."""

    folder: Path
    secrets: Mapping[str, bytes]
    report: str = ""


@dataclass(frozen=True)
class Activity:
    """``ready`` makes the ground, ``work`` ends or is killed, ``judge`` raises where that cost something."""

    name: str
    ready: Callable[[Path], Ground]
    work: Callable[[Ground, Path, Random, Tell], None]
    judge: Callable[[Ground, Path, Sequence[Told]], None]


def expect_whole(vault: Vault) -> None:
    """Every page, index and link of the trail; and nothing is said of a loss that was none."""
    if vault.cut_off is not None:
        raise Lost("it is said that the computer went off, and it did not")
    vault.store.check()
    vault.audit.verify()


def last(told: Sequence[Told], what: str) -> str | None:
    """The last thing of this kind that was told."""
    return next((each[1] for each in reversed(told) if each[0] == what), None)
