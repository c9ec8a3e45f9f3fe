"""From a form's expressions to its graph of computations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.graph import (
    CALCULATE,
    CHOICES,
    CONSTRAINT,
    COUNT,
    ORDERED,
    READONLY,
    RELEVANT,
    REQUIRED,
    TEXT,
    Computation,
    Dependent,
    Graph,
    way_from,
)
from citdesk.xforms.definition.model import Control, Definition, Label, NodeDefinition
from citdesk.xforms.definition.order import order
from citdesk.xforms.definition.reads import ReadFinder
from citdesk.xforms.expressions import Expression
from citdesk.xforms.expressions.parser import parse


_CHANCE = frozenset({"random", "uuid", "randomize"})


def build_graph(definition: Definition, controls: Iterable[Control]) -> tuple[Graph, list[FormProblem]]:
    """The graph of a form, and what is wrong with it: circles and references that lead nowhere."""
    problems: list[FormProblem] = []
    computations = [
        _computation(definition, kind, node, expression, problems)
        for kind, node, expression in (*_of_binds(definition), *_of_controls(controls, definition.root))
    ]
    ordered, circles = order([item for item in computations if item.kind in ORDERED])
    marked = [item for item in computations if item.kind not in ORDERED]
    return _graph(ordered, marked), problems + circles


def _of_binds(definition: Definition) -> Iterator[tuple[str, NodeDefinition, Expression]]:
    for node in definition.order:
        bind = node.bind
        given = (
            (CALCULATE, bind.calculate),
            (RELEVANT, bind.relevant),
            (READONLY, bind.readonly),
            (REQUIRED, bind.required),
            (CONSTRAINT, bind.constraint),
            (COUNT, node.repeat.count if node.repeat is not None else None),
        )
        for kind, expression in given:
            if expression is not None:
                yield kind, node, expression


def _of_controls(
    controls: Iterable[Control], root: NodeDefinition
) -> Iterator[tuple[str, NodeDefinition, Expression]]:
    for control in controls:
        node = control.node or root
        for label in (control.label, control.hint, *(item.label for item in control.items)):
            for expression in _expressions(label):
                yield TEXT, node, expression
        itemset = control.itemset
        if itemset is not None:
            yield CHOICES, node, itemset.nodeset
            for expression in itemset.outputs.values():
                yield CHOICES, node, expression


def _expressions(label: Label | None) -> Iterator[Expression]:
    if label is not None:
        yield from label.outputs.values()
        if label.reference is not None:
            yield label.reference


def _computation(
    definition: Definition,
    kind: str,
    node: NodeDefinition,
    expression: Expression,
    problems: list[FormProblem],
) -> Computation:
    computation = Computation(kind, node, expression, ())
    finder = ReadFinder(definition.root, definition.nodes, computation.context)
    computation.reads = finder.find(parse(expression.source))
    computation.chance = not _CHANCE.isdisjoint(finder.functions)
    problems.extend(_nowhere(kind, node, path) for path in finder.nowhere)
    return computation


def _nowhere(kind: str, node: NodeDefinition, path: str) -> FormProblem:
    what = f"It refers to {path}, and there is no such node in the form."
    return FormProblem(
        "reference-nowhere", f"{kind} of {node.path}", what, "Correct the reference or add the node."
    )


def _graph(ordered: list[Computation], marked: list[Computation]) -> Graph:
    dependents: dict[int, dict[Dependent, None]] = {}
    structure: dict[int, dict[Dependent, None]] = {}
    positional: dict[int, dict[Dependent, None]] = {}
    of_node: dict[int, list[Computation]] = {}
    for computation in (*ordered, *marked):
        of_node.setdefault(computation.node.index, []).append(computation)
        for read in computation.reads:
            way = way_from(read.target, computation, read.bound)
            dependents.setdefault(read.target.index, {})[way] = None
            for repeat in read.target.repeats:
                if repeat is read.bound and repeat is read.target:
                    positional.setdefault(repeat.index, {})[way] = None
                elif not read.bound.within(repeat) and repeat.parent is not None:
                    outer = way_from(repeat.parent, computation, read.bound)
                    structure.setdefault(repeat.index, {})[outer] = None
    return Graph(
        tuple(ordered),
        tuple(marked),
        _frozen(dependents),
        _frozen(structure),
        _frozen(positional),
        MappingProxyType({index: tuple(items) for index, items in of_node.items()}),
    )


def _frozen(found: Mapping[int, Mapping[Dependent, None]]) -> Mapping[int, tuple[Dependent, ...]]:
    return MappingProxyType({index: tuple(items) for index, items in found.items()})
