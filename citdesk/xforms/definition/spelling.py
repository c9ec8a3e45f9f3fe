"""Headings and sheet names of a workbook that the compiler would pass over without a word.

A misspelt `relevent` takes every condition out of a form, and nobody notices until an officer is asked the
wrong question. So a heading that is nearly one we know is refused, and any other unknown one is noted.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.compiler_messages import place

#: the columns that a misspelt heading may mean
_SURVEY: Final = frozenset(
    {
        "type", "name", "label", "hint", "guidance_hint", "relevant", "constraint",
        "constraint_message", "required", "required_message", "default", "calculation", "appearance",
        "parameters", "choice_filter", "repeat_count", "read_only", "trigger",
    }
)  # fmt: skip
_CHOICES: Final = frozenset(
    {
        "list_name", "name", "label",
    }
)  # fmt: skip
_SETTINGS: Final = frozenset(
    {
        "form_title", "form_id", "version", "default_language", "public_key", "submission_url", "style",
        "allow_choice_duplicates", "instance_name", "namespaces",
    }
)  # fmt: skip
#: further ones: other names for the same, and what the compiler takes
_SURVEY_TOO: Final = frozenset(
    {
        "relevance", "constraining_message", "requiredmsg", "calculate", "count", "jr:count",
        "readonly", "media", "image", "big-image", "audio", "video", "autoplay", "rows", "body", "bind",
        "control", "instance", "disabled", "save_to", "caption", "command", "tag", "value",
        "accuracythreshold", "note", "notes", "comment", "comments", "compact_tag", "list_name",
        "noapperrorstring", "select_from_list_name", "no_app_error_string", "intent", "hxl",
    }
)  # fmt: skip
_SETTINGS_TOO: Final = frozenset(
    {
        "title", "set_form_title", "id_string", "set_form_id", "instance_id", "name", "attribute",
        "auto_send", "auto_delete", "omit_instanceid", "instance_xmlns", "clean_text_values",
        "add_none_option", "client_editable", "prefix", "delimiter", "sms_keyword",
    }
)  # fmt: skip
#: other names of columns, which are misspelt as well, and the column that each of them is
_ALSO: Final = {
    "relevance": "relevant", "constraining_message": "constraint_message", "requiredmsg": "required_message",
    "calculate": "calculation", "readonly": "read_only", "image": "image", "audio": "audio", "video": "video",
    "big-image": "big-image",
}  # fmt: skip
_SHEETS: Final = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_MEANT: Final = {"survey": _SURVEY, "choices": _CHOICES, "settings": _SETTINGS}
_TAKEN: Final = {"survey": _SURVEY_TOO, "choices": frozenset({"caption", "value"}), "settings": _SETTINGS_TOO}
#: what form builders add for themselves: KoboToolbox writes `$kuid`, `_isRepeat` and `kobo--…`
_BUILDERS: Final = re.compile(r"[$_#.]|kobo--|kuid|bind::|body::|instance::|control::|attribute::")
_MEANS: Final = "Correct the heading to “{near}”, or choose a heading that is not so like it."
_CLOSE: Final = 0.8


def check_headings(headings: Mapping[str, Iterable[str]]) -> tuple[list[FormProblem], list[FormProblem]]:
    """What is refused and what is noted among the headings of each sheet, in the sheets' order."""
    refused: list[FormProblem] = []
    noted: list[FormProblem] = []
    for sheet, meant in _MEANT.items():
        given = [heading for heading in headings.get(sheet, ()) if heading]
        present = {_base(heading) for heading in given}
        for heading in given:
            base = _base(heading)
            if base in meant or base in _TAKEN[sheet] or _BUILDERS.match(heading.strip().lower()):
                continue
            near = _near(base, meant - present)
            if not near and sheet == "survey":
                also = _near(base, {name for name, column in _ALSO.items() if column not in present})
                near = _ALSO.get(also, "")
            where, detail = place(sheet, "1", heading)
            if near:
                what = f"There is no column “{heading}”; “{near}” is meant, it seems."
                refused.append(FormProblem("column-misspelt", where, what, _MEANS.format(near=near), detail))
            elif sheet != "choices":  # there a further column is something to filter by
                what = f"The column “{heading}” is not one of XLSForm and has no effect."
                noted.append(FormProblem("column-unused", where, what, "Remove it if it is a slip.", detail))
    return refused, noted


def check_sheets(names: Iterable[str]) -> list[FormProblem]:
    """Sheets that are nearly called like one that the workbook lacks. Capitals do not count."""
    given = [str(name) for name in names]
    missing = set(_SHEETS) - {name.lower() for name in given}
    found: list[FormProblem] = []
    for name in given:
        near = _near(name.strip().lower(), missing)
        if near and name.lower() not in _SHEETS and not name.startswith("_"):
            where, detail = place(name)
            what = f"The sheet “{name}” is not read; “{near}” is meant, it seems."
            mend = f"Call the sheet “{near}”, or begin its name with _ if it is to be passed over."
            found.append(FormProblem("sheet-misspelt", where, what, mend, detail))
    return found


def _base(heading: str) -> str:
    """A heading without its language or attribute: `label::English (en)` is a label."""
    base = re.split(r"::?(?!count)", heading.strip(), maxsplit=1)[0]
    return "_".join(base.strip().lower().split())


def _near(word: str, known: Iterable[str]) -> str:
    """The known word that is written nearly so or with the same letters, '' where none is."""
    words = sorted(known)
    found = difflib.get_close_matches(word, words, 1, _CLOSE)
    return next((each for each in (*found, *words) if each in found or sorted(each) == sorted(word)), "")
