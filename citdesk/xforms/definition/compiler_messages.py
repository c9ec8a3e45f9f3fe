"""The XLSForm compiler's complaints told as code, sheet, row, column, what is wrong and how to mend it.

pyxform has one exception class and free text. The table below knows the sentences that authors meet; any
other sentence is passed on as it is, with the place that can be read out of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from citdesk.xforms.client import FormProblem


@dataclass(frozen=True, slots=True)
class _Known:
    """One kind of complaint. Groups of the pattern may be named in `column`, `what` and `mend`."""

    pattern: re.Pattern[str]
    code: str
    sheet: str
    column: str
    what: str
    mend: str


def _known(pattern: str, code: str, place: str, what: str, mend: str) -> _Known:
    sheet, _, column = place.partition(" ")
    return _Known(re.compile(pattern, re.DOTALL | re.IGNORECASE), code, sheet, column, what, mend)


_KNOWN: Final = (
    _known(
        r"Unknown question type '(?P<value>select(?:_one|_multiple| one| multiple)?|rank)'",
        "list-missing",
        "survey type",
        "The type “{value}” does not say which list of choices it offers.",
        "Write the list's name behind it, for example “select_one yes_no”.",
    ),
    _known(
        r"Unknown question type '(?P<value>[^']*)'",
        "type-unknown",
        "survey type",
        "There is no question type “{value}”.",
        "Use a type of XLSForm, for example text, integer, date, select_one LIST or begin_group.",
    ),
    _known(
        r"Question with no type",
        "type-missing",
        "survey type",
        "The row has no type.",
        "Write its type, or empty the whole row.",
    ),
    _known(
        r"Question or group with no name",
        "name-missing",
        "survey name",
        "The row has no name.",
        "Give it a name of letters, digits and _, unlike the names beside it.",
    ),
    _known(
        r"the '(?P<column>[^']+)' value is invalid.*Names must begin with",
        "name-invalid",
        "- {column}",
        "The name has a sign that names cannot have.",
        "Begin with a letter or _, and use only letters, digits, _, - and . after that; no spaces.",
    ),
    _known(
        r"The '(?P<value>[^']*)' value is invalid. Names must begin with",
        "name-invalid",
        "- ",
        "The name “{value}” has a sign that names cannot have.",
        "Begin with a letter or _, and use only letters, digits, _, - and . after that; no spaces.",
    ),
    _known(
        r"'name' value '(?P<value>[^']*)' is invalid.*(?:must be unique|Repeat names must unique)",
        "name-twice",
        "survey name",
        "The name “{value}” is used twice in the same place.",
        "Give one of the two another name, and use it in the expressions that mean it.",
    ),
    _known(
        r"Repeat names must not be the same as the survey root",
        "name-reserved",
        "survey name",
        "A repeat cannot be called like the form itself.",
        "Give the repeat another name.",
    ),
    _known(
        r"The name 'meta' is reserved",
        "name-reserved",
        "survey name",
        "The name “meta” is reserved for the form's own data.",
        "Give the row another name.",
    ),
    _known(
        r"List name not in (?P<where>external )?choices sheet: (?P<value>.*)",
        "list-missing",
        "survey type",
        "The list “{value}” is not on the {where}choices sheet.",
        "Add its choices there, or correct the list's name here or there.",
    ),
    _known(
        r"There should be an? (?P<where>external_choices|choices) sheet",
        "choices-missing",
        "{where} ",
        "The workbook has no sheet {where} with the columns list_name, name and label.",
        "Add the sheet, or correct the spelling of the sheet's and its columns' names.",
    ),
    _known(
        r"You must have a sheet named '?survey",
        "survey-missing",
        "survey ",
        "The workbook has no sheet called survey.",
        "Call the sheet with the questions “survey”.",
    ),
    _known(
        r"sheet: '(?P<where>[^']+)'.*required column headers were not found: (?P<value>[^.]*)",
        "column-missing",
        "{where} {value}",
        "The column {value} is missing.",
        "Add the column, or correct its heading in row 1.",
    ),
    _known(
        r"sheet: '(?P<where>[^']+)'.*different names for the same column were found: (?P<value>[^.]*)",
        "column-twice",
        "{where} ",
        "The columns {value} are two names for the same thing.",
        "Remove one of them.",
    ),
    _known(
        r"Duplicate column header: (?P<value>.*)",
        "column-twice",
        "- {value}",
        "The heading “{value}” stands over two columns.",
        "Remove one of the columns, or add its language as in label::Español (es).",
    ),
    _known(
        r"Argument 'definition' was not recognized",
        "workbook-unreadable",
        " ",
        "This is not an XLSForm.",
        "Save it from a spreadsheet program as .xlsx.",
    ),
    _known(
        r"sheet: '(?P<where>[^']+)'.*missing header row",
        "headings-missing",
        "{where} ",
        "The sheet has no row of headings.",
        "Write the columns' headings into row 1, for example type, name and label.",
    ),
    _known(
        r"On the 'choices' sheet, the '(?P<column>[^']*)' value is invalid. Column headers",
        "column-invalid",
        "choices {column}",
        "The heading “{column}” has a space or is empty.",
        "Write _ for the space, or remove the column.",
    ),
    _known(
        r"Choices must have a name",
        "choice-name-missing",
        "choices name",
        "The choice has no name.",
        "Give it the value that is to be stored.",
    ),
    _known(
        r"Choices should have a label",
        "choice-label-missing",
        "choices label",
        "The choice has no label.",
        "Write what people are to read.",
    ),
    _known(
        r"Choice names must be unique",
        "choice-twice",
        "choices name",
        "Two choices of the same list have this name.",
        "Give one another name, or set allow_choice_duplicates to yes on the settings sheet.",
    ),
    _known(
        r"Choice names with spaces.*See \[(?P<value>[^\]]*)\] in \[(?P<list>[^\]]*)\]",
        "choice-name-spaces",
        "choices name",
        "The choice “{value}” of the list “{list}” has a space in its name, but several may be chosen.",
        "Write _ for the space; the label may keep it.",
    ),
    _known(
        r"the '(?P<column>[^']+)' value is invalid.*Could not find the name '(?P<value>[^']*)'",
        "reference-unknown",
        "- {column}",
        "It refers to ${{{value}}}, but no question has that name.",
        "Correct the name, or add the question; capitals count.",
    ),
    _known(
        r"the '(?P<column>[^']+)' value is invalid.*The name '(?P<value>[^']*)' appears more than once",
        "reference-ambiguous",
        "- {column}",
        "It refers to ${{{value}}}, and several questions have that name{rows}.",
        "Give these questions names of their own.",
    ),
    _known(
        r"the '(?P<column>[^']+)' value is invalid.*Reference variables must start with",
        "reference-invalid",
        "- {column}",
        "A reference is not written as one.",
        "Write ${{name}}: dollar sign, opening brace, the question's name, closing brace.",
    ),
    _known(
        r"Unmatched 'begin_(?P<value>\w+)'.*for the name '(?P<name>[^']*)'",
        "end-missing",
        "survey type",
        "The {value} “{name}” begins here and has no end.",
        "Add a row of type end_{value} behind its last question.",
    ),
    _known(
        r"Unmatched 'end_(?P<value>\w+)'",
        "begin-missing",
        "survey type",
        "A {value} ends here, but none that is open begins with begin_{value}.",
        "Remove the row, or make its type the end of what is open.",
    ),
    _known(
        r"Missing calculation",
        "calculation-missing",
        "survey calculation",
        "The row is to calculate something and does not say what.",
        "Write the expression into the column calculation.",
    ),
    _known(
        r"survey element named '(?P<name>[^']*)' has no label or hint",
        "label-missing",
        "survey label",
        "The question “{name}” has neither label nor hint.",
        "Write into the column label what people are to read.",
    ),
    _known(
        r"Parameters must be in the form",
        "parameters-invalid",
        "survey parameters",
        "The parameters are not written as pairs.",
        "Write key=value, with spaces between the pairs and none inside, for example start=0 end=10 step=1.",
    ),
    _known(
        r"accepted parameter keys .* are '(?P<known>[^']*)'.*key\(s\): '(?P<value>[^']*)'",
        "parameters-invalid",
        "survey parameters",
        "This type has no parameter {value}.",
        "Use only these: {known}.",
    ),
    _known(
        r"For the '(?P<type>[^']*)' question type, (?P<value>the parameter .*?)\.?$",
        "parameters-invalid",
        "survey parameters",
        "For the type {type}, {value}.",
        "Correct the value of that parameter.",
    ),
)

_ROW: Final = re.compile(r"\[\s*row\s*:\s*(\d+)\s*\]\s*")
_SHEET: Final = re.compile(
    r"(?:the|on|in)\s+'?(survey|choices|settings|external_choices|entities|osm)'?\s+sheet", re.IGNORECASE
)
_COLUMN: Final = re.compile(r"the '([^']+)' value is|column:?\s+'([^']+)'|'([^']+)'\s+column", re.IGNORECASE)

#: the rows of each sheet as the compiler counts them, the first being row 2
Sheets = Mapping[str, Sequence[Mapping[str, object]]]


def problem_of(message: str, sheets: Sheets, doubtful: str = "") -> FormProblem:
    """The compiler's complaint in our words, with its place; `sheets` serve to find rows it does not tell.

    `doubtful` is the sheet that it is about where it names none.
    """
    told = _ROW.search(message)
    said = _ROW.sub("", message).strip()
    named = _SHEET.search(said)
    for known in _KNOWN:
        found = known.pattern.search(said)
        if found is None:
            continue
        groups = {name: (text or "").strip("'") for name, text in found.groupdict().items()}
        groups["rows"] = _rows_named(groups.get("value", ""), sheets)
        sheet = known.sheet.format(**groups)
        if sheet == "-":
            sheet = named.group(1).lower() if named else doubtful or ("survey" if sheets else "")
        row = told.group(1) if told else _row_of(known.code, sheet, groups, sheets)
        column = known.column.format(**groups)
        return _placed(
            known.code, sheet, row, column, known.what.format(**groups), known.mend.format(**groups)
        )
    column = _COLUMN.search(said)
    return _placed(
        "xlsform",
        named.group(1).lower() if named else "survey" if told else "",
        told.group(1) if told else "",
        next((group for group in column.groups() if group), "") if column else "",
        said,
        "Correct the workbook there and load it again.",
    )


def _rows_named(name: str, sheets: Sheets) -> str:
    """Where questions of that name stand, for the end of a sentence."""
    rows = [str(number) for number, row in enumerate(sheets.get("survey", ()), 2) if row.get("name") == name]
    return f": rows {', '.join(rows[:-1])} and {rows[-1]}" if len(rows) > 1 else ""


def place(sheet: str, row: str = "", column: str = "") -> tuple[str, dict[str, str]]:
    """A place in a workbook as a person reads it, and by its parts."""
    detail = {"sheet": sheet, "row": row, "column": column}
    parts = [f"{name} {value}" for name, value in detail.items() if value]
    return ", ".join(parts), {name: value for name, value in detail.items() if value}


def _placed(code: str, sheet: str, row: str, column: str, what: str, mend: str) -> FormProblem:
    where, detail = place(sheet, row, column)
    return FormProblem(code, where, what, mend, detail)


def _row_of(code: str, sheet: str, groups: Mapping[str, str], sheets: Sheets) -> str:
    """The row that the complaint is about where the compiler does not say it, '' if it is not to be found."""
    rows = enumerate(sheets.get(sheet, ()), 2)
    match code:
        case "type-unknown" | "list-missing":
            wanted = {"type": groups["value"]}
        case "label-missing":
            wanted = {"name": groups["name"]}
        case "choice-name-spaces":
            wanted = {"name": groups["value"]}
        case "name-invalid":
            wanted = {"name": groups.get("value", "")}
        case _:
            return "1" if code.startswith(("column-", "headings-")) else ""
    return next(
        (
            str(number)
            for number, row in rows
            if all(str(row.get(name) or "") == text for name, text in wanted.items())
        ),
        "",
    )
