"""Putting computations in order and refusing forms in which they go round in a circle.

Three rules beside the plain one (JavaRosa's documentation of its graph, `dag.md`, and the tests ported from
it): conditions of relevance may depend on each other's questions, since they depend on their values; and a
question may read the same question of another repeat instance, since that is a chain and no circle. The
third is ours: choice lists may read each other's answers, since an answer is only ever taken away by its list
and that ends; but not what their choices are called, since that is the list itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.graph import (
    CALCULATE,
    CHOICES,
    COUNT,
    LABELS,
    ORDERED,
    PLACE,
    READONLY,
    RELEVANT,
    REQUIRED,
    VALUE,
    Computation,
    Read,
)
from citdesk.xforms.definition.model import NodeDefinition

#: lists that ask each other what their choices are called, one after the other: each waits for the next
_MOST_LISTS: Final = 12


def order(computations: Sequence[Computation]) -> tuple[list[Computation], list[FormProblem]]:
    """Those that are computed at once, ranked, each after what it reads; and the circles found among all."""
    computations = [item for item in computations if item.kind in ORDERED or item.kind == CHOICES]
    edges = _edges(computations)
    components = _components(len(computations), edges)
    problems = _too_long(computations, edges, components)
    ordered: list[Computation] = []
    for component in components:
        members = [computations[number] for number in component]
        if _is_circle(component, members, edges):
            problems.append(_circle(component, computations, edges))
        members.sort(key=lambda item: item.node.index)
        ordered.extend(member for member in members if member.kind in ORDERED)
    for rank, computation in enumerate(ordered):
        computation.rank = rank
    return ordered, problems


def _edges(computations: Sequence[Computation]) -> list[list[int]]:
    """For each computation the numbers of those it has to follow.

    Repeat counts are not among them: in JavaRosa they follow answers but never make a circle. Whoever reads
    the instances they bring about is told when that happens.
    """
    values: dict[NodeDefinition, list[int]] = {}
    conditions: dict[NodeDefinition, list[int]] = {}
    lists: dict[NodeDefinition, list[int]] = {}
    for number, computation in enumerate(computations):
        if computation.kind == CALCULATE:
            values.setdefault(computation.node, []).append(number)
        elif computation.kind == RELEVANT:
            conditions.setdefault(computation.node, []).append(number)
        elif computation.kind == CHOICES:
            lists.setdefault(computation.node, []).append(number)
    around: dict[NodeDefinition, list[int]] = {}
    edges: list[list[int]] = []
    for computation in computations:
        found: dict[int, None] = {}
        if computation.kind == COUNT:  # what is hidden is not counted away
            found.update(dict.fromkeys(_around(computation.node, conditions, around)))
        for read in computation.reads:
            if read.aspect == PLACE or _other_instance(computation, read):
                continue
            if read.aspect == LABELS:
                found.update(dict.fromkeys(lists.get(read.target, ())))
                continue
            if read.aspect == VALUE:
                found.update(dict.fromkeys(values.get(read.target, ())))
            found.update(dict.fromkeys(_around(read.target, conditions, around)))
        edges.append(list(found))
    return edges


def _around(
    target: NodeDefinition,
    conditions: dict[NodeDefinition, list[int]],
    known: dict[NodeDefinition, list[int]],
) -> list[int]:
    """The conditions that decide whether `target` is read as blank: its own and its ancestors'."""
    found = known.get(target)
    if found is None:
        found = list(conditions.get(target, ()))
        if target.parent is not None:
            found += _around(target.parent, conditions, known)
        known[target] = found
    return found


def _other_instance(computation: Computation, read: Read) -> bool:
    """Whether the read may go to another instance of a repeat that both stand in."""
    return read.filtered and any(
        repeat in computation.node.repeats and not read.bound.within(repeat) for repeat in read.target.repeats
    )


