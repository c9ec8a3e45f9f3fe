"""Who may see an answer, and that nothing derived from it is shown to more people without saying so.

Our own rule, on top of the specification: `citdesk:audience` on a bind lists audiences; `internal` is always
implied. What a question is calculated from, what an action sets it from, what its choices are made of and
what its text quotes may not lack one of its audiences, unless its bind gives the reason in `citdesk:release`.
Counting rows, or telling the place of one, shows what the form counts them by; earlier answers of a question
(`last-saved`) are its answers. A node whose bind names no audience passes on what all its sources have in
common, whichever way and in whichever order they reach it, so that nothing slips through a hidden step. What
only decides whether something is asked or offered is no source.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.graph import (
    ACTION,
    CALCULATE,
    CHOICES,
    COUNT,
    NODES,
    PLACE,
    TEXT,
    Computation,
    Graph,
)
from citdesk.xforms.definition.model import Definition, NodeDefinition

AUDIENCE = "citdesk:audience"
RELEASE = "citdesk:release"
SENSITIVITY = "citdesk:sensitivity"
AUDIENCES = frozenset({"internal", "provider", "court", "person", "public"})

_DERIVING: Final = MappingProxyType(
    {
        CALCULATE: "It is calculated from",
        ACTION: "It is set from",
        CHOICES: "Its choices are made of",
        TEXT: "Its text quotes",
    }
)

#: what tells who may see an answer, and may stand on bind and control
_SAID_ONCE: Final = (AUDIENCE, RELEASE, SENSITIVITY)

Counts = dict[NodeDefinition, Computation]
"""By a counted repeat what it is counted by."""

Narrowest = dict[NodeDefinition, tuple[frozenset[str], NodeDefinition]]
"""For nodes whose audience is known: the audiences, and the question they come from."""


def check_audiences(definition: Definition, graph: Graph, known: Narrowest) -> list[FormProblem]:
    """What is wrong with a form's audiences. A form that names none is left alone.

    `known` is what `known_audiences` gives for this form.
    """
    problems = [problem for node in definition.order for problem in (*_unknown(node), *_two_minds(node))]
    counts = _counts(graph)
    found = [
        problem for computation in _derived(graph) for problem in _too_wide_of(computation, known, counts)
    ]
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
        _pass_on([item for item in derived if audience_of(item.node) is None], known, _counts(graph))
    return known


def _derived(graph: Graph) -> list[Computation]:
    return [
        computation
        for computation in (*graph.ordered, *graph.marked, *graph.actions)
        if computation.kind in _DERIVING
    ]


def _counts(graph: Graph) -> Counts:
    """What the form counts each of its counted repeats by."""
    return {item.node: item for item in graph.ordered if item.kind == COUNT}


def _pass_on(hidden: list[Computation], known: Narrowest, counts: Counts) -> None:
    """Gives nodes without an audience that of their sources, until nothing changes any more."""
    readers: dict[NodeDefinition, list[Computation]] = {}
    for computation in hidden:
        for source in _sources(computation, counts):
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
    """The audiences of a node, None where neither its bind nor its control names any."""
    written = _said(node, AUDIENCE)
    return None if written is None else frozenset(written.split()) | {"internal"}


def _said(node: NodeDefinition, name: str) -> str | None:
    """What bind or control say under a name; where both do they agree, or the form is refused."""
    written = node.bind.attributes.get(name)
    return node.control.attributes.get(name) if written is None and node.control is not None else written


def _two_minds(node: NodeDefinition) -> list[FormProblem]:
    """Where bind and control say two things of who may see an answer."""
    control = node.control.attributes if node.control is not None else {}
    return [
        FormProblem(
            "audience-in-two-minds",
            f"bind {node.path}",
            f"bind::{name} says “{said}”, and body::{name} says “{control[name]}”.",
            "Say it once, in the bind column.",
        )
        for name in _SAID_ONCE
        if (said := node.bind.attributes.get(name)) is not None
        and name in control
        and _meant(name, said) != _meant(name, control[name])
    ]


def _meant(name: str, written: str) -> frozenset[str] | str:
    if name == RELEASE:
        return written.strip()
    return frozenset(written.split()) - {"internal"}


def _too_wide_of(computation: Computation, known: Narrowest, counts: Counts) -> list[FormProblem]:
    """What a computation shows to more people than its sources allow."""
    node = computation.node
    own = audience_of(node)
    if own is None or (_said(node, RELEASE) or "").strip():
        return []
    sources = [
        known[source] for source in _sources(computation, counts) if source in known and source is not node
    ]
    return [
        _too_wide(computation, source, own - audience) for audience, source in sources if not own <= audience
    ]


def _sources(computation: Computation, counts: Counts) -> dict[NodeDefinition, None]:
    """What becomes part of a result, a group's questions each by itself."""
    found: dict[NodeDefinition, None] = {}
    for each in (computation, *_counted_by(computation, counts)):
        passed = set(each.numbers)
        for read in (*each.shown, *each.remembered):
            # a repeat that a path only leads through, or chooses a row of, shows none of its questions
            whole = read.aspect != NODES or read in passed
            found.update(dict.fromkeys(read.target.below() if whole else (read.target,)))
    return found


def _counted_by(computation: Computation, counts: Counts) -> dict[Computation, None]:
    """What counts the rows whose number a result tells, also what it counts rows by whose number tells that.

    The values of several rows tell it too where the form computes them: a one in each row adds up to it.
    """
    found: dict[Computation, None] = {}
    waiting = [computation] if counts else []
    while waiting:
        each = waiting.pop()
        computed = [read for read in each.shown if read.target.bind.calculate is not None]
        for read in (*each.numbers, *computed):
            for repeat in read.target.repeats:
                count = counts.get(repeat)
                told = read.aspect == PLACE if repeat is read.bound else not read.bound.within(repeat)
                if count is not None and told and count not in found:
                    found[count] = None
                    waiting.append(count)
    return found


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
