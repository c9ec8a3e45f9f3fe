"""Functions of text (XPath 1.0 section 4.2; ODK XForms, “string functions”)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind
from citdesk.xforms.expressions.conversions import as_text, text_of
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.functions.signature import Function, argument_or_context, pure
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

_LONGEST: Final = 1_000_000
#: Longer texts count against the budget, one node for so many characters: a thousand questions with a text
#: of the greatest length each would fill the memory.
_CHARACTERS_FOR_NODE: Final = 10
_UNCOUNTED: Final = 10_000
_BLANKS: Final = re.compile(r"[ \t\r\n]+")


def _string(call: Call, compiler: Compiler) -> Code:
    return Code(Kind.TEXT, compiler.text(argument_or_context(call)))


def _string_length(call: Call, compiler: Compiler) -> Code:
    text = compiler.text(argument_or_context(call))
    return Code(Kind.NUMBER, lambda n, c: float(len(text(n, c))))


def _normalize_space(call: Call, compiler: Compiler) -> Code:
    text = compiler.text(argument_or_context(call))
    return Code(Kind.TEXT, lambda n, c: _BLANKS.sub(" ", text(n, c)).strip(" "))


def _concat(call: Call, compiler: Compiler) -> Code:
    """concat(string|node-set*): every node of a node-set counts, not only the first."""
    compiler.note_cost()
    codes = [compiler.compile(argument) for argument in call.arguments]
    if all(code.kind is not Kind.NODES and code.kind is not Kind.ANY for code in codes):
        texts = [as_text(code) for code in codes]
        return Code(Kind.TEXT, lambda n, c: _bounded("".join([text(n, c) for text in texts]), c))
    parts = [_all_texts(code) for code in codes]
    return Code(Kind.TEXT, lambda n, c: _bounded("".join(["".join(part(n, c)) for part in parts]), c))


def _join(call: Call, compiler: Compiler) -> Code:
    """join(separator, string|node-set*)."""
    compiler.note_cost()
    separator = compiler.text(call.arguments[0])
    parts = [_all_texts(compiler.compile(argument)) for argument in call.arguments[1:]]

    def joined(n: Node, c: Scope) -> str:
        return _bounded(separator(n, c).join([text for part in parts for text in part(n, c)]), c)

    return Code(Kind.TEXT, joined)


def _bounded(text: str, scope: Scope) -> str:
    """The text, unless it has grown out of all proportion: calculations that double one another would
    fill the memory.
    """
    if len(text) > _LONGEST:
        raise ExpressionError("range", f"A text is longer than {_LONGEST:,} characters: join fewer texts.")
    if len(text) > _UNCOUNTED:
        scope.spend(len(text) // _CHARACTERS_FOR_NODE)
    return text


def _all_texts(code: Code) -> Callable[[Node, Scope], list[str]]:
    run = code.run
    if code.kind is Kind.NODES or code.kind is Kind.ANY:

        def texts(n: Node, c: Scope) -> list[str]:
            value = run(n, c)
            return [node.string_value() for node in value] if isinstance(value, list) else [text_of(value)]

        return texts
    text = as_text(code)
    return lambda n, c: [text(n, c)]


def _substr(text: str, start: float, end: float = math.inf) -> str:
    """From 0, end exclusive; negative from the end (JavaRosa `substring`)."""
    return text[_index(start, len(text)) : _index(end, len(text))]


def _index(number: float, length: int) -> int:
    if number != number:
        return 0
    if math.isinf(number):
        return length if number > 0 else 0
    whole = int(number)
    return min(max(0, whole + length if whole < 0 else whole), length)


def _substring(text: str, start: float, length: float | None = None) -> str:
    """XPath 1.0: positions from 1, both numbers rounded; NaN selects nothing."""
    first = _rounded(start)
    end = math.inf if length is None else first + _rounded(length)
    if first != first or end != end or end <= 1 or first == math.inf:
        return ""
    return text[int(max(first, 1)) - 1 : int(min(end, len(text) + 1)) - 1]


def _rounded(number: float) -> float:
    return number if number != number or math.isinf(number) else float(math.floor(number + 0.5))


def _before(text: str, mark: str) -> str:
    return text.partition(mark)[0] if mark and mark in text else ""


def _after(text: str, mark: str) -> str:
    return text.partition(mark)[2] if mark else text


def _translate(text: str, old: str, new: str) -> str:
    table: dict[int, str | None] = {}
    for at, sign in enumerate(old):
        table.setdefault(ord(sign), new[at] if at < len(new) else None)
    return text.translate(table)


FUNCTIONS: Final[dict[str, Function]] = {
    "string": Function(0, 1, _string),
    "string-length": Function(0, 1, _string_length),
    "normalize-space": Function(0, 1, _normalize_space),
    "concat": Function(0, None, _concat),
    "join": Function(1, None, _join),
    "substr": pure(Kind.TEXT, "tnn", _substr, optional=1),
    "substring": pure(Kind.TEXT, "tnn", _substring, optional=1),
    "substring-before": pure(Kind.TEXT, "tt", _before),
    "substring-after": pure(Kind.TEXT, "tt", _after),
    "translate": pure(Kind.TEXT, "ttt", _translate),
    "contains": pure(Kind.TRUTH, "tt", lambda text, part: part in text),
    "starts-with": pure(Kind.TRUTH, "tt", str.startswith),
    "ends-with": pure(Kind.TRUTH, "tt", str.endswith),
    "upper-case": pure(Kind.TEXT, "t", str.upper),
    "lower-case": pure(Kind.TEXT, "t", str.lower),
}
