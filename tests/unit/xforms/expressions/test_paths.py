"""Location paths: axes, tests, predicates, document order."""

from __future__ import annotations

import pytest

from citdesk.xforms.expressions import ODK, XPATH, ExpressionError

from .asking import Asking

FAMILY = """
<r><a n="1"><b>b1</b><c>c1</c></a><a n="2"><b>b2</b><b>b3</b></a><d><a n="3"><b>b4</b></a></d>
<!--note--><?go on?></r>
"""


@pytest.mark.parametrize("dialect", [ODK, XPATH], ids=["odk", "xpath"])
@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("/r/a/b", ["b1", "b2", "b3"]),
        ("/r/a[2]/b", ["b2", "b3"]),
        ("/r/a[@n = 2]/b[2]", ["b3"]),
        ("/r/a/b[1]", ["b1", "b2"]),
        ("(/r/a/b)[1]", ["b1"]),
        ("(/r/a/b)[last()]", ["b3"]),
        ("//b", ["b1", "b2", "b3", "b4"]),
        ("//b[1]", ["b1", "b2", "b4"]),
        ("//a//b", ["b1", "b2", "b3", "b4"]),
        ("/r//a[b = 'b4']/@n", ["3"]),
        ("//b[. = 'b3']/preceding-sibling::b", ["b2"]),
        ("//b[. = 'b3']/../@n", ["2"]),
        ("//b[. = 'b4']/ancestor::a/@n", ["3"]),
        ("//b[. = 'b2']/following::b", ["b3", "b4"]),
        ("//b[. = 'b3']/preceding::b", ["b1", "b2"]),
        ("//b[. = 'b3']/preceding::b[1]", ["b2"]),
        ("//b[. = 'b4']/ancestor::*[1]/@n", ["3"]),
        ("//c/following-sibling::*", []),
        ("//c/self::c", ["c1"]),
        ("//c/self::b", []),
        ("/r/*[position() < 3]/@n", ["1", "2"]),
        ("/r/*[position() mod 2 = 1]/@n", ["1"]),
        ("/r/a[position() = last()]/@n", ["2"]),
        ("/r/a[c][1]/@n", ["1"]),
        ("/r/a[not(c)]/@n", ["2"]),
        ("/r/a[b][2]/@n", ["2"]),
        ("/r/a[count(b)]/@n", ["1", "2"]),
        ("/r/a[count(b) = position()]/@n", ["1", "2"]),
        ("/r/a[string('2')]/@n", ["1", "2"]),
        ("/r/a[1.5]/@n", []),
        ("/r/a[0]/@n", []),
        ("/r/a[-1]/@n", []),
        ("//@n", ["1", "2", "3"]),
        ("//attribute::*", ["1", "2", "3"]),
        ("/r/comment()", ["note"]),
        ("/r/processing-instruction()", ["on"]),
        ("/r/processing-instruction('go')", ["on"]),
        ("/r/processing-instruction('stop')", []),
        ("/r/a/b/text()", ["b1", "b2", "b3"]),
        ("/r/child::node()[5]", ["on"]),
        ("//c | //b[1] | //c", ["b1", "c1", "b2", "b4"]),
        ("//b/parent::a/@n", ["1", "2", "3"]),
        ("//namespace::*", []),
        ("/r/a/descendant-or-self::*[@n]/@n", ["1", "2"]),
        ("/r/nothing/more", []),
        ("/nothing", []),
    ],
)
def test_paths_select_in_document_order(source: str, texts: list[str], dialect: object) -> None:
    """Every axis, test and predicate selects the right nodes, each once, in document order."""
    assert Asking(FAMILY.strip(), dialect=dialect).texts(source) == texts  # type: ignore[arg-type]


def test_a_text_node_is_the_same_each_time_it_is_selected() -> None:
    """A union of a leaf's text with itself has one node."""
    assert Asking(FAMILY.strip()).number("count(//c/text() | //c/node())") == 1


