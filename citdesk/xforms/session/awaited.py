"""Which answer has to come first, so that a question has anything to choose from."""

from __future__ import annotations

from collections.abc import Callable

from citdesk.xforms.definition.graph import CALCULATE, CHOICES, Graph
from citdesk.xforms.session.hidden import sources
from citdesk.xforms.session.live import Live

#: finds the question to be answered before another one
Awaited = Callable[[Live], Live | None]
_CONTAINERS = frozenset({"group", "repeat"})


def awaited(live: Live, graph: Graph) -> Live | None:
    """The first blank question that the choices of a question are filtered by, also through calculations.

    None where all of them are answered, or where nobody can be asked for them now.
    """
    seen: set[Live] = set()
    waiting = [(live, CHOICES)]
    while waiting:
        reader, kind = waiting.pop(0)
        reads = (
            read
            for computation in graph.of_node.get(reader.definition.index, ())
            if computation.kind == kind
            for read in computation.reads
        )
        for source in (each for read in reads for each in sources(reader, read)):
            if source in seen:
                continue
            seen.add(source)
            control = source.definition.control
            asked = control is not None and control.kind not in _CONTAINERS
            if asked and source.relevant and not source.text:
                return source
            waiting.append((source, CALCULATE))
    return None
