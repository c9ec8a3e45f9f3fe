"""Predicates (XPath 1.0 section 2.4): from the nodes of a step to those that are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from citdesk.xforms.expressions.code import Kind, RunNumber
from citdesk.xforms.expressions.conversions import as_truth, truth_of
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.syntax import Call, Chain, Negative, Number, Path, Syntax
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

#: the nodes in the order in which the predicate counts them, and those kept in the same order
Pick = Callable[[list[Node], Scope], list[Node]]


def pick_of(predicate: Syntax, compiler: Compiler) -> Pick:
    """A predicate compiled."""
    place = _place_in(predicate)
    if place is not None:
        with compiler.predicate():
            code = compiler.compile(place)
        if code.kind is Kind.NUMBER and not isinstance(code.constant, float):
            return _placed(cast("RunNumber", code.run))
    compiler.note_cost()
    with compiler.predicate() as positional:
        code = compiler.compile(predicate)
    if isinstance(code.constant, float):
        return _nth(code.constant)
    if code.kind is Kind.NUMBER:
        return _numbered(cast("RunNumber", code.run), positional=positional[0])
    dialect = compiler.dialect
    if code.kind is Kind.ANY:

        def either(n: Node, c: Scope) -> bool:
            value = code.run(n, c)
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                return value == c.position
            return truth_of(value, dialect)

        return _counting(either)
    truth = as_truth(code, dialect)
    if positional[0]:
        return _counting(truth)

    def kept(nodes: list[Node], c: Scope) -> list[Node]:
        c.spend(len(nodes))
        return [node for node in nodes if truth(node, c)]

    return kept


def _place_in(predicate: Syntax) -> Syntax | None:
    """The place that `[position() = …]` or a number as predicate asks for, if the same for all nodes."""
    place = predicate
    if isinstance(predicate, Chain) and predicate.operators == ("=",):
        left, right = predicate.operands
        if not _is_position(left):
            left, right = right, left
        if not _is_position(left):
            return None
        place = right
    return place if _same_for_all(place) else None


def _is_position(tree: Syntax) -> bool:
    return isinstance(tree, Call) and tree.name == "position" and not tree.arguments


def _same_for_all(tree: Syntax) -> bool:
    """Whether an expression surely yields the same, whichever node is tested: it starts from `current()`."""
    match tree:
        case Number():
            return True
        case Chain(operands):
            return all(map(_same_for_all, operands))
        case Negative(operand):
            return _same_for_all(operand)
        case Call("position" | "count" | "number" | "int", arguments):
            return bool(arguments) and all(map(_same_for_all, arguments))
        case Path(Call("current", ()), _, steps):
            return not any(step.predicates for step in steps)
        case _:
            return False


def _placed(place: RunNumber) -> Pick:
    def placed(nodes: list[Node], c: Scope) -> list[Node]:
        if not nodes:
            return nodes
        at = place(nodes[0], c)
        return nodes[int(at) - 1 : int(at)] if at >= 1 and at.is_integer() else []

    return placed


def _nth(position: float) -> Pick:
    if not position.is_integer() or position < 1:
        return lambda _nodes, _c: []
    at = int(position)
    return lambda nodes, _c: nodes[at - 1 : at]


def _numbered(number: RunNumber, *, positional: bool) -> Pick:
    if positional:
        return _counting(lambda n, c: number(n, c) == c.position)

    def numbered(nodes: list[Node], c: Scope) -> list[Node]:
        c.spend(len(nodes))
        return [node for position, node in enumerate(nodes, 1) if number(node, c) == position]

    return numbered


def _counting(keep: Callable[[Node, Scope], bool]) -> Pick:
    def counted(nodes: list[Node], c: Scope) -> list[Node]:
        c.spend(len(nodes))
        inner = c.inner(len(nodes))
        kept: list[Node] = []
        for position, node in enumerate(nodes, 1):
            inner.position = position
            if keep(node, inner):
                kept.append(node)
        return kept

    return counted
