"""From a live node to what a client sees of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citdesk.xforms.client import Choice, Question
from citdesk.xforms.definition.controls import label_of
from citdesk.xforms.definition.model import Bind, Control
from citdesk.xforms.session.awaited import Awaited
from citdesk.xforms.session.choices import choices_of
from citdesk.xforms.session.live import Live
from citdesk.xforms.session.texts import GUIDANCE, Texts
from citdesk.xforms.session.values import Codec

_OF_CONTROL = frozenset({"select", "select1", "rank", "trigger", "range"})
_CHOOSING = frozenset({"select", "select1", "rank"})


def question_of(live: Live, codec: Codec, texts: Texts, awaited: Awaited) -> Question:
    """Everything about one question as it stands."""
    definition = live.definition
    bind, control = definition.bind, definition.control
    text = live.text
    choices: tuple[Choice, ...] = ()
    first: Live | None = None
    if control is not None and control.kind in _CHOOSING:
        choices = choices_of(live, control, texts)
        if not choices:
            first = awaited(live)
    scope = live.scope
    hint = control.hint if control is not None else None
    return Question(
        path=live.path,
        name=definition.name,
        type=type_word(bind, control),
        control=control.kind if control is not None else "",
        value=codec.decode(text) if text else None,
        text=text,
        label=label_text(live, texts),
        hint=texts.render(hint, scope),
        guidance=texts.render(hint, scope, GUIDANCE),
        choices=choices,
        appearance=_appearance(control) if control is not None else "",
        relevant=live.relevant,
        required=live.required,
        readonly=live.readonly,
        constraint_message=texts.render(bind.constraint_message, scope),
        required_message=texts.render(bind.required_message, scope),
        media=MappingProxyType({**texts.media(hint), **texts.media(label_of(control))})
        if control
        else _NOTHING,
        parameters=control.parameters if control is not None else _NOTHING,
        attributes=_attributes(bind, control),
        language=texts.language,
        awaits="" if first is None else label_text(first, texts) or first.definition.name,
    )


def _appearance(control: Control) -> str:
    """The appearance as written, with today's name added for `search`, which it had before."""
    words = control.appearance.split()
    if control.kind in _CHOOSING and "search" in words and "autocomplete" not in words:
        words.append("autocomplete")
    return " ".join(words)


def label_text(live: Live, texts: Texts) -> str:
    """The label of a question, group or repeat; '' where it has none."""
    control = live.definition.control
    return "" if control is None else texts.render(label_of(control), live.scope)


def type_word(bind: Bind, control: Control | None) -> str:
    """One word by which an editor can be chosen."""
    if control is None:
        return bind.type
    if control.kind in _OF_CONTROL:
        return control.kind
    if control.kind == "upload":
        return "binary"
    if control.kind in {"group", "repeat"}:
        return control.kind
    if _is_note(bind):
        return "note"
    return bind.type if bind.type != "intent" else "string"


def _is_note(bind: Bind) -> bool:
    """A text input that can never be typed into shows its label only (XLSForm's `note`)."""
    readonly = bind.readonly
    return (
        bind.type == "string"
        and bind.calculate is None
        and readonly is not None
        and readonly.source.replace(" ", "") == "true()"
    )


def _attributes(bind: Bind, control: Control | None) -> Mapping[str, str]:
    if control is None or not control.attributes:
        return bind.attributes
    return MappingProxyType({**bind.attributes, **control.attributes})


_NOTHING: Mapping[str, str] = MappingProxyType({})
