"""Bytes of any kind are loaded or refused with reasons; nothing else happens."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from citdesk.xforms import Context, Form, FormError
from tests.property.cases import bounded
from tests.property.forms import MadeForm, made_forms

CASES = bounded(150)

PIECES = [
    b"<",
    b">",
    b"/",
    b'"',
    b"'",
    b"&",
    b"&amp;",
    b"&#0;",
    b"<!--",
    b"]]>",
    b"\x00",
    b"\xff",
    b"<data>",
    b"</data>",
    b"\n",
    b"[",
    b"]",
    b'nodeset="/data/q0"',
    b'calculate="/data/q1 +"',
    b"instance('k')",
    b"jr:itext('x')",
    b"<itext/>",
    b"<model>",
    b'relevant="//*"',
    b"<repeat nodeset='/data/r'>",
    b"jr:count='9'",
    b"xmlns='urn:x'",
    b"<bind/>",
    b"position()",
    b"<setvalue event='odk-instance-load' ref='/data/q0' value='/data/q1'/>",
    b"<output value='.'/>",
]


def survive(data: bytes) -> None:
    """Loads and uses a form, or takes note of its refusal."""
    try:
        session = Form.load(data).start(
            Context(
                now=lambda: datetime(2026, 1, 1, tzinfo=UTC), zone=ZoneInfo("UTC"), random=random.Random(1)
            )
        )
    except FormError as error:
        assert error.problems
        assert all(problem.what for problem in error.problems)
        return
    for path in session.paths():
        session.answer(path, "1")
        session.question(path)
    session.pages()
    session.problems()
    session.to_xml(pruned=True)


@CASES
@given(
    made_forms(), st.lists(st.tuples(st.integers(0), st.integers(0, 30), st.sampled_from(PIECES)), max_size=6)
)
def test_a_damaged_form_is_loaded_or_refused(made: MadeForm, edits: list[tuple[int, int, bytes]]) -> None:
    """Cutting and pasting anywhere in a form leads to a form or to a refusal with reasons."""
    data = made.xml
    for place, length, piece in edits:
        at = place % (len(data) + 1)
        data = data[:at] + piece + data[at + length :]
    survive(data)


@CASES
@given(st.binary(max_size=400))
def test_any_bytes_are_loaded_or_refused(data: bytes) -> None:
    """Bytes that are no form at all are refused with reasons."""
    survive(data)


CELLS = st.sampled_from(
    [
        "",
        "text",
        "integer",
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
        "calculate",
        "note",
        "a",
        "b",
        "Q",
        "${a}",
        "${b} + 1",
        ". > 1",
        "yes",
        "select_one l",
        "rank l",
        "range",
        "start",
        "date",
        "'",
        "once(",
        "a b",
        "true()",
    ]
)


@CASES
@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), min_size=1, max_size=8))
def test_any_table_is_loaded_or_refused(rows: list[list[str]]) -> None:
    """A workbook of any cells is compiled or refused with reasons."""
    head = "| survey |\n| | type | name | label | calculation | relevant | required | choice_filter |\n"
    table = head + "\n".join("| | " + " | ".join(row) + " |" for row in rows)
    survive((table + "\n| choices |\n| | list_name | name | label |\n| | l | x | X |").encode())
