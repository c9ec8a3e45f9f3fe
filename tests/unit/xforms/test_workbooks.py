"""XLSForms as spreadsheets: read as they are saved, and refused where they would mislead or overwhelm."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from citdesk.xforms import Form, FormError
from citdesk.xforms.definition.workbook import check_workbook
from tests.unit.xforms.scenario import Scenario
from tests.unit.xforms.sheets import as_csv, as_markdown, as_xls


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


@pytest.mark.parametrize(
    "more",
    [
        b"<row>" + b"<c/>" * 1_100_000 + b"</row>",
        b"<row>" + b"<c/>" * 900_000 + b"</row>" + b'<row r="9"><c r="A9"/></row>',
        b"<row/>" * 250_000,
        b"<row><c/></row>" * 250_000,
        b'<x:row xmlns:x="urn:x"><x:c/></x:row>' * 250_000,
    ],
)
def test_cells_that_do_not_say_where_they_stand_are_counted(more: bytes) -> None:
    """A few kilobytes of blank cells without an address would take minutes and all memory."""
    with pytest.raises(FormError, match="sheet survey: The sheet"):
        Form.load(with_sheet_end(more))


@pytest.mark.parametrize("open_tags", [b"<c ", b"<row ", b'<c r="A1"><f ', b"<c><f>"])
def test_a_sheet_of_open_tags_is_read_in_one_pass(open_tags: bytes) -> None:
    """Looking for the end of each of a hundred thousand tags that are never closed would take hours."""
    with pytest.raises(FormError):
        Form.load(with_sheet_end(open_tags * 100_000))


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="A3"><f t="shared" si="0"/></c>',
        b'<c r="A3" t="str"><f>1+1</f><v></v></c>',
        b'<c t="str" r="A3"><f>1+1</f><v/></c>',
        b'<c r="A3" s="1"><f t="shared" ref="A3:A4" si="0">1+1</f></c>',
    ],
)
def test_a_formula_is_refused_however_it_is_written(cell: bytes) -> None:
    """Shared ones too, which name another cell's formula: without its result the cell would read as empty."""
    with pytest.raises(FormError, match="The cell A3 holds a formula"):
        Form.load(with_sheet_end(b'<row r="3">' + cell + b"</row>"))


def test_a_formula_with_its_result_is_read_as_that() -> None:
    """Also a shared one that has no text of its own, and one in a cell that says nothing of its place."""
    row = (
        b'<row r="3"><c r="A3" t="str"><f t="shared" si="0"/><v>text</v></c>'
        b'<c t="str"><f>LOWER("B")</f><v>b</v></c><c t="str"><v>B</v></c></row>'
    )
    assert Scenario(Form.load(with_sheet_end(row))).label("/data/b") == "B"


def with_sheet_end(more: bytes) -> bytes:
    """A workbook with further XML at the end of its survey sheet."""
    source = zipfile.ZipFile(io.BytesIO(workbook([["text", "a", "A", ""]])))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"</sheetData>", more + b"</sheetData>").replace(b"A1:D2", b"A1:D9")
            archive.writestr(name, part)
    return content.getvalue()


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


OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: its reader has a word to say about the size
OF_NO_WHOLE_SECTORS = OLD_EXCEL + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(600)
ONE = {"survey": [["type", "name", "label"], ["text", "a", "Añil"]]}


@pytest.mark.parametrize(
    "content",
    [
        OLD_EXCEL,
        OLD_EXCEL + bytes(600),
        OF_NO_WHOLE_SECTORS,
        as_xls(ONE)[:100],
        as_xls(ONE)[:-20],
        b"\x09\x00\x04\x00\x07\x00\x10\x00",
    ],
)
def test_a_damaged_old_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    """An .xls that broke off, or never was one, is refused by name."""
    file = tmp_path / "old.xls"
    file.write_bytes(content)
    with pytest.raises(FormError) as refused:
        Form.load(file)
    assert refused.value.problems[0].mend


def test_the_reader_of_old_workbooks_keeps_its_remarks_to_itself(tmp_path: Path) -> None:
    """What is wrong with an .xls is told in our words only; nothing else gets into what a command prints."""
    file = tmp_path / "old.xls"
    file.write_bytes(OF_NO_WHOLE_SECTORS)
    # The reader holds on to the output that there was when it was imported, so no fixture can listen.
    loading = "import sys; from citdesk.xforms import Form; Form.load(sys.argv[1])"
    done = subprocess.run([sys.executable, "-c", loading, file], capture_output=True, text=True, check=False)
    assert "FormError" in done.stderr
    assert done.stdout == ""
    assert "WARNING" not in done.stderr


def test_each_part_of_a_workbook_is_unpacked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of a hundred megabytes is checked in one reading."""
    unpacked: list[str] = []
    read = zipfile.ZipFile.read

    def counted(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> bytes:
        unpacked.append(name if isinstance(name, str) else name.filename)
        return read(archive, name)

    monkeypatch.setattr(zipfile.ZipFile, "read", counted)
    check_workbook(workbook([["text", "a", "A", ""]]), ".xlsx")
    assert [name for name in unpacked if "worksheets" in name] == ["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize(("suffix", "content"), [(".csv", as_csv(ONE)), (".md", as_markdown(ONE))])
def test_a_text_saved_as_utf_8_with_a_mark_is_a_form(suffix: str, content: bytes, tmp_path: Path) -> None:
    """“CSV UTF-8”, as spreadsheet programs call it, begins with three bytes of its own."""
    file = tmp_path / f"marked{suffix}"
    file.write_bytes(b"\xef\xbb\xbf" + content)
    for source in (file, file.read_bytes()):
        assert Scenario(Form.load(source)).label("/data/a") == "Añil"
    faulty = content.replace(b",text,", b",txt,").replace(b"| text ", b"| txt ")
    file.write_bytes(b"\xef\xbb\xbf" + faulty)
    with pytest.raises(FormError, match="row 2"):
        Form.load(file)
