"""Text that law prescribes word for word, as an agency enters it: what can stand on screen and paper so."""

from __future__ import annotations

import unicodedata

#: Characters: three pages of a paper, and more than any notice or statement of a statute.
MOST_CHARACTERS = 10_000
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def why_not_printable(text: str) -> str | None:
    """What keeps a text from being printed word for word, to be said after its name; None where nothing does.

    Line ends and tabs may stand in it; other control characters and those that nobody sees, such as a soft
    hyphen that came with a copy from a PDF, would stand on the paper as their code.
    """
    if len(text) > MOST_CHARACTERS:
        return f"has {len(text)} characters; {MOST_CHARACTERS} is the most"
    for char in text:
        if char not in "\n\t" and unicodedata.category(char) in _UNSEEN:
            return f"holds the control character U+{ord(char):04X}; write it without"
    return None
