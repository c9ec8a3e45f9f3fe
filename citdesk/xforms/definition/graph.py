"""What depends on what: the computations of a form in an order in which each comes after what it reads.

A computation belongs to a definition and is evaluated per live node. A read says which definition is read
and up to where both share their ancestors (`bound`): an answer in one repeat instance then concerns the
computations of that instance only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from citdesk.xforms.definition.model import NodeDefinition
from citdesk.xforms.expressions import Expression

CALCULATE: Final = "calculate"
RELEVANT: Final = "relevant"
READONLY: Final = "readonly"
REQUIRED: Final = "required"
CONSTRAINT: Final = "constraint"
COUNT: Final = "count"
CHOICES: Final = "choices"
TEXT: Final = "text"
ACTION: Final = "setvalue"

VALUE: Final = "value"
NODES: Final = "nodes"
PLACE: Final = "place"
LABELS: Final = "labels"

ORDERED: Final = frozenset({CALCULATE, RELEVANT, READONLY, REQUIRED, COUNT})
"""Kinds that are computed at once; the others are only marked to be looked at when asked for."""


@dataclass(frozen=True, slots=True)
class Read:
    """One definition that a computation reads.

    `bound` is the lowest definition whose live node is the same for reader and read node. `filtered` tells
    that the way leads over a repeat with a condition, that is maybe to another instance. `aspect` tells what
    of the node is asked for: its value, whether it is there and relevant, only its position, or what its
    choices are called. Where the read node stands in the instance of `over` that is `shift` places behind the
    reader's own (before it, if negative), these say so; `over` is None otherwise.
    """

    target: NodeDefinition
    bound: NodeDefinition
    filtered: bool = False
    aspect: str = VALUE
    over: NodeDefinition | None = None
    shift: int = 0


@dataclass(slots=True, eq=False)
class Computation:
    """One expression of one definition; `rank` is its place in the order."""

    kind: str
    node: NodeDefinition
    expression: Expression
    reads: tuple[Read, ...]
    rank: int = -1
    #: those of the reads that become part of its result: not what only a choice filter reads
    shown: tuple[Read, ...] = ()
    #: those whose number, or the place of one, becomes part of its result
    numbers: tuple[Read, ...] = ()
    #: what becomes part of its result of the answers of an earlier time (`last-saved`)
    remembered: tuple[Read, ...] = ()
    #: the tables that it reads, by name
    tables: frozenset[str] = frozenset()
    #: whether chance has a part in it: then a saved result stays
    chance: bool = False

    @property
    def context(self) -> NodeDefinition:
        """Where it is evaluated: a repeat's count at the parent, since there may be no instance yet."""
        return self.node.parent or self.node if self.kind == COUNT else self.node


@dataclass(frozen=True, slots=True)
class Dependent:
    """How to get from a changed node to a computation that reads it.

    Climb `climb` levels from the changed live node, then go down by `names`; or, where there is only one such
    node in an instance, take the live node of definition number `single`. Between climbing and going down
    change to the repeat instance `shift` places before.
    """

    computation: Computation
    climb: int
    names: tuple[str, ...]
    single: int = -1
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """What the number of a repeat's instances rests on, through calculations too: answers and tables."""

    answers: tuple[NodeDefinition, ...] = ()
    tables: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Graph:
    """The ordered computations, those only marked, and by definition index what depends on it.

    `on_value` tells what to look at when a value changed, `on_relevance` when relevance did, `on_choices`
    when the choices of a question did. `structure` tells, for a repeat's index, what has to be looked at when
    an instance comes or goes: the climb there starts from the repeat's parent. `positional` are computations
    that depend on an instance's place; `beside` those that read a later neighbour. `actions` are what actions
    store: they run on events and wait for nothing. `counting` names by a repeat's index what decides
    how many instances it has.
    """

    ordered: Sequence[Computation]
    marked: Sequence[Computation]
    on_value: Mapping[int, tuple[Dependent, ...]]
    on_relevance: Mapping[int, tuple[Dependent, ...]]
    structure: Mapping[int, tuple[Dependent, ...]]
    positional: Mapping[int, tuple[Dependent, ...]]
    beside: Mapping[int, tuple[Dependent, ...]]
    of_node: Mapping[int, tuple[Computation, ...]]
    on_choices: Mapping[int, tuple[Dependent, ...]]
    actions: Sequence[Computation] = ()
    counting: Mapping[int, Counted] = field(default_factory=dict)


def way_from(changed: NodeDefinition, computation: Computation, read: Read) -> Dependent:
    """The way from a node that changed to the live nodes of a computation that reads it, or what is below."""
    over = read.over if read.over is not None and changed.within(read.over) else None
    bound = over or read.bound
    climb = 0
    node: NodeDefinition | None = changed
    while node is not None and node is not bound:
        climb += 1
        node = node.parent
    context = computation.context
    single = -1 if context.repeats else context.index
    return Dependent(computation, climb, context.names_from(bound), single, read.shift if over else 0)
