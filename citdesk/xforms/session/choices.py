"""The choices of a question as they are now, and what becomes of an answer that is no longer among them."""

from __future__ import annotations

from collections.abc import Container

from citdesk.xforms.client import Choice
from citdesk.xforms.definition.model import Control, Itemset
from citdesk.xforms.expressions import ExpressionError, Scope
from citdesk.xforms.session.live import Live
from citdesk.xforms.session.search import searched_choices
from citdesk.xforms.session.texts import Texts
from citdesk.xforms.tree import Node


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
                Choice(item.value, texts.render(item.label, live.scope), texts.media(item.label))
                for item in control.items
            )
        live.choices = known
    return known


def has_choices(control: Control) -> bool:
    """Whether there is anything to tell an answer by: a question without choices takes any."""
    return bool(control.items) or control.itemset is not None


def values_of(live: Live, control: Control, texts: Texts) -> dict[str, None]:
    """Only the values of the choices, in order: all that is needed to tell whether an answer stands."""
    if live.choices is not None or control.search is not None:
        return {choice.value: None for choice in choices_of(live, control, texts)}
    itemset = control.itemset
    if itemset is None:
        return {item.value: None for item in control.items}
    scope = live.scope
    return {itemset.value.string(_item_scope(node, scope)): None for node in _items(itemset, scope)}


def standing(text: str, values: Container[str], *, several: bool) -> str:
    """The part of an answer that is among the choices."""
    if several:
        return " ".join(word for word in text.split() if word in values)
    return text if text in values else ""


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
    for node in _items(itemset, scope):
        item = _item_scope(node, scope)
        value = itemset.value.string(item)
        if label is None:
            found.append(Choice(value, value))
        elif itemset.label_is_itext:
            identifier = label.string(item)
            text = texts.by_id(identifier, scope, itemset.outputs)
            found.append(Choice(value, text, texts.media_by_id(identifier)))
        else:
            found.append(Choice(value, label.string(item)))
    return tuple(found)
