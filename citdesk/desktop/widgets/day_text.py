"""Days as people read them, the same on every screen. Nothing here knows of a widget."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def day_words(value: date, today: date | None = None) -> str:
    """A day with its month in letters: ``Thu Mar 12`` this year, ``Mar 12, 2024`` otherwise.

    Without ``today`` the year always stands there. The order is that of the language.
    """
    locale = QLocale()
    english = locale.language() == QLocale.Language.English or locale.language() == QLocale.Language.C
    if today is not None and value.year == today.year:
        form = "ddd MMM d" if english else "ddd d MMM"
    else:
        form = "MMM d, yyyy" if english else "d MMM yyyy"
    return locale.toString(QDate(value.year, value.month, value.day), form)
