"""XLSForms as spreadsheets: read as they are saved, and refused where they would mislead or overwhelm."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from citdesk.xforms import Form, FormError
from tests.unit.xforms.scenario import Scenario


def workbook(rows: list[list[str]], *, far: str = "") -> bytes:
    """A workbook with a survey sheet, and maybe one cell far away."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in [["type", "name", "label", "relevant"], *rows]:
        sheet.append(row)
    if far:
        sheet[far] = "x"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_spreadsheet_is_a_form() -> None:
    """An .xlsx workbook loads like the same table in Markdown."""
    scenario = Scenario(
        Form.load(workbook([["integer", "n", "How many?", ""], ["note", "m", "Many", "${n} > 3"]]))
    )
    scenario.answers("/data/n", 4)
    assert scenario.sees("/data/m")
    assert scenario.question("/data/m").type == "note"


def test_a_comma_separated_table_is_a_form() -> None:
    """The .csv form of an XLSForm names the sheet in its first column."""
    source = b'"survey",,,\n,"type","name","label"\n,"text","who","Who?"\n'
    assert Scenario(Form.load(source)).label("/data/who") == "Who?"


def test_problems_of_a_spreadsheet_name_its_cells() -> None:
    """Row and column are those that the spreadsheet program shows."""
    with pytest.raises(FormError) as refused:
        Form.load(workbook([["text", "a", "A", ""], ["text", "b", "B", "nonsense(${a})"]]))
    assert refused.value.problems[0].where == "sheet survey, row 3, column relevant (/data/b)"


def test_a_formula_without_a_stored_result_is_refused() -> None:
    """What a program wrote but no spreadsheet program ever computed would be read as an empty cell."""
    with pytest.raises(FormError, match="C2 holds a formula"):
        Form.load(workbook([["text", "a", '=CONCATENATE("A", "B")', ""]]))


def test_a_sheet_without_end_is_refused() -> None:
    """A cell at the far end of the sheet would have every reader walk over billions of empty ones."""
    with pytest.raises(FormError, match="sheet survey"):
        Form.load(workbook([["text", "a", "A", ""]], far="XFD1000000"))


def test_macros_are_never_run() -> None:
    """A macro in a workbook is so many bytes that nobody looks at."""
    content = io.BytesIO(workbook([["text", "a", "A", ""]]))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Auto_Open")
    assert Form.load(content.getvalue()).binds().keys() == {"/data/a", "/data/meta/instanceID"}


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"])
@pytest.mark.parametrize(
    "content", [b"", b"<", b"<worksheet", b"\x00", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>']
)
def test_a_damaged_workbook_is_refused(part: str, content: bytes) -> None:
    """Whatever part of the archive is broken, the answer is a reason and a way on."""
    source = zipfile.ZipFile(io.BytesIO(workbook([["text", "a", "A", ""]])))
    damaged = io.BytesIO()
    with zipfile.ZipFile(damaged, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, content if name == part else source.read(name))
    with pytest.raises(FormError) as refused:
        Form.load(damaged.getvalue())
    assert refused.value.problems[0].mend
