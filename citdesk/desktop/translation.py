"""The language of the screens: texts from a Qt Linguist file, dates by the same language.

The ``.ts`` file is read as it is, so that what a translator saves is what shows, with no compiled copy to
fall behind. A text that is not translated shows in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from citdesk.casework.errors import EnvironmentProblem
from citdesk.resource_files import resource_path

if TYPE_CHECKING:
    from PySide6.QtCore import QXmlStreamReader

#: code and name, as its speakers call it
LANGUAGES: Final[tuple[tuple[str, str], ...]] = (("en", "English"), ("es", "Español"))
_LOCALES: Final = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
    "es": QLocale(QLocale.Language.Spanish, QLocale.Country.UnitedStates),
}


#: a text's forms by where it stands and what it says in English
Texts: TypeAlias = Mapping[tuple[str, str], tuple[str, ...]]


def texts_file(language: str) -> Path:
    """Where the texts of a language stand; English stands in the code."""
    return resource_path(f"i18n/citdesk_{language}.ts")


def read_texts(file: Path) -> Texts:
    """The finished texts of one Qt Linguist file.

    Raises EnvironmentProblem for a file that is missing or damaged.
    """
    from PySide6.QtCore import QFile, QXmlStreamReader

    opened = QFile(str(file))
    if not opened.open(QFile.OpenModeFlag.ReadOnly):
        raise EnvironmentProblem("The texts of this language are missing.", code="texts_missing")
    found = _finished(QXmlStreamReader(opened))
    opened.close()
    return found


class ScreenTexts(QTranslator):
    """Texts in a language with one form for one and one for others."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    def isEmpty(self) -> bool:
        return not self._texts

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """The text in this language; the text itself where it has none."""
        # an empty text would show: the binding cannot give Qt the null text that sends it on to the source
        forms = self._texts.get((context, sourceText), (sourceText,))
        return forms[0] if n == 1 else forms[-1]


def said_in(form_language: str, context: str, source: str) -> str | None:
    """A text of ours in the language of a form, ``Español (es)``; None for one that we do not speak.

    What stands around a question is read together with it, also where the screens speak another language.
    """
    code = next(
        (
            code
            for code, name in LANGUAGES
            if re.search(rf"\({code}\b", form_language, re.IGNORECASE)
            or form_language.strip().casefold() in {code, name.casefold()}
        ),
        None,
    )
    if code is None:
        return None
    return source if code == "en" else _texts(code).get((context, source), (source,))[-1]


def read_ahead() -> None:
    """Read the texts of every language, in a worker: the first question in one must not wait for them."""
    for code, _name in LANGUAGES:
        if code != "en":
            _texts(code)


@cache
def _texts(language: str) -> Texts:
    return read_texts(texts_file(language))


def _finished(xml: QXmlStreamReader) -> Texts:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    context = source = ""
    while not xml.atEnd():
        xml.readNext()
        if not xml.isStartElement():
            continue
        if xml.name() == "name":
            context = xml.readElementText()
        elif xml.name() == "source":
            source = xml.readElementText()
        elif xml.name() == "translation":
            finished = not xml.attributes().hasAttribute("type")
            forms = _forms(xml)
            if finished and all(forms):
                found[context, source] = forms
    if xml.hasError():
        raise EnvironmentProblem("The texts of this language are damaged.", code="texts_damaged")
    return found


def _forms(xml: QXmlStreamReader) -> tuple[str, ...]:
    text = ""
    forms: list[str] = []
    while not xml.atEnd():
        xml.readNext()
        if xml.isStartElement():
            forms.append(xml.readElementText())
        elif xml.isEndElement():
            break
        else:
            text += xml.text()
    return tuple(forms) or (text,)


def preferred() -> str:
    """The system's language where we speak it, else English."""
    return _code_of(QLocale.system())


def spoken() -> str:
    """The code of the language in which the screens show now."""
    return _code_of(QLocale())


def _code_of(wanted: QLocale) -> str:
    return next((code for code, locale in _LOCALES.items() if locale.language() == wanted.language()), "en")


def language_of(wanted: str | None) -> str:
    """The language that shows for a wish: itself where we speak it, else the system's."""
    return wanted if wanted in _LOCALES else preferred()


#: what shows now, nothing in English
_installed: list[ScreenTexts] = []


def speak(app: QApplication, language: str | None) -> str:
    """Show everything made from now on in this language (None: as the system); gives the one chosen."""
    chosen = language_of(language)
    # kept here: to look among the application's children, PySide finds out what each of them is
    while _installed:
        before = _installed.pop()
        if isValid(before):
            app.removeTranslator(before)
            before.deleteLater()
    QLocale.setDefault(_LOCALES[chosen])
    if chosen != "en":
        _installed.append(ScreenTexts(_texts(chosen), app))
        app.installTranslator(_installed[-1])
    return chosen
