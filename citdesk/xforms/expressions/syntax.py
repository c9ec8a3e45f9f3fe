"""The syntax tree of an expression (XPath 1.0 sections 2 and 3). `at` is a character offset from 0."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Axis(Enum):
    """The axes of XPath 1.0 section 2.2; `value` is how they are written."""

    ANCESTOR = "ancestor"
    ANCESTOR_OR_SELF = "ancestor-or-self"
    ATTRIBUTE = "attribute"
    CHILD = "child"
    DESCENDANT = "descendant"
    DESCENDANT_OR_SELF = "descendant-or-self"
    FOLLOWING = "following"
    FOLLOWING_SIBLING = "following-sibling"
    NAMESPACE = "namespace"
    PARENT = "parent"
    PRECEDING = "preceding"
    PRECEDING_SIBLING = "preceding-sibling"
    SELF = "self"


class NodeType(Enum):
    """The node type tests of XPath 1.0 section 2.3."""

    COMMENT = "comment"
    TEXT = "text"
    PROCESSING_INSTRUCTION = "processing-instruction"
    NODE = "node"


@dataclass(frozen=True, slots=True)
class NameTest:
    """`name`, `prefix:name`, `prefix:*` or `*`; no prefix is the empty string."""

    prefix: str
    name: str
    at: int


@dataclass(frozen=True, slots=True)
class TypeTest:
    """`text()` and its like; `target` only for `processing-instruction('target')`."""

    kind: NodeType
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a location path."""

    axis: Axis
    test: NameTest | TypeTest
    predicates: tuple[Syntax, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A literal."""

    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""

    value: float
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function call; `name` as written, prefix included."""

    name: str
    arguments: tuple[Syntax, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Negative:
    """Unary minus, `count` times."""

    operand: Syntax
    count: int
    at: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Operands joined by operators of one precedence, to be worked from left to right.

    `operators` has one fewer than `operands`. Chains keep long expressions flat: nobody recurses over
    the ten thousand terms of a generated `or`.
    """

    operands: tuple[Syntax, ...]
    operators: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Path:
    """A location path: absolute, or relative to the context node or to what `start` yields."""

    start: Syntax | None
    absolute: bool
    steps: tuple[Step, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A primary expression with predicates."""

    primary: Syntax
    predicates: tuple[Syntax, ...]
    at: int


Syntax = Text | Number | Call | Negative | Chain | Path | Filter
