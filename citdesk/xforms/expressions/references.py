"""What an expression reads, found from its syntax: the dependency graph is built from this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Final

from citdesk.xforms.expressions.functions import VOLATILE, canonical_name
from citdesk.xforms.expressions.syntax import (
    Axis,
    Call,
    Chain,
    Filter,
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
class Reference:
    """A path that an expression reads.

    `origin` is where it starts: "root", "context" (the context node of the expression), "current"
    (`current()`) or "instance" (then `instance` is the id, empty if it is not a literal).
    `steps` are local names, `@name`, `*`, `..`, and `//` for any step that is none of these: whoever
    reads that may read anything below (or, for the reverse axes, anywhere). `.` steps are left out; a
    `..` after a name is already taken back. References inside a predicate are stated from the origin of
    the path that it belongs to: `/data/visit[kind = 'x']/date` reads /data/visit/kind and
    /data/visit/date. `prefixed` has the same steps with their prefixes.
    """

    origin: str
    instance: str
    steps: tuple[str, ...]
    prefixed: tuple[str, ...]

    def absolute(self, context: tuple[str, ...]) -> tuple[str, ...]:
        """The names from the root, for an expression whose context node is at `context`; meaningless
        for an instance.
        """
        if self.origin in {"root", "instance"}:
            return self.steps
        names = list(context)
        for step in self.steps:
            if step == ".." and names and names[-1] != "//":
                names.pop()
            else:
                names.append(step)
        return tuple(names)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that an expression reads and calls. `volatile`: it may change though nothing it reads has."""

    references: tuple[Reference, ...]
    functions: frozenset[str]
    volatile: bool


_CONTEXT: Final = Reference("context", "", (), ())
_ANYTHING: Final = "//"
#: functions that read the context node when they are called without an argument
_OF_CONTEXT: Final = frozenset({"string", "number", "string-length", "normalize-space"})


def reading_of(tree: Syntax) -> Reading:
    """What the expression reads, each reference once, in the order in which they are written."""
    finder = _Finder()
    references = tuple(dict.fromkeys(finder.find(tree, _CONTEXT)))
    return Reading(references, frozenset(finder.functions), finder.volatile)


class _Finder:
    def __init__(self) -> None:
        self.functions: set[str] = set()
        self.volatile = False

    def find(self, tree: Syntax, base: Reference) -> Iterator[Reference]:
        """References of a tree whose context node is what `base` refers to."""
        match tree:
            case Path():
                yield from self._path(tree, base)
            case Filter(primary, predicates):
                yield from self.find(primary, base)
                yield from self._within(predicates, self._start(primary, base))
            case Call(name, arguments):
                yield from self._call(name, arguments, base)
            case Chain(operands):
                for operand in operands:
                    yield from self.find(operand, base)
            case Negative(operand):
                yield from self.find(operand, base)
            case Text() | Number():
                pass

    def _call(self, written: str, arguments: tuple[Syntax, ...], base: Reference) -> Iterator[Reference]:
        name = canonical_name(written)
        self.functions.add(name)
        self.volatile = self.volatile or (
            name in VOLATILE and not (name == "randomize" and len(arguments) > 1)
        )
        if name == "current":
            yield _origin("current")
        elif name == "instance":
            yield _instance(arguments)
        elif name == "pulldata" and len(arguments) == 4:
            yield from _table(arguments)
        elif name == "once" or (name in _OF_CONTEXT and not arguments):
            yield base
        for argument in arguments:
            yield from self.find(argument, base)

    def _path(self, path: Path, base: Reference) -> Iterator[Reference]:
        reached = self._beginning(path, base)
        if path.start is not None:
            if _names_only_an_origin(path.start):
                self._note_call(path.start)
            else:
                yield from self.find(path.start, base)
        for step in path.steps:
            if reached is not None:
                reached = _after(reached, step)
            yield from self._within(step.predicates, reached)
        if reached is not None:
            yield reached

    def _beginning(self, path: Path, base: Reference) -> Reference | None:
        """Where a path's first step is taken from."""
        if path.absolute:
            return _origin("root")
        return base if path.start is None else self._start(path.start, base)

    def _note_call(self, start: Syntax) -> None:
        if isinstance(start, Call):
            self.functions.add(canonical_name(start.name))

    def _within(self, predicates: tuple[Syntax, ...], base: Reference | None) -> Iterator[Reference]:
        for predicate in predicates:
            yield from self.find(predicate, base or _origin("root", _ANYTHING))

    def _start(self, tree: Syntax, base: Reference) -> Reference | None:
        """What the nodes of a path's start are, if that can be said in one reference."""
        match tree:
            case Call(name, arguments):
                name = canonical_name(name)
                if name == "current":
                    return _origin("current")
                if name == "instance":
                    return _instance(arguments)
                if name in {"randomize", "indexed-repeat"} and arguments:
                    return self._start(arguments[0], base)
                return None
            case Path(_, _, steps):
                reached = self._beginning(tree, base)
                return reduce(_after, steps, reached) if reached is not None else None
            case Filter(primary):
                return self._start(primary, base)
            case _:
                return None


