"""Every screen there is, and every state of one that has its own words: the one list.

The pictures are made from it, and what is held of every screen is held over it: see ``tests/a11y``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

import citdesk.desktop
from citdesk.desktop.shell.cover import Cover
from citdesk.desktop.shell.palette import Palette
from tests.pictures import everybody, form, gate, guide, liaison, reports, unit
from tests.pictures.screen import Screen

SCREENS: dict[str, Screen] = {
    **gate.SCREENS,
    **reports.SCREENS,
    **form.SCREENS,
    **guide.SCREENS,
    **unit.SCREENS,
    **liaison.SCREENS,
    **everybody.SCREENS,
}
#: what takes the screen and is not called a page
_LIES_OVER: tuple[type[QWidget], ...] = (Cover, Palette)


def screen_classes() -> frozenset[type[QWidget]]:
    """Every class of the desktop that is a screen: pages that nothing else is built on, and what covers."""
    for module in pkgutil.walk_packages(citdesk.desktop.__path__, "citdesk.desktop."):
        importlib.import_module(module.name)
    pages = (each for each in _kinds_of(QWidget) if each.__name__.endswith(("Page", "PageView")))
    ours = {each for each in pages if each.__module__.startswith("citdesk.") and not each.__subclasses__()}
    return frozenset({*ours, *_LIES_OVER})


def _kinds_of(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds_of(each)
