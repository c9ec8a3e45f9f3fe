"""Labels, hints and messages in the session's language, with their outputs filled in."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.xforms.client import QuotingText
from citdesk.xforms.definition.model import Itext, Label, Output, Parts
from citdesk.xforms.expressions import Expression, ExpressionError, Scope

#: characters of one text with the answers in it; a few kilobytes of form can quote a gigabyte
_LONGEST = 100_000
_CUT = "…"
PLAIN = ""
GUIDANCE = "guidance"
_SHORT = "short"
_NOT_MEDIA = frozenset({PLAIN, GUIDANCE, _SHORT, "markdown"})


class Texts:
    """Renders the texts of one form in one language at a time."""

    def __init__(self, itext: Itext) -> None:
        self._itext = itext
        self.language = itext.default

    def render(self, label: Label | None, scope: Scope, form: str = PLAIN) -> str:
        """The text of a label in one form; '' where it has none."""
        if label is None:
            return ""
        if label.itext is not None:
            return self.by_id(label.itext, scope, label.outputs, form)
        if form != PLAIN:
            return ""
        if label.reference is not None:
            return _read(label.reference, scope)
        return _joined(label.parts or (), scope, label.outputs)

    def by_id(
        self, identifier: str, scope: Scope, outputs: Mapping[str, Expression], form: str = PLAIN
    ) -> str:
        """The text under an itext id."""
        entry = self._itext.entry(self.language, identifier)
        if entry is None:
            return ""
        parts = entry.get(form)
        if parts is None and form == PLAIN:
            parts = entry.get(_SHORT)
        return _joined(parts, scope, outputs) if parts is not None else ""

    def media(self, label: Label | None) -> dict[str, str]:
        """Kind of medium to its URI: image, big-image, audio, video."""
        return {} if label is None or label.itext is None else self.media_by_id(label.itext)

    def media_by_id(self, identifier: str) -> dict[str, str]:
        """The media under an itext id."""
        entry = self._itext.entry(self.language, identifier) or {}
        return {
            form: "".join(part for part in parts if isinstance(part, str))
            for form, parts in entry.items()
            if form not in _NOT_MEDIA
        }


def _joined(parts: Parts, scope: Scope, outputs: Mapping[str, Expression]) -> str:
    if len(parts) == 1 and isinstance(parts[0], str):
        return parts[0]
    pieces: list[str] = []
    quoted: list[tuple[int, int]] = []
    end = 0
    for part in parts:
        start, piece = end, _part(part, scope, outputs)
        end += len(piece)
        if end > _LONGEST:
            piece = piece[: _LONGEST - start] + _CUT
            end = start + len(piece)
        pieces.append(piece)
        if not isinstance(part, str):
            quoted.append((start, end))  # also a blank one: marks around it are marks
        if end > _LONGEST:
            break
    text = "".join(pieces)
    return QuotingText(text, tuple(quoted)) if quoted else text


def _part(part: str | Output, scope: Scope, outputs: Mapping[str, Expression]) -> str:
    if isinstance(part, str):
        return part
    expression = outputs.get(part.source)
    return "" if expression is None else _read(expression, scope)


def _read(expression: Expression, scope: Scope) -> str:
    """The text of an expression; one that fails on the answers as they are leaves a gap."""
    try:
        return expression.string(scope)
    except ExpressionError:
        return ""
