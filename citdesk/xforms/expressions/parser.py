"""From tokens to the syntax tree: the whole grammar of XPath 1.0, variables refused with a reason."""

from __future__ import annotations

from typing import Final

from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.lexer import Kind, Token, tokens_of
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
_TIGHTEST: Final = len(_LEVELS)
_UNION: Final = _TIGHTEST - 1
_AXES: Final = {axis.value: axis for axis in Axis}
_TYPES: Final = {kind.value: kind for kind in NodeType}
_ANY_NODE: Final = TypeTest(NodeType.NODE)
_DESCENDANTS: Final = Step(Axis.DESCENDANT_OR_SELF, _ANY_NODE)


def parse(source: str) -> Syntax:
    """The syntax tree of an expression.

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
    return _Parser(tokens_of(source)).whole()


class _Parser:
    """Recursive descent; recurses only into parentheses, arguments and predicates."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._nesting = 0

    def whole(self) -> Syntax:
        tree = self._expression()
        if self._token.kind is not Kind.END:
            raise self._unexpected("an operator or the end")
        return tree

    # -- tokens

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _is(self, text: str, kind: Kind = Kind.SYMBOL) -> bool:
        token = self._tokens[self._at]
        return token.text == text and token.kind is kind

    def _take(self, text: str) -> bool:
        if self._is(text):
            self._at += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise self._unexpected(f"“{text}”")

    def _unexpected(self, wanted: str) -> ExpressionError:
        token = self._token
        found = "the end" if token.kind is Kind.END else f"“{token.text}”"
        return ExpressionError("syntax", f"Expected {wanted}, but found {found}.", token.at + 1)

    # -- expressions

    def _expression(self, levels: int = 1) -> Syntax:
        """Operator precedence without recursion: one open chain per level of precedence."""
        self._nesting += levels
        if self._nesting > MAX_NESTING:
            raise ExpressionError(
                "too-deep",
                f"The expression nests deeper than {MAX_NESTING} levels: divide it among several "
                "calculated questions.",
                self._token.at + 1,
            )
        operands: list[list[Syntax]] = [[] for _ in range(_TIGHTEST)]
        operators: list[list[str]] = [[] for _ in range(_TIGHTEST)]
        minus = self._minus()
        while True:
            operand = self._path()
            token = self._token
            level = _LEVEL.get(token.text, -1) if token.kind is Kind.OPERATOR else -1
            if level == _UNION:
                operands[_UNION].append(operand)
                operators[_UNION].append("|")
                self._at += 1
                continue
            operand = _closed(operands[_UNION], operators[_UNION], operand)
            if minus:
                operand = Negative(operand, minus[0], minus[1])
            for tighter in range(_UNION - 1, level, -1):
                operand = _closed(operands[tighter], operators[tighter], operand)
            if level < 0:
                self._nesting -= levels
                return operand
            operands[level].append(operand)
            operators[level].append(token.text)
            self._at += 1
            minus = self._minus()

    def _minus(self) -> tuple[int, int] | None:
        """How many minus signs stand here, and where the first does."""
        at = self._at
        while self._is("-", Kind.OPERATOR):
            self._at += 1
        return (self._at - at, self._tokens[at].at) if self._at > at else None

    # -- paths

    def _path(self) -> Syntax:
        token = self._token
        start: Syntax | None = None
        if self._starts_primary():
            start = self._primary()
            predicates = self._predicates() if self._is("[") else ()
            if predicates:
                start = Filter(start, predicates, token.at)
            if not self._is("/") and not self._is("//"):
                return start
        elif self._take_root():
            return Path(None, True, (), token.at)  # noqa: FBT003 (the fields of a node)
        elif not self._starts_step() and not self._is("/") and not self._is("//"):
            raise self._unexpected("a value, a path or a function")
        absolute = start is None and (self._is("/") or self._is("//"))
        return Path(start, absolute, self._steps(), token.at)

    def _take_root(self) -> bool:
        """Takes a “/” that stands alone."""
        if not self._take("/"):
            return False
        if self._starts_step():
            self._at -= 1
            return False
        return True

    def _starts_primary(self) -> bool:
        token = self._token
        if token.kind in {Kind.NUMBER, Kind.TEXT}:
            return True
        if token.kind is Kind.SYMBOL:
            return token.text in {"(", "$"}
        return token.kind is Kind.NAME and self._calls() and token.text not in _TYPES

    def _calls(self) -> bool:
        following = self._tokens[self._at + 1]
        return following.kind is Kind.SYMBOL and following.text == "("

    def _starts_step(self) -> bool:
        token = self._token
        if token.kind in {Kind.NAME, Kind.AXIS}:
            return True
        return token.kind is Kind.SYMBOL and token.text in {".", "..", "@", "*"}

    def _primary(self) -> Syntax:
        token = self._next()
        if token.kind is Kind.NUMBER:
            return Number(float(token.text), token.at)
        if token.kind is Kind.TEXT:
            return Text(token.text, token.at)
        if token.text == "$":
            raise ExpressionError(
                "variable",
                "Forms have no variables. To refer to a question write its path, or ${name} in an XLSForm.",
                token.at + 1,
            )
        if token.text == "(" and token.kind is Kind.SYMBOL:
            inner = self._expression()
            self._expect(")")
            return inner
        self._expect("(")
        arguments: list[Syntax] = []
        if not self._take(")"):
            arguments.append(self._expression())
            while self._take(","):
                arguments.append(self._expression())
            self._expect(")")
        return Call(token.text, tuple(arguments), token.at)

    def _steps(self) -> tuple[Step, ...]:
        """Steps from here on, a slash before the first one included."""
        steps: list[Step] = []
        while True:
            if self._take("//"):
                steps.append(_DESCENDANTS)
            elif not self._take("/") and steps:
                return tuple(steps)
            steps.append(self._step())

    def _step(self) -> Step:
        if self._take(".."):
            return Step(Axis.PARENT, _ANY_NODE, self._predicates())
        if self._take("."):
            return Step(Axis.SELF, _ANY_NODE, self._predicates())
        axis = Axis.CHILD
        if self._take("@"):
            axis = Axis.ATTRIBUTE
        elif self._token.kind is Kind.AXIS:
            token = self._next()
            known = _AXES.get(token.text)
            if known is None:
                raise ExpressionError("syntax", f"There is no axis “{token.text}”.", token.at + 1)
            axis = known
        return Step(axis, self._test(), self._predicates())

    def _test(self) -> NameTest | TypeTest:
        token = self._token
        if self._take("*"):
            return NameTest("", "*", token.at)
        if token.kind is not Kind.NAME:
            raise self._unexpected("a name")
        if self._calls():
            return self._type_test()
        self._at += 1
        prefix, _, name = token.text.rpartition(":")
        return NameTest(prefix, name, token.at)

    def _type_test(self) -> TypeTest:
        token = self._next()
        kind = _TYPES.get(token.text)
        if kind is None:
            raise ExpressionError(
                "syntax", f"“{token.text}()” is a function and cannot be a step of a path.", token.at + 1
            )
        self._expect("(")
        target = None
        if kind is NodeType.PROCESSING_INSTRUCTION and self._token.kind is Kind.TEXT:
            target = self._next().text
        self._expect(")")
        return TypeTest(kind, target)

    def _predicates(self) -> tuple[Syntax, ...]:
        predicates: list[Syntax] = []
        while self._take("["):
            predicates.append(self._expression(levels=2))
            self._expect("]")
        return tuple(predicates)


def _closed(operands: list[Syntax], operators: list[str], last: Syntax) -> Syntax:
    """The chain that `last` ends, or `last` alone where none is open."""
    if not operands:
        return last
    chain = Chain((*operands, last), tuple(operators), operands[0].at)
    operands.clear()
    operators.clear()
    return chain
