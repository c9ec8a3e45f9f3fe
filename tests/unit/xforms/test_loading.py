"""Loading a form: from where, and what is refused with which words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from citdesk.xforms import Form, FormError
from citdesk.xforms.forms_read import FormsRead
from tests.unit.xforms.scenario import Scenario, xform

SMALL = """
| survey |      |      |       |
|        | type | name | label |
|        | text | who  | Who?  |
| settings |            |         |         |
|          | form_title | form_id | version |
|          | Contact    | contact | 7       |
"""


def problems_of(source: bytes | str) -> list[str]:
    """The codes of a refused form's problems."""
    with pytest.raises(FormError) as refused:
        Form.load(source)
    return [problem.code for problem in refused.value.problems]


def test_a_markdown_table_is_a_form() -> None:
    """A Markdown XLSForm loads with its id, version and title."""
    form = Form.load(SMALL)
    assert (form.id, form.version, form.title) == ("contact", "7", "Contact")


def test_a_form_loads_from_a_file(tmp_path: Path) -> None:
    """A path is read and its suffix decides the kind of content."""
    path = tmp_path / "contact.md"
    path.write_text(SMALL, encoding="utf-8")
    assert Form.load(path).id == Form.load(str(path)).id == "contact"


def test_the_compiled_form_loads_again() -> None:
    """What `xml` gives is the same form, byte for byte."""
    form = Form.load(SMALL)
    again = Form.load(form.xml)
    assert again.xml == form.xml
    assert again.id == "contact"


def test_a_missing_file_is_named() -> None:
    """A path that leads nowhere is refused by name instead of an operating system error."""
    with pytest.raises(FormError, match=r"no-such-form\.md"):
        Form.load(Path("no-such-form.md"))


@pytest.mark.parametrize("name", ["form.md", "form.xml", "form"])
def test_only_a_file_is_read(name: str, tmp_path: Path) -> None:
    """A pipe is not waited for, a device not read without end, a folder not opened."""
    os.mkfifo(tmp_path / name)
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    for source in (tmp_path / name, tmp_path / "zero.md", tmp_path):
        with pytest.raises(FormError, match="This is not a file"):
            Form.load(source)


def test_a_workbook_problem_names_sheet_and_row() -> None:
    """A fault found by the XLSForm compiler tells sheet and row apart from the message."""
    with pytest.raises(FormError) as refused:
        Form.load(SMALL.replace("| text |", "| no such type |"))
    problem = refused.value.problems[0]
    assert problem.detail["row"] == "2"
    assert problem.where.startswith("sheet survey, row 2")


def test_an_expression_problem_names_sheet_row_and_column() -> None:
    """Our own problems with an XLSForm point to its cells too."""
    table = """
| survey |             |      |       |          |
|        | type        | name | label | relevant |
|        | begin_group | g    | G     |          |
|        | text        | who  | Who?  | 1 +      |
|        | end_group   |      |       |          |
"""
    with pytest.raises(FormError) as refused:
        Form.load(table)
    problem = refused.value.problems[0]
    assert problem.where == "sheet survey, row 3, column relevant (/data/g/who)"
    assert problem.detail == {"sheet": "survey", "row": "3", "column": "relevant"}


def test_all_problems_come_at_once() -> None:
    """Several faulty expressions are reported together, each with its node."""
    source = xform(
        '<data id="t"><a/><b/><meta><instanceID/></meta></data>',
        '<bind nodeset="/data/a" relevant="/data/b +"/><bind nodeset="/data/b" constraint="nonsense()"/>',
        '<input ref="/data/a"/><input ref="/data/b"/>',
    )
    with pytest.raises(FormError) as refused:
        Form.load(source)
    assert [problem.where.split(",")[0] for problem in refused.value.problems] == [
        "bind /data/a",
        "bind /data/b",
    ]
    assert all(problem.mend for problem in refused.value.problems)


def test_a_reference_to_nowhere_is_refused() -> None:
    """An expression that names a node the form does not have is refused with the path."""
    source = xform(
        '<data id="t"><a/></data>',
        '<bind nodeset="/data/a" relevant="/data/missing = 1"/>',
        '<input ref="/data/a"/>',
    )
    with pytest.raises(FormError, match="/data/missing"):
        Form.load(source)


def test_an_unquoted_word_in_a_workbook_is_refused_with_a_hint() -> None:
    """The usual slip of leaving out quotes is explained rather than silently never true."""
    table = """
| survey |      |      |       |            |
|        | type | name | label | relevant   |
|        | text | who  | Who?  |            |
|        | text | why  | Why?  | ${who} = x |
"""
    with pytest.raises(FormError, match="quotes"):
        Form.load(table)


