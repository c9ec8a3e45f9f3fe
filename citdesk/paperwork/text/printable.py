"""What a string looks like on paper: controls made visible, missing glyphs named or replaced, and counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from citdesk.paperwork.text.faces import face

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_NEWLINES = re.compile(r"\r\n?|[\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_PLAIN = re.compile(r"[\n\x20-\x7e]*")
# Categories whose members would act on the text around them (bidirectional overrides, joiners) or be unseen.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
# Pictures among the letters and what colors them: a name says what they are, a replacement sign does not.
_SIGNS = frozenset({"So", "Sk"})
# Only chooses how the sign before it is drawn.
_DRAWN_AS = frozenset("\ufe0e\ufe0f")


@dataclass
class Replaced:
    """The characters of one paper that its typeface does not have, in order of first appearance."""

    counts: Counter[str] = field(default_factory=Counter[str])

    def lines(self) -> list[tuple[str, str, int]]:
        """Code point, Unicode name and count of each character that the typeface lacks."""
        return [(f"U+{ord(c):04X}", unicodedata.name(c, "unnamed"), n) for c, n in self.counts.items()]

    @property
    def unreadable(self) -> int:
        """How many stand as a sign that says nothing; a picture among the letters stands as its name."""
        return sum(n for c, n in self.counts.items() if not _name_of_sign(c))


def _name_of_sign(char: str) -> str:
    return unicodedata.name(char, "") if unicodedata.category(char) in _SIGNS else ""


def _shown(char: str, replaced: Replaced) -> str:
    category = unicodedata.category(char)
    if category in _UNSEEN:
        return f"[U+{ord(char):04X}]"
    if face("regular").covers(char):
        return char
    if category == "Zs":
        return " "
    if char in _DRAWN_AS:
        return ""
    replaced.counts[char] += 1
    name = _name_of_sign(char)
    return f"[{name.lower()}]" if name else REPLACEMENT


def printable(text: str, replaced: Replaced) -> str:
    """``text`` as it is drawn: composed (NFC), line ends as ``\\n``, tabs as spaces.

    Control and format characters stand as ``[U+XXXX]``, so that a reversed or hidden passage is seen for what
    it is. A character the typeface lacks is counted in ``replaced``; a sign such as an emoji stands as its
    Unicode name in brackets, any other as U+FFFD.
    """
    text = _NEWLINES.sub("\n", text).expandtabs(4)
    if _PLAIN.fullmatch(text):
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        char if " " <= char <= "~" or char == "\n" else _shown(char, replaced) for char in composed
    )
