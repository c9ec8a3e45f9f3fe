"""Whether a choice filter can be judged: not while an answer that it reads is hidden."""

from __future__ import annotations

from citdesk.xforms.definition.graph import CALCULATE, CHOICES, PLACE, Graph, Read
from citdesk.xforms.session.live import Live


def reads_hidden(live: Live, graph: Graph) -> bool:
    """Whether the choices of a question rest on an answer that reads as blank only because it is hidden.

    Calculations on the way are looked through.
    """
    seen: set[Live] = set()
    waiting = [(live, CHOICES)]
    while waiting:
        reader, kind = waiting.pop()
        for computation in graph.of_node.get(reader.definition.index, ()):
            if computation.kind != kind:
                continue
            for read in computation.reads:
                for source in sources(reader, read):
                    if source in seen:
                        continue
                    seen.add(source)
                    if not source.relevant and (source.text or not source.definition.is_leaf):
                        return True
                    waiting.append((source, CALCULATE))
    return False


def sources(reader: Live, read: Read) -> list[Live]:
    """The live nodes that a read may mean, seen from one reader."""
    if read.aspect == PLACE:
        return []
    top: Live | None = reader
    while top is not None and top.definition is not read.bound:
        top = top.parent
    return [] if top is None else top.steps_down(read.target.names_from(read.bound))
