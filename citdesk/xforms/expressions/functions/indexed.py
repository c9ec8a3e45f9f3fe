"""indexed-repeat() (ODK XForms): a question of a given instance of each of several nested repeats."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.anchoring import Anchoring, plain_names
from citdesk.xforms.expressions.code import Code, Kind, RunNodes, RunNumber
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.functions.signature import Function
from citdesk.xforms.expressions.syntax import Axis, Call, Path, Syntax
from citdesk.xforms.tree import Element, Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler


def _indexed_repeat(call: Call, compiler: Compiler) -> Code:
    """indexed-repeat(question, repeat1, index1, …).

    Repeats that are not named but hold both the calling question and the one asked for are taken to be
    those of the calling question. An index below 1 is taken as 1, as in JavaRosa; without a number, or
    beyond the last instance, the result is empty.
    """
    target, repeats, indices = call.arguments[0], call.arguments[1::2], call.arguments[2::2]
    numbers = tuple(compiler.number(index) for index in indices)
    names = _static_names(target, compiler.anchoring)
    levels = [_static_names(repeat, compiler.anchoring) for repeat in repeats]
    if names is not None and all(level is not None and names[: len(level)] == level for level in levels):
        depths = {
            len(level): number for level, number in zip(levels, numbers, strict=True) if level is not None
        }
        run = _by_names(names, depths, compiler.anchoring)
    else:
        sets = [compiler.raw_nodes(repeat, "A repeat of indexed-repeat()") for repeat in repeats]
        wanted = compiler.raw_nodes(target, "The question of indexed-repeat()")
        run = _by_containment(wanted, tuple(zip(sets, numbers, strict=True)))
    if not compiler.dialect.collect_nodes:
        return Code(Kind.NODES, run)
    return Code(Kind.NODES, lambda n, c: [node for node in run(n, c) if node.relevant], raw=run)


def _static_names(tree: Syntax, anchoring: Anchoring | None) -> tuple[str, ...] | None:
    """The names on an absolute path, or on one relative to the calling question; None if not so plain."""
    if not isinstance(tree, Path) or tree.start is not None:
        return None
    if tree.absolute:
        names = plain_names(tree.steps)
        return names if len(names) == len(tree.steps) else None
    if anchoring is None:
        return None
    base, steps = anchoring.context, tree.steps
    while steps and steps[0].axis in {Axis.PARENT, Axis.SELF} and not steps[0].predicates:
        base = base[:-1] if steps[0].axis is Axis.PARENT else base
        steps = steps[1:]
    names = plain_names(steps)
    return base + names if len(names) == len(steps) else None


def _by_names(names: tuple[str, ...], depths: dict[int, RunNumber], anchoring: Anchoring | None) -> RunNodes:
    """Down from the root, one level at a time."""
    context = anchoring.context if anchoring else ()
    shared = frozenset(
        depth
        for depth in range(1, min(len(names), len(context)) + 1)
        if anchoring and names[:depth] == context[:depth] and names[:depth] in anchoring.repeats
    )

    def run(n: Node, c: Scope) -> list[Node]:
        level: list[Node] = [c.root]
        own = _lineage(c.current)
        for depth, name in enumerate(names, 1):
            found: list[Element] = [child for node in level for child in node.index().get(name, [])]
            number = depths.get(depth)
            if number is not None:
                level = list(_nth(found, number(n, c)))
            elif depth in shared and depth < len(own) and own[depth] in found:
                level = [own[depth]]
            else:
                level = list(found)
        return level

    return run


def _lineage(node: Node) -> list[Node]:
    """The node's ancestors from the outermost one down to itself."""
    return [*reversed(list(node.ancestors())), node]


def _nth(found: list[Element], number: float) -> list[Element]:
    if not math.isfinite(number):
        return []
    at = max(int(number), 1)
    return found[at - 1 : at]


def _by_containment(wanted: RunNodes, pairs: tuple[tuple[RunNodes, RunNumber], ...]) -> RunNodes:
    """For paths that are not plain: the repeats are chosen from the outermost inward, each within the
    one chosen before, and the question within the last.
    """

    def run(n: Node, c: Scope) -> list[Node]:
        sets = [(repeats(n, c), number(n, c)) for repeats, number in pairs]
        if not all(repeats for repeats, _ in sets):
            return []
        sets.sort(key=lambda pair: len(_lineage(pair[0][0])))
        within: Node | None = None
        for repeats, number in sets:
            inside = [node for node in repeats if within is None or _holds(within, node)]
            if not math.isfinite(number) or len(inside) < number:
                return []
            within = inside[max(int(number), 1) - 1]
        return [node for node in wanted(n, c) if within is not None and _holds(within, node)]

    return run


def _holds(outer: Node, inner: Node) -> bool:
    return any(above is outer for above in inner.ancestors())


FUNCTIONS: Final[dict[str, Function]] = {
    "indexed-repeat": Function(3, 11, _indexed_repeat, counts=(3, 5, 7, 9, 11)),
}
