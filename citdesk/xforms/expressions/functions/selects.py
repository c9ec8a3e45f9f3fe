"""Answers to select questions: choice names separated by blanks (ODK XForms, “select functions”)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind
from citdesk.xforms.expressions.functions.signature import Function, pure
from citdesk.xforms.expressions.syntax import Call

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler


def _selected(chosen: str, value: str) -> bool:
    """Whether a choice is among those chosen; no choice is, where nothing is chosen."""
    if chosen == value:
        return True
    wanted = value.strip()
    return wanted in chosen.split() if wanted else not chosen.strip()


def _selected_at(chosen: str, place: float) -> str:
    """The choice at a place counted from 0; '' where there is none."""
    choices = chosen.split()
    return choices[int(place)] if 0 <= place < len(choices) else ""


def _choice_name(call: Call, compiler: Compiler) -> Code:
    """jr:choice-name(value, 'path'): the label of a choice of the question at the path."""
    value, path = compiler.text(call.arguments[0]), compiler.text(call.arguments[1])
    return Code(Kind.TEXT, lambda n, c: c.environment.choice_name(value(n, c), path(n, c).strip(), c))


FUNCTIONS: Final[dict[str, Function]] = {
    "selected": pure(Kind.TRUTH, "tt", _selected),
    "is-selected": pure(Kind.TRUTH, "tt", _selected),
    "selected-at": pure(Kind.TEXT, "tn", _selected_at),
    "count-selected": pure(Kind.NUMBER, "t", lambda chosen: float(len(chosen.split()))),
    "jr:choice-name": Function(2, 2, _choice_name),
}