def _names_only_an_origin(tree: Syntax) -> bool:
    """Whether a path's start is `current()` or `instance('…')`, which by themselves read nothing."""
    if not isinstance(tree, Call):
        return False
    literal = all(isinstance(argument, Text) for argument in tree.arguments)
    return canonical_name(tree.name) in {"current", "instance"} and literal


def _origin(origin: str, *steps: str) -> Reference:
    return Reference(origin, "", steps, steps)


def _instance(arguments: tuple[Syntax, ...]) -> Reference:
    name = arguments[0].value if len(arguments) == 1 and isinstance(arguments[0], Text) else ""
    return Reference("instance", name, (), ())


def _table(arguments: tuple[Syntax, ...]) -> Iterator[Reference]:
    """The columns that pulldata() reads, as far as they are literals."""
    name = arguments[0].value if isinstance(arguments[0], Text) else ""
    for column in (arguments[1], arguments[2]):
        last = column.value.strip() if isinstance(column, Text) else "*"
        steps = ("root", "item", last)
        yield Reference("instance", name, steps, steps)


def _after(reached: Reference, step: Step) -> Reference:
    """What a path refers to after one more step."""
    name, written = _written(step)
    if not name:
        return reached
    steps, prefixed = reached.steps, reached.prefixed
    if name == ".." and steps and steps[-1] not in {"..", _ANYTHING}:
        return Reference(reached.origin, reached.instance, steps[:-1], prefixed[:-1])
    if steps[-1:] == (_ANYTHING,):
        return reached
    return Reference(reached.origin, reached.instance, (*steps, name), (*prefixed, written))


def _written(step: Step) -> tuple[str, str]:
    """How a step stands in a reference, without and with its prefix; '' for one that stays."""
    test = step.test
    if isinstance(test, TypeTest):
        if test.kind is NodeType.NODE and step.axis is Axis.SELF:
            return "", ""
        if test.kind is NodeType.NODE and step.axis is Axis.PARENT:
            return "..", ".."
        if test.kind is NodeType.TEXT and step.axis is Axis.CHILD:
            return "", ""
        return (_ANYTHING, _ANYTHING) if step.axis is not Axis.CHILD else ("*", "*")
    prefixed = f"{test.prefix}:{test.name}" if test.prefix else test.name
    if step.axis is Axis.CHILD:
        return test.name, prefixed
    if step.axis is Axis.ATTRIBUTE:
        return f"@{test.name}", f"@{prefixed}"
    if step.axis is Axis.SELF:
        return "", ""
    return ("..", "..") if step.axis is Axis.PARENT else (_ANYTHING, _ANYTHING)
