"""Signs that nobody sees and that change how a text reads: control characters and turns of direction.

What is pasted from a web page or a message may bring them along. A right-to-left override makes a line read
backwards, on paper too, so a statement could say one thing and show another (Unicode TR36, section 3.2).
"""

from __future__ import annotations

import re

# C0 but tab and line ends, DEL and C1, embeddings and overrides, isolates
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def without_unseen(text: str) -> str:
    """The text with every sign that can be seen, in its order."""
    return _UNSEEN.sub("", text)
