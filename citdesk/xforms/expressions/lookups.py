"""Choice filters and table lookups, recognised by their shape so that an index can answer them.

`instance('places')/root/item[state = /data/state and kind = 'town']/label` asks for the items of one
state; the surroundings may have them at hand (`Environment.matching`) instead of comparing each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from citdesk.xforms.expressions.anchoring import plain_names
from citdesk.xforms.expressions.code import Kind, RunNodes
from citdesk.xforms.expressions.conversions import as_text
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.syntax import (
    Axis,
    Call,
    Chain,
    Filter,
    NameTest,
    Negative,
    NodeType,
    Number,
    Path,
    Step,
    Syntax,
    Text,
    TypeTest,
)
from citdesk.xforms.tree import Branch, Element, Node, in_order

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

#: functions that look at the context even with arguments
_CONTEXTUAL: Final = frozenset({"lang", "once", "id", "position", "jr:choice-name"})


@dataclass(frozen=True, slots=True)
class EqualityFilter:
    """The shape `instance('…')/steps[key = …]`: which instance, which elements, compared by which child."""

    instance: str
    steps: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """A path that begins with an equality filter. `reach` are the steps up to and including its
    predicate, `rest` the steps and further predicates that remain.
    """

    shape: EqualityFilter
    wanted: Syntax
    reach: tuple[Step, ...]
    rest: tuple[Step, ...]

    def code(self, scan: RunNodes, compiler: Compiler) -> RunNodes:
        """The lookup compiled; `scan` finds the same nodes without an index."""
        shape = self.shape
        name, steps, key = shape.instance, shape.steps, shape.key
        code = compiler.compile(self.wanted)
        if code.kind is Kind.NODES:
            return _by_nodes(shape, cast("RunNodes", code.run), scan)
        if code.kind is not Kind.TEXT:
            return scan
        text = as_text(code)

        def by_text(n: Node, c: Scope) -> list[Node]:
            found = c.environment.matching(name, steps, key, text(n, c))
            return scan(n, c) if found is None else cast("list[Node]", found)

        return by_text


def _by_nodes(shape: EqualityFilter, wanted: RunNodes, scan: RunNodes) -> RunNodes:
    name, steps, key = shape.instance, shape.steps, shape.key

    def by_nodes(n: Node, c: Scope) -> list[Node]:
        texts = {node.string_value() for node in wanted(n, c)} or {""}
        found: list[Node] = []
        for text in texts:
            some = c.environment.matching(name, steps, key, text)
            if some is None:
                return scan(n, c)
            found.extend(some)
        return found if len(texts) == 1 else in_order(found)

    return by_nodes


def lookup_of(start: Syntax, steps: tuple[Step, ...], compiler: Compiler) -> Lookup | None:
    """The lookup that a path from `start` begins with, if it has that shape."""
    if not compiler.dialect.collect_nodes or not isinstance(start, Call) or start.name != "instance":
        return None
    if len(start.arguments) != 1 or not isinstance(start.arguments[0], Text):
        return None
    names = plain_names(steps)
    if len(steps) <= len(names):
        return None
    step = steps[len(names)]
    test = step.test
    if step.axis is not Axis.CHILD or not isinstance(test, NameTest) or test.prefix or test.name == "*":
        return None
    predicates = _separated(step.predicates)
    comparison = _equality(predicates[0]) if predicates else None
    if comparison is None:
        return None
    key, wanted = comparison
    shape = EqualityFilter(start.arguments[0].value, (*names, test.name), key)
    reach = (*steps[: len(names)], Step(Axis.CHILD, test, predicates[:1]))
    rest = steps[len(names) + 1 :]
    if predicates[1:]:
        rest = (Step(Axis.SELF, test, predicates[1:]), *rest)
    return Lookup(shape, wanted, reach, rest)


def _separated(predicates: tuple[Syntax, ...]) -> tuple[Syntax, ...]:
    """`[a and b]` as `[a][b]` where neither counts positions."""
    if len(predicates) != 1:
        return predicates if all(_counts_nothing(predicate) for predicate in predicates) else ()
    only = predicates[0]
    if isinstance(only, Chain) and only.operators[0] == "and":
        terms = only.operands
        return terms if all(_counts_nothing(term) for term in terms) else ()
    return predicates


def _counts_nothing(tree: Syntax) -> bool:
    """Whether a predicate is surely a truth value that does not depend on positions."""
    return (
        isinstance(tree, Chain)
        and tree.operators[0] in {"=", "!=", "<", "<=", ">", ">=", "and", "or"}
        and not any(_mentions_position(operand) for operand in tree.operands)
    )


def _mentions_position(tree: Syntax) -> bool:
    match tree:
        case Call(name, arguments):
            return name in {"position", "last"} or any(map(_mentions_position, arguments))
        case Chain(operands):
            return any(map(_mentions_position, operands))
        case Negative(operand):
            return _mentions_position(operand)
        case Filter(primary):
            return _mentions_position(primary)
        case Path(start):
            return start is not None and _mentions_position(start)
        case Text() | Number():
            return False


def _equality(tree: Syntax) -> tuple[str, Syntax] | None:
    """Key and wanted value of `key = value`, either way round."""
    if not isinstance(tree, Chain) or tree.operators != ("=",):
        return None
    for one, other in (tree.operands, tree.operands[::-1]):
        key = _child_name(one)
        if key is not None and _independent(other):
            return key, other
    return None


def _child_name(tree: Syntax) -> str | None:
    if not isinstance(tree, Path) or tree.absolute or tree.start is not None:
        return None
    steps = tuple(step for step in tree.steps if not _stays(step))
    if len(steps) != 1 or len(plain_names(steps)) != 1:
        return None
    test = steps[0].test
    return test.name if isinstance(test, NameTest) and not test.prefix else None


def _stays(step: Step) -> bool:
    """Whether a step is a plain `.`, which neither goes anywhere nor asks anything."""
    test = step.test
    plain = isinstance(test, TypeTest) and test.kind is NodeType.NODE
    return step.axis is Axis.SELF and plain and not step.predicates


def _independent(tree: Syntax) -> bool:
    """Whether a value is the same for every node that a predicate looks at."""
    match tree:
        case Text() | Number():
            return True
        case Path(start, absolute):
            return absolute or (start is not None and _independent(start))
        case Call(name, arguments):
            if name in {"current", "instance", "today", "true", "false"}:
                return True
            return bool(arguments) and name not in _CONTEXTUAL and all(map(_independent, arguments))
        case Chain(operands):
            return all(map(_independent, operands))
        case Negative(operand):
            return _independent(operand)
        case Filter(primary):
            return _independent(primary)


class ChoiceIndex:
    """Answers `Environment.matching` for one instance that does not change."""

    def __init__(self, instance: Branch) -> None:
        self._instance = instance
        self._tables: dict[tuple[tuple[str, ...], str], dict[str, list[Element]]] = {}

    def matching(self, steps: tuple[str, ...], key: str, value: str) -> list[Element]:
        """The elements at `steps` that have a child `key` reading `value`, in order.

        The first question about a key builds its table: each of the instance's elements is read once.
        """
        table = self._tables.get((steps, key))
        if table is None:
            table = self._tables[(steps, key)] = self._built(steps, key)
        return table.get(value, [])

    def _built(self, steps: tuple[str, ...], key: str) -> dict[str, list[Element]]:
        level: list[Branch] = [self._instance]
        for step in steps:
            level = [child for node in level for child in node.named(step)]
        table: dict[str, list[Element]] = {}
        for element in level:
            if isinstance(element, Element):
                values = dict.fromkeys(child.string_value() for child in element.children if _is(child, key))
                for value in values or {"": None}:
                    table.setdefault(value, []).append(element)
        return table


def _is(node: Node, name: str) -> bool:
    return isinstance(node, Element) and node.name == name
