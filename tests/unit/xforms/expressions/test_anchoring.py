"""Absolute paths inside repeats mean the repeat instance that one is in."""

from __future__ import annotations

import pytest

from citdesk.xforms.expressions import Anchoring

from .asking import Asking

VISITS = """<data><n>9</n>
<visit><kind>a</kind><note><t/></note><drug><d>1</d></drug><drug><d>2</d></drug></visit>
<visit><kind>b</kind><note><t/></note><drug><d>3</d></drug><drug><d>4</d></drug><drug><d>5</d></drug></visit>
</data>"""
REPEATS = ["/data/visit", "/data/visit/drug"]


def _at(question: str, where: str) -> Asking:
    return Asking(VISITS, where, anchoring=Anchoring.of(question, REPEATS))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("/data/visit/kind", "b"),
        ("/data/n", "9"),
        ("count(/data/visit)", "2"),
        ("count(/data/visit/drug)", "3"),
        ("count(/data/visit[kind = 'a'])", "1"),
        ("/data/visit[1]/kind", "a"),
        ("/data/visit[kind = 'a']/drug/d", "1"),
        ("sum(/data/visit/drug/d)", "12"),
        ("/data/visit[position() = 1]/drug[2]/d", "2"),
        ("/data/visit/drug[2]/d", "4"),
        ("string(/data/visit/drug[d > /data/visit/drug[1]/d]/d)", "4"),
        ("concat(/data/visit/kind, ../../kind)", "bb"),
    ],
)
def test_from_a_question_in_the_second_visit(source: str, text: str) -> None:
    """Its own visit is meant wherever a path goes through the repeat, but not where it ends there."""
    assert _at("/data/visit/note/t", "/data/visit[2]/note/t").text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("/data/visit/drug/d", "4"),
        ("/data/visit/kind", "b"),
        ("count(/data/visit/drug)", "3"),
        ("position(..)", "2"),
        ("position(../..)", "2"),
        ("indexed-repeat(/data/visit/drug/d, /data/visit/drug, 1)", "3"),
        ("indexed-repeat(/data/visit/drug/d, /data/visit, 1, /data/visit/drug, 2)", "2"),
        ("indexed-repeat(/data/visit/drug/d, /data/visit/drug, 2, /data/visit, 1)", "2"),
        ("indexed-repeat(../d, .., position(..) - 1)", "3"),
        ("indexed-repeat(/data/visit/kind, /data/visit, position(../..) - 1)", "a"),
        ("indexed-repeat(/data/visit/kind, /data/visit, 0)", "a"),
        ("indexed-repeat(/data/visit/kind, /data/visit, 3)", ""),
        ("indexed-repeat(/data/visit/kind, /data/visit, 'x')", ""),
        ("sum(indexed-repeat(/data/visit/drug/d, /data/visit, 1))", "3"),
    ],
)
def test_from_a_question_in_a_nested_repeat(source: str, text: str) -> None:
    """The innermost repeat that both share decides; indexed-repeat() overrides only what it names."""
    assert _at("/data/visit/drug/d", "/data/visit[2]/drug[2]/d").text(source) == text


def test_from_the_repeat_itself() -> None:
    """A repeat's own condition may read its questions by absolute paths."""
    assert _at("/data/visit", "/data/visit[2]").text("/data/visit/kind") == "b"


def test_from_outside_all_instances_are_meant() -> None:
    """A question outside the repeat sees the first for its text and all for sums."""
    asking = _at("/data/n", "/data/n")
    assert asking.text("/data/visit/kind") == "a"
    assert asking.number("sum(/data/visit/drug/d)") == 15
    assert asking.text("indexed-repeat(/data/visit/kind, /data/visit, 2)") == "b"


def test_a_choice_filter_means_the_visit_of_its_question() -> None:
    """An absolute path inside a predicate is bound to the question that asks."""
    asking = Asking(
        VISITS,
        "/data/visit[2]/note/t",
        anchoring=Anchoring.of("/data/visit/note/t", REPEATS),
        instances={"kinds": "<root><item><name>a</name></item><item><name>b</name></item></root>"},
    )
    assert asking.texts("instance('kinds')/root/item[name = /data/visit/kind]/name") == ["b"]


def test_without_anchoring_indexed_repeat_goes_by_containment() -> None:
    """Relative paths without a known place are resolved by what lies within what."""
    asking = Asking(VISITS, "/data/visit[2]/drug[2]/d")
    assert asking.text("indexed-repeat(../../drug/d, ../../drug, 3)") == "5"
    assert asking.text("indexed-repeat(../../drug/d, ../../drug, 4)") == ""
