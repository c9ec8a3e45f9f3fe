"""Which nodes of the form an expression reads, found by walking its paths over the definitions.

Every axis is followed, as far as definitions can tell: siblings are taken as other instances of a repeat,
and whatever stands behind a predicate on a repeat as maybe another instance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from citdesk.xforms.definition.graph import LABELS, NODES, PLACE, VALUE, Read
from citdesk.xforms.definition.model import Itext, NodeDefinition, plain_path
from citdesk.xforms.definition.neighbours import shift_of_place, shift_of_predicate, shift_of_sibling
from citdesk.xforms.definition.paths import resolve_path
from citdesk.xforms.definition.texts import output_sources
from citdesk.xforms.expressions import ExpressionError
from citdesk.xforms.expressions.anchoring import plain_names
from citdesk.xforms.expressions.parser import parse
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


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a path has come to. `bound`, `over` and `shift` are as in `Read`; `bound` is None while it is the
    document itself.
    """

    node: NodeDefinition | None
    bound: NodeDefinition | None
    filtered: bool = False
    over: NodeDefinition | None = None
    shift: int = 0

    def at(self, node: NodeDefinition) -> _Place:
        """Another node of the same instances."""
        return replace(self, node=node)


#: functions that ask whether nodes are there or what they are called, and not what they hold
_ABOUT_NODES = frozenset({"count", "name", "local-name", "namespace-uri"})
_DOCUMENT = _Place(None, None)
_UPWARD = frozenset({Axis.PARENT, Axis.ANCESTOR, Axis.ANCESTOR_OR_SELF})
_BESIDE = frozenset({Axis.FOLLOWING, Axis.FOLLOWING_SIBLING, Axis.PRECEDING, Axis.PRECEDING_SIBLING})
#: axes that lead to nodes which are not in the node they start from
_LEAVING = _UPWARD | _BESIDE
_PLAIN_AXES = frozenset({Axis.CHILD, Axis.PARENT, Axis.SELF, Axis.ATTRIBUTE})


