"""Contrast between two colours, as WCAG 2.2 defines it (success criterion 1.4.3, relative luminance)."""

from __future__ import annotations


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """The relative luminance of ``#RRGGBB``, from 0.0 (black) to 1.0 (white)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def blue_light(colour: str) -> float:
    """The linear blue of ``#RRGGBB``: the night theme keeps it low so that eyes stay used to the dark."""
    return _linear(int(colour[5:7], 16))


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, from 1.0 (the same) to 21.0 (black on white)."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
