"""What a question with nothing to choose from yet says about the one that comes first, as a computation.

Such a question names the first blank one that its choices are filtered by. It has to be looked at again
when any of those is answered, hidden or called otherwise, also where calculations lie between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from citdesk.xforms.definition.graph import CALCULATE, CHOICES, PLACE, TEXT, Computation, Read

_OfNode = Mapping[int, Sequence[Computation]]


def awaiting(computations: Sequence[Computation]) -> Iterator[Computation]:
    """For each computation of choices one of kind `text` that reads whatever is said of what comes first."""
    of_node: dict[int, list[Computation]] = {}
    for each in computations:
        of_node.setdefault(each.node.index, []).append(each)
    for each in computations:
        if each.kind == CHOICES and each.reads:
            yield Computation(TEXT, each.node, each.expression, tuple(_reads(each, of_node)))


def _reads(choices: Computation, of_node: _OfNode) -> Iterator[Read]:
    seen: set[tuple[int, int]] = set()
    waiting = [read for read in choices.reads if read.aspect != PLACE]
    while waiting:
        read = waiting.pop()
        key = (read.target.index, read.bound.index)
        if key in seen:
            continue
        seen.add(key)
        yield read
        for computation in of_node.get(read.target.index, ()):
            if computation.kind == TEXT:
                yield from (_through(read, quoted) for quoted in computation.reads)
            elif computation.kind == CALCULATE:
                waiting.extend(
                    _through(read, source) for source in computation.reads if source.aspect != PLACE
                )


def _through(first: Read, then: Read) -> Read:
    """What `then` reads, seen from the reader of `first`."""
    bound = first.bound if then.bound.within(first.bound) else then.bound
    return Read(then.target, bound, filtered=True, aspect=then.aspect)
