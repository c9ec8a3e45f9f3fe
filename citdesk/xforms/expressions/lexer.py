"""Tokens of an expression (XPath 1.0 section 3.7)."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NamedTuple

from citdesk.xforms.expressions.errors import ExpressionError


class Kind(Enum):
    """Kinds of token. An operator's or symbol's text says which one it is."""

    NUMBER = 1
    TEXT = 2
    NAME = 3
    AXIS = 4
    OPERATOR = 5
    SYMBOL = 6
    END = 7


class Token(NamedTuple):
    """A token: for TEXT without its quotes, for AXIS without the colons."""

    kind: Kind
    text: str
    at: int


_BLANK: Final = re.compile(r"[ \t\r\n]*")
_NCNAME: Final = r"[^\W\d][\w.\-\u00b7]*"
_TOKEN: Final = re.compile(
    rf"""
      (?P<number> \d+(?:\.\d*)? | \.\d+ )
    | "(?P<double> [^"]* )" | '(?P<single> [^']* )'
    | (?P<axis> [a-z\-]+ )[ \t\r\n]*::
    | (?P<name> {_NCNAME} (?: :(?: {_NCNAME} | \* ) )? )
    | (?P<operator> != | <= | >= | [=<>|+] | - )
    | (?P<symbol> \.\. | // | [()\[\].,@/*$] )
    """,
    re.VERBOSE,
)
#: Names are operators where an operand cannot stand; `1and1` is read as browsers read it.
_WORD_OPERATOR: Final = re.compile(r"(?:and|or|div|mod)(?![^\W\d])")
_OPENING: Final = frozenset({"(", "[", ",", "@", "//", "/", "$"})
_TYPOGRAPHIC: Final = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}


def tokens_of(source: str) -> list[Token]:
    """The tokens of an expression, END last. Raises ExpressionError (`expression.syntax`)."""
    found: list[Token] = []
    at = _skip(source, 0)
    end = len(source)
    operand_next = True
    while at < end:
        token, at = _token(source, at, operand_next=operand_next)
        found.append(token)
        operand_next = token.kind in {Kind.OPERATOR, Kind.AXIS} or (
            token.kind is Kind.SYMBOL and token.text in _OPENING
        )
        at = _skip(source, at)
    found.append(Token(Kind.END, "", end))
    return found


def _skip(source: str, at: int) -> int:
    blank = _BLANK.match(source, at)
    return blank.end() if blank else at


def _token(source: str, at: int, *, operand_next: bool) -> tuple[Token, int]:
    if not operand_next:
        if source[at] == "*":
            return Token(Kind.OPERATOR, "*", at), at + 1
        word = _WORD_OPERATOR.match(source, at)
        if word is not None:
            return Token(Kind.OPERATOR, word.group(), at), word.end()
    found = _TOKEN.match(source, at)
    if found is None:
        raise _unreadable(source, at)
    kind = found.lastgroup
    text = found.group(kind or 0)
    if kind in {"double", "single"}:
        token = Token(Kind.TEXT, text, at)
    else:
        token = Token(_KINDS[kind or ""], text, at)
    return token, found.end()


_KINDS: Final = {
    "number": Kind.NUMBER,
    "axis": Kind.AXIS,
    "name": Kind.NAME,
    "operator": Kind.OPERATOR,
    "symbol": Kind.SYMBOL,
}


def _unreadable(source: str, at: int) -> ExpressionError:
    sign = source[at]
    if sign in "\"'":
        return ExpressionError("syntax", f"The text that begins with {sign} has no closing {sign}.", at + 1)
    if sign in _TYPOGRAPHIC:
        return ExpressionError(
            "syntax", f"{sign} is a typographic quotation mark: write {_TYPOGRAPHIC[sign]} instead.", at + 1
        )
    return ExpressionError("syntax", f"{sign!r} has no meaning here: remove it or put it in quotes.", at + 1)