class ReadFinder:
    """Finds the reads of one expression that belongs to `context`."""

    def __init__(
        self,
        root: NodeDefinition,
        nodes: Mapping[str, NodeDefinition],
        context: NodeDefinition,
        itext: Itext,
        remembering: frozenset[str] = frozenset(),
    ) -> None:
        """`remembering` are tables that hold this form's answers of an earlier time: reading them counts as
        reading the questions.
        """
        self._itext = itext
        self._remembering = remembering
        #: what texts quote, as far as it was looked at
        self._quotes: set[str] = set()
        self._root = root
        self._nodes = nodes
        self._context = context
        self._start = _Place(context, context)
        self._reads: dict[Read, None] = {}
        #: within a condition, which is seen from the nodes that it tests
        self._testing = False
        #: the reads that become part of the result, once `find` is done
        self.shown: tuple[Read, ...] = ()
        #: those that become a number of instances, or the place of one among them
        self.numbers: dict[Read, None] = {}
        #: paths that lead to no node, as written
        self.nowhere: list[str] = []
        #: names of the functions called
        self.functions: set[str] = set()
        #: names of the tables read, where they are written out
        self.tables: set[str] = set()

    def find(self, syntax: Syntax, inner: Iterable[Syntax] = ()) -> tuple[Read, ...]:
        """The reads, each once, in the order in which they are written.

        `inner` are expressions evaluated at each node that `syntax` yields, as an itemset's value and label.
        """
        places = self._places(syntax, (self._start,))
        inner = tuple(inner)
        if inner:
            self._note_all([places], NODES)
        else:
            self._read(places)
        outer, self._reads = self._reads, {}
        if inner:
            self.numbers.clear()
        for expression in inner:
            self._read(self._places(expression, places))
        self.shown = tuple(self._reads if inner else outer)
        self._reads = {**outer, **self._reads}
        return tuple(self._reads)

    def _read(self, places: tuple[_Place, ...]) -> None:
        for place in places:
            node = place.node or self._root
            if node.is_leaf:
                self._note(place.at(node), VALUE)
                continue
            for each in node.below():
                read = self._note(place.at(each), VALUE if each.is_leaf else NODES)
                if each.repeat is not None:
                    self.numbers[read] = None

    def _conditions(self, predicates: tuple[Syntax, ...], tested: tuple[_Place, ...]) -> None:
        outer, self._testing = self._testing, True
        for predicate in predicates:
            self._read(self._places(predicate, tested))
        self._testing = outer

    def _note(self, place: _Place, aspect: str) -> Read:
        node = place.node or self._root
        bound = place.bound or self._root
        read = Read(node, bound, place.filtered, aspect, place.over, place.shift)
        self._reads[read] = None
        return read

    def _places(self, syntax: Syntax, at: tuple[_Place, ...]) -> tuple[_Place, ...]:
        """Where an expression leads as a node-set; what it only computes from is read on the way."""
        match syntax:
            case Path():
                return self._path(syntax, at)
            case Filter():
                places = self._places(syntax.primary, at)
                self._conditions(syntax.predicates, places)
                return tuple(_behind_filter(place) for place in places)
            case Call():
                return self._call(syntax, at)
            case Chain():
                places = tuple(place for operand in syntax.operands for place in self._places(operand, at))
                if all(operator == "|" for operator in syntax.operators):
                    return places
                self._read(places)
                return ()
            case Negative():
                self._read(self._places(syntax.operand, at))
                return ()
            case Text() | Number():
                return ()

    def _call(self, call: Call, at: tuple[_Place, ...]) -> tuple[_Place, ...]:
        self.functions.add(call.name)
        if call.name in {"instance", "pulldata"} and call.arguments:
            remembered = self._remembered(call)
            if remembered:
                return remembered
        if call.name == "current" and not call.arguments:
            return (self._start,)
        if call.name == "indexed-repeat":
            return self._indexed(call, at)
        arguments = [self._places(argument, at) for argument in call.arguments]
        if call.name == "position":
            self.numbers.update(dict.fromkeys(self._note_all(arguments, PLACE)))
            return ()
        if call.name in _ABOUT_NODES:
            noted = self._note_all(arguments, NODES)
            if call.name == "count":
                self.numbers.update(dict.fromkeys(noted))
            return ()
        if call.name == "coalesce" and arguments and all(map(self._is_self, arguments[0])):
            arguments[0] = ()  # what is there stays: a fixed point, not a circle
        if call.name == "randomize" and arguments:
            for places in arguments[1:]:
                self._read(places)
            return arguments[0]
        for places in arguments:
            self._read(places)
        if call.name in {"jr:itext", "itext"} and call.arguments:
            self._quoted(call.arguments[0])
        if call.name in {"jr:choice-name", "choice-name"} and len(call.arguments) == 2:
            self._choice_name(call.arguments[1])
        return ()

    def _remembered(self, call: Call) -> tuple[_Place, ...]:
        """Notes the table that a call reads; where that is one of earlier answers, the way into these."""
        table = call.arguments[0]
        if isinstance(table, Text):
            self.tables.add(table.value)
            if table.value not in self._remembering:
                return ()
        if not self._remembering:
            return ()
        if call.name == "pulldata":
            self._read((_DOCUMENT,))
        return (_DOCUMENT,) if call.name == "instance" else ()

    def _note_all(self, arguments: list[tuple[_Place, ...]], aspect: str) -> list[Read]:
        return [self._note(place, aspect) for places in arguments for place in places]

    def _is_self(self, place: _Place) -> bool:
        """Whether a place is surely the very node the expression belongs to."""
        return place.node is self._context and not place.filtered

    def _indexed(self, call: Call, at: tuple[_Place, ...]) -> tuple[_Place, ...]:
        """`indexed-repeat(node, repeat, index, …)` reads a node of any instance of the repeats."""
        first: tuple[_Place, ...] = ()
        for number, argument in enumerate(call.arguments):
            places = self._places(argument, at)
            anywhere = tuple(_Place(place.node, self._root, filtered=True) for place in places)
            if number == 0:
                first = self._indexed_beside(call, at, anywhere)
            elif number % 2:
                if not any(place.over for place in first):  # else only the neighbour matters, not how many
                    self._note_all([anywhere], NODES)
            else:
                self._read(places)
        return first

    def _indexed_beside(
        self, call: Call, at: tuple[_Place, ...], anywhere: tuple[_Place, ...]
    ) -> tuple[_Place, ...]:
        """The node in the neighbouring instance that `indexed-repeat(…, position(..) - 1)` means."""
        if len(call.arguments) != 3:
            return anywhere
        repeat = self._places(call.arguments[1], at)
        shift = shift_of_place(call.arguments[2], lambda own: self._is_instance(own, at, repeat))
        if shift is None or self._context.repeats[:1] != (repeat[0].node,):
            return anywhere
        return tuple(replace(place, over=repeat[0].node, shift=shift) for place in anywhere)

    def _is_instance(self, expression: Syntax, at: tuple[_Place, ...], repeat: tuple[_Place, ...]) -> bool:
        """Whether an expression surely yields the reader's own instance of a repeat."""
        if not isinstance(expression, Path) or len(repeat) != 1:
            return False
        places = self._places(expression, at)
        node = repeat[0].node
        return node in self._context.repeats and places == (_Place(node, node),)

    def _quoted(self, identifier: Syntax) -> None:
        """What a text quotes: of the one named, or of all where its name is only computed."""
        wanted = identifier.value if isinstance(identifier, Text) else None
        nowhere = list(self.nowhere)
        for source in output_sources(self._itext, wanted):
            if source in self._quotes:
                continue
            self._quotes.add(source)
            with suppress(ExpressionError):
                self._read(self._places(parse(source), (self._start,)))
        self.nowhere = nowhere  # a text may be meant for another place

    def _choice_name(self, argument: Syntax) -> None:
        """The question named by text, whose choices give the name."""
        if isinstance(argument, Text):
            path = argument.value.strip()
            node = self._nodes.get(plain_path(resolve_path(path, self._context.path)))
            if node is None:
                self.nowhere.append(path)
            else:
                self._note(self._own(_Place(node, self._root)), LABELS)

    def _path(self, path: Path, at: tuple[_Place, ...]) -> tuple[_Place, ...]:
        if path.start is not None:
            return self._steps(path, path.steps, self._places(path.start, at))
        if not path.absolute:
            return self._steps(path, path.steps, at)
        names = plain_names(path.steps)
        if len(names) == len(path.steps):
            return self._plain(path, names, at)
        found: dict[_Place, None] = {}
        for begun, replaced in self._beginnings(names[: len(path.steps) - 1], at):
            found.update(dict.fromkeys(self._steps(path, path.steps[replaced:], (begun,))))
        return tuple(found)

    def _steps(self, path: Path, steps: tuple[Step, ...], places: tuple[_Place, ...]) -> tuple[_Place, ...]:
        plain = bool(places)
        chosen = path.start is not None
        for step in steps:
            plain = plain and step.axis in _PLAIN_AXES and isinstance(step.test, NameTest | TypeTest)
            if chosen and step.axis in _LEAVING:
                self._leave(places)
            chosen = step.axis not in _UPWARD and (chosen or step.axis is not Axis.SELF)
            before = places
            places = self._step(step, places)
            if before and not places and plain and not _is_wild(step):
                self.nowhere.append(_written(path))
        return places

    def _leave(self, places: tuple[_Place, ...]) -> None:
        """A path goes on from nodes to what is not in them: it leads there only while they are there."""
        for place in places:
            if place.node is not None and place.node is not place.bound:
                self._note(place, NODES)

    def _beginnings(self, names: tuple[str, ...], at: tuple[_Place, ...]) -> list[tuple[_Place, int]]:
        """Where an absolute path begins, and how many of its steps that stands for (`Anchoring.anchor`): at
        the instance, of a repeat on its way, in which the reader stands or the node that is tested.
        """
        on_way = [node for depth in range(len(names)) if (node := self._node(names[: depth + 1])) is not None]
        repeats = [node for node in on_way if node.repeat is not None]
        found: dict[tuple[_Place, int], None] = {}
        for seen in at if self._testing and at else (self._start,):
            found[
                self._beginning(repeats, seen) or self._beginning(repeats, self._start) or (_DOCUMENT, 0)
            ] = None
        return list(found)

    def _beginning(self, repeats: list[NodeDefinition], seen: _Place) -> tuple[_Place, int] | None:
        around = seen.node.repeats if seen.node is not None else ()
        shared = [repeat for repeat in repeats if repeat in around]
        if not shared:
            return None
        place = seen
        while place.node is not shared[-1]:
            place = _parent(place)
        return place, shared[-1].path.count("/")

    def _node(self, names: tuple[str, ...]) -> NodeDefinition | None:
        return self._nodes.get("/" + "/".join(names))

    def _plain(self, path: Path, names: tuple[str, ...], at: tuple[_Place, ...]) -> tuple[_Place, ...]:
        """The commonest path by far: absolute, by names alone."""
        node = self._nodes.get("/" + "/".join(names)) if names else self._root
        if node is None:
            self.nowhere.append(_written(path))
            return ()
        return self._anchored(_Place(node, self._root), at)

    def _anchored(self, place: _Place, at: tuple[_Place, ...]) -> tuple[_Place, ...]:
        """Where an absolute path leads as seen from `at`: within a condition, to the instance that is
        tested, if that stands in a repeat which the path leads through (`expressions.tested`).
        """
        target = place.node
        if not self._testing or target is None or place.filtered:
            return (self._own(place),)
        seen = [_seen_from(tested, target, self._root) for tested in at]
        return tuple(dict.fromkeys(each or self._own(place) for each in seen)) or (self._own(place),)

    def _own(self, place: _Place) -> _Place:
        """An absolute path through a repeat around the context means the current instance of it.

        Not where the path ends at the repeat itself, or sets a condition on it.
        """
        target = place.node
        if target is None or place.filtered:
            return place
        bound = self._root
        for repeat, own in zip(target.repeats, self._context.repeats, strict=False):
            if repeat is not own or repeat is target:
                break
            bound = repeat
        return _Place(target, bound)

    def _step(self, step: Step, places: tuple[_Place, ...]) -> tuple[_Place, ...]:
        found: dict[_Place, None] = {}
        for place in places:
            for reached in self._along(step.axis, place, step.test):
                found[reached] = None
        reached = tuple(found)
        self._conditions(step.predicates, reached)
        if not step.predicates:
            return reached
        beside = self._beside(step, places, reached)
        return (beside,) if beside is not None else tuple(_behind_filter(place) for place in reached)

    def _beside(self, step: Step, before: tuple[_Place, ...], reached: tuple[_Place, ...]) -> _Place | None:
        """The neighbour of the reader's own instance that a step chooses by its predicates, if it does."""
        if len(reached) != 1 or len(before) != 1:
            return None
        (place,) = reached
        node, bound = place.node, place.bound or self._root
        if node is None or node not in self._context.repeats or place.over is not None:
            return None
        if [repeat for repeat in node.repeats if not bound.within(repeat)] != [node]:
            return None
        shifts = [
            shift
            for predicate in step.predicates
            if (shift := shift_of_predicate(predicate, lambda own: self._is_instance(own, reached, reached)))
            is not None
        ]
        beside = shift_of_sibling(step)
        if beside is not None and before == (_Place(node, node),):
            self._note(before[0], PLACE)
            shifts.append(beside)
        if not shifts:
            return None
        if shifts[0] == 0:
            return _Place(node, node)
        return _Place(node, bound, filtered=True, over=node, shift=shifts[0])

    def _along(self, axis: Axis, place: _Place, test: NameTest | TypeTest) -> list[_Place]:
        if axis is Axis.CHILD and place.node is not None:
            if isinstance(test, NameTest) and test.name != "*":
                child = place.node.children.get(test.name)
                return [] if child is None else [place.at(child)]
            if isinstance(test, TypeTest) and test.kind is not NodeType.NODE:
                return [place]
        return [reached for reached in self._neighbours(axis, place) if _fits(reached, test)]

    def _neighbours(self, axis: Axis, place: _Place) -> list[_Place]:
        node = place.node
        match axis:
            case Axis.SELF:
                return [place]
            case Axis.CHILD:
                return self._children(place)
            case Axis.ATTRIBUTE:
                attributes = node.attributes.values() if node is not None else ()
                return [place.at(item) for item in attributes]
            case Axis.PARENT:
                return [] if node is None else [_parent(place)]
            case Axis.ANCESTOR | Axis.ANCESTOR_OR_SELF:
                found = [place] if axis is Axis.ANCESTOR_OR_SELF else []
                while place.node is not None:
                    place = _parent(place)
                    found.append(place)
                return found
            case Axis.DESCENDANT | Axis.DESCENDANT_OR_SELF:
                top = self._root if node is None else node
                below = [replace(place, node=item, bound=place.bound or self._root) for item in top.below()]
                if axis is Axis.DESCENDANT_OR_SELF:
                    return [place, *below] if node is None else below
                return below if node is None else below[1:]
            case Axis.FOLLOWING_SIBLING | Axis.PRECEDING_SIBLING:
                if node is None or node.parent is None:
                    return []
                up = _parent(place)
                return [_Place(item, up.bound, filtered=True) for item in node.parent.children.values()]
            case Axis.FOLLOWING | Axis.PRECEDING:
                return [_Place(item, self._root, filtered=True) for item in self._root.below()]
            case Axis.NAMESPACE:
                return []

    def _children(self, place: _Place) -> list[_Place]:
        if place.node is None:
            return [_Place(self._root, self._root, place.filtered)]
        return [place.at(item) for item in place.node.children.values()]


