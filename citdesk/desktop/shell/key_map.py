"""Ctrl+F1: every key and what it does, in one table that is read from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from citdesk.desktop.shell.actions import CATALOGUE, Action, Place
from citdesk.desktop.shell.areas import area_keys
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import BOLD, Look
from citdesk.desktop.widgets import Body, Button, Rank, ScrollPage, SectionTitle, Title, Words

_PLACES = {
    Place.EVERYWHERE: str(QT_TRANSLATE_NOOP("KeyMap", "Everywhere")),
    Place.SIGNED_IN: str(QT_TRANSLATE_NOOP("KeyMap", "Everywhere once signed in")),
    Place.LIST: str(QT_TRANSLATE_NOOP("KeyMap", "In lists")),
    Place.FORM: str(QT_TRANSLATE_NOOP("KeyMap", "In the form")),
    Place.REVIEW: str(QT_TRANSLATE_NOOP("KeyMap", "In review")),
    Place.PACKET: str(QT_TRANSLATE_NOOP("KeyMap", "In a packet")),
}
#: how many there are depends on who is here
_AREA_KEYS = "Alt+1 …"
_OTHERS: dict[Place, tuple[tuple[str, str], ...]] = {
    Place.SIGNED_IN: (
        (_AREA_KEYS, str(QT_TRANSLATE_NOOP("KeyMap", "Go to a main area"))),
        ("Esc", str(QT_TRANSLATE_NOOP("KeyMap", "Close what lies on top"))),
    ),
    Place.FORM: (
        ("Enter", str(QT_TRANSLATE_NOOP("KeyMap", "Go on to the next question"))),
        ("1 … 9, 0", str(QT_TRANSLATE_NOOP("KeyMap", "Pick a choice while the choices have the focus"))),
        ("A … Z", str(QT_TRANSLATE_NOOP("KeyMap", "Go to the choice that begins with the letter"))),
    ),
    Place.LIST: (("Enter", str(QT_TRANSLATE_NOOP("KeyMap", "Open the row"))),),
}


class KeyName(Words):
    """A key as it is written on the keyboard."""

    weight = BOLD


def key_name(keys: str) -> str:
    """Keys as they are called on the keyboard and elsewhere in the map: Qt's Return is Enter."""
    return keys.replace("Return", "Enter")


def key_lines(areas: int, here: Place = Place.EVERYWHERE) -> Sequence[tuple[Place, str, str]]:
    """Every key with its place and what it does, for who has so many areas: those of where they are first."""
    places = sorted(_PLACES, key=lambda place: place is not here)

    def order(each: Action) -> int:
        return places.index(each.place)

    lines: list[tuple[Place, str, str]] = []
    for place, held in groupby(sorted(CATALOGUE, key=order), key=lambda each: each.place):
        lines.extend((place, key_name(each.keys), each.words) for each in held if each.keys)
        say = QCoreApplication.translate
        for keys, words in _OTHERS.get(place, ()):
            shown = area_keys(areas) if keys == _AREA_KEYS else keys
            lines.append((place, shown, say("KeyMap", words)))
    return lines


class KeyMapPage(Page):
    """The keyboard map, for somebody who has so many ``areas`` and comes from ``here``."""

    passing = True

    def __init__(
        self, look: Look, areas: int, parent: QWidget | None = None, *, here: Place = Place.EVERYWHERE
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page.keys")
        self._page = ScrollPage(look, self, width=44, name="keys")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._page.add(Title(look, self.tr("Keyboard map"), name="keys.title"))
        place: Place | None = None
        grid = QGridLayout()
        for at, (where, keys, words) in enumerate(key_lines(areas, here)):
            if where is not place:
                place = where
                self._page.add(
                    SectionTitle(look, QCoreApplication.translate("KeyMap", _PLACES[where])), above=0.75
                )
                grid = QGridLayout()
                grid.setColumnMinimumWidth(0, look.em(9))
                grid.setColumnStretch(1, 1)
                grid.setVerticalSpacing(look.em(0.25))
                self._page.add_row(grid)
            grid.addWidget(KeyName(look, keys), at, 0)
            grid.addWidget(Body(look, words), at, 1)
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._back.clicked.connect(self.left)
        self._page.footer.addWidget(self._back)
        self._page.footer.addStretch(1)

    def context(self) -> PageContext:
        return PageContext(self.tr("Help"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self._page.read_on(self.tr("Keyboard map"))
