"""Recomputation: after a change, exactly what depends on it, each computation after what it reads.

Waiting work is ordered by rank (see `definition/order.py`), so that in a form without chains through other
repeat instances nothing is computed twice.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from heapq import heapify, heappop, heappush
from typing import Final, Protocol, cast

from citdesk.xforms.definition.graph import (
    CALCULATE,
    CHOICES,
    CONSTRAINT,
    COUNT,
    READONLY,
    RELEVANT,
    Computation,
    Counted,
    Dependent,
    Graph,
)
from citdesk.xforms.definition.model import NodeDefinition
from citdesk.xforms.expressions import ExpressionError
from citdesk.xforms.session.awaited import awaited
from citdesk.xforms.session.hidden import reads_hidden
from citdesk.xforms.session.live import Live
from citdesk.xforms.session.rest import Cause, Rest, restless

#: instances that a count may bring about; a larger one is a slip of the keyboard or an attack
_MOST_INSTANCES: Final = 10_000


class Host(Protocol):
    """What recomputation needs of its session."""

    def lives_of(self, definition: NodeDefinition) -> list[Live]:
        """All live nodes of a definition, in document order."""
        ...

    def store(self, live: Live, text: str) -> bool:
        """Stores a calculated text as the node's type has it; tells whether that changed anything."""
        ...

    def set_count(self, parent: Live, repeat: NodeDefinition, count: int) -> None:
        """Brings a repeat to a number of instances."""
        ...

    def choices_stale(self, live: Live) -> None:
        """The choices of a question may have changed."""
        ...


