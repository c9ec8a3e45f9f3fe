"""evaluate(): one expression, one document."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from citdesk.xforms.evaluate import evaluate
from citdesk.xforms.expressions import ExpressionError
from citdesk.xforms.tree import DocumentError

DOCUMENT = ' \n<r a="1"><b>x</b><!--c--><b>y</b></r>'


def test_each_kind_of_value_comes_as_its_own_type() -> None:
    """Text, number, truth value, nodes as paths, a date as its text."""
    assert evaluate("concat(/r/b[1], /r/b[2])", DOCUMENT) == "xy"
    assert evaluate("count(/r/b)", DOCUMENT) == 2.0
    assert evaluate("/r/b = 'y'", DOCUMENT) is True
    assert evaluate("/r/b | /r/@a | /", DOCUMENT) == [
        "/",
        "/node()[1]/@a",
        "/node()[1]/node()[1]",
        "/node()[1]/node()[3]",
    ]
    assert evaluate("date('2026-01-02')", DOCUMENT) == "2026-01-02"


def test_the_context_is_a_path() -> None:
    """Relative paths start at the context; without one at the document."""
    assert evaluate(".", DOCUMENT, "/node()[1]/node()[3]") == ["/node()[1]/node()[3]"]
    assert evaluate("string(..)", DOCUMENT, "/node()[1]/@a") == "xy"
    assert evaluate("count(b)", DOCUMENT, "/node()[1]") == 2.0
    assert evaluate(".", DOCUMENT, "/") == evaluate(".", DOCUMENT) == ["/"]


@pytest.mark.parametrize("context", ["/node()[2]", "/node()[1]/@z", "r", "/r", "/node()[1]/node()[9]", "//"])
def test_a_context_that_is_not_there_is_refused(context: str) -> None:
    """A path to nothing, or no path, is named."""
    with pytest.raises(ExpressionError) as refused:
        evaluate(".", DOCUMENT, context)
    assert refused.value.code == "expression.context"


def test_clock_and_zone_are_the_callers() -> None:
    """The present and the zone can be given."""
    now = datetime(2026, 7, 4, 3, 0, tzinfo=UTC)
    assert evaluate("today()", "<r/>", now=lambda: now) == "2026-07-04"
    assert evaluate("today()", "<r/>", now=lambda: now, zone=ZoneInfo("America/Chicago")) == "2026-07-03"


def test_an_xform_is_seen_from_its_primary_instance() -> None:
    """In a form `/` is the primary instance; other instances and texts are at hand."""
    form = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>
    <itext><translation lang="en">
    <text id="t"><value form="long">L</value><value>T</value></text></translation>
    </itext>
    <instance><data><q>b</q></data></instance>
    <instance id="c"><root><item><name>a</name></item><item><name>b</name></item></root></instance>
    </model></h:head></h:html>"""
    assert evaluate("/data/q", form) == ["/node()[1]/node()[1]/node()[1]/node()[4]/node()[1]/node()[1]"]
    assert evaluate("string(instance('c')/root/item[name = /data/q]/name)", form) == "b"
    assert evaluate("string(jr:itext('t'))", form) == "T"


def test_hostile_documents_are_refused() -> None:
    """A document with entities is refused before anything is evaluated."""
    with pytest.raises(DocumentError):
        evaluate("1", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>')
