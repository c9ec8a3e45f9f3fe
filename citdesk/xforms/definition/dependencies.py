"""From a form's expressions to its graph of computations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from citdesk.xforms.definition.awaiting import awaiting
from citdesk.xforms.definition.counting import counting
from citdesk.xforms.definition.errors import refusal
from citdesk.xforms.definition.graph import (
    ACTION,
    CALCULATE,
    CHOICES,
    CONSTRAINT,
    COUNT,
    LABELS,
    ORDERED,
    PLACE,
    READONLY,
    RELEVANT,
    REQUIRED,
    TEXT,
    VALUE,
    Computation,
    Dependent,
    Graph,
    Read,
    way_from,
)
from citdesk.xforms.definition.model import Control, Definition, Label, NodeDefinition
from citdesk.xforms.definition.notes import Notes
from citdesk.xforms.definition.order import order
from citdesk.xforms.definition.reads import ReadFinder
from citdesk.xforms.expressions import Expression
from citdesk.xforms.expressions.parser import parse
from citdesk.xforms.expressions.syntax import Syntax

#: A form of 10,000 questions reads some ten thousand; “//*” in each of a thousand questions a million.
_MOST_READS: Final = 500_000
_READ_TABLES = frozenset({"instance", "pulldata"})
_LAST_SAVED: Final = "jr://instance/last-saved"
_CHANCE = frozenset({"random", "uuid", "randomize"})


@dataclass(frozen=True, slots=True)
class _Part:
    """One expression of the form; `inner` are evaluated at each node that it yields."""

    kind: str
    node: NodeDefinition
    expression: Expression
    inner: tuple[Expression, ...] = ()
    #: only chooses among what is there
    only_filters: bool = False


def build_graph(definition: Definition, controls: Iterable[Control], notes: Notes) -> Graph:
    """The graph of a form; circles and references that lead nowhere go to the notes."""
    given = (*_of_binds(definition), *_of_controls(controls, definition.root))
    saved = _last_saved(definition)
    computations = list(_bounded(_computation(definition, saved, part, notes) for part in given))
    actions = [_computation(definition, saved, part, notes) for part in _of_actions(definition)]
    ordered, circles = order(computations)
    marked = [item for item in computations if item.kind not in ORDERED]
    marked += _bounded(awaiting(computations))
    notes.problems.extend(circles)
    return replace(_graph(ordered, marked), actions=tuple(actions), counting=counting(ordered))


def _bounded(computations: Iterable[Computation]) -> Iterator[Computation]:
    """The computations; raises FormError as soon as they read more nodes together than a form may."""
    read = 0
    for computation in computations:
        read += len(computation.reads)
        if read > _MOST_READS:
            raise refusal(
                "form-too-tangled",
                f"{computation.kind} of {computation.node.path}",
                f"The form's expressions together read more than {_MOST_READS:,} nodes.",
                "Name the questions that are meant instead of “//” and “*”.",
            )
        yield computation


def _of_binds(definition: Definition) -> Iterator[_Part]:
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
                yield _Part(kind, node, expression)


def _of_controls(controls: Iterable[Control], root: NodeDefinition) -> Iterator[_Part]:
    for control in controls:
        node = control.node or root
        for label in (control.label, control.hint):
            for expression in _expressions(label):
                yield _Part(TEXT, node, expression)
        for item in control.items:
            for expression in _expressions(item.label):
                yield _Part(CHOICES, node, expression)
        if control.search is not None:
            for expression in control.search.arguments:
                yield _Part(CHOICES, node, expression, only_filters=True)
        itemset = control.itemset
        if itemset is not None:
            inner = (itemset.value,) if itemset.label is None else (itemset.value, itemset.label)
            yield _Part(CHOICES, node, itemset.nodeset, inner)
            for expression in itemset.outputs.values():
                yield _Part(CHOICES, node, expression)


def _of_actions(definition: Definition) -> Iterator[_Part]:
    for action in definition.actions:
        if action.value is not None:
            yield _Part(ACTION, action.target, action.value)


def _expressions(label: Label | None) -> Iterator[Expression]:
    if label is not None:
        yield from label.outputs.values()
        if label.reference is not None:
            yield label.reference


def _computation(definition: Definition, saved: frozenset[str], part: _Part, notes: Notes) -> Computation:
    computation = Computation(part.kind, part.node, part.expression, ())
    finder = ReadFinder(definition.root, definition.nodes, computation.context, definition.itext)
    tree, inner = parse(part.expression.source), [parse(expression.source) for expression in part.inner]
    computation.reads = finder.find(tree, inner)
    computation.tables = frozenset(finder.tables)
    if not part.only_filters:
        computation.shown, computation.numbers = finder.shown, tuple(finder.numbers)
        if saved and not finder.functions.isdisjoint(_READ_TABLES):
            computation.remembered = _remembered(definition, computation.context, saved, tree, inner)
    computation.chance = not _CHANCE.isdisjoint(finder.functions)
    for path in finder.nowhere:
        _note_nowhere(f"{part.kind} of {part.node.path}", path, notes)
    return computation


def _last_saved(definition: Definition) -> frozenset[str]:
    """The names of the tables that hold this form's answers as they were saved the last time."""
    return frozenset(
        name for name, source in definition.instances.items() if source.uri.strip() == _LAST_SAVED
    )


