"""Who may see an answer, and that nothing derived from it is shown to more people without saying so.

Our own rule, on top of the specification: `citdesk:audience` on a bind lists audiences; `internal` is always
implied. A question calculated from another, or set from it by an action, may not have an audience which that
one lacks, unless its bind gives the reason in `citdesk:release`. A calculation whose bind names no audience
passes on what its sources have in common, so that nothing slips through a hidden step.
"""

from __future__ import annotations

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.graph import ACTION, CALCULATE, Computation, Graph
from citdesk.xforms.definition.model import Definition, NodeDefinition

AUDIENCE = "citdesk:audience"
RELEASE = "citdesk:release"
AUDIENCES = frozenset({"internal", "provider", "court", "person", "public"})

Narrowest = dict[NodeDefinition, tuple[frozenset[str], NodeDefinition]]
"""For nodes whose audience is known: the audiences, and the question they come from."""


def check_audiences(definition: Definition, graph: Graph) -> list[FormProblem]:
    """What is wrong with a form's audiences. A form that names none is left alone."""
    problems = [problem for node in definition.order for problem in _unknown(node)]
    known: Narrowest = {}
    for node in definition.order:
        audience = audience_of(node)
        if audience is not None:
            known[node] = (audience, node)
    for computation in (*graph.ordered, *graph.actions):
        if computation.kind in {CALCULATE, ACTION}:
            problems += _derived(computation, known)
    return problems


def audience_of(node: NodeDefinition) -> frozenset[str] | None:
    """The audiences of a node, None where its bind names none."""
    written = node.bind.attributes.get(AUDIENCE)
    return None if written is None else frozenset(written.split()) | {"internal"}


def _derived(computation: Computation, known: Narrowest) -> list[FormProblem]:
    """What a computation shows to too many; one without an audience of its own gets that of its sources."""
    node = computation.node
    sources = _sources(computation, known)
    own = audience_of(node)
    if own is None:
        for audience, source in sources.values():
            kept = known.get(node)
            if kept is None or not kept[0] <= audience:
                known[node] = (audience if kept is None else kept[0] & audience, source)
        return []
    if node.bind.attributes.get(RELEASE, "").strip():
        return []
    return [
        _too_wide(node, source, own - audience)
        for audience, source in sources.values()
        if not own <= audience
    ]


def _sources(computation: Computation, known: Narrowest) -> Narrowest:
    """What a computation reads and whose audience is known, a group's questions each by itself."""
    read = dict.fromkeys(node for read in computation.reads for node in read.target.below())
    return {node: known[node] for node in read if node in known and node is not computation.node}


def _unknown(node: NodeDefinition) -> list[FormProblem]:
    unknown = sorted((audience_of(node) or frozenset()) - AUDIENCES)
    if not unknown:
        return []
    known = ", ".join(sorted(AUDIENCES))
    what = f"Unknown audience: {', '.join(unknown)}."
    return [FormProblem("audience-unknown", f"bind {node.path}", what, f"Use one or more of: {known}.")]


def _too_wide(node: NodeDefinition, source: NodeDefinition, extra: frozenset[str]) -> FormProblem:
    return FormProblem(
        "audience-wider-than-source",
        f"bind {node.path}",
        f"It is calculated from {source.path}, which {', '.join(sorted(extra))} may not see.",
        "Narrow its audience, or state the reason in bind::citdesk:release.",
    )