def _parent(place: _Place) -> _Place:
    node = place.node
    parent = node.parent if node is not None else None
    if parent is None:
        return _DOCUMENT
    bound = parent if place.bound is node else place.bound
    if place.over is node:
        return _Place(parent, bound, place.filtered)
    return replace(place, node=parent, bound=bound)


def _seen_from(tested: _Place, target: NodeDefinition, root: NodeDefinition) -> _Place | None:
    """`target` in the innermost repeat instance in which the tested node stands too; None if in none."""
    if tested.node is None:
        return None
    shared: NodeDefinition | None = None
    for repeat, other in zip(target.repeats, tested.node.repeats, strict=False):
        if repeat is not other or repeat is target:
            break
        shared = repeat
    if shared is None:
        return None
    bound = tested.bound or root
    return _Place(target, bound if shared.within(bound) else shared, tested.filtered)


def _behind_filter(place: _Place) -> _Place:
    """A condition on something inside a repeat that is not bound may choose another instance."""
    node, bound = place.node, place.bound
    if node is None or bound is None or node is bound:
        return place
    free = [repeat for repeat in node.repeats if repeat not in bound.repeats]
    return replace(place, filtered=True) if free else place


def _fits(place: _Place, test: NameTest | TypeTest) -> bool:
    if isinstance(test, TypeTest):
        return test.kind is NodeType.NODE
    return place.node is not None and (test.name == "*" or test.name == place.node.name)


def _is_wild(step: Step) -> bool:
    return isinstance(step.test, NameTest) and step.test.name == "*"


def _written(path: Path) -> str:
    """A path for a message, without its predicates."""
    names = [_step_text(step) for step in path.steps]
    return ("/" if path.absolute else "") + "/".join(names)


def _step_text(step: Step) -> str:
    if step.axis is Axis.PARENT:
        return ".."
    if isinstance(step.test, TypeTest):
        return "." if step.axis is Axis.SELF else f"{step.test.kind.value}()"
    name = f"{step.test.prefix}:{step.test.name}" if step.test.prefix else step.test.name
    return f"@{name}" if step.axis is Axis.ATTRIBUTE else name
