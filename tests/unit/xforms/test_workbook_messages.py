"""What an author is told whose workbook has a typical mistake, in each kind of file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from citdesk.xforms import Form, FormError, FormProblem
from tests.unit.xforms.sheets import WRITERS, Sheets

COLUMNS = (
    "type", "name", "label", "relevant", "constraint", "calculation", "choice_filter", "appearance",
    "parameters", "default",
)  # fmt: skip
CHOICES = [["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]]


def line(**cells: str) -> list[str]:
    """One row of the survey sheet."""
    return [cells.get(column, "") for column in COLUMNS]


FIRST = line(type="text", name="a", label="A")


def survey(
    *rows: list[str], heading: tuple[str, str] = ("", ""), choices: list[list[str]] = CHOICES
) -> Sheets:
    """A workbook with a good first question in row 2 and these rows from row 3 on."""
    headings = [heading[1] if column == heading[0] else column for column in COLUMNS]
    return {"survey": [headings, FIRST, *rows], "choices": choices}


def asked(kind: str = "text", **cells: str) -> list[str]:
    """A second question."""
    return line(type=kind, **{"name": "b", "label": "B", **cells})


@dataclass(frozen=True)
class Mistake:
    """A workbook with one mistake and what must be said about it."""

    sheets: Sheets
    code: str
    where: str
    says: str


MISTAKES = {
    "a type that does not exist": Mistake(
        survey(asked("txt")), "type-unknown", "sheet survey, row 3, column type", "“txt”"
    ),
    "a choice question without its list": Mistake(
        survey(asked("select_one")), "list-missing", "sheet survey, row 3, column type", "which list"
    ),
    "a list that is not there": Mistake(
        survey(asked("select_one maybe")), "list-missing", "sheet survey, row 3, column type", "“maybe”"
    ),
    "a question without a name": Mistake(
        survey(asked(name="")), "name-missing", "sheet survey, row 3, column name", "no name"
    ),
    "a name with a space": Mistake(
        survey(asked(name="first name")), "name-invalid", "sheet survey, row 3, column name", "no spaces"
    ),
    "a name that is used twice": Mistake(
        survey(asked(name="a")), "name-twice", "sheet survey, row 3, column name", "“a”"
    ),
    "a reference to nothing": Mistake(
        survey(asked(relevant="${nope} = 1")),
        "reference-unknown",
        "sheet survey, row 3, column relevant",
        "${nope}",
    ),
    "a reference without its brace": Mistake(
        survey(asked(relevant="${a = 1")),
        "reference-invalid",
        "sheet survey, row 3, column relevant",
        "${name}",
    ),
    "a text without quotes": Mistake(
        survey(asked(relevant="${a} = yes")),
        "reference-bare",
        "sheet survey, row 3, column relevant (/data/b)",
        "quotes",
    ),
    "two equals signs": Mistake(
        survey(asked(relevant="${a} == 'x'")),
        "expression.syntax",
        "sheet survey, row 3, column relevant (/data/b)",
        "Write = once",
    ),
    "a constraint without its dot": Mistake(
        survey(asked("integer", constraint="> 3")),
        "expression.syntax",
        "sheet survey, row 3, column constraint (/data/b)",
        "Begin with .",
    ),
    "a function that does not exist": Mistake(
        survey(asked(relevant="select(${a}, 'x')")),
        "expression.function",
        "sheet survey, row 3, column relevant (/data/b)",
        "selected()",
    ),
    "too few arguments": Mistake(
        survey(asked("calculate", calculation="if(${a} = 'x', 1)")),
        "expression.arguments",
        "sheet survey, row 3, column calculation (/data/b)",
        "3 arguments",
    ),
    "a group that never ends": Mistake(
        survey(line(type="begin_group", name="g", label="G"), asked()),
        "end-missing",
        "sheet survey, row 3, column type",
        "end_group",
    ),
    "an end without a beginning": Mistake(
        survey(line(type="end_group")), "begin-missing", "sheet survey, row 3, column type", "begin_group"
    ),
    "a calculation that says nothing": Mistake(
        survey(line(type="calculate", name="b")),
        "calculation-missing",
        "sheet survey, row 3, column calculation",
        "does not say what",
    ),
    "a question that reads itself": Mistake(
        survey(asked("integer", calculation="${b} + 1")),
        "dependency-cycle",
        "sheet survey, row 3, column calculation (/data/b)",
        "depends on itself",
    ),
    "a question without words": Mistake(
        survey(line(type="text", name="b")), "label-missing", "sheet survey, row 3, column label", "“b”"
    ),
    "a choice that stands twice": Mistake(
        survey(asked("select_one yn"), choices=[*CHOICES, ["yn", "yes", "Yes again"]]),
        "choice-twice",
        "sheet choices, row 4, column name",
        "Two choices",
    ),
    "a choice with a space among several": Mistake(
        survey(asked("select_multiple yn"), choices=[*CHOICES, ["yn", "may be", "Maybe"]]),
        "choice-name-spaces",
        "sheet choices, row 4, column name",
        "“may be”",
    ),
    "parameters without equals signs": Mistake(
        survey(asked("range", parameters="start 1")),
        "parameters-invalid",
        "sheet survey, row 3, column parameters",
        "key=value",
    ),
    "a misspelt condition": Mistake(
        survey(asked(relevant="${a} = 'x'"), heading=("relevant", "relevent")),
        "column-misspelt",
        "sheet survey, row 1, column relevent",
        "“relevant”",
    ),
    "a misspelt name": Mistake(
        survey(asked(), heading=("name", "nmae")),
        "column-misspelt",
        "sheet survey, row 1, column nmae",
        "“name”",
    ),
    "a misspelt label of choices": Mistake(
        survey(asked("select_one yn"), choices=[["list_name", "name", "lable"], *CHOICES[1:]]),
        "column-misspelt",
        "sheet choices, row 1, column lable",
        "“label”",
    ),
    "a misspelt condition under its other name": Mistake(
        survey(asked(relevant="${a} = 'x'"), heading=("relevant", "relevence")),
        "column-misspelt",
        "sheet survey, row 1, column relevence",
        "“relevant”",
    ),
    "a group that ends before the repeat in it": Mistake(
        survey(
            line(type="begin_group", name="g", label="G"),
            line(type="begin_repeat", name="r", label="R"),
            asked(),
            line(type="end_group"),
            line(type="end_repeat"),
        ),
        "end-crossed",
        "sheet survey, row 6, column type",
        "the repeat “r” of row 4 is still open",
    ),
    "a type that only KoboToolbox knows": Mistake(
        survey(line(type="begin_kobomatrix", name="m", label="M"), asked(), line(type="end_kobomatrix")),
        "type-of-kobotoolbox",
        "sheet survey, row 3, column type",
        "KoboToolbox",
    ),
    "a name that two questions have": Mistake(
        survey(
            line(type="begin_group", name="g", label="G"),
            line(type="text", name="a", label="A again"),
            line(type="end_group"),
            asked(relevant="${a} = 'x'"),
        ),
        "reference-ambiguous",
        "sheet survey, row 6, column relevant",
        "rows 2 and 4",
    ),
    "operators in capitals": Mistake(
        survey(asked(constraint=". > 'A AND B' AND . < 'Z'")),
        "expression.syntax",
        "sheet survey, row 3, column constraint (/data/b)",
        "Write and: operators are in lower case.",
    ),
    "operators of a spreadsheet": Mistake(
        survey(asked(relevant="${a} == 'x' && ${a} <> 'y'")),
        "expression.syntax",
        "sheet survey, row 3, column relevant (/data/b)",
        "Write = once, != for “is not”, and for &&.",
    ),
    "a count of repeats that is a word": Mistake(
        survey(
            line(type="begin_repeat", name="r", label="R", default="three"),
            asked(),
            line(type="end_repeat"),
            heading=("default", "repeat_count"),
        ),
        "reference-bare",
        "sheet survey, row 3, column repeat_count (/data/r_count)",
        "three",
    ),
    "a sheet without questions": Mistake(
        {"survey": [list(COLUMNS)], "choices": CHOICES}, "survey-empty", "sheet survey", "no questions"
    ),
}  # fmt: skip


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", MISTAKES)
def test_a_typical_mistake_is_told_with_its_place_and_its_mend(
    name: str, suffix: str, tmp_path: Path
) -> None:
    """Each mistake is refused with sheet, row, column, what is wrong and what to do, whatever the file."""
    mistake = MISTAKES[name]
    path = tmp_path / f"form{suffix}"
    path.write_bytes(WRITERS[suffix](mistake.sheets))
    with pytest.raises(FormError) as refused:
        Form.load(path)
    problem = refused.value.problems[0]
    assert (problem.code, problem.where) == (mistake.code, mistake.where)
    assert mistake.says in f"{problem.what} {problem.mend}"
    assert problem.detail["sheet"] in problem.where
    assert problem.mend.endswith(".")


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_good_workbook_of_each_kind_is_a_form(suffix: str, tmp_path: Path) -> None:
    """The same table loads to the same questions from every kind of file."""
    path = tmp_path / f"form{suffix}"
    path.write_bytes(WRITERS[suffix](survey(asked("select_one yn"))))
    assert {"/data/a", "/data/b"} <= set(Form.load(path).binds())


def warning(sheets: Sheets) -> FormProblem:
    """The only doubt about a form that is accepted."""
    (doubt,) = Form.load(WRITERS[".md"](sheets)).warnings
    return doubt


def test_a_misspelt_sheet_is_refused() -> None:
    """A sheet of choices under another name would leave a form without choices."""
    sheets = {"survey": [list(COLUMNS), FIRST], "choises": CHOICES}
    with pytest.raises(FormError, match="“choices” is meant") as refused:
        Form.load(WRITERS[".xlsx"](sheets))
    assert refused.value.problems[0].code == "sheet-misspelt"


def test_capitals_in_the_names_of_sheets_do_not_count() -> None:
    """`Survey` and `Choices` are the sheets that they say they are."""
    sheets = survey(asked("select_one yn"))
    form = Form.load(WRITERS[".xlsx"]({"Survey": sheets["survey"], "CHOICES": sheets["choices"]}))
    assert "/data/b" in form.binds()
    assert form.warnings == ()


def test_a_heading_twice_is_told_with_its_sheet() -> None:
    """Of two columns label in an .xlsx workbook sheet and row are named."""
    with pytest.raises(FormError) as refused:
        Form.load(WRITERS[".xlsx"](survey(asked(), heading=("default", "label"))))
    assert refused.value.problems[0].where == "sheet survey, row 1, column label"


@pytest.mark.parametrize("name", ["page.xls", "sheet.ods", "letter.docx", "script.py"])
def test_what_is_no_workbook_is_called_so(name: str, tmp_path: Path) -> None:
    """Any other file is said to be no XLSForm, and what to save it as."""
    (tmp_path / name).write_bytes(b"<html><table></table></html>" if name.endswith("xls") else b"\x00\x01")
    if name.endswith(("ods", "docx")):
        with ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("content.xml", "<content/>")
    with pytest.raises(FormError, match=r"\.xlsx") as refused:
        Form.load(tmp_path / name)
    assert "definition" not in str(refused.value)


def test_a_csv_in_another_encoding_is_told_how_to_be_saved(tmp_path: Path) -> None:
    """Excel's plain CSV is no UTF-8, and the author is told which of its kinds to choose."""
    (tmp_path / "form.csv").write_bytes(WRITERS[".csv"](survey(asked(label="É"))).decode().encode("latin-1"))
    with pytest.raises(FormError, match="CSV UTF-8"):
        Form.load(tmp_path / "form.csv")