def _remembered(
    definition: Definition,
    context: NodeDefinition,
    saved: frozenset[str],
    tree: Syntax,
    inner: list[Syntax],
) -> tuple[Read, ...]:
    """The questions whose earlier answers an expression reads; today's among them does no harm."""
    finder = ReadFinder(definition.root, definition.nodes, context, definition.itext, saved)
    finder.find(tree, inner)
    return finder.shown


def _note_nowhere(where: str, path: str, notes: Notes) -> None:
    """Collect fails over a path that leads nowhere when it meets it; over a bare word it does not."""
    if "/" in path or path == "..":
        what = f"It refers to {path}, and there is no such node in the form."
        notes.refuse("reference-nowhere", where, what, "Correct the reference or add the node.")
    else:
        what = f"It refers to a question {path} beside or below it, and there is none."
        notes.warn("reference-bare", where, what, "If a text is meant, put it in quotes.")


def _graph(ordered: list[Computation], marked: list[Computation]) -> Graph:
    on_value: dict[int, dict[Dependent, None]] = {}
    on_relevance: dict[int, dict[Dependent, None]] = {}
    structure: dict[int, dict[Dependent, None]] = {}
    positional: dict[int, dict[Dependent, None]] = {}
    beside: dict[int, dict[Dependent, None]] = {}
    of_node: dict[int, list[Computation]] = {}
    on_choices: dict[int, dict[Dependent, None]] = {}
    for computation in (*ordered, *marked):
        of_node.setdefault(computation.node.index, []).append(computation)
        for read in computation.reads:
            way = way_from(read.target, computation, read)
            if read.aspect == VALUE:
                on_value.setdefault(read.target.index, {})[way] = None
            if read.aspect == LABELS:
                on_choices.setdefault(read.target.index, {})[way] = None
            elif read.aspect != PLACE:
                on_relevance.setdefault(read.target.index, {})[way] = None
            for repeat in read.target.repeats:
                if repeat is read.bound and repeat is read.target:
                    positional.setdefault(repeat.index, {})[way] = None
                elif repeat is read.over:
                    if read.shift > 0:
                        names = computation.context.names_from(repeat)
                        beside.setdefault(repeat.index, {})[
                            Dependent(computation, 0, names, -1, read.shift)
                        ] = None
                elif not read.bound.within(repeat) and repeat.parent is not None:
                    outer = way_from(repeat.parent, computation, read)
                    structure.setdefault(repeat.index, {})[outer] = None
    return Graph(
        tuple(ordered),
        tuple(marked),
        _frozen(on_value),
        _frozen(on_relevance),
        _frozen(structure),
        _frozen(positional),
        _frozen(beside),
        MappingProxyType({index: tuple(items) for index, items in of_node.items()}),
        _frozen(on_choices),
    )


def _frozen(found: Mapping[int, Mapping[Dependent, None]]) -> Mapping[int, tuple[Dependent, ...]]:
    return MappingProxyType({index: tuple(items) for index, items in found.items()})
