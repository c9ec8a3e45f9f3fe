"""Between text and numbers (XPath 1.0 sections 4.2 and 4.4)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

NAN: Final = float("nan")
INFINITY: Final = float("inf")

#: An exponent is allowed, as every ODK engine's host language allows it.
_NUMERAL: Final = re.compile(r"[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)[ \t\r\n]*")
#: Most answers that are numbers are small counts; looking them up is several times faster.
_COMMON: Final = {str(number): float(number) for number in range(-100, 2200)} | {"": NAN}


def number_in(text: str) -> float:
    """The number that a text denotes, NaN if none."""
    common = _COMMON.get(text)
    if common is not None:
        return common
    found = _NUMERAL.fullmatch(text)
    return float(found[1]) if found is not None else NAN


def numeral(number: float) -> str:
    """A number in decimal digits without an exponent; NaN, Infinity, -Infinity by these names."""
    if number != number:  # NaN alone is unequal to itself
        return "NaN"
    if number in {INFINITY, -INFINITY}:
        return "Infinity" if number > 0 else "-Infinity"
    if number.is_integer():
        return str(int(number))
    shortest = repr(number)
    return format(Decimal(shortest), "f") if "e" in shortest else shortest
