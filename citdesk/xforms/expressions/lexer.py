"""Tokens of an expression (XPath 1.0 section 3.7)."""

from __future__ import annotations

import re
from typing import Final

from citdesk.xforms.expressions.errors import ExpressionError

#: A token's sign says what it is. Operators and symbols are their own sign, except for the two meanings of
#: the star; these are the others.
NUMBER: Final = "number"
TEXT: Final = "text"
NAME: Final = "name"
AXIS: Final = "axis"
ANY: Final = "any"
END: Final = "end"

_NCNAME: Final = r"[^\W\d][\w.\-\u00b7]*+"
#: what may stand where an operand is expected
_OPERAND: Final = re.compile(
    rf"""[ \t\r\n]*(?:
      (?P<name> {_NCNAME} (?: :(?: {_NCNAME} | \* ) )?+ (?! [ \t\r\n]* ::) )
    | (?P<symbol> \.\.(?!\d) | // | [()\[\],@/$] | \.(?!\d) )
    | (?P<number> \d+(?:\.\d*)? | \.\d+ )
    | "(?P<double> [^"]* )" | '(?P<single> [^']* )'
    | (?P<axis> [a-z][a-z\-]*+ )[ \t\r\n]*::
    | (?P<operator> != | <= | >= | [=<>|+\-] )
    | (?P<any> \* )
    )""",
    re.VERBOSE,
)
#: What may stand where an operator is expected, where names and stars are operators; `1and1` is read as
#: browsers read it.
_OPERATOR: Final = re.compile(
    r"""[ \t\r\n]*(?:
      (?P<symbol> // | [)\],/\[] )
    | (?P<operator> != | <= | >= | [=<>|+\-*] | (?:and|or|div|mod)(?![^\W\d]) )
    )""",
    re.VERBOSE,
)
_BLANK: Final = re.compile(r"[ \t\r\n]*")
#: after these an operator cannot stand
_OPENING: Final = frozenset({"(", "[", ",", "@", "//", "/", "$"})
_TYPOGRAPHIC: Final = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}


class Tokens:
    """The tokens of an expression in three columns, END last: signs, texts (literals without their
    quotes, axes without the colons) and character offsets from 0.
    """

    __slots__ = ("places", "signs", "texts")

    def __init__(self) -> None:
        self.signs: list[str] = []
        self.texts: list[str] = []
        self.places: list[int] = []

    def add(self, sign: str, text: str, place: int) -> None:
        """One more token."""
        self.signs.append(sign)
        self.texts.append(text)
        self.places.append(place)


def tokens_of(source: str) -> Tokens:
    """The tokens of an expression. Raises ExpressionError (`expression.syntax`)."""
    tokens = Tokens()
    at = 0
    end = len(source.rstrip(" \t\r\n"))
    operand_next = True
    while at < end:
        found = None if operand_next else _OPERATOR.match(source, at)
        if found is None:
            found = _OPERAND.match(source, at)
            if found is None:
                raise _unreadable(source, at)
        kind = found.lastgroup or ""
        text = found[kind]
        place = found.start(kind)
        at = found.end()
        if kind == "symbol":
            tokens.add(text, text, place)
            operand_next = text in _OPENING
        elif kind == "operator":
            tokens.add(text, text, place)
            operand_next = True
        elif kind in {"single", "double"}:
            tokens.add(TEXT, text, place - 1)
            operand_next = False
        else:
            tokens.add(kind, text, place)
            operand_next = kind == AXIS
    tokens.add(END, "", end)
    return tokens


def _unreadable(source: str, at: int) -> ExpressionError:
    blank = _BLANK.match(source, at)
    at = blank.end() if blank else at
    sign = source[at]
    if sign in "\"'":
        return ExpressionError("syntax", f"The text that begins with {sign} has no closing {sign}.", at + 1)
    if sign in _TYPOGRAPHIC:
        return ExpressionError(
            "syntax", f"{sign} is a typographic quotation mark: write {_TYPOGRAPHIC[sign]} instead.", at + 1
        )
    return ExpressionError("syntax", f"{sign!r} has no meaning here: remove it or put it in quotes.", at + 1)
