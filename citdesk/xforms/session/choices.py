"""The choices of a question as they are now, and what becomes of an answer that is no longer among them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citdesk.xforms.client import Choice, QuotingText
from citdesk.xforms.definition.model import Control, Itemset
from citdesk.xforms.expressions import ExpressionError, Scope
from citdesk.xforms.session.live import Live
from citdesk.xforms.session.search import searched_choices
from citdesk.xforms.session.texts import Texts
from citdesk.xforms.session.values import Unreadable
from citdesk.xforms.tree import Element, Node

#: the column of a choice's further words
FOUND_BY = "found_by"
#: a language's code at the end of its name: `Español (es)`
_CODE = re.compile(r"\(([A-Za-z]{2,3})(?:[-_]\w+)*\)\s*$")


def choices_of(live: Live, control: Control, texts: Texts) -> tuple[Choice, ...]:
    """All choices in order, kept with the live node until something they depend on changes."""
    known = live.choices
    if known is None:
        if control.search is not None:
            known = searched_choices(control.search, control, live.scope, texts)
        elif control.itemset is not None:
            known = _from_itemset(control.itemset, live.scope, texts)
        else:
            known = tuple(
                _legible(item.value, texts.render(item.label, live.scope), texts.media(item.label))
                for item in control.items
            )
        live.choices = known
    return known


def values_of(live: Live, control: Control, texts: Texts) -> dict[str, None]:
    """Only the values of the choices, in order: all that is needed to tell whether an answer stands."""
    if live.choices is not None or control.search is not None:
        return {choice.value: None for choice in choices_of(live, control, texts)}
    itemset = control.itemset
    if itemset is None:
        return {item.value: None for item in control.items}
    scope = live.scope
    return {itemset.value.string(_item_scope(node, scope)): None for node in _items(itemset, scope)}


def chosen(live: Live, text: str, texts: Texts) -> str:
    """An answer to a question with choices: among them, several in the order of the form.

    Raises Unreadable for a value that is none of the choices; a question without choices takes any text.
    """
    control = _choosing(live)
    if not text or control is None:
        return text
    values = values_of(live, control, texts)
    words = [text] if control.kind == "select1" else text.split()
    unknown = [word for word in words if word not in values]
    if unknown:
        raise Unreadable(no_choice(unknown[0]))
    return text if control.kind != "select" else " ".join(value for value in values if value in words)


def no_choice(value: str) -> str:
    """What is said of a value that is none of the choices."""
    return f"The answer “{value}” is not one of the choices."


def standing_answer(live: Live, texts: Texts) -> str:
    """The part of the answer that is still among the choices."""
    control, text = _choosing(live), live.text
    if control is None:
        return text
    values = values_of(live, control, texts)
    if control.kind == "select1":
        return text if text in values else ""
    return " ".join(word for word in text.split() if word in values)


def unknown_choice(live: Live, texts: Texts) -> str:
    """The first value of the answer that is none of the choices, '' if there is none.

    A list without any choice tells nothing: its file may not be here.
    """
    if live.among is None:
        control, text = _choosing(live), live.text
        values = values_of(live, control, texts) if control is not None and text else {}
        words = [text] if control is None or control.kind == "select1" else text.split()
        live.among = next((word for word in words if values and word not in values), "")
    return live.among


def _choosing(live: Live) -> Control | None:
    """The control of a question whose answers can be told by its choices."""
    control = live.definition.control
    if control is None or control.kind not in {"select", "select1", "rank"}:
        return None
    return control if control.items or control.itemset is not None else None


def _items(itemset: Itemset, scope: Scope) -> list[Node]:
    """The nodes that stand for choices; none where the filter fails on the answers as they are."""
    try:
        return itemset.nodeset.nodes(scope)
    except ExpressionError:
        return []


def _item_scope(node: Node, scope: Scope) -> Scope:
    return Scope(node, scope.environment, current=scope.current)


def _from_itemset(itemset: Itemset, scope: Scope, texts: Texts) -> tuple[Choice, ...]:
    found: list[Choice] = []
    label = itemset.label
    column = "" if label is None else _own_column(label.source, texts.language)
    for node in _items(itemset, scope):
        item = _item_scope(node, scope)
        value = itemset.value.string(item)
        if label is None:
            found.append(Choice(value, value))
        elif itemset.label_is_itext:
            identifier = label.string(item)
            text = texts.by_id(identifier, scope, itemset.outputs)
            media = texts.media_by_id(identifier)
            found.append(_legible(value, text, media, found_by=_cell(node, FOUND_BY)))
        else:
            answered = isinstance(node, Element) and node.model is not None
            text = "" if answered else _cell(node, column)
            text = text or label.string(item)
            label_words = QuotingText(text, ((0, len(text)),)) if answered else text
            found.append(_legible(value, label_words, {}, found_by="" if answered else _cell(node, FOUND_BY)))
    return tuple(found)


def _own_column(label: str, language: str) -> str:
    """The language's own column of a table from outside the form: ``label_es`` beside ``label``, else ''.

    The form's own tables have their labels by text id; one from outside is no part of its texts.
    """
    code = _CODE.search(language)
    return "" if code is None else f"{label.strip()}_{code[1]}"


def _cell(node: Node, column: str) -> str:
    """What one row holds in a column; '' for a blank cell and for no column."""
    found = node.first(column) if column and isinstance(node, Element) else None
    return "" if found is None else found.text.strip()


def _legible(value: str, label: str, media: Mapping[str, str], *, found_by: str = "") -> Choice:
    """A choice with its label; one without label and picture is called by its value."""
    return Choice(value, label if label.strip() or media else value, media, found_by)
