"""Which answers and tables decide how many instances a repeat has (specification, Repeats, `jr:count`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from citdesk.xforms.definition.graph import CALCULATE, COUNT, RELEVANT, VALUE, Computation, Counted
from citdesk.xforms.definition.model import NodeDefinition

_FOLLOWED = frozenset({CALCULATE, RELEVANT})


def counting(computations: Iterable[Computation]) -> Mapping[int, Counted]:
    """By a repeat's index what its count rests on: through calculations, and through what hides an answer."""
    of_node: dict[int, list[Computation]] = {}
    counts: list[Computation] = []
    for computation in computations:
        if computation.kind in _FOLLOWED:
            of_node.setdefault(computation.node.index, []).append(computation)
        elif computation.kind == COUNT:
            counts.append(computation)
    return MappingProxyType({count.node.index: _sources(count, of_node) for count in counts})


def _sources(count: Computation, of_node: Mapping[int, Sequence[Computation]]) -> Counted:
    found: dict[NodeDefinition, None] = {}
    tables: set[str] = set()
    seen = {count}
    waiting = [count]
    while waiting:
        computation = waiting.pop()
        tables |= computation.tables
        for read in computation.reads:
            if read.aspect != VALUE:
                continue
            found[read.target] = None
            further = [each for node in _upwards(read.target) for each in of_node.get(node.index, ())]
            waiting.extend(each for each in further if each not in seen)
            seen.update(further)
    return Counted(tuple(found), frozenset(tables))


def _upwards(node: NodeDefinition) -> Iterator[NodeDefinition]:
    """The node, and the groups that are hidden with it."""
    around: NodeDefinition | None = node
    while around is not None:
        yield around
        around = around.parent
