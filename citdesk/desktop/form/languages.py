"""The languages of a form: which way each is read, and a list to choose one from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from citdesk.desktop.theme import MEDIUM, Look
from citdesk.desktop.widgets.styled import follow, letters

_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:[-_]\w+)*)\)\s*$")


def short_name(language: str) -> str:
    """A language without its code: ``Español`` for ``Español (es)``."""
    return language.split(" (", maxsplit=1)[0]


def reads_right_to_left(language: str) -> bool:
    """Whether a language is read from right to left: by its code, else by the letters of its name."""
    code = _CODE.search(language)
    if code is not None:
        locale = QLocale(code[1])
        if locale.language() != QLocale.Language.C:
            return locale.textDirection() == Qt.LayoutDirection.RightToLeft
    first = next(
        (way for sign in language if (way := unicodedata.bidirectional(sign)) in {"L", "R", "AL"}), "L"
    )
    return first != "L"


class LanguageMenu(QMenu):
    """A list of languages with a mark at the one in use; ``chosen`` has the whole name of the one pressed."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("form.languages")
        self.setAccessibleName(self.tr("Languages"))
        self._group = QActionGroup(self)
        self.triggered.connect(self._pressed)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take font, colours and the height of a row from the look."""
        look = self.look
        letters(self, look.font(1.0, MEDIUM))
        room = max(0, (look.target() - self.fontMetrics().height()) // 2)
        self.setStyleSheet(
            f"QMenu {{ background: {look.hex('surface')};"
            f" border: 2px solid {look.hex('control_line')}; }}"
            f"QMenu::item {{ color: {look.hex('ink')}; padding: {room}px {look.em(1.0)}px; }}"
            f"QMenu::item:selected {{ background: {look.hex('select')}; }}"
            f"QMenu::indicator {{ left: {look.em(0.4)}px; }}"
        )

    def show_languages(self, names: Sequence[str], current: str) -> None:
        """List these languages."""
        if [action.data() for action in self.actions()] != list(names):
            self.clear()
            for name in names:
                action = QAction(short_name(name), self)
                action.setData(name)
                action.setCheckable(True)
                self._group.addAction(action)
                self.addAction(action)
        for action in self.actions():
            action.setChecked(action.data() == current)

    def _pressed(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))
