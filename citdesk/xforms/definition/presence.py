"""Answers that tell, by being there at all, what their readers may not see.

A question that is asked only where somebody was suicidal says, wherever it stands answered, that somebody was
suicidal. So what decides whether a question is asked, or how many cards a repeat has, may not be known to
fewer people than the answer, unless the bind of the question or of a group around it says in
`citdesk:presence` why its readers may know that it was asked. Calculations and hidden steps pass on what they
rest on unless they carry an audience of their own; what is calculated, set or quoted is the business of
`audiences.py`. Noted for the form's author and never a reason to refuse a form: an older version of it, which
reports are pinned to, must stay readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from citdesk.xforms.definition.audiences import Narrowest, audience_of
from citdesk.xforms.definition.graph import COUNT, RELEVANT, Computation, Graph
from citdesk.xforms.definition.model import Definition, NodeDefinition
from citdesk.xforms.definition.notes import Notes

PRESENCE: Final = "citdesk:presence"


def note_presence(definition: Definition, graph: Graph, known: Narrowest, notes: Notes) -> None:
    """Notes every question whose being asked tells its readers an answer that they may not see.

    `known` is what `known_audiences` gives for this form.
    """
    deciding: dict[NodeDefinition, list[Computation]] = {}
    for computation in graph.ordered:
        if computation.kind in (RELEVANT, COUNT):
            deciding.setdefault(computation.node, []).append(computation)
    for node in definition.order:
        own = audience_of(node)
        if own is None or not node.is_leaf or node.is_attribute:
            continue
        told = {
            source: own - audience
            for source, audience in _decided_by(node, deciding, known)
            if not own <= audience
        }
        if told:
            readers = ", ".join(sorted(frozenset[str]().union(*told.values())))
            notes.warn(
                "audience-told-by-presence",
                f"bind {node.path}",
                f"Whether it is asked rests on {', '.join(each.path for each in told)}, "
                f"which {readers} may not see.",
                "Ask it always, narrow its audience, or state the reason in bind::citdesk:presence.",
            )


def _decided_by(
    node: NodeDefinition, deciding: Mapping[NodeDefinition, list[Computation]], known: Narrowest
) -> Iterator[tuple[NodeDefinition, frozenset[str]]]:
    """What decides whether the node is asked, through every group around it that gives no reason."""
    around: NodeDefinition | None = node
    while around is not None:
        if around.bind.attributes.get(PRESENCE, "").strip():
            return
        for computation in deciding.get(around, ()):
            for read in computation.reads:
                for source in read.target.below():
                    if source in known and not source.within(around):
                        audience, origin = known[source]
                        yield origin, audience
        around = around.parent
