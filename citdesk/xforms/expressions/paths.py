"""Location paths, filters and unions (XPath 1.0 sections 2 and 3.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions import lookups
from citdesk.xforms.expressions.anchoring import plain_names
from citdesk.xforms.expressions.axes import LONG, REVERSE, Select, by_name, by_type, reach_of
from citdesk.xforms.expressions.chains import Chain as NodeChain
from citdesk.xforms.expressions.chains import Origin, chain_code
from citdesk.xforms.expressions.code import Code, Kind, RunNodes
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.predicates import Pick, pick_of
from citdesk.xforms.expressions.syntax import (
    Axis,
    Call,
    Chain,
    Filter,
    NameTest,
    NodeType,
    Path,
    Step,
    Syntax,
    TypeTest,
)
from citdesk.xforms.expressions.tested import seen_from_tested
from citdesk.xforms.tree import Node, in_order

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

#: from the nodes so far to those of the next step
Stage = Callable[[list[Node], Scope], list[Node]]

_ANY_NODE: Final = TypeTest(NodeType.NODE)
_CLIMB: Final = Step(Axis.PARENT, _ANY_NODE)
_STAY: Final = Step(Axis.SELF, _ANY_NODE)
_DESCENDANTS: Final = Step(Axis.DESCENDANT_OR_SELF, _ANY_NODE)


def path_code(path: Path, compiler: Compiler) -> Code:
    """A location path compiled."""
    steps = _simplified(path.steps)
    if path.start is not None and not _is_current(path.start):
        with compiler.testing(answers=not _is_instance(path.start)):
            return _from_expression(path, steps, compiler)
    repeats = _repeats_tested(path, steps, compiler)
    answers = compiler.tests_answers is not False or path.absolute or path.start is not None
    with compiler.testing(answers=answers):
        code = _from_here(path, steps, compiler)
        if not repeats:
            return code
        below = {repeat: _raw(_below(repeat, path, steps, compiler)) for repeat in repeats}
    return _with_stages(seen_from_tested(below, _raw(code)), (), compiler)


def _from_here(path: Path, steps: tuple[Step, ...], compiler: Compiler) -> Code:
    """A path from the root, the context node or `current()`."""
    chain, rest = _leading_chain(path, steps, compiler)
    code = chain_code(chain, collect=compiler.dialect.collect_nodes)
    if not rest:
        return code
    return _with_stages(_raw(code), _stages_of(rest, compiler, disjoint=True), compiler)


def _below(repeat: tuple[str, ...], path: Path, steps: tuple[Step, ...], compiler: Compiler) -> Code:
    """What remains of an absolute path from an instance of a repeat that it leads through."""
    rest = steps[len(repeat) :]
    return _from_here(Path(start=None, absolute=False, steps=rest, at=path.at), rest, compiler)


def _repeats_tested(path: Path, steps: tuple[Step, ...], compiler: Compiler) -> tuple[tuple[str, ...], ...]:
    """The repeats on an absolute path that the node tested by a predicate may stand in."""
    if not (path.absolute and compiler.anchoring and compiler.tests_answers):
        return ()
    return compiler.anchoring.repeats_on(steps)


def _raw(code: Code) -> RunNodes:
    """The nodes of a path, non-relevant ones included."""
    return code.raw or _none


def _from_expression(path: Path, steps: tuple[Step, ...], compiler: Compiler) -> Code:
    assert path.start is not None  # noqa: S101 (for the type checker; the caller has looked)
    lookup = lookups.lookup_of(path.start, steps, compiler)
    if lookup is not None:
        run = lookup.code(_scan(path, lookup.reach, compiler), compiler)
        return _with_stages(run, _stages_of(lookup.rest, compiler, disjoint=True), compiler)
    start = compiler.raw_nodes(path.start, "What stands before “/”")
    return _with_stages(start, _stages_of(steps, compiler, disjoint=False), compiler)


def _scan(path: Path, steps: tuple[Step, ...], compiler: Compiler) -> RunNodes:
    """The same nodes as a lookup finds, found by looking at each."""
    assert path.start is not None  # noqa: S101
    start = compiler.raw_nodes(path.start, "What stands before “/”")
    return _staged(start, _stages_of(steps, compiler, disjoint=True))


def filter_code(tree: Filter, compiler: Compiler) -> Code:
    """A primary expression with predicates, which count in document order."""
    nodes = compiler.raw_nodes(tree.primary, "What stands before “[”")
    with compiler.testing(answers=not _is_instance(tree.primary)):
        picks = tuple(pick_of(predicate, compiler) for predicate in tree.predicates)

    def picked(found: list[Node], c: Scope) -> list[Node]:
        for pick in picks:
            found = pick(found, c)
        return found

    return _with_stages(nodes, (picked,), compiler)


def union_code(tree: Chain, compiler: Compiler) -> Code:
    """A union of node-sets, in document order."""
    parts = tuple(compiler.raw_nodes(operand, "Both sides of “|”") for operand in tree.operands)

    def union(n: Node, c: Scope) -> list[Node]:
        found: list[Node] = []
        for part in parts:
            found.extend(part(n, c))
        return in_order(found)

    return _with_stages(union, (), compiler)


# -- chains


def _leading_chain(
    path: Path, steps: tuple[Step, ...], compiler: Compiler
) -> tuple[NodeChain, tuple[Step, ...]]:
    """As much of the path's beginning as is a chain, and the steps after it."""
    origin, climb = Origin.CONTEXT, 0
    if path.absolute:
        origin = Origin.ROOT
        anchor = compiler.anchoring.anchor(steps) if compiler.anchoring else None
        if anchor is not None:
            origin = Origin.CURRENT
            climb, replaced = anchor
            steps = steps[replaced:]
    else:
        if path.start is not None:
            origin = Origin.CURRENT
        while steps and steps[0] == _CLIMB:
            climb += 1
            steps = steps[1:]
    names = plain_names(steps)
    length = 0
    for step in steps[: len(names)]:
        assert isinstance(step.test, NameTest)  # noqa: S101 (plain names come from name tests)
        if compiler.namespaces_of(step.test) is not None:
            break
        length += 1
    return NodeChain(origin, climb, names[:length]), steps[length:]


