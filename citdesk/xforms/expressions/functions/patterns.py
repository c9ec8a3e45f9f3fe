"""regex(), bounded in time: a hostile or careless pattern must not stop an officer's screen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import regex

from citdesk.xforms.expressions.code import Code, Kind
from citdesk.xforms.expressions.environment import PATTERN_SECONDS, Scope
from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.functions.signature import Function
from citdesk.xforms.expressions.pattern_digits import with_plain_digits
from citdesk.xforms.expressions.pattern_reading import PatternFaulty, read_pattern
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler


def _regex(call: Call, compiler: Compiler) -> Code:
    """regex(text, pattern).

    ODK dialect: true if the pattern matches the whole text, as in ODK Collect (JavaRosa uses
    `Pattern.matches`). XPath dialect: if it matches anywhere, as in web-forms (`RegExp.test`). Forms
    that write ^…$ mean the same in both.
    """
    text = compiler.text(call.arguments[0])
    code = compiler.compile(call.arguments[1])
    whole = compiler.dialect.whole_match
    if isinstance(code.constant, str) and compiler.dialect.strict:
        _compiled(code.constant, call.arguments[1].at + 1)
    pattern = compiler.text(call.arguments[1])
    place = call.at + 1

    def matches(n: Node, c: Scope) -> bool:
        compiled = _compiled(pattern(n, c), place)
        match = compiled.fullmatch if whole else compiled.search
        patience = c.environment.patience
        try:
            return match(text(n, c), timeout=patience.time_for_pattern()) is not None
        except TimeoutError as error:
            patience.patterns_given_up += 1
            raise ExpressionError(
                "regex-timeout",
                f"The pattern takes longer than {PATTERN_SECONDS} s on this text: simplify its repetitions.",
                place,
            ) from error

    return Code(Kind.TRUTH, matches)


@lru_cache(512)
def _compiled(pattern: str, place: int) -> regex.Pattern[Any]:
    try:
        return read_pattern(with_plain_digits(pattern))
    except PatternFaulty as error:
        raise ExpressionError("regex", f"The pattern cannot be used: {error}.", place) from error


FUNCTIONS: Final[dict[str, Function]] = {"regex": Function(2, 2, _regex)}
