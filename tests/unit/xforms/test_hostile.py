"""Forms made to do harm: refused with a reason, or bounded, never a crash."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from citdesk.xforms import Form, FormError
from tests.unit.xforms.scenario import Scenario, xform

BOMB = (
    b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)

PICK = (
    '<select1 ref="/data/q"><itemset nodeset="instance(\'p\')/root/item"><value ref="name"/>'
    "</itemset></select1>"
)


@pytest.mark.parametrize(
    "source",
    [
        b"<html>&lol;</html>",
        BOMB + b"<html>&c;</html>",
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><html>&f;</html>',
        b"<" * 100_000,
        b"<a>" * 10_000,
        b"<a>" * 10_000 + b"</a>" * 10_000,
        b"<html",
        b"PK\x03\x04 this is no archive",
        b"\xd0\xcf\x11\xe0 this is no workbook",
        b"\xff\xfe\x00",
        b"",
        b"| survey |",
        b"name,label\nx,\x00y",
    ],
    ids=lambda source: repr(source[:24]),
)
def test_harmful_bytes_are_refused(source: bytes) -> None:
    """Whatever the bytes, the answer is a list of problems with a way on."""
    with pytest.raises(FormError) as refused:
        Form.load(source)
    assert all(problem.what and problem.mend for problem in refused.value.problems)


def test_a_huge_form_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A file beyond the limit is refused by its size."""
    path = tmp_path / "huge.xml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(FormError, match="larger than 50 MB"):
        Form.load(path)


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    """A small archive of very large content is refused before it is unpacked."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b"\0" * 50_000_000)
    with pytest.raises(FormError, match="100 MB"):
        Form.load(content.getvalue())


def test_deeply_nested_groups_in_a_workbook_are_refused() -> None:
    """Nesting without end does not exhaust the interpreter."""
    rows = ["| survey | | | |", "| | type | name | label |"]
    rows += [f"| | begin_group | g{number} | G |" for number in range(3_000)]
    rows += ["| | end_group | | |"] * 3_000
    with pytest.raises(FormError):
        Form.load("\n".join(rows))


def test_a_pattern_without_end_is_bounded() -> None:
    """A hostile regular expression is given up after a while and the answer counts as not allowed."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><q/></data>',
            '<bind nodeset="/data/q" constraint="regex(., \'(a|aa)+$\')"/>',
            '<input ref="/data/q"/>',
        )
    )
    scenario.answers("/data/q", "a" * 60 + "b")
    assert scenario.problems() == {"/data/q": "constraint"}


def test_a_count_without_end_is_bounded() -> None:
    """A repeat count of a billion makes no billion instances."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><n/><r jr:template=""><v/></r></data>',
            '<bind nodeset="/data/n" type="int"/>',
            '<input ref="/data/n"/>'
            '<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/v"/></repeat>',
        )
    )
    scenario.answers("/data/n", 1_000_000_000)
    assert scenario.count("/data/r") == 10_000


def test_an_attachment_at_fault_is_named() -> None:
    """A side file that cannot be read is refused under its own name."""
    form = xform(
        '<data id="t"><q/></data>',
        body=PICK,
        model='<instance id="p" src="jr://file-csv/p.csv"/>',
    )
    for content in (b"\xff\xfe\xfa", b"a$b,c\n1,2\n", b"<root>", b'{"type": "FeatureCollection"}', b"{"):
        with pytest.raises(FormError, match=r"p\.csv"):
            Scenario.of(form, attachments={"p.csv": content})


def test_no_file_is_opened_for_a_reference_in_a_form(tmp_path: Path) -> None:
    """A form that names a file of the machine gets nothing of it."""
    secret = tmp_path / "secret.csv"
    secret.write_text("name,label\nx,X\n", encoding="utf-8")
    scenario = Scenario.of(
        xform(
            '<data id="t"><q/></data>',
            body=PICK,
            model=f'<instance id="p" src="file://{secret}"/>',
        )
    )
    assert scenario.choices("/data/q") == []


def test_a_count_that_feeds_itself_comes_to_rest() -> None:
    """A repeat that asks for one more instance than it has does not grow without end."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><go>0</go><n/><r jr:template=""><v/></r></data>',
            '<bind nodeset="/data/n" type="int" calculate="if(/data/go = 1, count(/data/r) + 1, 0)"/>',
            '<input ref="/data/go"/><repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/v"/>'
            '<setvalue event="odk-new-repeat" ref="/data/r/v" value="position(..)"/></repeat>',
        )
    )
    scenario.answers("/data/go", "1")
    assert 0 < scenario.count("/data/r") <= 10_000
