"""Parts on a page from right to left stand where Qt's own styles would put them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

from citdesk.desktop.widgets.mirrored import mirrored

_BOTH = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


@pytest.mark.parametrize("direction", _BOTH)
@pytest.mark.parametrize(
    "part", [QRect(0, 3, 10, 7), QRect(31, 0, 9, 50), QRect(12, 5, 61, 1), QRect(7, 7, 0, 0)]
)
def test_a_part_stands_where_qt_would_mirror_it_to(direction: Qt.LayoutDirection, part: QRect) -> None:
    """To the pixel, for odd and even widths, and for a part that reaches over the edge."""
    for whole in (QRect(0, 0, 40, 50), QRect(5, 2, 41, 50)):
        assert mirrored(direction, whole, part) == QStyle.visualRect(direction, whole, part)
