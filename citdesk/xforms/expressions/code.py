"""Compiled expressions: closures with what is known about their results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.moments import Moment
from citdesk.xforms.tree import Node

#: The values of XPath 1.0 section 1, and ODK's moments. A list is a node-set, nobody's to change.
Value = str | float | bool | Moment | list[Node]

Run = Callable[[Node, Scope], Value]
RunText = Callable[[Node, Scope], str]
RunNumber = Callable[[Node, Scope], float]
RunTruth = Callable[[Node, Scope], bool]
RunNodes = Callable[[Node, Scope], list[Node]]


class Kind(Enum):
    """What an expression yields; ANY where only evaluation tells."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    MOMENT = "moment"
    NODES = "nodes"
    ANY = "any"


@dataclass(slots=True)
class Code:
    """A compiled expression.

    `run` yields the value itself, of the class that `kind` names. `constant` is the value of a literal.
    The others are faster ways to one conversion, where a construct has one: `text` to the string value,
    `raw` to the node-set before non-relevant nodes are left out of it.
    """

    kind: Kind
    run: Run
    constant: str | float | None = None
    text: RunText | None = None
    raw: RunNodes | None = None
