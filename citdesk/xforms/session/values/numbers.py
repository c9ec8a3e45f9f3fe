"""``int``, ``decimal`` and ``boolean``."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation

from citdesk.xforms.client import Value
from citdesk.xforms.session.values.codec import Unreadable

_SMALLEST, _LARGEST = -(2**31), 2**31 - 1
_NUMBER = re.compile(r"^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$", re.ASCII)


def _parse(value: object, message: str) -> float | int:
    """A finite number from a number or its text."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        number = value
    elif isinstance(value, str) and len(value) < 400 and _NUMBER.match(value.strip()):
        text = value.strip()
        if text.lstrip("+-").isdigit():
            return int(text)
        number = float(text)
    else:
        raise Unreadable(message)
    if not math.isfinite(number):
        raise Unreadable(message)
    return number


def _decimal(value: object, message: str) -> float:
    try:
        return float(_parse(value, message))
    except OverflowError:  # hundreds of digits
        raise Unreadable(message) from None


def refuse_fraction(data_type: str, value: object) -> None:
    """Raises Unreadable for a text with a fraction that somebody typed where a whole number is asked.

    What is computed is cut off instead, as JavaRosa does; nobody's typing is changed without a word.
    """
    if data_type != "int" or not isinstance(value, str) or not _NUMBER.match(value.strip()):
        return
    try:
        number = Decimal(value.strip())
        whole = number == number.to_integral_value()
    except InvalidOperation:  # an exponent that no number here has: refused for its size
        return
    if not whole:
        raise Unreadable("Enter a whole number, for example 3.")


class IntCodec:
    """A whole number of 32 bits, as JavaRosa keeps it; a fraction is cut off."""

    def encode(self, value: object) -> str:
        """Its decimal digits."""
        if value is None or value == "":
            return ""
        number = int(_parse(value, "Enter a whole number, for example 3."))
        if not _SMALLEST <= number <= _LARGEST:
            raise Unreadable(f"Enter a number from {_SMALLEST:,} to {_LARGEST:,}.")
        return str(number)

    def decode(self, text: str) -> Value | None:
        """The whole number."""
        try:
            return int(self.encode(text)) if text else None
        except Unreadable:
            return None


class DecimalCodec:
    """A number with a fraction, stored with at least one decimal as JavaRosa writes it."""

    def encode(self, value: object) -> str:
        """The shortest decimal text that reads as the same number, without exponent."""
        if value is None or value == "":
            return ""
        return decimal_text(_decimal(value, "Enter a number, for example 1.75."))

    def decode(self, text: str) -> Value | None:
        """The number."""
        try:
            return _decimal(text, "") if text else None
        except Unreadable:
            return None


def decimal_text(number: float) -> str:
    """A number as text with at least one decimal and never an exponent."""
    text = repr(number)
    if "e" in text or "E" in text:
        text = format(Decimal(text), "f")
        if "." not in text:
            text += ".0"
    return text


class BooleanCodec:
    """``boolean``, stored as 1 and 0, or true and false as it was given (XML Schema allows both)."""

    def encode(self, value: object) -> str:
        """`true`/`false` for a Python truth value, else the text as typed."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        text = str(value).strip()
        if text in {"0", "1", "true", "false"}:
            return text
        if text in {"True", "False"}:
            return text.lower()
        raise Unreadable("Choose yes or no.")

    def decode(self, text: str) -> Value | None:
        """True for `true` and `1`."""
        return {"true": True, "1": True, "false": False, "0": False}.get(text)
