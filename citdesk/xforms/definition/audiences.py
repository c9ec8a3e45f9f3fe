"""Who may see an answer, and that nothing derived from it is shown to more people without saying so.

Our own rule, on top of the specification: `citdesk:audience` on a bind lists audiences; `internal` is always
implied. What a question is calculated from, what an action sets it from, what its choices are made of and
what its text quotes may not lack one of its audiences, unless its bind gives the reason in `citdesk:release`.
A node whose bind names no audience passes on what all its sources have in common, whichever way and in
whichever order they reach it, so that nothing slips through a hidden step. What only decides whether
something is asked or offered is no source.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.graph import ACTION, CALCULATE, CHOICES, TEXT, Computation, Graph
from citdesk.xforms.definition.model import Definition, NodeDefinition

AUDIENCE = "citdesk:audience"
RELEASE = "citdesk:release"
AUDIENCES = frozenset({"internal", "provider", "court", "person", "public"})

_DERIVING: Final = MappingProxyType(
    {
        CALCULATE: "It is calculated from",
        ACTION: "It is set from",
        CHOICES: "Its choices are made of",
        TEXT: "Its text quotes",
    }
)

Narrowest = dict[NodeDefinition, tuple[frozenset[str], NodeDefinition]]
"""For nodes whose audience is known: the audiences, and the question they come from."""


def check_audiences(definition: Definition, graph: Graph) -> list[FormProblem]:
    """What is wrong with a form's audiences. A form that names none is left alone."""
    problems = [problem for node in definition.order for problem in _unknown(node)]
    known = known_audiences(definition, graph)
    found = [problem for computation in _derived(graph) for problem in _too_wide_of(computation, known)]
    return problems + list(dict.fromkeys(found))


def known_audiences(definition: Definition, graph: Graph) -> Narrowest:
    """The audience of every node that has one, from its bind or from what it rests on."""
    known: Narrowest = {}
    for node in definition.order:
        audience = audience_of(node)
        if audience is not None:
            known[node] = (audience, node)
    if known:
        derived = (item for item in _derived(graph) if item.kind != TEXT)
        _pass_on([item for item in derived if audience_of(item.node) is None], known)
    return known


def _derived(graph: Graph) -> list[Computation]:
    return [
        computation
        for computation in (*graph.ordered, *graph.marked, *graph.actions)
        if computation.kind in _DERIVING
    ]


def _pass_on(hidden: list[Computation], known: Narrowest) -> None:
    """Gives nodes without an audience that of their sources, until nothing changes any more."""
    readers: dict[NodeDefinition, list[Computation]] = {}
    for computation in hidden:
        for source in _sources(computation):
            readers.setdefault(source, []).append(computation)
    waiting = list(known)
    while waiting:
        source = waiting.pop()
        audience, origin = known[source]
        for reader in readers.get(source, ()):
            kept = known.get(reader.node)
            if kept is None or not kept[0] <= audience:
                known[reader.node] = (audience if kept is None else kept[0] & audience, origin)
                waiting.append(reader.node)


def audience_of(node: NodeDefinition) -> frozenset[str] | None:
    """The audiences of a node, None where its bind names none."""
    written = node.bind.attributes.get(AUDIENCE)
    return None if written is None else frozenset(written.split()) | {"internal"}


def _too_wide_of(computation: Computation, known: Narrowest) -> list[FormProblem]:
    """What a computation shows to more people than its sources allow."""
    node = computation.node
    own = audience_of(node)
    if own is None or node.bind.attributes.get(RELEASE, "").strip():
        return []
    sources = [known[source] for source in _sources(computation) if source in known and source is not node]
    return [
        _too_wide(computation, source, own - audience) for audience, source in sources if not own <= audience
    ]


def _sources(computation: Computation) -> dict[NodeDefinition, None]:
    """What becomes part of a result, a group's questions each by itself."""
    return dict.fromkeys(node for read in computation.shown for node in read.target.below())


def _unknown(node: NodeDefinition) -> list[FormProblem]:
    unknown = sorted((audience_of(node) or frozenset()) - AUDIENCES)
    if not unknown:
        return []
    known = ", ".join(sorted(AUDIENCES))
    what = f"Unknown audience: {', '.join(unknown)}."
    return [FormProblem("audience-unknown", f"bind {node.path}", what, f"Use one or more of: {known}.")]


def _too_wide(computation: Computation, source: NodeDefinition, extra: frozenset[str]) -> FormProblem:
    node = computation.node
    return FormProblem(
        "audience-wider-than-source",
        f"bind {node.path}",
        f"{_DERIVING[computation.kind]} {source.path}, which {', '.join(sorted(extra))} may not see.",
        "Narrow its audience, or state the reason in bind::citdesk:release.",
    )
