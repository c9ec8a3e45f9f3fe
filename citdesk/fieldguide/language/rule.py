"""The rules of the language check, as data, and what it finds by them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look at again. ``say`` suggests; nothing is ever rewritten."""

    code: str
    say: str
    #: regular expressions in small letters, matched at the beginning of a word of a text in small letters
    patterns: tuple[str, ...]
    unless: re.Pattern[str] | None
    #: where this ends right before the words, or begins right after them, they mean something else
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    source: str


@dataclass(frozen=True, slots=True)
class Hint:
    """Words of a text that a rule points at: ``text[start:end]``."""

    code: str
    start: int
    end: int
    words: str
    say: str

    @property
    def key(self) -> str:
        """What an answer to it, accepted or skipped, is remembered by: the rule and the words."""
        return f"{self.code}:{self.words.casefold()}"
