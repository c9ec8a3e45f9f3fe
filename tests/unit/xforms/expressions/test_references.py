"""What an expression reads, as the dependency graph sees it."""

from __future__ import annotations

import pytest

from citdesk.xforms.expressions import Reference, compile_expression


def _read(source: str) -> set[str]:
    return {_written(reference) for reference in compile_expression(source).references}


def _written(reference: Reference) -> str:
    origin = f"{reference.origin}:{reference.instance}" if reference.instance else reference.origin
    return f"{origin} {'/'.join(reference.steps)}".strip()


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("1 + 2", set()),
        ("/data/a + ../b * .", {"root data/a", "context ../b", "context"}),
        ("/data/./g/../a", {"root data/a"}),
        ("/data/r[k = 'x']/v", {"root data/r/k", "root data/r/v"}),
        ("/data/r[k = current()/../w]/v", {"root data/r/k", "current ../w", "root data/r/v"}),
        ("instance('c')/root/item[s = /data/s]/n",
         {"instance:c root/item/s", "root data/s", "instance:c root/item/n"}),
        ("count(/data/*) + sum(//x)", {"root data/*", "root //"}),
        ("@id", {"context @id"}),
        ("string-length()", {"context"}),
        ("once(/data/a)", {"context", "root data/a"}),
        ("if(/data/a, /data/b, /data/c)", {"root data/a", "root data/b", "root data/c"}),
        ("pulldata('t', 'v', 'k', /data/a)",
         {"instance:t root/item/v", "instance:t root/item/k", "root data/a"}),
        ("(/data/a | /data/b)[1]", {"root data/a", "root data/b"}),
        ("randomize(instance('c')/root/item, 3)/n", {"instance:c root/item", "instance:c root/item/n"}),
        ("/data/a/text()", {"root data/a"}),
        ("../preceding-sibling::r[1]/v", {"context ..///"}),
        ("-/data/a", {"root data/a"}),
        ("/data/r[position() = last()]", {"root data/r"}),
    ],
)  # fmt: skip
def test_references_are_found_wherever_they_stand(source: str, read: set[str]) -> None:
    """Paths in arguments, predicates and instances are all told, each from where it starts."""
    assert _read(source) == read


def test_a_context_makes_relative_references_absolute() -> None:
    """Seen from its question, a relative reference names what it reads."""
    expression = compile_expression("../b + ../../c/d + /x")
    assert [reference.absolute(("data", "g", "a")) for reference in expression.references] == [
        ("data", "g", "b"),
        ("data", "c", "d"),
        ("x",),
    ]


def test_functions_and_chance_are_told() -> None:
    """Which functions are called, and whether the value may change by itself."""
    assert compile_expression("xf:concat(jr:itext('a'), now())").functions == {"concat", "jr:itext", "now"}
    assert compile_expression("today() > /data/a").volatile
    assert compile_expression("randomize(/data/a)").volatile
    assert not compile_expression("randomize(/data/a, 1)").volatile
    assert not compile_expression("/data/a + 1").volatile
