"""The function library: XPath 1.0, ODK XForms, JavaRosa's and a few of CHT's, by subject."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind, Run, Value
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.functions import (
    checklists,
    dates,
    digests,
    flow,
    formatting,
    geography,
    indexed,
    mathematics,
    names,
    nodesets,
    patterns,
    randomness,
    selects,
    spans,
    strings,
    surroundings,
)
from citdesk.xforms.expressions.functions.signature import Function
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

FUNCTIONS: Final[dict[str, Function]] = {
    **strings.FUNCTIONS,
    **patterns.FUNCTIONS,
    **digests.FUNCTIONS,
    **flow.FUNCTIONS,
    **checklists.FUNCTIONS,
    **mathematics.FUNCTIONS,
    **nodesets.FUNCTIONS,
    **names.FUNCTIONS,
    **indexed.FUNCTIONS,
    **dates.FUNCTIONS,
    **formatting.FUNCTIONS,
    **spans.FUNCTIONS,
    **selects.FUNCTIONS,
    **geography.FUNCTIONS,
    **randomness.FUNCTIONS,
    **surroundings.FUNCTIONS,
}
#: functions that may yield something else each time, even if nothing they read has changed
VOLATILE: Final = frozenset({"now", "today", "random", "uuid", "randomize"})

_JAVAROSA: Final = frozenset({"jr", "javarosa", "http://openrosa.org/javarosa"})
#: prefixes and namespaces of engines whose functions are also known by their bare names
_BARE: Final = frozenset(
    {
        "xf",
        "fn",
        "odk",
        "orx",
        "enk",
        "cht",
        "http://www.w3.org/2002/xforms",
        "http://www.opendatakit.org/xforms",
        "http://openrosa.org/xforms",
        "http://enketo.org/xforms",
        "http://www.w3.org/2005/xpath-functions",
    }
)


def canonical_name(written: str, namespace: str | None = None) -> str:
    """The name by which a function is registered; `namespace` is what its prefix stands for, if known."""
    prefix, _, name = written.rpartition(":")
    if not prefix:
        return name
    if prefix in _JAVAROSA or namespace in _JAVAROSA:
        return f"jr:{name}"
    return name if prefix in _BARE or namespace in _BARE else written


def call_code(call: Call, compiler: Compiler) -> Code:
    """A function call compiled.

    Raises ExpressionError (`expression.function`, `expression.arguments`); in a dialect that is not
    strict, a wrong number of arguments is an error only when the call is reached.
    """
    name = canonical_name(call.name, compiler.namespace(call.name.rpartition(":")[0]))
    function = FUNCTIONS.get(name)
    if function is None:
        raise ExpressionError("function", _unknown(call.name), call.at + 1)
    if function.takes(len(call.arguments)):
        return function.build(call, compiler)
    error = ExpressionError(
        "arguments",
        f"{name}() takes {function.wanted()}, but has {len(call.arguments)} here: correct the call.",
        call.at + 1,
    )
    if compiler.dialect.strict:
        raise error
    return Code(Kind.ANY, _raising(error))


def _raising(error: ExpressionError) -> Run:
    def run(n: Node, c: Scope) -> Value:
        del n, c
        raise error

    return run


def _unknown(name: str) -> str:
    if name == "search":
        return "search() is written in the appearance column, not in an expression: move it there."
    near = difflib.get_close_matches(name, FUNCTIONS, 1)
    hint = f"did you mean {near[0]}()?" if near else "correct its name."
    return f"There is no function {name}(): {hint}"
