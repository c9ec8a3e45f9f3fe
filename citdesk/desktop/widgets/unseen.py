"""Signs that nobody sees and that change how a text reads: control characters and turns of direction.

What is pasted from a web page or a message may bring them along. A right-to-left override makes a line read
backwards, on paper too, so a statement could say one thing and show another (Unicode TR36, section 3.2).
"""

from __future__ import annotations

import re

# vertical tab and form feed of word processors and PDFs, information separators, next line
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
# embeddings and overrides, isolates
_TURNS = "\u202a-\u202e\u2066-\u2069"
_TURN = re.compile(f"[{_TURNS}]")
# C0 but tab, line ends and breaks, DEL, C1 but next line, and two that are no characters and in no XML
_UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff{_TURNS}]")
_LINE_ENDS = re.compile("\r\n|[\r\n\u2028\u2029]")


def has_unseen(text: str) -> bool:
    """Whether anything is in it that is left out; what breaks a line is not."""
    return _UNSEEN.search(text) is not None


def turns(text: str) -> bool:
    """Whether a sign in it changes the direction in which it reads."""
    return _TURN.search(text) is not None


def without_unseen(text: str) -> str:
    """The text with every sign that can be seen, in its order; whatever breaks a line is a line's end."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


def in_one_line(text: str) -> str:
    """The same for a field of one line: a space for a line's end, nothing for those around it all."""
    return _LINE_ENDS.sub(" ", without_unseen(text).strip("\r\n\u2028\u2029"))
