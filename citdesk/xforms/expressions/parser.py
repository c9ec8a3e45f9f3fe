"""From tokens to the syntax tree: the whole grammar of XPath 1.0, variables refused with a reason."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.lexer import ANY, AXIS, END, NAME, NUMBER, TEXT, tokens_of
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

#: Larger than any expression of a real form; a longer one is a mistake or an attack.
MAX_LENGTH: Final = 200_000
#: Parentheses, function calls and predicates inside one another; keeps recursion within Python's bounds.
#: A predicate counts twice.
MAX_NESTING: Final = 200

#: binary operators, weakest first (XPath 1.0 section 3); unary minus stands before the union
_LEVELS: Final = (
    ("or",),
    ("and",),
    ("=", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "div", "mod"),
    ("|",),
)
_LEVEL: Final = {sign: level for level, signs in enumerate(_LEVELS) for sign in signs}
_AXES: Final = {axis.value: axis for axis in Axis}
_TYPES: Final = {kind.value: kind for kind in NodeType}
_ANY_NODE: Final = TypeTest(NodeType.NODE)
_DESCENDANTS: Final = Step(Axis.DESCENDANT_OR_SELF, _ANY_NODE)
_STARTS_STEP: Final = frozenset({NAME, AXIS, ANY, ".", "..", "@"})


@lru_cache(8192)
def parse(source: str) -> Syntax:
    """The syntax tree of an expression; the same one for the same source.

    Raises ExpressionError (`expression.syntax`, `.too-long`, `.too-deep`, `.variable`).
    """
    if len(source) > MAX_LENGTH:
        raise ExpressionError(
            "too-long",
            f"The expression has {len(source):,} characters, more than the {MAX_LENGTH:,} allowed. "
            "Divide it among several calculated questions.",
        )
    if not source.strip():
        raise ExpressionError("syntax", "The expression is empty: write one or remove it.")
    return _Parser(source).whole()


class _Parser:
    """Recursive descent; recurses only into parentheses, arguments and predicates."""

    def __init__(self, source: str) -> None:
        tokens = tokens_of(source)
        self._signs = tokens.signs
        self._texts = tokens.texts
        self._places = tokens.places
        self._at = 0
        self._nesting = 0

    def whole(self) -> Syntax:
        tree = self._expression()
        if self._signs[self._at] != END:
            raise self._unexpected("an operator or the end")
        return tree

    def _take(self, sign: str) -> bool:
        if self._signs[self._at] == sign:
            self._at += 1
            return True
        return False

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise self._unexpected(f"“{sign}”")

    def _unexpected(self, wanted: str) -> ExpressionError:
        at = self._at
        found = "the end" if self._signs[at] == END else f"“{self._texts[at]}”"
        return ExpressionError("syntax", f"Expected {wanted}, but found {found}.", self._places[at] + 1)

    # -- expressions

    def _expression(self, levels: int = 1) -> Syntax:
        """Operator precedence without recursion: open chains are kept on a stack, weakest first."""
        self._nesting += levels
        if self._nesting > MAX_NESTING:
            raise ExpressionError(
                "too-deep",
                f"The expression nests deeper than {MAX_NESTING} levels: divide it among several "
                "calculated questions.",
                self._places[self._at] + 1,
            )
        chains: list[tuple[int, list[Syntax], list[str]]] = []
        while True:
            operand = self._operand()
            sign = self._signs[self._at]
            level = _LEVEL.get(sign, -1)
            while chains and chains[-1][0] > level:
                _, operands, operators = chains.pop()
                operand = Chain((*operands, operand), tuple(operators), operands[0].at)
            if level < 0:
                self._nesting -= levels
                return operand
            if not chains or chains[-1][0] < level:
                chains.append((level, [], []))
            chains[-1][1].append(operand)
            chains[-1][2].append(sign)
            self._at += 1

    def _operand(self) -> Syntax:
        """A union with the minus signs before it."""
        first = self._at
        while self._signs[self._at] == "-":
            self._at += 1
        minus = self._at - first
        operand = self._path()
        if self._signs[self._at] == "|":
            parts = [operand]
            while self._take("|"):
                parts.append(self._path())
            operand = Chain(tuple(parts), ("|",) * (len(parts) - 1), parts[0].at)
        return Negative(operand, minus, self._places[first]) if minus else operand

    # -- paths

    def _path(self) -> Syntax:
        at = self._at
        sign = self._signs[at]
        place = self._places[at]
        start: Syntax | None = None
        if sign in {NUMBER, TEXT, "(", "$"} or (
            sign == NAME and self._signs[at + 1] == "(" and self._texts[at] not in _TYPES
        ):
            start = self._primary()
            if self._signs[self._at] == "[":
                start = Filter(start, self._predicates(), place)
            sign = self._signs[self._at]
            if sign not in {"/", "//"}:
                return start
        elif sign == "/" and self._signs[at + 1] not in _STARTS_STEP:
            self._at += 1
            return Path(None, True, (), place)  # noqa: FBT003 (the fields of a node)
        elif sign not in _STARTS_STEP and sign not in {"/", "//"}:
            raise self._unexpected("a value, a path or a function")
        return Path(start, start is None and sign in {"/", "//"}, self._steps(), place)

    def _primary(self) -> Syntax:
        at = self._at
        self._at += 1
        sign, text, place = self._signs[at], self._texts[at], self._places[at]
        if sign == NUMBER:
            return Number(float(text), place)
        if sign == TEXT:
            return Text(text, place)
        if sign == "(":
            inner = self._expression()
            self._expect(")")
            return inner
        if sign == "$":
            raise ExpressionError(
                "variable",
                "Forms have no variables. To refer to a question write its path, or ${name} in an XLSForm.",
                place + 1,
            )
        self._expect("(")
        arguments: list[Syntax] = []
        if not self._take(")"):
            arguments.append(self._expression())
            while self._take(","):
                arguments.append(self._expression())
            self._expect(")")
        return Call(text, tuple(arguments), place)

    def _steps(self) -> tuple[Step, ...]:
        """Steps from here on, a slash before the first one included."""
        steps: list[Step] = []
        while True:
            sign = self._signs[self._at]
            if sign == "/":
                self._at += 1
            elif sign == "//":
                self._at += 1
                steps.append(_DESCENDANTS)
            elif steps:
                return tuple(steps)
            steps.append(self._step())

    def _step(self) -> Step:
        at = self._at
        sign = self._signs[at]
        axis = Axis.CHILD
        if sign == "..":
            self._at += 1
            return Step(Axis.PARENT, _ANY_NODE, self._predicates())
        if sign == ".":
            self._at += 1
            return Step(Axis.SELF, _ANY_NODE, self._predicates())
        if sign == "@":
            self._at += 1
            axis = Axis.ATTRIBUTE
        elif sign == AXIS:
            self._at += 1
            known = _AXES.get(self._texts[at])
            if known is None:
                raise ExpressionError(
                    "syntax", f"There is no axis “{self._texts[at]}”.", self._places[at] + 1
                )
            axis = known
        return Step(axis, self._test(), self._predicates())

    def _test(self) -> NameTest | TypeTest:
        at = self._at
        sign, text, place = self._signs[at], self._texts[at], self._places[at]
        if sign == ANY:
            self._at += 1
            return NameTest("", "*", place)
        if sign != NAME:
            raise self._unexpected("a name")
        self._at += 1
        if self._signs[self._at] == "(":
            return self._type_test(text, place)
        if ":" not in text:
            return NameTest("", text, place)
        prefix, _, name = text.partition(":")
        return NameTest(prefix, name, place)

    def _type_test(self, name: str, place: int) -> TypeTest:
        kind = _TYPES.get(name)
        if kind is None:
            raise ExpressionError(
                "syntax", f"“{name}()” is a function and cannot be a step of a path.", place + 1
            )
        self._expect("(")
        target = None
        if kind is NodeType.PROCESSING_INSTRUCTION and self._signs[self._at] == TEXT:
            target = self._texts[self._at]
            self._at += 1
        self._expect(")")
        return TypeTest(kind, target)

    def _predicates(self) -> tuple[Syntax, ...]:
        if self._signs[self._at] != "[":
            return ()
        predicates: list[Syntax] = []
        while self._take("["):
            predicates.append(self._expression(levels=2))
            self._expect("]")
        return tuple(predicates)
