"""What a codec is: the way between an answer in Python and the text that the instance stores."""

from __future__ import annotations

from typing import Protocol

from citdesk.xforms.client import Value


class Unreadable(ValueError):
    """What was typed is not a value of the question's type; the message says what would be."""

    code = "answer-unreadable"


class Codec(Protocol):
    """One data type."""

    def encode(self, value: object) -> str:
        """The stored text of an answer, given as a Python value or as typed text. Raises Unreadable."""
        ...

    def decode(self, text: str) -> Value | None:
        """The Python value of a stored text; None for blank and for what cannot be read."""
        ...
