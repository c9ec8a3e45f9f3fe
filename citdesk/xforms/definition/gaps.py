"""Texts that a workbook lacks: translations, labels, and a default language that no column has.

Nothing here refuses a form, since another language's text is shown, or a choice's name; but the author is
told where.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.compiler_messages import Sheets, place

_TEXTS: Final = (
    "label", "hint", "guidance_hint", "constraint_message", "required_message", "image", "big-image", "audio",
    "video",
)  # fmt: skip
_MEDIA: Final = frozenset({"image", "big-image", "audio", "video"})
_OTHER_NAMES: Final = {
    "caption": "label",
    "constraining_message": "constraint_message",
    "requiredmsg": "required_message",
}
_SHEETS: Final = ("survey", "choices")
#: the first word of types that show nothing, or whose label may be left out
_SILENT: Final = frozenset(
    {
        "begin", "end", "calculate", "hidden", "start", "today", "deviceid", "username", "email",
        "phonenumber", "phone", "subscriberid", "simserial", "start-geopoint", "audit", "background-audio",
        "xml-external", "csv-external", "background-geopoint", "imei", "deviceimei", "date_of_survey",
        "uri:deviceid", "uri:phonenumber", "uri:simserial", "uri:subscriberid", "uri:username", "uri:email",
        "acknowledge_hidden",
    }
)  # fmt: skip
_CLOSE: Final = 0.85
_ENGLISH: Final = re.compile(r"\benglish\b|\(en\b|^en\b", re.IGNORECASE)
_OR_OTHER: Final = re.compile(r"\s(?:or_other|or specify other)$", re.IGNORECASE)
_LISTED: Final = 5


@dataclass(frozen=True, slots=True)
class _Columns:
    """The text columns of one sheet: kind of text, language ('' where none is named), heading."""

    sheet: str
    of: Mapping[str, Mapping[str, str]]
    rows: Sequence[Mapping[str, object]]

    def cell(self, number: int, heading: str) -> str:
        return str(self.rows[number].get(heading) or "").strip()


def note_gaps(sheets: Sheets, headings: Mapping[str, Iterable[str]]) -> list[FormProblem]:
    """What is missing, one note for each column or kind, with the rows."""
    default = _default_language(sheets)
    read = [_columns(sheet, sheets, headings, default) for sheet in _SHEETS]
    languages = list(
        dict.fromkeys(
            language for each in read for texts in each.of.values() for language in texts if language
        )
    )
    found = [*_unknown_default(default, languages)]
    for each in read:
        if len(languages) > 1:
            found += _untranslated(each, languages)
        found += _unlabelled(each)
    return [*found, *_english_other(sheets.get("survey", ()), languages)]


def _columns(sheet: str, sheets: Sheets, headings: Mapping[str, Iterable[str]], default: str) -> _Columns:
    of: dict[str, dict[str, str]] = {}
    for heading in headings.get(sheet, ()):
        parts = [part.strip() for part in re.split(r"::?", heading.strip())]
        if parts[0].lower() == "media":
            parts = parts[1:]
        kind = "_".join(parts[0].lower().split()) if parts else ""
        kind = _OTHER_NAMES.get(kind, kind)
        if kind in _TEXTS:
            of.setdefault(kind, {}).setdefault(parts[1] if len(parts) > 1 else default, heading)
    return _Columns(sheet, of, sheets.get(sheet, ()))


def _default_language(sheets: Sheets) -> str:
    return next(
        (
            str(row["default_language"]).strip()
            for row in sheets.get("settings", ())
            if row.get("default_language")
        ),
        "",
    )


def _unknown_default(default: str, languages: Sequence[str]) -> Iterator[FormProblem]:
    if default and languages and default not in languages:
        where, detail = place("settings", "2", "default_language")
        yield FormProblem(
            "default-language-unknown",
            where,
            f"No column is in the language “{default}”, so the form opens in “{languages[0]}”.",
            f"Write one of these: {', '.join(languages)}.",
            detail,
        )


def _english_other(rows: Sequence[Mapping[str, object]], languages: Sequence[str]) -> Iterator[FormProblem]:
    """The compiler writes the choice and the question that `or_other` stands for in English alone."""
    others = [language for language in languages if not _ENGLISH.search(language)]
    having = [
        number for number, row in enumerate(rows, 2) if _OR_OTHER.search(str(row.get("type") or "").strip())
    ]
    if others and having:
        where, detail = place("survey", str(having[0]), "type")
        more = (
            f" Likewise row{'s' if len(having) > 2 else ''} {', '.join(map(str, having[1:]))}."
            if having[1:]
            else ""
        )
        yield FormProblem(
            "or-other-english",
            where,
            f"or_other adds “Other” and “Specify other.” in English, also in {_listed(others)}.{more}",
            "To have them translated, write a choice “other” and a text question of your own, shown by "
            "selected(${…}, 'other').",
            detail,
        )


def _listed(languages: Sequence[str]) -> str:
    return " and ".join(f"“{language}”" for language in languages)


# -- translations


def _untranslated(columns: _Columns, languages: Sequence[str]) -> Iterator[FormProblem]:
    lacking: dict[str, list[str]] = {}
    for kind, texts in columns.of.items():
        filled = {
            number
            for number in range(len(columns.rows))
            if any(columns.cell(number, heading) for heading in texts.values())
        }
        if not filled or kind in _MEDIA:  # a picture mostly serves in every language
            continue
        for language in languages:
            heading = texts.get(language)
            if heading is None:
                lacking.setdefault(language, []).append(kind)
            else:
                missing = [number + 2 for number in sorted(filled) if not columns.cell(number, heading)]
                if missing:
                    yield _blank(columns.sheet, heading, language, missing)
    for language, kinds in lacking.items():
        yield _no_column(columns, language, kinds)


def _no_column(columns: _Columns, language: str, kinds: Sequence[str]) -> FormProblem:
    present = columns.of[kinds[0]]
    where, detail = place(columns.sheet, "1", next(iter(present.values())))
    like = difflib.get_close_matches(language, present, 1, _CLOSE)
    mend = f"Add {' and '.join(f'{kind}::{language}' for kind in kinds)}."
    if like:
        mend = f"“{like[0]}” and “{language}” count as two languages: if one is meant, write it alike."
    named = " and no ".join(kind.replace("_", " ") for kind in kinds)
    what = f"There is no {named} in “{language}”; another language's text is shown there."
    return FormProblem("language-missing", where, what, mend, detail)


def _blank(sheet: str, heading: str, language: str, rows: Sequence[int]) -> FormProblem:
    where, detail = place(sheet, str(rows[0]), heading)
    what = f"There is no text in “{language}” here{_also(rows)}; another language's text is shown."
    return FormProblem("translation-missing", where, what, "Write it into this column.", detail)


# -- labels


def _unlabelled(columns: _Columns) -> Iterator[FormProblem]:
    labels = columns.of.get("label", {})
    shown = [heading for kind in ("label", *_MEDIA) for heading in columns.of.get(kind, {}).values()]
    if not labels or not columns.rows:
        return
    wants = _question_shows if columns.sheet == "survey" else _is_choice
    missing = [
        number + 2
        for number, row in enumerate(columns.rows)
        if wants(row) and not any(columns.cell(number, heading) for heading in shown)
    ]
    if missing:
        where, detail = place(columns.sheet, str(missing[0]), next(iter(labels.values())))
        if columns.sheet == "survey":
            what, code = (
                f"The question has no label{_also(missing)}, so nothing says what is asked.",
                "label-blank",
            )
        else:
            what, code = f"The choice has no label{_also(missing)}; its name is shown.", "choice-label-blank"
        yield FormProblem(code, where, what, "Write into this column what people are to read.", detail)


def _question_shows(row: Mapping[str, object]) -> bool:
    """Whether a row of the survey is a question that stands on the screen and should say what it asks."""
    words = str(row.get("type") or "").lower().replace("_", " ").split()
    if not words or words[0] in _SILENT:
        return False
    computed = row.get("calculation") or row.get("calculate") or row.get("bind::calculate")
    return not computed and "label" not in str(row.get("appearance") or "")


def _is_choice(row: Mapping[str, object]) -> bool:
    return bool(row.get("name") or row.get("value"))


def _also(rows: Sequence[int]) -> str:
    """The further rows, for the middle of a sentence."""
    more = rows[1:]
    if not more:
        return ""
    listed = ", ".join(map(str, more[:_LISTED]))
    rest = f" and {len(more) - _LISTED} more" if len(more) > _LISTED else ""
    return f" nor in row{'s' if len(more) > 1 else ''} {listed}{rest}"