def test_what_other_engines_pass_over_is_a_warning() -> None:
    """A bind and a control without a node are passed over as in Collect, and said so."""
    source = xform(
        '<data id="t"><a/></data>',
        '<bind nodeset="/data/x" type="int"/>',
        '<input ref="/data/a"/><input ref="/data/y"/>',
    )
    form = Form.load(source)
    assert [warning.code for warning in form.warnings] == ["control-nowhere", "bind-nowhere"]


def test_unknown_events_are_refused() -> None:
    """An action that waits for an event nobody raises is a fault of the form."""
    action = '<setvalue event="full-moon" ref="/data/a">x</setvalue>'
    assert problems_of(xform('<data id="t"><a/></data>', body=f'<input ref="/data/a">{action}</input>')) == [
        "event-unknown"
    ]


def test_a_form_needs_a_model_and_an_instance() -> None:
    """XML that is no XForm is refused for what it lacks."""
    assert problems_of(b"<html/>") == ["no-model"]
    assert problems_of(b"<html><head><model/></head></html>") == ["no-instance"]


def test_binds_are_read_with_their_extra_attributes() -> None:
    """Attributes of foreign namespaces on bind and control are kept under their written names."""
    form = Form.load(
        xform(
            '<data id="t"><a/><g><b/></g></data>',
            '<bind nodeset="/data/a" citdesk:audience="court" citdesk:sensitivity="P"/>',
            '<input ref="/data/a" citdesk:guide="calm"/><input ref="/data/g/b"/>',
        )
    )
    binds = form.binds()
    assert dict(binds["/data/a"]) == {
        "citdesk:audience": "court",
        "citdesk:sensitivity": "P",
        "citdesk:guide": "calm",
    }
    assert binds["/data/g/b"] == {}
    assert Scenario(form).question("/data/a").attributes["citdesk:guide"] == "calm"


def test_extra_attributes_come_through_a_workbook() -> None:
    """An XLSForm's `bind::` and `body::` columns reach the question when settings declare the namespace."""
    scenario = Scenario.of(
        """
| survey |      |      |       |                        |                     |
|        | type | name | label | bind::citdesk:audience | body::citdesk:guide |
|        | text | who  | Who?  | court provider         | calm                |
| settings |            |         |                                        |
|          | form_title | form_id | namespaces                             |
|          | T          | t       | citdesk="https://citdesk.org/xforms"   |
"""
    )
    assert scenario.question("/data/who").attributes == {
        "citdesk:audience": "court provider",
        "citdesk:guide": "calm",
    }


def test_a_form_without_an_instance_id_gets_one() -> None:
    """Every submission needs a name of its own, also that of a form that forgot it."""
    scenario = Scenario.of(xform('<data id="t"><a/></data>', body='<input ref="/data/a"/>'))
    assert scenario.text("/data/orx:meta/orx:instanceID").startswith("uuid:")


def test_a_form_is_read_once_however_often_it_is_opened(tmp_path: Path) -> None:
    """A screen that is unlocked again does not wait for the form that it had open."""
    (tmp_path / "a.md").write_text(SMALL, "utf-8")
    assert Form.load(tmp_path / "a.md") is Form.load(SMALL)


def test_a_form_that_was_changed_is_read_again(tmp_path: Path) -> None:
    """What counts is the content, never the name of its file."""
    file = tmp_path / "a.md"
    file.write_text(SMALL, "utf-8")
    first = Form.load(file)
    file.write_text(SMALL.replace("| 7", "| 8"), "utf-8")
    assert (first.version, Form.load(file).version) == ("7", "8")


def test_a_form_that_was_refused_is_refused_again() -> None:
    """Nothing of a form with a mistake is kept."""
    wrong = SMALL.replace("| text |", "| tixt |")
    assert problems_of(wrong) == problems_of(wrong) != []


def test_a_form_with_files_is_read_with_those_files() -> None:
    """The same form with other tables is another form."""
    with_file = Form.load(SMALL, {"picture.png": b"1"})
    assert with_file.media("picture.png") == b"1"
    assert Form.load(SMALL).media("picture.png") is None


def test_only_so_many_forms_are_kept() -> None:
    """Memory stays bounded: what nobody asked for the longest goes first, a huge form at once."""
    read: list[bytes] = []

    def ask(content: bytes) -> None:
        kept.form(content, ".md", lambda: read.append(content))

    kept = FormsRead[None](most=2, most_bytes=9)
    for content in (b"a", b"b", b"a", b"c", b"a", b"b"):
        ask(content)
    assert read == [b"a", b"b", b"c", b"b"]
    for content in (b"12345678", b"1234567890", b"1234567890", b"b", b"a"):
        ask(content)
    assert read[4:] == [b"12345678", b"1234567890", b"1234567890", b"a"]
