"""Text is sized by the eye, not by the pixel (interface.md §2.1)."""

from __future__ import annotations

import pytest

from citdesk.desktop.theme.measure import body_pixels, glass_density


class _Panel:
    def __init__(self, ppi: float) -> None:
        self._ppi = ppi

    def physicalDotsPerInch(self) -> float:  # noqa: N802 - Qt's name
        return self._ppi


@pytest.mark.parametrize(
    ("distance", "ppi", "unit"),
    [(700, 106, 19), (800, 106, 22), (700, 135, 24), (700, 117, 21), (900, 133, 31), (650, 92, 16)],
)
def test_unit_follows_distance_and_density(distance: int, ppi: int, unit: int) -> None:
    """Capitals fill 16 minutes of arc on the laptops the desktop was drawn for, give or take a pixel."""
    assert abs(body_pixels(distance, ppi) - unit) <= 1


def test_unit_stays_between_its_limits() -> None:
    """No panel makes text smaller than 16 or larger than 34 pixels by itself."""
    assert body_pixels(300, 60) == 16
    assert body_pixels(900, 260) == 34


def test_a_bank_card_beats_what_the_panel_says() -> None:
    """A card of 85.6 mm that matched 337 pixels means 100 per inch, whatever the panel reports."""
    assert glass_density(_Panel(250.0), card_pixels=337.0) == pytest.approx(100.0, abs=0.1)


@pytest.mark.parametrize("nonsense", [0.0, 12.0, 900.0])
def test_a_panel_nobody_makes_is_not_believed(nonsense: float) -> None:
    """A density that no panel has is taken as the ordinary 96."""
    assert glass_density(_Panel(nonsense)) == 96.0
