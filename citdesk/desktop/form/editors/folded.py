"""Text as it is compared with what somebody types: without case and accents."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Text without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
