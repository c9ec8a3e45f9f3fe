"""From the eye to the pixel: how large body text is on this panel at this distance.

Capitals fill 16 minutes of arc at the chosen distance (the least that in-vehicle guidance gives for anything
time-critical), so text is equally readable on every screen. The result, U, is the unit of
the whole interface.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import Protocol

DEFAULT_DISTANCE_MM = 700
ROBOTO_CAPITAL = 0.711  # height of a capital, as a share of the font size
SMALLEST, LARGEST = 16, 34
CARD_MM = 85.6  # ISO/IEC 7810 ID-1: a bank card, held to the screen to measure it

_ARC_16_MINUTES = math.tan(math.radians(16 / 60))
_MM_PER_INCH = 25.4
_BELIEVABLE_PPI = (60.0, 260.0)
_ORDINARY_PPI = 96.0


class TextSize(Enum):
    """The text size a person chose, as a factor on U."""

    COMPACT = 0.8
    STANDARD = 1.0
    LARGE = 1.25
    LARGEST = 2.0


class Panel(Protocol):
    """What we ask of a screen. ``QScreen`` fits: its dots are already device-independent ones."""

    def physicalDotsPerInch(self) -> float: ...


def glass_density(panel: Panel, card_pixels: float | None = None) -> float:
    """Device-independent pixels per inch of glass.

    ``card_pixels`` is the width at which a bank card matched the screen; it beats what the panel reports,
    which is often wrong. A report that no panel can have is replaced by 96.
    """
    if card_pixels is not None:
        return card_pixels / CARD_MM * _MM_PER_INCH
    reported = panel.physicalDotsPerInch()
    low, high = _BELIEVABLE_PPI
    return reported if low <= reported <= high else _ORDINARY_PPI


def body_pixels(distance_mm: float, ppi: float, capital: float = ROBOTO_CAPITAL) -> int:
    """U: the body text size in device-independent pixels, between 16 and 34."""
    capital_pixels = distance_mm * _ARC_16_MINUTES / _MM_PER_INCH * ppi
    return max(SMALLEST, min(LARGEST, round(capital_pixels / capital)))