def test_relative_paths_start_at_the_question() -> None:
    """`.`, `..` and names are seen from the context node."""
    asking = Asking(FAMILY.strip(), "/r/d/a/b")
    assert [asking.text(source) for source in (".", "../@n", "../../../a/b", "./../b", "../..")] == [
        "b4",
        "3",
        "b1",
        "b4",
        "b4",
    ]


def test_climbing_beyond_the_document_finds_nothing() -> None:
    """Too many `..` are an empty node-set, not an error."""
    assert Asking(FAMILY.strip(), "/r").texts("../../../x") == []
    assert Asking(FAMILY.strip(), "/r").text("../../../../x") == ""


def test_current_stays_the_question_inside_a_predicate() -> None:
    """`current()` is the question that asks, `.` the node that the predicate looks at."""
    asking = Asking("<r><w>2</w><x><k>1</k><k>2</k><k>3</k></x></r>", "/r/w")
    assert asking.texts("/r/x/k[. = current()]") == ["2"]
    assert asking.texts("../x/k[. > current()/../w]") == ["3"]


def test_unprefixed_names_in_forms_match_any_namespace() -> None:
    """An instance with a default namespace of its own is read with plain names, as Collect does."""
    xml = '<data xmlns="urn:agency"><q>1</q></data>'
    assert Asking(xml).text("/data/q") == "1"
    assert Asking(xml, dialect=XPATH).text("/data/q") == ""


def test_prefixes_are_those_that_the_form_declares() -> None:
    """A prefixed name matches by namespace, whatever the document's own prefix for it."""
    xml = '<data xmlns:m="urn:m" xmlns:o="http://openrosa.org/xforms"><m:q>1</m:q><q>2</q><o:meta>3</o:meta></data>'
    asking = Asking(xml, namespaces={"x": "urn:m"})
    assert [asking.text(source) for source in ("/data/x:q", "count(/data/x:*)", "/data/orx:meta")] == [
        "1",
        "1",
        "3",
    ]
    assert asking.number("count(/data/q)") == 2


def test_nodes_are_refused_where_there_are_none() -> None:
    """Asking a sum for its nodes says that it has none."""
    asking = Asking()
    with pytest.raises(ExpressionError) as refused:
        asking.compile("1 + 1").nodes(asking.scope)
    assert refused.value.code == "expression.type"


def test_a_choice_of_paths_is_a_node_set_when_it_is_one() -> None:
    """`if()` may yield nodes; when it yields text, asking for nodes is an error."""
    asking = Asking("<r><a>1</a><b>2</b></r>")
    assert asking.texts("if(true(), /r/a, /r/b)") == ["1"]
    assert asking.number("count(if(/r/a = 1, /r/*, 'none'))") == 2
    with pytest.raises(ExpressionError):
        asking.number("count(if(/r/a = 2, /r/*, 'none'))")


@pytest.mark.parametrize(
    "source",
    [
        "//*[//*[//*[//*]]]",
        "//*[count(//*[count(//nothing) = 0]) = 1]",
        "//*/following::*/preceding::*/following::*",
        "//*[not(id('x'))]",
        "/r/i[/r/i[/r/i[. = 'x']]]",
    ],
)
def test_expressions_that_would_never_end_are_stopped(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nested searches of a whole document are stopped by a budget (here a small one), and named."""
    monkeypatch.setattr("citdesk.xforms.expressions.expression.BUDGET", 100_000)
    asking = Asking(f"<r>{'<i><j/></i>' * 1_000}</r>")
    with pytest.raises(ExpressionError) as stopped:
        asking.truth(source)
    assert stopped.value.code == "expression.too-costly"
    assert asking.number("count(//*)") == 2_001


def test_the_budget_is_each_evaluations_own() -> None:
    """Evaluating a search again in one scope begins with a full budget, even after one was stopped."""
    asking = Asking("<r><i>1</i><i>1</i></r>")
    expression, scope = asking.compile("count(//i[. = 1])"), asking.scope
    for left in (5, 0, -1):
        scope.left[0] = left
        assert expression.number(scope) == 2
