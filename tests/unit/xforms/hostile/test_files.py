"""Form files and workbooks made to do harm: refused with a reason that says what to do, or bounded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.xforms.hostile.confinement import outcome_of
from tests.unit.xforms.hostile.forms import archive, calculating, changed
from tests.unit.xforms.hostile.victim import Case, Outcome
from tests.unit.xforms.scenario import xform
from tests.unit.xforms.sheets import Sheets, as_csv, as_markdown, as_xlsx

SHEETS = {"survey": [["type", "name", "label", "calculation"], ["text", "q", "Q", ""]]}
HUGE = 100_000_000
#: what may be taken while something is refused
MODEST = 700_000_000


def refused(case: Case, *codes: str) -> Outcome:
    """The outcome of a form that is refused, without any reach beyond it."""
    outcome = outcome_of(case)
    assert outcome.code in codes, outcome.refused[:500]
    assert outcome.touched == []
    assert outcome.peak < MODEST
    return outcome


@pytest.mark.parametrize("name", ["form.xml", "form.xlsx", "form.xls", "form.csv", "form.md", "form"])
def test_a_hundred_megabytes_are_refused_by_their_size(tmp_path: Path, name: str) -> None:
    """Whatever it is called, a file of 100 MB is not read; its author is told where long lists belong."""
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(HUGE)
    assert "CSV attachments" in refused(Case(path), "form-too-large").refused


def test_a_hundred_megabytes_of_form_are_refused_as_bytes_too(tmp_path: Path) -> None:
    """A real form of 100 MB, not only an empty file of that size."""
    path = tmp_path / "form.xml"
    choice = b"<item><name>north</name><label>North</label></item>"
    path.write_bytes(calculating("1").replace(b"</model>", choice * (HUGE // len(choice)) + b"</model>"))
    refused(Case(path), "form-too-large")


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (b"<a/>" * 1_050_000, "xml.too-many-nodes"),
        (b"<a " + b" ".join(b"a%d='1'" % n for n in range(1_050_000)) + b"/>", "xml.too-many-nodes"),
        (b"<a>" * 10_000 + b"</a>" * 10_000, "xml.too-deep"),
        (b"<bind nodeset='/data/q'/>" * 60_000, "form-too-large"),
    ],
    ids=["elements", "attributes", "depth", "binds"],
)
def test_a_form_without_measure_is_refused(inside: bytes, code: str) -> None:
    """A form small enough to be read, but of too many parts or too deep."""
    refused(Case(calculating("1").replace(b"</model>", inside + b"</model>")), code)


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE h [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE h [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
        b'<!DOCTYPE h [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
        b'<!DOCTYPE h SYSTEM "http://127.0.0.1:9/x.dtd">',
        b'<!DOCTYPE h PUBLIC "-//X//X" "file:///etc/passwd">',
        b'<!DOCTYPE h [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;">]>',
        b'<!DOCTYPE h [<!ENTITY x "' + b"a" * 1_000_000 + b'">]>',
    ],
    ids=["file", "network", "parameter", "dtd", "public", "bomb", "quadratic"],
)
def test_entities_of_a_form_are_never_followed(declaration: bytes) -> None:
    """No entity is read, fetched or multiplied: a form that declares any is refused."""
    form = calculating("1").replace(b'<?xml version="1.0"?>', declaration)
    assert "remove it" in refused(Case(form.replace(b">5<", b">&x;<")), "xml.doctype").refused


def test_what_a_form_names_is_not_opened() -> None:
    """Files and addresses that a form names as its data are not looked up: they come with the form or not."""
    for uri in (
        "file:///etc/passwd",
        "/etc/passwd",
        "../../etc/passwd",
        "http://127.0.0.1:9/x.csv",
        "jr://file/../x",
    ):
        outcome = outcome_of(
            Case(
                xform(
                    '<data id="t"><q/></data>',
                    body='<select1 ref="/data/q"><itemset nodeset="instance(\'p\')/root/item"><value '
                    'ref="name"/></itemset></select1>',
                    model=f'<instance id="p" src="{uri}"/>',
                )
            )
        )
        assert (outcome.refused, outcome.choices["/data/q"], outcome.touched) == ("", 0, [])


# -- workbooks


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    """Two hundred megabytes out of a few kilobytes are not unpacked."""
    bomb = archive({f"xl/worksheets/sheet{number}.xml": bytes(50_000_000) for number in range(4)})
    assert len(bomb) < 1_000_000
    assert "100 MB" in refused(Case(bomb), "workbook-unreadable").refused


def test_an_archive_within_an_archive_is_no_workbook() -> None:
    """What is packed inside is not unpacked at all."""
    inner = archive({"xl/workbook.xml": bytes(50_000_000)})
    refused(Case(archive({"xl/workbook.xml": inner, "a.zip": inner})), "workbook-unreadable", "xlsform")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;">]>',
    ],
    ids=["file", "network", "bomb"],
)  # fmt: skip
def test_entities_of_a_workbook_are_never_followed(part: str, declaration: bytes) -> None:
    """Whichever part of the archive declares them: nothing is read, fetched or multiplied."""
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    )
    content = sheet + b'<c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>'
    refused(Case(changed(as_xlsx(SHEETS), {part: declaration + content})), "workbook-unreadable", "xlsform")


def test_a_sheet_of_a_million_empty_rows_is_refused() -> None:
    """A cell at the far end of a sheet makes no one walk there."""
    cell = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    outcome = refused(
        Case(changed(as_xlsx(SHEETS), {"xl/worksheets/sheet1.xml": cell})), "workbook-unreadable"
    )
    assert "Delete the unused rows" in outcome.refused


@pytest.mark.parametrize("write", [as_markdown, as_csv])
def test_a_table_of_very_many_rows_is_refused(write: Callable[[Sheets], bytes]) -> None:
    """More questions than a form can have, or more rows than a list should have inside it."""
    questions = [["type", "name", "label"], *(["text", f"q{number}", "Q"] for number in range(21_000))]
    refused(Case(write({"survey": questions})), "workbook-unreadable")
    rows = [["list_name", "name", "label"], *(["l", f"c{number}", "C"] for number in range(201_000))]
    outcome = refused(Case(write({**SHEETS, "choices": rows})), "workbook-unreadable")
    assert "CSV attachment" in outcome.refused


@pytest.mark.parametrize(
    "table",
    [
        b"survey\n,type,name,label\n,text,q," + b"x" * 25_000_000,
        b"survey\n,type,name,label" + b"".join(b",a%d" % n for n in range(20_000)) + b"\n,text,q,Q\n",
        b"survey\n,type,name,label,calculation\n,calculate,q,Q," + b"(" * 100_000,
        b"survey\n,type,name,label\n,text,q\x00,Q\n",
        b"\xff\xfes\x00u\x00r\x00",
        b"survey\n,type,name,label\n,text,q,\xe9\xe8\n",
        b"| survey |\n" + b"|" * 5_000_000,
        b"| survey |\n" + b"\n" * 190_000,
    ],
    ids=["cell", "columns", "brackets", "nul", "utf-16", "latin-1", "pipes", "lines"],
)
def test_a_table_that_is_none_is_refused(table: bytes) -> None:
    """Cells and columns without measure, and what is no text in UTF-8."""
    outcome = outcome_of(Case(table))
    assert outcome.refused
    assert outcome.touched == []
    assert outcome.peak < MODEST


def test_formulas_are_never_worked_out() -> None:
    """A formula counts by the result that is stored with it; one without is refused by its cell."""
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="inlineStr"><is><t>type</t></is></c><c r="B1" t="inlineStr"><is><t>name</t></is></c>'
        b'<c r="C1" t="inlineStr"><is><t>label</t></is></c></row><row r="2">'
        b'<c r="A2" t="inlineStr"><is><t>text</t></is></c><c r="B2" t="inlineStr"><is><t>q</t></is></c>'
        b'<c r="C2" t="str"><f>WEBSERVICE("http://127.0.0.1:9/x")</f>%s</c></row></sheetData></worksheet>'
    )
    stored = changed(as_xlsx(SHEETS), {"xl/worksheets/sheet1.xml": sheet % b"<v>Kept</v>"})
    outcome = outcome_of(Case(stored))
    assert (outcome.refused, outcome.touched) == ("", [])
    bare = changed(as_xlsx(SHEETS), {"xl/worksheets/sheet1.xml": sheet % b""})
    assert "C2 holds a formula" in refused(Case(bare), "workbook-unreadable").refused


def test_a_cell_that_looks_like_a_formula_stays_text() -> None:
    """What other programs might run when they open it is a label here and no more."""
    for text in ("=cmd|' /C calc'!A0", '@SUM(1+1)*cmd|"/C calc"!A0', "+1+1", "-1"):
        sheets = {"survey": [["type", "name", "label"], ["text", "q", text]]}
        outcome = outcome_of(Case(as_csv(sheets)))
        assert (outcome.refused, outcome.touched) == ("", [])


@pytest.mark.parametrize("name", ["form.xlsx", "form.xlsm"])
def test_macros_and_links_to_other_workbooks_are_left_alone(tmp_path: Path, name: str) -> None:
    """A workbook with macros and external links, renamed or not, is read as cells; nothing of them is run or
    opened.
    """
    book = changed(
        as_xlsx(SHEETS),
        {
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub Auto_Open() Shell",
            "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="http://schemas.openxmlformats.org/'
            b'spreadsheetml/2006/main"/>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": b'<Relationships xmlns="http://schemas.openxml'
            b'formats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" '
            b'Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
        },
    )
    path = tmp_path / name
    path.write_bytes(book)
    outcome = outcome_of(Case(path))
    assert (outcome.refused, outcome.touched) == ("", [])
    assert "/data/q" in outcome.texts
