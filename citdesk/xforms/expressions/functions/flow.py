"""Truth and choice (XPath 1.0 section 4.3; ODK XForms, “boolean functions”, “utility functions”)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from citdesk.xforms.expressions.code import Code, Kind, RunTruth, Value
from citdesk.xforms.expressions.conversions import as_text
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.functions.signature import Function, pure
from citdesk.xforms.expressions.syntax import Call, Syntax
from citdesk.xforms.tree import XML_NAMESPACE, Element, Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler


def _boolean(call: Call, compiler: Compiler) -> Code:
    return Code(Kind.TRUTH, compiler.truth(call.arguments[0]))


def _not(call: Call, compiler: Compiler) -> Code:
    truth = compiler.truth(call.arguments[0])
    return Code(Kind.TRUTH, lambda n, c: not truth(n, c))


def _from_string(call: Call, compiler: Compiler) -> Code:
    """boolean-from-string(): only `true` and `1` are true; Collect does not mind capitals."""
    text = compiler.text(call.arguments[0])
    if compiler.dialect.collect_nodes:
        return Code(Kind.TRUTH, lambda n, c: text(n, c).lower() in {"true", "1"})
    return Code(Kind.TRUTH, lambda n, c: text(n, c) in {"true", "1"})


def _if(call: Call, compiler: Compiler) -> Code:
    """if(condition, then, else): only the branch that is chosen is evaluated.

    A chain of else-ifs becomes one flat list, so that a long one costs no depth.
    """
    choices = list(call.arguments)
    while isinstance(choices[-1], Call) and choices[-1].name == "if" and len(choices[-1].arguments) == 3:
        choices.extend(cast("Call", choices.pop()).arguments)
    return _choice(choices, compiler)


def _cond(call: Call, compiler: Compiler) -> Code:
    """cond(condition, then, …, else): the same with as many conditions as one likes (CommCare)."""
    return _choice(list(call.arguments), compiler)


def _choice(choices: list[Syntax], compiler: Compiler) -> Code:
    """The first of the results whose condition holds; the last is that for none."""
    otherwise = choices.pop()
    conditions = [compiler.truth(condition) for condition in choices[::2]]
    results = [compiler.compile(result) for result in choices[1::2]]
    last = compiler.compile(otherwise)
    kinds = {result.kind for result in (*results, last)}
    kind = kinds.pop() if len(kinds) == 1 else Kind.ANY
    if len(conditions) == 1:
        return _one_if(kind, conditions[0], results[0], last)
    branches = tuple(
        (condition, result.run, as_text(result))
        for condition, result in zip(conditions, results, strict=True)
    )
    run_last, text_last = last.run, as_text(last)

    def run(n: Node, c: Scope) -> Value:
        for condition, result, _ in branches:
            if condition(n, c):
                return result(n, c)
        return run_last(n, c)

    def text(n: Node, c: Scope) -> str:
        for condition, _, result in branches:
            if condition(n, c):
                return result(n, c)
        return text_last(n, c)

    return Code(kind, run, text=text)


def _one_if(kind: Kind, condition: RunTruth, then: Code, otherwise: Code) -> Code:
    one, other = then.run, otherwise.run
    text_one, text_other = as_text(then), as_text(otherwise)
    return Code(
        kind,
        lambda n, c: one(n, c) if condition(n, c) else other(n, c),
        text=lambda n, c: text_one(n, c) if condition(n, c) else text_other(n, c),
    )


def _coalesce(call: Call, compiler: Compiler) -> Code:
    """coalesce(a, b): the first unless it is empty or NaN, which in forms means unanswered."""
    one, other = compiler.compile(call.arguments[0]), compiler.compile(call.arguments[1])
    run_one, run_other = one.run, other.run

    def run(n: Node, c: Scope) -> Value:
        value = run_one(n, c)
        return run_other(n, c) if _missing(value) else value

    return Code(one.kind if one.kind is other.kind else Kind.ANY, run)


def _missing(value: Value) -> bool:
    if isinstance(value, str):
        return value == ""
    if isinstance(value, list):
        return not value or value[0].string_value() == ""
    if isinstance(value, (int, float)):
        return value != value
    return value.local is None


def _once(call: Call, compiler: Compiler) -> Code:
    """once(value): what the question already holds, hidden or not, or the value if it holds nothing."""
    run_value = compiler.compile(call.arguments[0]).run

    def run(n: Node, c: Scope) -> Value:
        return (n.text if isinstance(n, Element) else n.string_value()) or run_value(n, c)

    return Code(Kind.ANY, run)


def _lang(call: Call, compiler: Compiler) -> Code:
    """lang(): whether the nearest xml:lang is the language or a variety of it, whatever the case."""
    text = compiler.text(call.arguments[0])

    def lang(n: Node, c: Scope) -> bool:
        wanted = text(n, c).lower()
        for node in (n, *n.ancestors()):
            stated = node.get("lang", XML_NAMESPACE) if isinstance(node, Element) else None
            if stated is not None:
                return stated.lower() == wanted or stated.lower().startswith(f"{wanted}-")
        return False

    return Code(Kind.TRUTH, lang)


def _depend(call: Call, compiler: Compiler) -> Code:
    """depend(a, …): the first argument; the others only make the result depend on them (JavaRosa)."""
    codes = [compiler.compile(argument) for argument in call.arguments]
    return codes[0]


FUNCTIONS: Final[dict[str, Function]] = {
    "true": pure(Kind.TRUTH, "", lambda: True),
    "false": pure(Kind.TRUTH, "", lambda: False),
    "boolean": Function(1, 1, _boolean),
    "not": Function(1, 1, _not),
    "boolean-from-string": Function(1, 1, _from_string),
    "if": Function(3, 3, _if),
    "cond": Function(3, None, _cond, counts=tuple(range(3, 1_003, 2))),
    "coalesce": Function(2, 2, _coalesce),
    "once": Function(1, 1, _once),
    "lang": Function(1, 1, _lang),
    "depend": Function(1, None, _depend),
}
