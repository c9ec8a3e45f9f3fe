"""What an expression may ask of its surroundings: everything that is neither in it nor in its node.

The engine has no clock, no dice and no files of its own; whoever evaluates brings them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Final, Protocol

from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.tree import Branch, Element, Node

#: How many nodes one evaluation may look at in predicates and on long axes: about a second's work. A
#: filter over a list of 50,000 rows needs 50,000.
BUDGET: Final = 3_000_000
#: Likewise all evaluations together until the session comes to rest: about ten seconds' work, which no form
#: that anybody could use needs.
WHOLE_BUDGET: Final = 30_000_000
#: Seconds for one match of a pattern; every sensible one needs microseconds.
PATTERN_SECONDS: Final = 0.25
_LEAST_SECONDS: Final = 0.002


class Patience:
    """What a session still bears of its form: a thousand expressions that each keep within their bounds
    would otherwise stop the screen for as many seconds.

    `nodes` may still be looked at until `renew` is called. Each pattern that took too long leaves less time
    to those after it.
    """

    __slots__ = ("nodes", "patterns_given_up")

    def __init__(self) -> None:
        self.nodes = WHOLE_BUDGET
        self.patterns_given_up = 0

    def renew(self) -> None:
        """Lets as many nodes be looked at as at the beginning."""
        self.nodes = WHOLE_BUDGET

    def time_for_pattern(self) -> float:
        """Seconds that the next match may take."""
        return max(PATTERN_SECONDS / (1 + self.patterns_given_up), _LEAST_SECONDS)


class Environment(Protocol):
    """The surroundings of an evaluation. A session implements it once for all its expressions."""

    @property
    def root(self) -> Branch:
        """What `/` selects: the parent of the primary instance's root element."""
        ...

    @property
    def zone(self) -> tzinfo:
        """The zone in which dates without an offset are meant, and times are shown."""
        ...

    @property
    def patience(self) -> Patience:
        """How much time patterns have; the same object each time."""
        ...

    def now(self) -> datetime:
        """The present, aware."""
        ...

    def instance(self, name: str) -> Branch | None:
        """What `instance('name')` selects: the node whose child is that instance's root element."""
        ...

    def matching(self, name: str, steps: tuple[str, ...], key: str, value: str) -> list[Element] | None:
        """The elements at `steps` in instance `name` that have a child `key` reading `value`, in order.

        None means that there is no index for this: the engine then looks at each element itself. An
        element without any such child counts as one whose child is empty (see `Dialect.collect_nodes`).
        `ChoiceIndex` answers this for an instance that does not change.
        """
        ...

    def itext(self, text_id: str, scope: Scope) -> Sequence[Node]:
        """The nodes of a translated text in the language in use; empty if there is no such text. What it
        quotes is seen from the scope.
        """
        ...

    def choice_name(self, value: str, path: str, scope: Scope) -> str:
        """The label of the choice `value` of the question at `path`, in the language in use, or ''."""
        ...

    def device_property(self, name: str) -> str:
        """A property of device or user such as `deviceid`; '' if unknown."""
        ...

    @property
    def version(self) -> str:
        """The form's version; '' if it has none."""
        ...

    def random(self) -> float:
        """A number from 0 to below 1."""
        ...

    def random_bytes(self, count: int, /) -> bytes:
        """So many random bytes."""
        ...


class Scope:
    """Where an expression is evaluated: its context node (XPath 1.0 section 1) and its surroundings.

    `current` is what `current()` selects, by default the context node. A scope may be kept and used
    again for the same node as often as one likes.
    """

    __slots__ = ("current", "environment", "left", "node", "position", "root", "size")

    def __init__(
        self,
        node: Node,
        environment: Environment,
        position: int = 1,
        size: int = 1,
        current: Node | None = None,
    ) -> None:
        self.node = node
        self.environment = environment
        self.position = position
        self.size = size
        self.current = node if current is None else current
        self.root = environment.root
        #: what is left of the budget; shared with inner scopes
        self.left = [BUDGET]

    def spend(self, nodes: int) -> None:
        """Accounts for nodes looked at; beyond the budget raises ExpressionError (`.too-costly`)."""
        self.left[0] -= nodes
        patience = self.environment.patience
        patience.nodes -= nodes
        if patience.nodes < 0:
            raise ExpressionError(
                "too-costly",
                f"The form's expressions look at more than {WHOLE_BUDGET:,} nodes in one go: avoid “//” and "
                "predicates in questions of which there are many.",
            )
        if self.left[0] < 0:
            raise ExpressionError(
                "too-costly",
                f"The expression looks at more than {BUDGET:,} nodes: avoid “//” and predicates within "
                "predicates.",
            )

    def inner(self, size: int) -> Scope:
        """A scope for the predicates of `size` nodes; its position is set for each."""
        scope = Scope.__new__(Scope)
        scope.node = self.node
        scope.environment = self.environment
        scope.position = 1
        scope.size = size
        scope.current = self.current
        scope.root = self.root
        scope.left = self.left
        return scope


class PlainEnvironment:
    """Surroundings for a single document without a form: what `evaluate` uses."""

    def __init__(
        self,
        root: Branch,
        *,
        now: Callable[[], datetime],
        zone: tzinfo,
        instances: Mapping[str, Branch] | None = None,
        texts: Mapping[str, Sequence[Node]] | None = None,
        random: Callable[[], float],
        random_bytes: Callable[[int], bytes],
    ) -> None:
        self.root = root
        self.zone = zone
        self.version = ""
        self.patience = Patience()
        self.now = now
        self.random = random
        self.random_bytes = random_bytes
        self._instances = instances or {}
        self._texts = texts or {}

    def instance(self, name: str) -> Branch | None:
        """The instance of that id, if the document has it."""
        return self._instances.get(name)

    def matching(self, name: str, steps: tuple[str, ...], key: str, value: str) -> list[Element] | None:
        """Always None: one evaluation does not repay an index."""
        del name, steps, key, value
        return None

    def itext(self, text_id: str, scope: Scope) -> Sequence[Node]:
        """The text's values in the document's first language."""
        del scope
        return self._texts.get(text_id, ())

    def choice_name(self, value: str, path: str, scope: Scope) -> str:
        """Always '': a plain document has no questions."""
        del value, path, scope
        return ""

    def device_property(self, name: str) -> str:
        """Always ''."""
        del name
        return ""
