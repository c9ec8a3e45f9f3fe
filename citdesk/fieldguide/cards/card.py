"""What a guidance card is: steps to act by, passages to read, and the sources both rest on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from. ``number`` is how the card's text names it, counted in order of use."""

    key: str
    number: int
    citation: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do or to say. ``wait`` is how many minutes pass before the next one, 0 for none."""

    text: str
    wait: int = 0
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A headed part of the card for reading: paragraphs, or lines where ``listed``."""

    title: str
    lines: tuple[str, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One guidance card.

    ``when`` says in a sentence when to reach for it; ``words`` are other names people search it by.
    ``reviewed`` is the day our wording was last read against its sources, as ISO text.
    """

    id: str
    title: str
    when: str
    audience: tuple[str, ...]
    words: tuple[str, ...]
    reviewed: str
    steps: tuple[Step, ...]
    passages: tuple[Passage, ...]
    sources: tuple[Source, ...]

    def beside_a_question(self) -> str:
        """The card short enough to stand beside a form's question: its steps, one on each line."""
        return "\n".join(f"{at}. {step.text}" for at, step in enumerate(self.steps, 1))
