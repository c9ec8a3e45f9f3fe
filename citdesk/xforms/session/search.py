"""Choices that `search()` finds in a table (see `definition/search.py`)."""

from __future__ import annotations

from collections.abc import Callable

from citdesk.xforms.client import Choice
from citdesk.xforms.definition.model import Control, Search
from citdesk.xforms.expressions import ExpressionError, Scope
from citdesk.xforms.session.texts import Texts
from citdesk.xforms.tree import Element

_KINDS: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda cell, text: text.lower() in cell.lower(),
    "startswith": lambda cell, text: cell.lower().startswith(text.lower()),
    "endswith": lambda cell, text: cell.lower().endswith(text.lower()),
    "matches": lambda cell, text: cell.lower() == text.lower(),
    "in": lambda cell, text: cell in text.split(","),
}


def searched_choices(search: Search, control: Control, scope: Scope, texts: Texts) -> tuple[Choice, ...]:
    """The rows that the search finds, as choices, and the choices written beside it."""
    choices: list[Choice] = []
    for item in control.items:
        label = texts.render(item.label, scope)
        if item.value.lstrip("-").isdigit():
            choices.append(Choice(item.value, label))
            continue
        columns = [column.strip() for column in label.split(",")]
        for row in _rows(search, scope):
            shown = ", ".join(_cell(row, column) for column in columns)
            choices.append(Choice(_cell(row, item.value.strip()), shown))
    return tuple(choices)


def _rows(search: Search, scope: Scope) -> list[Element]:
    try:
        words = [argument.string(scope) for argument in search.arguments]
    except ExpressionError:
        return []
    table = scope.environment.instance(words[0])
    root = table.first("root") if table is not None else None
    rows = root.named("item") if root is not None else []
    return [row for row in rows if _fits(row, words)]


def _fits(row: Element, words: list[str]) -> bool:
    """Whether a row is found: any of the columns holds the text, and the filter column is equal."""
    if len(words) == 1:
        return True
    _, kind, columns, text, *equal = words
    holds = _KINDS.get(kind.strip().lower(), _KINDS["contains"])
    if not any(holds(_cell(row, column.strip()), text) for column in columns.split(",")):
        return False
    return not equal or _cell(row, equal[0].strip()) == equal[1]


def _cell(row: Element, column: str) -> str:
    found = row.first(column)
    return "" if found is None else found.text
