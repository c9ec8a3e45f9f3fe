"""How a function is declared: how many arguments it takes, and how a call of it becomes code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from citdesk.xforms.expressions.code import Code, Kind, Run
from citdesk.xforms.expressions.conversions import as_number, as_text, as_truth
from citdesk.xforms.expressions.syntax import Axis, Call, NodeType, Path, Step, Syntax, TypeTest

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

Build = Callable[[Call, "Compiler"], Code]


@dataclass(frozen=True, slots=True)
class Function:
    """A function. `most` None means any number; `counts`, if given, are the only numbers
    allowed; `even` allows only even ones.
    """

    fewest: int
    most: int | None
    build: Build
    counts: tuple[int, ...] | None = None
    even: bool = False

    def takes(self, count: int) -> bool:
        """Whether it can be called with so many arguments."""
        if self.counts is not None:
            return count in self.counts
        if self.even and count % 2:
            return False
        return self.fewest <= count and (self.most is None or count <= self.most)

    def wanted(self) -> str:
        """How many arguments it takes, in words."""
        if self.counts:
            if len(self.counts) > 10:
                return f"{self.counts[0]}, {self.counts[1]}, {self.counts[2]} and so on arguments"
            *most, last = map(str, self.counts)
            return f"{', '.join(most)} or {last} arguments"
        if self.most is None:
            return f"at least {_counted(self.fewest)}{', always an even number' if self.even else ''}"
        if self.most == self.fewest:
            return _counted(self.fewest) if self.fewest else "no arguments"
        return f"{self.fewest} to {_counted(self.most)}"


def _counted(count: int) -> str:
    return f"{count} argument" if count == 1 else f"{count} arguments"


def pure(kind: Kind, pattern: str, compute: Callable[..., Any], *, optional: int = 0) -> Function:
    """A function of nothing but its arguments.

    `pattern` has a letter for each: t text, n number, b truth; the last `optional` may be missing, and
    `compute` is then called without them.
    """

    def build(call: Call, compiler: Compiler) -> Code:
        runs = [
            _converted(letter, argument, compiler)
            for letter, argument in zip(pattern, call.arguments, strict=False)
        ]
        return Code(kind, _applied(compute, runs))

    return Function(len(pattern) - optional, len(pattern), build)


def _converted(letter: str, tree: Syntax, compiler: Compiler) -> Run:
    code = compiler.compile(tree)
    if letter == "t":
        return as_text(code)
    return as_number(code, compiler.dialect) if letter == "n" else as_truth(code, compiler.dialect)


def _applied(compute: Callable[..., Any], runs: list[Run]) -> Run:
    match runs:
        case []:
            return lambda _n, _c: compute()
        case [first]:
            return lambda n, c: compute(first(n, c))
        case [first, second]:
            return lambda n, c: compute(first(n, c), second(n, c))
        case _:
            return lambda n, c: compute(*[run(n, c) for run in runs])


#: what a function without its optional node-set looks at
CONTEXT_NODE: Final = Path(None, False, (Step(Axis.SELF, TypeTest(NodeType.NODE)),), 0)  # noqa: FBT003


def argument_or_context(call: Call) -> Syntax:
    """The only argument, or the context node for a call without one."""
    return call.arguments[0] if call.arguments else CONTEXT_NODE
