"""Compiling a form's expressions where they stand, collecting what is wrong instead of stopping at it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from citdesk.xforms.definition.model import NodeDefinition, plain_path
from citdesk.xforms.definition.notes import Notes
from citdesk.xforms.expressions import Anchoring, Expression, ExpressionError, compile_expression


class Compiler:
    """Compiles expressions for the node they belong to.

    An absolute path inside a repeat means the current instance (JavaRosa: contextualisation): that is what
    the anchoring by the node's path and the repeats' paths is for.
    """

    def __init__(self, namespaces: Mapping[str, str], repeats: AbstractSet[str], notes: Notes) -> None:
        self._namespaces = namespaces
        self._repeats = repeats
        self._notes = notes
        self._anchorings: dict[str, Anchoring] = {}

    def compile(self, source: str, where: str, context: NodeDefinition | str | None) -> Expression | None:
        """The expression, or None with a problem noted."""
        path = context.path if isinstance(context, NodeDefinition) else context
        try:
            return compile_expression(source, self._namespaces, self._anchoring(path))
        except ExpressionError as error:
            self._notes.refuse(error.code, where, f"In “{_short(source)}”: {error}", _mend(source))
            return None

    def _anchoring(self, path: str | None) -> Anchoring | None:
        if path is None or not self._repeats:
            return None
        known = self._anchorings.get(path)
        if known is None:
            known = self._anchorings[path] = Anchoring.of(plain_path(path), self._repeats)
        return known


def _short(source: str) -> str:
    text = " ".join(source.split())
    return text if len(text) <= 120 else text[:117] + "…"


#: what people write who know other languages, and what is written here
_ELSEWHERE: Final = (
    ("==", "= once"),
    ("<>", "!= for “is not”"),
    ("&&", "and for &&"),
    ("||", "or for ||"),
    ("‘", "straight quotes"),
    ("“", "straight quotes"),
)
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_CAPITALS: Final = re.compile(r"\b(?:AND|OR|DIV|MOD)\b")


def _mend(source: str) -> str:
    plain = _QUOTED.sub("''", source)
    found = list(dict.fromkeys(mend for sign, mend in _ELSEWHERE if sign in source))
    if found:
        return f"Write {', '.join(found)}."
    capitals = _CAPITALS.search(plain)
    if capitals:
        return f"Write {capitals.group(0).lower()}: operators are in lower case."
    if source.lstrip().startswith(("=", "<", ">", "!")):
        return "Begin with . for the answer itself, for example “. > 3”."
    if source.count("(") != source.count(")"):
        return "Give every bracket its partner."
    if source.count("'") % 2 or source.count('"') % 2:
        return "Close the quotes."
    return "Correct the expression."
