"""Who may see an answer, and that nothing derived from it is shown to more people without saying so.

Our own rule, on top of the specification: `citdesk:audience` on a bind lists audiences; `internal` is always
implied. A question computed from another may not have an audience which that one lacks, unless its bind gives
the reason in `citdesk:release`.
"""

from __future__ import annotations

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.graph import CALCULATE, Graph
from citdesk.xforms.definition.model import Definition, NodeDefinition

AUDIENCE = "citdesk:audience"
RELEASE = "citdesk:release"
AUDIENCES = frozenset({"internal", "provider", "court", "person", "public"})


def check_audiences(definition: Definition, graph: Graph) -> list[FormProblem]:
    """What is wrong with a form's audiences. A form that names none is left alone."""
    problems = [problem for node in definition.order for problem in _unknown(node)]
    for computation in graph.ordered:
        node = computation.node
        if computation.kind != CALCULATE or node.bind.attributes.get(RELEASE, "").strip():
            continue
        wide = audience_of(node)
        if wide is None:
            continue
        for read in computation.reads:
            for source in read.target.below():
                narrow = audience_of(source)
                if source is not node and narrow is not None and not wide <= narrow:
                    problems.append(_too_wide(node, source, wide - narrow))
    return problems


def audience_of(node: NodeDefinition) -> frozenset[str] | None:
    """The audiences of a node, None where its bind names none."""
    written = node.bind.attributes.get(AUDIENCE)
    return None if written is None else frozenset(written.split()) | {"internal"}


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
