"""An expression ready for use, and how to get one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from citdesk.xforms.expressions.anchoring import Anchoring
from citdesk.xforms.expressions.code import Kind, Value
from citdesk.xforms.expressions.compiler import Compiler
from citdesk.xforms.expressions.conversions import as_nodes, as_number, as_text, as_truth
from citdesk.xforms.expressions.dialect import ODK, Dialect
from citdesk.xforms.expressions.environment import BUDGET, Scope
from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.lookups import EqualityFilter, lookup_of
from citdesk.xforms.expressions.parser import parse
from citdesk.xforms.expressions.references import Reading, Reference, reading_of
from citdesk.xforms.expressions.syntax import Path, Syntax
from citdesk.xforms.tree import Node

#: prefixes that forms use without declaring them
WELL_KNOWN: Final[Mapping[str, str]] = {
    "xml": "http://www.w3.org/XML/1998/namespace",
    "jr": "http://openrosa.org/javarosa",
    "orx": "http://openrosa.org/xforms",
    "odk": "http://www.opendatakit.org/xforms",
    "xf": "http://www.w3.org/2002/xforms",
    "h": "http://www.w3.org/1999/xhtml",
    "entities": "http://www.opendatakit.org/xforms/entities",
}


class Expression:
    """A compiled expression: stateless, to be shared and evaluated as often as one likes.

    `source` is the expression as written, `kind` what it yields, ANY where only evaluation tells.
    """

    __slots__ = (
        "_costs",
        "_nodes",
        "_number",
        "_run",
        "_text",
        "_truth",
        "kind",
        "shape",
        "source",
    )

    def __init__(self, source: str, tree: Syntax, compiler: Compiler) -> None:
        code = compiler.compile(tree)
        self.source: Final = source
        self.kind: Final[Kind] = code.kind
        self.shape: Final = _shape_of(tree, compiler)
        self._costs = compiler.costs
        self._run = code.run
        self._text = as_text(code)
        self._number = as_number(code, compiler.dialect)
        self._truth = as_truth(code, compiler.dialect)
        self._nodes = None
        if code.kind in {Kind.NODES, Kind.ANY}:
            self._nodes = as_nodes(code, "What this expression yields", tree.at)

    def value(self, scope: Scope) -> Value:
        """The value as it is: str, float, bool, Moment or a list of nodes."""
        if self._costs:
            scope.left[0] = BUDGET
        value = self._run(scope.node, scope)
        return list(value) if isinstance(value, list) else value

    def string(self, scope: Scope) -> str:
        """The value as text."""
        if self._costs:
            scope.left[0] = BUDGET
        return self._text(scope.node, scope)

    def number(self, scope: Scope) -> float:
        """The value as a number; NaN if it is none."""
        if self._costs:
            scope.left[0] = BUDGET
        return self._number(scope.node, scope)

    def boolean(self, scope: Scope) -> bool:
        """The value as a truth value."""
        if self._costs:
            scope.left[0] = BUDGET
        return self._truth(scope.node, scope)

    def nodes(self, scope: Scope) -> list[Node]:
        """The nodes selected, in document order (a shuffle's in its own).

        Raises ExpressionError (`expression.type`) if the value is no node-set.
        """
        if self._nodes is None:
            raise ExpressionError(
                "type", f"“{self.source}” yields a value, not questions or groups: write a path."
            )
        if self._costs:
            scope.left[0] = BUDGET
        return list(self._nodes(scope.node, scope))

    @property
    def references(self) -> tuple[Reference, ...]:
        """The paths that it reads, those inside predicates included."""
        return _reading(self.source).references

    @property
    def functions(self) -> frozenset[str]:
        """The functions that it calls: bare names, JavaRosa's with `jr:`."""
        return _reading(self.source).functions

    @property
    def volatile(self) -> bool:
        """Whether its value may change though nothing that it reads has."""
        return _reading(self.source).volatile

    def equality_filter(self) -> EqualityFilter | None:
        """For a choice filter such as `instance('x')/root/item[key = …]` its shape, which an index can
        answer (`Environment.matching`, which evaluation asks by itself); None for any other expression.
        """
        return self.shape


def compile_expression(
    source: str,
    namespaces: Mapping[str, str] | None = None,
    anchoring: Anchoring | None = None,
    *,
    dialect: Dialect = ODK,
) -> Expression:
    """The expression compiled; the same one for the same arguments.

    `namespaces` are prefixes that the form declares, besides the well-known ones. Raises
    ExpressionError with a code, the place of the fault and how to mend it.
    """
    declared = frozenset(namespaces.items()) if namespaces else frozenset()
    return _compiled(source, declared, anchoring if anchoring and "/" in source else None, dialect)


@lru_cache(8192)
def _compiled(
    source: str, namespaces: frozenset[tuple[str, str]], anchoring: Anchoring | None, dialect: Dialect
) -> Expression:
    compiler = Compiler(dialect, {**WELL_KNOWN, **dict(namespaces)}, anchoring)
    try:
        return Expression(source, parse(source), compiler)
    except RecursionError as error:
        raise ExpressionError("too-deep", "The expression nests too deeply: divide it.") from error


@lru_cache(8192)
def _reading(source: str) -> Reading:
    return reading_of(parse(source))


def _shape_of(tree: Syntax, compiler: Compiler) -> EqualityFilter | None:
    if not isinstance(tree, Path) or tree.start is None:
        return None
    lookup = lookup_of(tree.start, tree.steps, compiler)
    return None if lookup is None else lookup.shape