def _is_current(tree: object) -> bool:
    return isinstance(tree, Call) and tree.name == "current" and not tree.arguments


def _is_instance(tree: Syntax) -> bool:
    """Whether the nodes of a primary expression or path are those of a secondary instance."""
    match tree:
        case Path(start) if start is not None:
            return _is_instance(start)
        case Filter(primary):
            return _is_instance(primary)
        case Call(name):
            return name == "instance"
        case _:
            return False


def _simplified(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Without steps that stay where they are, and `//name` as one step where no position is counted."""
    found: list[Step] = []
    for step in steps:
        if step == _STAY:
            continue
        if found and found[-1] == _DESCENDANTS and step.axis is Axis.CHILD and not step.predicates:
            found[-1] = Step(Axis.DESCENDANT, step.test)
        else:
            found.append(step)
    return tuple(found)


# -- stages


def _with_stages(start: RunNodes, stages: tuple[Stage, ...], compiler: Compiler) -> Code:
    raw = _staged(start, stages)
    if not compiler.dialect.collect_nodes:
        return Code(Kind.NODES, raw)

    def relevant(n: Node, c: Scope) -> list[Node]:
        return [node for node in raw(n, c) if node.relevant and (node.parent is None or node.parent.relevant)]

    return Code(Kind.NODES, relevant, raw=raw)


def _staged(start: RunNodes, stages: tuple[Stage, ...]) -> RunNodes:
    if not stages:
        return start

    def run(n: Node, c: Scope) -> list[Node]:
        nodes = start(n, c)
        for stage in stages:
            if not nodes:
                return nodes
            nodes = stage(nodes, c)
        return nodes

    return run


def _none(n: Node, c: Scope) -> list[Node]:
    del n, c
    return []


def _stages_of(steps: tuple[Step, ...], compiler: Compiler, *, disjoint: bool) -> tuple[Stage, ...]:
    """The steps compiled. `disjoint` says that no node they start from is an ancestor of another, so
    that what they select from each follows in document order by itself.
    """
    stages: list[Stage] = []
    for step in steps:
        down = step.axis in {Axis.CHILD, Axis.DESCENDANT, Axis.DESCENDANT_OR_SELF}
        tidy = step.axis in {Axis.SELF, Axis.ATTRIBUTE} or (down and disjoint)
        stages.append(_stage(step, compiler, tidy=tidy))
        disjoint = disjoint and step.axis in {Axis.SELF, Axis.ATTRIBUTE, Axis.CHILD}
    return tuple(stages)


def _stage(step: Step, compiler: Compiler, *, tidy: bool) -> Stage:
    picks = tuple(pick_of(predicate, compiler) for predicate in step.predicates)
    backwards = step.axis in REVERSE
    if step.axis in LONG:
        from_one = _from_afar(step, picks, compiler, backwards=backwards)
    else:
        from_one = _from_one(_select_of(step, compiler), picks, backwards=backwards)

    def stage(nodes: list[Node], c: Scope) -> list[Node]:
        if len(nodes) == 1:
            return from_one(nodes[0], c)
        found: list[Node] = []
        for node in nodes:
            found.extend(from_one(node, c))
        return found if tidy else in_order(found)

    return stage


def _from_afar(
    step: Step, picks: tuple[Pick, ...], compiler: Compiler, *, backwards: bool
) -> Callable[[Node, Scope], list[Node]]:
    """Likewise on an axis that may reach very many nodes, all of which are accounted for."""
    compiler.note_cost()
    namespaces = compiler.namespaces_of(step.test) if isinstance(step.test, NameTest) else None
    reach, keep = reach_of(step.axis, step.test, namespaces)

    def from_afar(node: Node, c: Scope) -> list[Node]:
        reached = reach(node)
        c.spend(len(reached))
        found = [each for each in reached if keep(each)]
        for pick in picks:
            found = pick(found, c)
        return found[::-1] if backwards else found

    return from_afar


def _from_one(
    select: Select, picks: tuple[Pick, ...], *, backwards: bool
) -> Callable[[Node, Scope], list[Node]]:
    """One step from one node: its predicates count along the axis, its result is in document order."""
    if not picks and not backwards:
        return lambda node, _c: select(node)

    def from_one(node: Node, c: Scope) -> list[Node]:
        found = select(node)
        for pick in picks:
            if not found:
                break
            found = pick(found, c)
        return found[::-1] if backwards else found

    return from_one


def _select_of(step: Step, compiler: Compiler) -> Select:
    if isinstance(step.test, NameTest):
        return by_name(step.axis, step.test.name, compiler.namespaces_of(step.test))
    return by_type(step.axis, step.test)
