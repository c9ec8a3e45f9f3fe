"""Words as lists compare them: without case, accents, and signs that nobody sees."""

from __future__ import annotations

import unicodedata

# Unicode's categories of signs that only format, such as a zero-width space, and of marks on letters
_NO_LETTERS = ("Cf", "Mn", "Me")


def plain(text: str) -> str:
    """*Garcia* finds *García*, full-width figures find figures, and a zero-width space parts no word."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign for sign in parts if unicodedata.category(sign) not in _NO_LETTERS)
    return unicodedata.normalize("NFKC", kept).casefold()