def _too_long(
    computations: Sequence[Computation], edges: list[list[int]], components: list[list[int]]
) -> list[FormProblem]:
    """Choice lists of which each asks the next what its choices are called, too many in a row."""
    length: dict[int, int] = {}
    for component in components:
        for number in component:
            if computations[number].kind != CHOICES:
                continue
            length[number] = 1 + max((length.get(other, 0) for other in edges[number]), default=0)
            if length[number] > _MOST_LISTS:
                path = computations[number].node.path
                what = f"More than {_MOST_LISTS} choice lists ask each other what their choices are called."
                mend = "Take jr:choice-name() out of one of the choice filters."
                return [FormProblem("choices-too-deep", f"{CHOICES} of {path}", what, mend)]
    return []


def _is_circle(component: list[int], members: list[Computation], edges: list[list[int]]) -> bool:
    if len(component) > 1:
        return any(member.kind != RELEVANT for member in members) or any(
            number in edges[number] for number in component
        )
    (number,) = component
    if number in edges[number]:
        return True
    member = members[0]
    return member.kind in {RELEVANT, READONLY, REQUIRED} and _reads_itself(member)


def _reads_itself(computation: Computation) -> bool:
    """A condition that reads the value it is the condition of, or a value inside the group it governs."""
    governs_below = computation.kind == RELEVANT
    return any(
        (read.target is computation.node or (governs_below and read.target.within(computation.node)))
        and read.target.is_leaf
        and read.aspect == VALUE
        and not _other_instance(computation, read)
        for read in computation.reads
    )


def _circle(component: list[int], computations: Sequence[Computation], edges: list[list[int]]) -> FormProblem:
    """The problem, naming the questions along a shortest way round."""
    members = set(component)
    start = min(component, key=lambda number: computations[number].node.index)
    way = _way_round(start, members, edges)
    chain: list[str] = []
    for number in way:
        path = computations[number].node.path
        if not chain or chain[-1] != path:
            chain.append(path)
    if len(chain) == 1:
        what = f"{chain[0]} depends on itself."
    else:
        what = "These questions depend on each other in a circle: " + " → ".join(chain) + "."
    mend = "Take one of the references out of its calculation or condition."
    kind = computations[start].kind
    return FormProblem("dependency-cycle", f"{kind} of {computations[start].node.path}", what, mend)


def _way_round(start: int, members: set[int], edges: list[list[int]]) -> list[int]:
    """A shortest way from `start` back to it."""
    came: dict[int, int] = {}
    waiting = [start]
    for number in waiting:
        for following in edges[number]:
            if following == start:
                way = [number]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return [*reversed(way), start]
            if following in members and following not in came and following != start:
                came[following] = number
                waiting.append(following)
    return [start]


def _components(count: int, edges: list[list[int]]) -> list[list[int]]:
    """Strongly connected components, each after those it points to (Tarjan's algorithm, no recursion)."""
    index: list[int] = [-1] * count
    low: list[int] = [0] * count
    on_stack: list[bool] = [False] * count
    stack: list[int] = []
    found: list[list[int]] = []
    counter = 0
    for first in range(count):
        if index[first] >= 0:
            continue
        index[first] = low[first] = counter
        counter += 1
        stack.append(first)
        on_stack[first] = True
        work = [(first, iter(edges[first]))]
        while work:
            number, following = work[-1]
            child = _next_open(following, number, index, low, on_stack)
            if child is not None:
                index[child] = low[child] = counter
                counter += 1
                stack.append(child)
                on_stack[child] = True
                work.append((child, iter(edges[child])))
                continue
            work.pop()
            if work:
                parent = work[-1][0]
                low[parent] = min(low[parent], low[number])
            if low[number] == index[number]:
                found.append(_pop_component(number, stack, on_stack))
    return found


def _next_open(
    following: Iterable[int], number: int, index: list[int], low: list[int], on_stack: list[bool]
) -> int | None:
    """The next neighbour not seen yet; those seen lower the mark of `number`."""
    for child in following:
        if index[child] < 0:
            return child
        if on_stack[child]:
            low[number] = min(low[number], index[child])
    return None


def _pop_component(number: int, stack: list[int], on_stack: list[bool]) -> list[int]:
    component: list[int] = []
    while True:
        member = stack.pop()
        on_stack[member] = False
        component.append(member)
        if member == number:
            return component
