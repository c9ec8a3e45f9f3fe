"""Why answers cannot stand as they are: required and blank, against a constraint, or unreadable."""

from __future__ import annotations

from citdesk.xforms.client import Problem
from citdesk.xforms.definition.model import Control
from citdesk.xforms.expressions import ExpressionError
from citdesk.xforms.session.awaited import Awaited
from citdesk.xforms.session.choices import choices_of, no_choice, unknown_choice
from citdesk.xforms.session.live import Live
from citdesk.xforms.session.questions import label_text
from citdesk.xforms.session.texts import Texts

_REQUIRED = "This question needs an answer."
_FIRST = "Answer “{label}” first: what can be chosen here depends on it."
_CHOOSING = frozenset({"select", "select1", "rank"})
_CONSTRAINT = "This answer is not allowed here."


def problem_of(live: Live, texts: Texts, awaited: Awaited) -> Problem | None:
    """The problem of one relevant question, if it has one."""
    control = live.definition.control
    if control is None or control.kind in {"group", "repeat"} or not live.relevant:
        return None
    bind = live.definition.bind
    if live.typed is not None:
        typed, message = live.typed
        return Problem(live.path, "type", message, label_text(live, texts), typed)
    if not live.text:
        if not live.required:
            return None
        message = _first(live, control, texts, awaited)
        message = message or texts.render(bind.required_message, live.scope) or _REQUIRED
        return Problem(live.path, "required", message, label_text(live, texts))
    unknown = unknown_choice(live, texts)
    if unknown:
        return Problem(live.path, "type", no_choice(unknown), label_text(live, texts), live.text)
    try:
        if constraint_holds(live):
            return None
    except ExpressionError as error:
        return Problem(
            live.path, "constraint", f"This answer cannot be checked: {error}", label_text(live, texts)
        )
    message = texts.render(bind.constraint_message, live.scope) or _CONSTRAINT
    return Problem(live.path, "constraint", message, label_text(live, texts))


def _first(live: Live, control: Control, texts: Texts, awaited: Awaited) -> str:
    """What is said where nothing can be chosen before another answer, '' elsewhere."""
    if control.kind not in _CHOOSING or choices_of(live, control, texts):
        return ""
    first = awaited(live)
    return "" if first is None else _FIRST.format(label=label_text(first, texts) or first.definition.name)


def constraint_holds(live: Live) -> bool:
    """Whether a non-blank answer keeps its constraint; kept until something it reads changes, and not at all
    where it may change by itself, as with the day.

    Raises ExpressionError where that cannot be computed.
    """
    known = live.valid
    if known is None:
        constraint = live.definition.bind.constraint
        known = constraint is None or constraint.boolean(live.scope)
        if constraint is None or not constraint.volatile:
            live.valid = known
    return known
