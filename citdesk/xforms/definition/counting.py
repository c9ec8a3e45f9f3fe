"""Which answers decide how many instances a repeat has (specification, section Repeats, `jr:count`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from citdesk.xforms.definition.graph import CALCULATE, COUNT, VALUE, Computation
from citdesk.xforms.definition.model import NodeDefinition


def counting(computations: Iterable[Computation]) -> Mapping[int, tuple[NodeDefinition, ...]]:
    """By a repeat's index every definition that its count reads, through calculations too."""
    calculated: dict[int, Computation] = {}
    counts: list[Computation] = []
    for computation in computations:
        if computation.kind == CALCULATE:
            calculated[computation.node.index] = computation
        elif computation.kind == COUNT:
            counts.append(computation)
    return MappingProxyType({count.node.index: _sources(count, calculated) for count in counts})


def _sources(count: Computation, calculated: Mapping[int, Computation]) -> tuple[NodeDefinition, ...]:
    found: dict[NodeDefinition, None] = {}
    waiting = [count]
    while waiting:
        for read in waiting.pop().reads:
            if read.aspect != VALUE or read.target in found:
                continue
            found[read.target] = None
            further = calculated.get(read.target.index)
            if further is not None:
                waiting.append(further)
    return tuple(found)
