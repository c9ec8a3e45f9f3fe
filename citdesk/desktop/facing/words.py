"""What stands around a question that was handed across, in the language that the person reads it in."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.desktop.translation import said_in

GIVE_BACK = str(QT_TRANSLATE_NOOP("Facing", "Give it back"))
GO_ON = str(QT_TRANSLATE_NOOP("Facing", "Next"))
GO_BACK = str(QT_TRANSLATE_NOOP("Facing", "Back"))
SIGN_HERE = str(QT_TRANSLATE_NOOP("Facing", "Please sign here"))
CLEAR = str(QT_TRANSLATE_NOOP("Facing", "Clear"))
THANKS = str(QT_TRANSLATE_NOOP("Facing", "Thank you. Please give it back to the officer."))
BACK_TO_QUESTION = str(QT_TRANSLATE_NOOP("Facing", "Back to the question"))
SEVERAL = str(QT_TRANSLATE_NOOP("Facing", "You may choose more than one."))


def to_person(words: str, language: str) -> str:
    """One of these texts in a form's language; in the language of the screens where we do not speak it."""
    return said_in(language, "Facing", words) or QCoreApplication.translate("Facing", words)
