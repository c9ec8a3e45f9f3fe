"""Several parts of a sentence, of which some end by themselves."""

from __future__ import annotations

from collections.abc import Sequence

_ENDS, _QUOTES = ("?", "!", ".", ":"), "\"'”’»)"


def joined_words(parts: Sequence[str]) -> str:
    """Each part leads to the next by a colon, unless it asks or ends a sentence by itself; '' is left out."""
    *leading, last = (part for part in parts if part)
    return "".join(f"{part}{'' if _ends(part) else ':'} " for part in leading) + last


def _ends(part: str) -> bool:
    return part.rstrip(_QUOTES).endswith(_ENDS)