class Recomputation:
    """The waiting work of one session, and what has changed since `take_changes`."""

    def __init__(self, graph: Graph, host: Host, single: Sequence[Live | None]) -> None:
        """`single` are the live nodes outside repeats by definition index; the instance keeps them right."""
        self._graph = graph
        self._single = single
        self._on_value = graph.on_value
        self._on_relevance = graph.on_relevance
        self._host = host
        self._heap: list[tuple[int, int, Computation, Live, Cause | None]] = []
        self._waiting: set[tuple[int, Live]] = set()
        self._counter = 0
        self._running = False
        #: while everything is computed in order: up to which rank; later ones come anyway
        self._swept: float = math.inf
        #: while counts come after all else
        self._counts_wait = False
        self._rest = Rest()
        #: what the work that is being done follows from
        self.cause: Cause | None = None
        #: lists and texts to be marked, while that goes on
        self._marking: list[tuple[Computation, Live]] | None = None
        #: definitions whose choices depend on answers
        self._listed = frozenset(item.node.index for item in graph.marked if item.kind == CHOICES)
        #: live nodes that changed, and paths of those that are gone
        self.changed: dict[Live, None] = {}
        self.gone: set[str] = set()
        #: computations that could not be done, and why
        self.faults: dict[tuple[Live, str], ExpressionError] = {}
        #: live nodes whose value changed, for those who listen to that, and what that follows from
        self.values_changed: dict[Live, Cause | None] = {}

    def value_changed(self, live: Live) -> None:
        """A node's value is another now."""
        self.changed[live] = None
        self.values_changed[live] = self.cause
        live.valid = live.among = None
        for dependent in self._on_value.get(live.definition.index, ()):
            self._follow(dependent, live)

    def structure_changed(self, parent: Live, repeat: NodeDefinition, first: int) -> None:
        """Instances of `repeat` under `parent` came, went or moved, from index `first` (0-based) on."""
        for dependent in self._graph.structure.get(repeat.index, ()):
            self._follow(dependent, parent)
        positional = self._graph.positional.get(repeat.index)
        if positional:
            moved = [cast("Live", element.model) for element in parent.element.named(repeat.name)[first:]]
            for dependent in positional:
                for live in moved:
                    self._follow(dependent, live)
        for dependent in self._graph.beside.get(repeat.index, ()):
            start = max(first - dependent.shift, 0)
            for element in parent.element.named(repeat.name)[start:first]:
                for target in cast("Live", element.model).steps_down(dependent.names):
                    self._push(dependent.computation, target)

    def enter(self, live: Live, *, keep_chance: bool = False) -> None:
        """Everything about a new node and what is below it has to be computed.

        With `keep_chance`, results there are already that chance had a part in stay as they are.
        """
        of_node = self._graph.of_node
        for each in live.below():
            for computation in of_node.get(each.definition.index, ()):
                if computation.kind == COUNT or (keep_chance and computation.chance and each.text):
                    continue
                self._push(computation, each)
            for child in each.definition.children.values():
                if child.repeat is not None and child.repeat.count is not None:
                    for computation in of_node.get(child.index, ()):
                        if computation.kind == COUNT:
                            self._push(computation, each)

    def counting(self, repeat: NodeDefinition) -> Counted:
        """What decides how many instances a repeat has."""
        return self._graph.counting.get(repeat.index, Counted())

    def counts(self, definition: NodeDefinition) -> bool:
        """Whether a node decides how many instances some repeat has."""
        return any(definition in counted.answers for counted in self._graph.counting.values())

    def recalculate(self, live: Live) -> None:
        """Lets a node's own calculation wait, if it has one."""
        for computation in self._graph.of_node.get(live.definition.index, ()):
            if computation.kind == CALCULATE:
                self._push(computation, live)

    def recount(self, parent: Live, repeat: NodeDefinition) -> None:
        """Lets a repeat's count under a parent wait."""
        for computation in self._graph.of_node.get(repeat.index, ()):
            if computation.kind == COUNT:
                self._push(computation, parent)

    def run(self) -> None:
        """Works until nothing is waiting. Within a run that is going on it leaves the work to that."""
        if self._running:
            return
        self._running = True
        try:
            self._work_off()
        finally:
            self._running = False

    def _work_off(self) -> None:
        heap = self._heap
        while heap:
            _, _, computation, live, cause = heappop(heap)
            key = (computation.rank, live)
            self._waiting.discard(key)
            if not self._rest.goes_on(key, cause):
                self.faults[(live, computation.kind)] = restless(computation.expression.source)
                continue
            self.cause = (key, cause)
            self.compute(computation, live)
        self.cause = None

    @contextmanager
    def following(self, kind: str, live: Live, cause: Cause | None) -> Generator[bool, None, None]:
        """For what is done about a live node because of `cause`; False if that goes round without end."""
        before, key = self.cause, (kind, live)
        goes_on = self._rest.goes_on(key, cause)
        self.cause = (key, cause)
        yield goes_on
        self.cause = before

    def rested(self) -> None:
        """Forgets what followed from what: for when an answer and all its consequences are done."""
        self._rest.clear()

    def run_all(self, *, keep_chance: bool = False, counts_last: bool = False) -> None:
        """Computes everything once, in order, and then what that set off out of order.

        With `keep_chance`, results there are already that chance had a part in stay as they are; with
        `counts_last`, no repeat instance comes or goes before all else is computed.
        """
        self._counts_wait = counts_last
        for computation in self._graph.ordered:
            self._swept = computation.rank
            if counts_last and computation.kind == COUNT:
                continue
            keep = keep_chance and computation.chance
            for live in self._host.lives_of(computation.context):
                if not (keep and live.text):
                    self.compute(computation, live)
        self._swept = math.inf
        self.run()
        if counts_last:
            self._counts_wait = False
            for computation in self._graph.ordered:
                if computation.kind == COUNT:
                    for live in self._host.lives_of(computation.context):
                        self._push(computation, live)
            self.run()

    def recompute_all(self) -> None:
        """Forgets what is kept of earlier computations and computes everything once more."""
        for computation in self._graph.marked:
            for live in self._host.lives_of(computation.context):
                live.choices = live.valid = live.among = None
        self.run_all(keep_chance=True)

    def reads_hidden(self, live: Live) -> bool:
        """Whether the choices of a question rest on an answer that is hidden now."""
        return reads_hidden(live, self._graph)

    def awaited(self, live: Live) -> Live | None:
        """The question to be answered first, so that this one has anything to choose from."""
        return awaited(live, self._graph)

    def forget(self, lives: set[Live]) -> None:
        """Drops all that waits for nodes that are gone."""
        self._heap[:] = [entry for entry in self._heap if entry[3] not in lives]
        heapify(self._heap)
        self._waiting = {key for key in self._waiting if key[1] not in lives}
        for live in lives:
            self.changed.pop(live, None)
            self.values_changed.pop(live, None)
        self.faults = {key: error for key, error in self.faults.items() if key[0] not in lives}

    def compute(self, computation: Computation, live: Live) -> None:
        """Evaluates one computation at one node and lets its consequences wait.

        One that fails (a pattern that takes too long, say) leaves a value blank and a condition as it was; it
        is kept in `faults` until it succeeds.
        """
        faults = self.faults
        try:
            self._compute(computation, live)
        except ExpressionError as error:
            faults[(live, computation.kind)] = error
            if computation.kind == CALCULATE and self._host.store(live, ""):
                self.value_changed(live)
            return
        if faults:
            faults.pop((live, computation.kind), None)

    def _compute(self, computation: Computation, live: Live) -> None:
        kind = computation.kind
        if kind == CALCULATE:
            text = computation.expression.string(live.scope)
            if text == "NaN":
                text = ""  # as JavaRosa stores what is no number
            if text != live.text and self._host.store(live, text):
                self.value_changed(live)
        elif kind == RELEVANT:
            value = computation.expression.boolean(live.scope)
            if value != live.own_relevant:
                live.own_relevant = value
                self.spread_relevance(live)
        elif kind == READONLY:
            value = computation.expression.boolean(live.scope)
            if value != live.own_readonly:
                live.own_readonly = value
                self.spread_readonly(live)
        elif kind == COUNT:
            count = computation.expression.number(live.scope)
            wanted = int(min(count, _MOST_INSTANCES)) if count > 0 else 0
            self._host.set_count(live, computation.node, wanted)
        else:
            value = computation.expression.boolean(live.scope)
            if value != live.required:
                live.required = value
                self.changed[live] = None

    def spread_relevance(self, live: Live) -> None:
        """Brings effective relevance down from a node whose own relevance changed."""
        waiting = [live]
        while waiting:
            each = waiting.pop()
            parent = each.parent
            relevant = each.own_relevant and (parent is None or parent.relevant)
            if relevant == each.relevant:
                continue
            each.relevant = relevant
            each.node.relevant = relevant
            self.changed[each] = None
            if relevant and each.definition.index in self._listed:
                self._host.choices_stale(each)  # nobody looked after it while it was hidden
            for dependent in self._on_relevance.get(each.definition.index, ()):
                self._follow(dependent, each)
            waiting.extend(each.children())
            if each.attributes is not None:
                waiting.extend(each.attributes.values())

    def spread_readonly(self, live: Live) -> None:
        """Brings effective read-only state down likewise."""
        waiting = [live]
        while waiting:
            each = waiting.pop()
            parent = each.parent
            readonly = each.own_readonly or (parent is not None and parent.readonly)
            if readonly == each.readonly:
                continue
            each.readonly = readonly
            self.changed[each] = None
            waiting.extend(each.children())

    def take_changes(self) -> tuple[list[Live], set[str]]:
        """What has changed since the last time, and forgets it."""
        changed, gone = list(self.changed), self.gone
        self.changed, self.gone = {}, set()
        self.values_changed = {}
        return changed, gone

    def _follow(self, dependent: Dependent, live: Live) -> None:
        if dependent.single >= 0:
            only = self._single[dependent.single]
            if only is not None:
                self._push(dependent.computation, only)
            return
        top: Live | None = live
        for _ in range(dependent.climb):
            top = top.parent if top is not None else None
        if top is not None:
            for each in _shifted(top, dependent.shift) if dependent.shift else (top,):
                for target in each.steps_down(dependent.names):
                    self._push(dependent.computation, target)

    def _push(self, computation: Computation, live: Live) -> None:
        rank = computation.rank
        if rank < 0:
            self._mark(computation, live)
            return
        if rank > self._swept or (self._counts_wait and computation.kind == COUNT):
            return
        key = (rank, live)
        if key not in self._waiting:
            self._waiting.add(key)
            self._counter += 1
            heappush(self._heap, (rank, self._counter, computation, live, self.cause))

    def _mark(self, computation: Computation, live: Live) -> None:
        """Notes that something is to be looked at again when it is asked for."""
        if computation.kind == CONSTRAINT:
            live.valid = None
            return
        if self._marking is not None:
            self._marking.append((computation, live))
            return
        seen: set[tuple[Computation, Live]] = set()
        self._marking = [(computation, live)]
        for each, of in self._marking:  # which grows meanwhile
            of.choices = of.among = None
            self.changed[of] = None
            if each.kind == CHOICES and (each, of) not in seen:
                seen.add((each, of))
                self._host.choices_stale(of)
                for dependent in self._graph.on_choices.get(of.definition.index, ()):
                    self._follow(dependent, of)
        self._marking = None


def _shifted(instance: Live, shift: int) -> list[Live]:
    """The repeat instances from which the one `shift` places behind them is the given one.

    For the first one also those that reach beyond it: `indexed-repeat` counts from 1 then (JavaRosa).
    """
    element, parent = instance.element, instance.parent
    if parent is None:
        return []
    index = element.position - 1
    reader = index - shift
    readers = range(reader + 1) if index == 0 else range(max(reader, 0), reader + 1)
    same = parent.element.named(instance.definition.name)
    return [cast("Live", each.model) for each in same[readers.start : readers.stop]]