def test_a_column_without_heading_is_let_be() -> None:
    """A blank heading is no column, and nothing is said about one called None."""
    sheets = survey(asked())
    settings = [["form_title", ""], ["T", ""]]
    assert Form.load(WRITERS[".md"]({**sheets, "settings": settings})).warnings == ()


@pytest.mark.parametrize("heading", ["$kuid", "_isRepeat", "kobo--score-choices", "bind::citdesk:audience"])
def test_columns_of_form_builders_are_let_be(heading: str) -> None:
    """What KoboToolbox and ODK tools write for themselves is no mistake."""
    sheets = survey(asked(), heading=("default", heading))
    settings = [["namespaces"], ['citdesk="https://citdesk.org/xforms"']]
    assert Form.load(WRITERS[".xlsx"]({**sheets, "settings": settings})).warnings == ()


def test_a_column_that_means_nothing_is_noted() -> None:
    """An author's own column is accepted, and said to have no effect."""
    doubt = warning(survey(asked(), heading=("default", "remark by legal")))
    assert (doubt.code, doubt.where) == ("column-unused", "sheet survey, row 1, column remark by legal")


def test_a_filter_over_a_column_that_is_not_there_is_noted() -> None:
    """A choice filter by a column that no choice has would offer nothing, ever."""
    doubt = warning(survey(asked("select_one yn", choice_filter="region = ${a}")))
    assert doubt.code == "choice-filter-column"
    assert doubt.where.startswith("sheet survey, row 3, column choice_filter")


