"""Texts that a translation lacks, taken from another language: a readable text wins over none.

The compiler writes “-” for every text that a language of the workbook lacks, and such forms come from other
tools as well. JavaRosa takes what a translation lacks from the default language (`Localizer.getText`), form
by form; it knows no more of the “-” than Collect, which shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from citdesk.xforms.definition.model import Parts

#: language, id, form
Texts = dict[str, dict[str, dict[str, Parts]]]

_PLACEHOLDER: Final[Parts] = ("-",)
_PLAIN, _SHORT = "", "short"


def complete(texts: Texts, default: str) -> Texts:
    """The texts of all languages with no gaps that the default language, or else another one, can fill.

    A “-” counts as a gap where another language has a text. A language that had nothing else is not among
    the result's: it is a name only, as of a default language that no column has.
    """
    empty = {language for language, entries in texts.items() if not entries}
    for identifier, form in _marked(texts):
        if any(
            texts[language].get(identifier, {}).get(form, _PLACEHOLDER) != _PLACEHOLDER for language in texts
        ):
            for entries in texts.values():
                _drop(entries, identifier, form)
    spoken = [language for language, entries in texts.items() if entries or language in empty]
    order = sorted(spoken, key=lambda language: language != default)
    whole = _merged([texts[language] for language in order])
    return {language: _filled(texts[language], whole) for language in texts if language in spoken}


def _marked(texts: Texts) -> set[tuple[str, str]]:
    return {
        (identifier, form)
        for entries in texts.values()
        for identifier, forms in entries.items()
        for form, parts in forms.items()
        if parts == _PLACEHOLDER
    }


def _drop(entries: dict[str, dict[str, Parts]], identifier: str, form: str) -> None:
    forms = entries.get(identifier, {})
    if forms.get(form) == _PLACEHOLDER:
        del forms[form]
        if not forms:
            del entries[identifier]


def _merged(languages: Sequence[Mapping[str, Mapping[str, Parts]]]) -> dict[str, dict[str, Parts]]:
    """Each text in the first language that has it."""
    found: dict[str, dict[str, Parts]] = {}
    for entries in languages:
        for identifier, forms in entries.items():
            known = found.setdefault(identifier, {})
            for form, parts in forms.items():
                known.setdefault(form, parts)
    return found


def _filled(
    own: dict[str, dict[str, Parts]], whole: Mapping[str, Mapping[str, Parts]]
) -> dict[str, dict[str, Parts]]:
    filled: dict[str, dict[str, Parts]] = {}
    for identifier, forms in whole.items():
        mine = own.get(identifier, {})
        merged = {**forms, **mine}
        if _SHORT in mine and _PLAIN not in mine:
            merged.pop(_PLAIN, None)  # the short text in one's own language rather than the long in another
        filled[identifier] = merged
    return filled
