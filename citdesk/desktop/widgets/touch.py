"""Scrolling with a finger."""

from __future__ import annotations

from PySide6.QtGui import QInputDevice
from PySide6.QtWidgets import QScroller, QWidget


def scroll_by_touch(viewport: QWidget) -> None:
    """Let a finger move what a viewport shows, where there is a screen to touch now.

    Each grab leaves about 2 KiB behind for good, whatever becomes of the viewport: Qt gives it a kind of
    gesture of its own, and PySide keeps a class for every kind. Without a touch screen nobody would gain.
    """
    if any(device.type() == QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices()):
        QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)
