"""The diagnostic file for support: versions, ids, codes and the last log lines. No answers and no names."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import qVersion
from PySide6.QtGui import QScreen

from citdesk.desktop.settings.licences import packages, version
from citdesk.desktop.theme import Look, ScreenSettings


def diagnostics(
    made: datetime,
    screens: Sequence[QScreen],
    look: Look,
    settings: ScreenSettings,
    exchange: str,
    vault: Sequence[str] = (),
    log: Sequence[str] = (),
) -> str:
    """The file's text. ``exchange`` is what the sync center gives to support, ``vault`` what the workspace
    gives, ``log`` the last lines of the log.
    """
    lines = [
        f"made={made.isoformat(timespec='seconds')}",
        f"citdesk={version()}",
        f"python={platform.python_version()}",
        f"qt={qVersion()}",
        f"system={platform.system()} {platform.release()} {platform.machine()}",
        *(_screen(at, screen) for at, screen in enumerate(screens, 1)),
        f"look=theme {look.theme}, unit {look.unit}, ppi {look.ppi:.0f}, gloves {look.gloves}",
        f"distance={settings.distance_mm} mm, text {settings.size.name.lower()}",
        f"card={settings.card_pixels or '-'}",
        f"one_question={settings.one_question}, vehicle {settings.vehicle}",
        *exchange.splitlines(),
        *vault,
        *(f"package={package.name} {package.version}" for package in packages()),
        *(f"log={line}" for line in log),
    ]
    return "\n".join(lines) + "\n"


def _screen(at: int, screen: QScreen) -> str:
    size = screen.size()
    return (
        f"screen{at}={size.width()}x{size.height()} at {screen.devicePixelRatio():g},"
        f" {screen.physicalDotsPerInch():.0f} ppi"
    )
