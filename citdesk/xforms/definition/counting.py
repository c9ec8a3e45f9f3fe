"""Which answers and tables decide how many instances a repeat has (specification, Repeats, `jr:count`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from citdesk.xforms.definition.graph import CALCULATE, COUNT, VALUE, Computation, Counted
from citdesk.xforms.definition.model import NodeDefinition


def counting(computations: Iterable[Computation]) -> Mapping[int, Counted]:
    """By a repeat's index what its count rests on."""
    calculated: dict[int, Computation] = {}
    counts: list[Computation] = []
    for computation in computations:
        if computation.kind == CALCULATE:
            calculated[computation.node.index] = computation
        elif computation.kind == COUNT:
            counts.append(computation)
    return MappingProxyType({count.node.index: _sources(count, calculated) for count in counts})


def _sources(count: Computation, calculated: Mapping[int, Computation]) -> Counted:
    found: dict[NodeDefinition, None] = {}
    tables: set[str] = set()
    waiting = [count]
    while waiting:
        computation = waiting.pop()
        tables |= computation.tables
        for read in computation.reads:
            if read.aspect != VALUE or read.target in found:
                continue
            found[read.target] = None
            further = calculated.get(read.target.index)
            if further is not None:
                waiting.append(further)
    return Counted(tuple(found), frozenset(tables))
