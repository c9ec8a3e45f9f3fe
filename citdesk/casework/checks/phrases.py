"""Lists of phrases, looked for in free text however it is set: spaces, line breaks, dashes, case."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: A space of a phrase: one or more of whatever separates words.
_GAP = r"[\s\-‐-―]+"
_MAYBE_GAP = r"[\s\-‐-―]*"
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)")
_FURTHEST = 300  # characters of a sentence around what was found; so a text costs what its length costs
#: Right before a thing, these say that there was none.
_NONE_OF_IT = re.compile(
    r"(?:\b(?:no|without|never|nor|neither)(?:[\s-]+\w+){0,2}"
    r"|\b(?:not|\w+n[’']t|denie[sd])(?:[\s-]+(?:have|had|has|having|see|seen|find|found|carry|carrying|own"
    r"|owning|hold|holding|possess|possessing|notice|show|use|used|using|need|get|draw|deploy|put|any|a|an|the"
    r"|access|to|in|of|on|my|our|his|her|him|them|is|was))*"
    r"|\b(?:nobody|no one)(?:[\s-]+\w+)?"
    r"|\binstead of(?:[\s-]+\w+)?)[\s-]+$",
    re.IGNORECASE,
)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern of whole words, without regard to case; a space in a phrase stands for any gap."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_gaps, phrases))})(?!\w)", re.IGNORECASE)


class Phrases:
    """Phrases to find, with what right before or right after them means something else."""

    def __init__(
        self,
        phrases: Iterable[str],
        *,
        after: Iterable[str] = (),
        before: Iterable[str] = (),
        unless: Iterable[str] = (),
        denied: bool = False,
    ) -> None:
        """``after``: not when one of these stands right before; ``before``: nor right after.

        ``unless``: nor when one of these stands in the same sentence before it or behind it. ``denied``: nor
        where the words right before say that there was none.
        """
        self._phrases = _pattern(phrases)
        self._after = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(_gaps, after))}){_GAP}\Z", re.IGNORECASE) if after else None
        )
        self._before = (
            re.compile(rf"{_GAP}(?:{'|'.join(map(_gaps, before))})(?!\w)", re.IGNORECASE) if before else None
        )
        self._unless = _pattern(unless) if unless else None
        self._denied = denied

    def found_in(self, text: str) -> bool:
        """Whether one of the phrases stands in the text and means what it says."""
        return any(self._meant(text, found) for found in self._phrases.finditer(text))

    def _meant(self, text: str, found: re.Match[str]) -> bool:
        near = text[max(0, found.start() - _FURTHEST) : found.start()]
        ends = [end.end() for end in _SENTENCE_END.finditer(near)]
        told = near[ends[-1] :] if ends else near
        if self._denied and _NONE_OF_IT.search(told):
            return False
        if self._after is not None and self._after.search(told):
            return False
        if self._before is not None and self._before.match(text, found.end()):
            return False
        if self._unless is None:
            return True
        further = text[found.end() : found.end() + _FURTHEST]
        after = _SENTENCE_END.search(further)
        rest = further[: after.start()] if after else further
        return not (self._unless.search(told) or self._unless.search(rest))


def _gaps(phrase: str) -> str:
    return phrase.replace(" ?", "\0").replace(" ", _GAP).replace("\0", _MAYBE_GAP)
