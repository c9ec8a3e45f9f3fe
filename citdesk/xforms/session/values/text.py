"""Plain text, and lists of choice values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from citdesk.xforms.client import Value
from citdesk.xforms.session.values.codec import Unreadable

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TextCodec:
    """``string``, ``barcode``, ``binary`` (a file's name) and ``intent``."""

    def encode(self, value: object) -> str:
        """Any value as its text; None is blank."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, (list, tuple, set, frozenset)):
            return ListCodec().encode(cast("Iterable[object]", value))
        return legal(str(value))

    def decode(self, text: str) -> Value | None:
        """The text itself."""
        return text or None


class TriggerCodec:
    """An acknowledgement: `OK` or blank (specification, section Body elements)."""

    def encode(self, value: object) -> str:
        """`OK` for whatever counts as yes."""
        if value is None or value is False:
            return ""
        return "" if str(value).strip().lower() in {"", "0", "false", "no"} else "OK"

    def decode(self, text: str) -> Value | None:
        """`OK` or None."""
        return "OK" if text else None


class ListCodec:
    """Several choice values, stored with one blank between them (``select``, ``odk:rank``)."""

    def encode(self, value: object) -> str:
        """Values in the order given, each once."""
        if value is None:
            return ""
        if isinstance(value, str):
            return " ".join(dict.fromkeys(legal(value).split()))
        if not isinstance(value, Iterable):
            raise Unreadable("Give a list of choices.")
        words = [legal(str(item)) for item in cast("Iterable[object]", value)]
        return " ".join(dict.fromkeys(word for text in words for word in text.split()))

    def decode(self, text: str) -> Value | None:
        """The values as a tuple."""
        words = tuple(text.split())
        return words or None


def legal(text: str) -> str:
    """The text without characters that XML 1.0 cannot hold (section 2.2 Characters)."""
    return text if text.isprintable() else _ILLEGAL.sub("", text)
