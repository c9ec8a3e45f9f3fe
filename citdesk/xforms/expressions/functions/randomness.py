"""Chance, seeded and not (ODK XForms; the order of a seeded shuffle is that of JavaRosa)."""

from __future__ import annotations

import hashlib
import math
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind, Value
from citdesk.xforms.expressions.conversions import number_of, text_of
from citdesk.xforms.expressions.dialect import Dialect
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.functions.signature import Function
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

_MODULUS: Final = 2_147_483_647
_MULTIPLIER: Final = 16_807
_LARGEST_LONG: Final = 2**63 - 1
_LONGEST_ID: Final = 1_000
_SIGNS: Final = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _random(call: Call, compiler: Compiler) -> Code:
    del call, compiler
    return Code(Kind.NUMBER, lambda _n, c: c.environment.random())


def _uuid(call: Call, compiler: Compiler) -> Code:
    """uuid(): a random UUID (RFC 9562, version 4). uuid(n): n letters and digits, none for a blank n."""
    if not call.arguments:
        return Code(Kind.TEXT, lambda _n, c: str(uuid.UUID(bytes=c.environment.random_bytes(16), version=4)))
    length, written = compiler.number(call.arguments[0]), compiler.text(call.arguments[0])
    place = call.at + 1

    def letters(n: Node, c: Scope) -> str:
        count = length(n, c)
        if math.isnan(count) and not written(n, c).strip():
            return ""  # nobody has said how many yet
        if not 0 <= count <= _LONGEST_ID:
            raise ExpressionError(
                "range", f"uuid() makes 0 to {_LONGEST_ID:,} signs: correct the number.", place
            )
        return "".join([_SIGNS[int(c.environment.random() * len(_SIGNS))] for _ in range(int(count))])

    return Code(Kind.TEXT, letters)


def _randomize(call: Call, compiler: Compiler) -> Code:
    """randomize(node-set, seed?): the nodes shuffled; with a seed always in the same order."""
    nodes = compiler.nodes(call.arguments[0], "What randomize() shuffles")
    if len(call.arguments) == 1:
        return Code(Kind.NODES, lambda n, c: shuffled(nodes(n, c), c.environment.random))
    seed = compiler.compile(call.arguments[1]).run
    dialect = compiler.dialect

    def ordered(n: Node, c: Scope) -> list[Node]:
        return shuffled(nodes(n, c), park_miller(_seed(seed(n, c), c, dialect)))

    return Code(Kind.NODES, ordered)


def shuffled(nodes: list[Node], random: Callable[[], float]) -> list[Node]:
    """The inside-out shuffle of Fisher and Yates."""
    result: list[Node] = []
    for at, node in enumerate(nodes):
        other = int(random() * (at + 1))
        if other == at:
            result.append(node)
        else:
            result.append(result[other])
            result[other] = node
    return result


def park_miller(seed: int) -> Callable[[], float]:
    """The “minimal standard” generator of Park and Miller (1988), seeded as JavaRosa seeds it."""
    state = int(math.fmod(seed, _MODULUS)) if abs(seed) < 2**53 else _java_remainder(seed)
    if state <= 0:
        state += _MODULUS - 1

    def random() -> float:
        nonlocal state
        state = state * _MULTIPLIER % _MODULUS
        return (state - 1) / (_MODULUS - 1)

    return random


def _java_remainder(number: int) -> int:
    """The remainder with the sign of the dividend."""
    remainder = abs(number) % _MODULUS
    return remainder if number >= 0 else -remainder


def _seed(value: Value, scope: Scope, dialect: Dialect) -> int:
    """A number without its fraction, within Java's long; text that is none by its SHA-256; '' as 0."""
    number = number_of(value, scope, dialect)
    if number == number:
        if math.isinf(number):
            return _LARGEST_LONG if number > 0 else -_LARGEST_LONG - 1
        return int(number)
    text = text_of(value)
    if text in {"", "NaN"}:
        return 0
    return int.from_bytes(
        hashlib.sha256(text.encode(errors="surrogatepass")).digest()[:8], "big", signed=True
    )


FUNCTIONS: Final[dict[str, Function]] = {
    "random": Function(0, 0, _random),
    "uuid": Function(0, 1, _uuid),
    "randomize": Function(1, 2, _randomize),
}
