"""Our own line icons: small SVG drawings tinted with a token when asked for, sharp at every pixel ratio."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from citdesk.desktop.theme.look import Look
from citdesk.resource_files import resource_path


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _render(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtCore import QByteArray, QRectF  # nothing is drawn on the sign-in page
    from PySide6.QtSvg import QSvgRenderer

    drawing = _drawing(name).replace("currentColor", colour)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_names() -> frozenset[str]:
    """The names of all icons there are."""
    return frozenset(path.stem for path in resource_path("icons").glob("*.svg"))


def icon_pixmap(look: Look, name: str, tint: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon in a token's colour, ``size`` device-independent pixels square.

    Raises ``FileNotFoundError`` for a name that was never drawn.
    """
    return _render(name, look.hex(tint), size, ratio)