def test_a_misspelt_appearance_is_noted() -> None:
    """An appearance that is nearly a known one is said to have no effect."""
    doubt = warning(survey(asked(appearance="mutliline")))
    assert doubt.code == "appearance-unknown"
    assert "multiline" in doubt.mend


def test_a_default_of_the_wrong_kind_is_noted() -> None:
    """A default that cannot be read as the question's type starts as a blank, and the author is told."""
    doubt = warning(survey(asked("integer", default="ten")))
    assert (doubt.code, doubt.detail["row"]) == ("default-unreadable", "3")


@pytest.mark.parametrize(
    ("kind", "default", "said"),
    [
        ("select_one yn", "maybe", "maybe"),
        ("select_one yn", "yes no", "yes no"),
        ("select_multiple yn", "yes perhaps", "perhaps"),
    ],
)
def test_a_default_that_is_no_choice_is_noted(kind: str, default: str, said: str) -> None:
    """The question would start blank; the author is told which names there are."""
    doubt = warning(survey(asked(kind, default=default)))
    assert (doubt.code, doubt.detail) == (
        "default-not-choice",
        {"sheet": "survey", "row": "3", "column": "default"},
    )
    assert f"“{said}”" in doubt.what
    assert "yes, no" in doubt.mend


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("select_one yn", {"default": "yes"}),
        ("select_multiple yn", {"default": "yes no"}),
        ("select_one yn or_other", {"default": "other"}),
        ("select_one yn", {"default": "no", "choice_filter": "name != ${a}"}),
        ("select_one yn", {"default": "no", "parameters": "randomize=true"}),
        ("select_one_from_file places.csv", {"default": "anywhere"}),
    ],
)
def test_a_default_that_may_be_chosen_is_not_noted(kind: str, cells: dict[str, str]) -> None:
    """Also one that a filter may leave out for now, and one from a file that only others know."""
    form = Form.load(WRITERS[".xlsx"](survey(asked(kind, **cells))))
    assert [doubt for doubt in form.warnings if doubt.code == "default-not-choice"] == []


