"""A drill as data: scenes with choices that lead on, and endings good and bad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do or say, what it brings about, why, on whose word, and where it leads."""

    say: str
    effect: str
    why: str
    source: str
    to: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment with a choice in it."""

    id: str
    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How it turned out."""

    id: str
    well: bool
    text: str


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill. ``script`` names the encounter script it grew from; the first scene begins it."""

    id: str
    title: str
    script: str
    opening: str
    first: str
    scenes: Mapping[str, Scene]
    endings: Mapping[str, Ending]
