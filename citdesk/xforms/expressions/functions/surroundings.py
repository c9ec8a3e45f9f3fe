"""What only the form and the device know: translated texts, tables, version, properties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.functions.signature import Function
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Element, Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

_ROWS: Final = ("root", "item")


def _itext(call: Call, compiler: Compiler) -> Code:
    text_id = compiler.text(call.arguments[0])
    return Code(Kind.NODES, lambda n, c: list(c.environment.itext(text_id(n, c), c)))


def _pulldata(call: Call, compiler: Compiler) -> Code:
    """pulldata(table, wanted, key, value): the cell `wanted` of the first row whose cell `key` reads
    `value`. A cell is a child element, or with `@` an attribute. '' where there is no such table, row or
    column; an empty value finds only a row that has the column.
    """
    table, wanted, key, value = (compiler.text(argument) for argument in call.arguments)

    def cell(n: Node, c: Scope) -> str:
        column = wanted(n, c).strip()
        for row in _rows(table(n, c), key(n, c).strip(), value(n, c), c):
            return _cell(row, column) or ""
        return ""

    return Code(Kind.TEXT, cell)


def _rows(table: str, key: str, value: str, scope: Scope) -> Iterable[Element]:
    found = (
        scope.environment.matching(table, _ROWS, key, value) if value and not key.startswith("@") else None
    )
    if found is not None:
        return found
    instance = scope.environment.instance(table)
    root = instance.first(_ROWS[0]) if instance is not None else None
    return (row for row in (root.named(_ROWS[1]) if root else ()) if _cell(row, key) == value)


def _cell(row: Element, column: str) -> str | None:
    if column.startswith("@"):
        return row.get(column[1:])
    cell = row.first(column)
    return None if cell is None else cell.string_value()


def _version(call: Call, compiler: Compiler) -> Code:
    del call, compiler
    return Code(Kind.TEXT, lambda _n, c: c.environment.version)


def _property(call: Call, compiler: Compiler) -> Code:
    name = compiler.text(call.arguments[0])
    return Code(Kind.TEXT, lambda n, c: c.environment.device_property(name(n, c)))


FUNCTIONS: Final[dict[str, Function]] = {
    "jr:itext": Function(1, 1, _itext),
    "pulldata": Function(4, 4, _pulldata),
    "version": Function(0, 0, _version),
    "property": Function(1, 1, _property),
}