def test_a_day_that_a_spreadsheet_holds_as_a_date_is_that_day() -> None:
    """Excel turns 2026-11-01 into a date cell, which its readers give with a midnight."""
    book = load_workbook(BytesIO(WRITERS[".xlsx"](survey(asked("date"), asked("dateTime", name="c")))))
    column = COLUMNS.index("default") + 1
    book["survey"].cell(3, column).value = date(2026, 11, 1)
    book["survey"].cell(4, column).value = datetime(2026, 11, 1, 21, 5)  # noqa: DTZ001 - as Excel has it
    saved = BytesIO()
    book.save(saved)
    form = Form.load(saved.getvalue())
    assert form.warnings == ()
    assert "<b>2026-11-01</b>" in form.xml.decode()
    assert "<c>2026-11-01T21:05:00</c>" in form.xml.decode()


def test_a_formula_that_nobody_computed_is_told_with_its_cell() -> None:
    """Each of them at once, with sheet, row and column also for programs that read the reasons."""
    rows = survey(asked(label='=A1&"x"'), asked(name="c", relevant="=TRUE()"))
    with pytest.raises(FormError) as refused:
        Form.load(WRITERS[".xlsx"](rows))
    assert [problem.detail for problem in refused.value.problems] == [
        {"sheet": "survey", "row": "3", "column": "C"},
        {"sheet": "survey", "row": "4", "column": "D"},
    ]
    assert "The cell C3" in refused.value.problems[0].what


@pytest.mark.parametrize("suffix", [".xlsx", ".md", ".csv"])
def test_a_survey_without_questions_is_said_to_be_empty(suffix: str) -> None:
    """Whatever else the workbook refers to: nothing can be there."""
    sheets = {**survey(), "settings": [["form_id", "instance_name"], ["x", "${a}"]]}
    sheets["survey"] = sheets["survey"][:1]
    with pytest.raises(FormError) as refused:
        Form.load(WRITERS[suffix](sheets))
    assert [problem.code for problem in refused.value.problems] == ["survey-empty"]
