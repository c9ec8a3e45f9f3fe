"""Functions that count nodes or select them (XPath 1.0 section 4.1; ODK XForms, “node-set functions”)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind
from citdesk.xforms.expressions.conversions import as_text, text_of
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.functions.signature import Function
from citdesk.xforms.expressions.numerals import NAN
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import XML_NAMESPACE, Branch, Element, Node, in_order

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler


def _count(call: Call, compiler: Compiler) -> Code:
    nodes = compiler.nodes(call.arguments[0], "What count() counts")
    return Code(Kind.NUMBER, lambda n, c: float(len(nodes(n, c))))


def _count_non_empty(call: Call, compiler: Compiler) -> Code:
    nodes = compiler.nodes(call.arguments[0], "What count-non-empty() counts")

    def count(n: Node, c: Scope) -> float:
        return float(sum(node.string_value() != "" for node in nodes(n, c)))

    return Code(Kind.NUMBER, count)


def _position(call: Call, compiler: Compiler) -> Code:
    """position(): the context position. position(node): its place among siblings of its name, from 1.

    Without such a node NaN, in the ODK dialect 0 as in JavaRosa.
    """
    if not call.arguments:
        compiler.note_position()
        return Code(Kind.NUMBER, lambda _n, c: float(c.position))
    nodes = compiler.raw_nodes(call.arguments[0], "What position() looks at")
    nowhere = 0.0 if compiler.dialect.collect_nodes else NAN

    def position(n: Node, c: Scope) -> float:
        found = nodes(n, c)
        if not found:
            return nowhere
        first = found[0]
        return float(first.position) if isinstance(first, Element) else 1.0

    return Code(Kind.NUMBER, position)


def _last(call: Call, compiler: Compiler) -> Code:
    del call
    compiler.note_position()
    return Code(Kind.NUMBER, lambda _n, c: float(c.size))


def _current(call: Call, compiler: Compiler) -> Code:
    del call, compiler
    return Code(Kind.NODES, lambda _n, c: [c.current])


def _instance(call: Call, compiler: Compiler) -> Code:
    """instance(id): the node whose child is that instance's root; nothing for an unknown id."""
    name = compiler.text(call.arguments[0])

    def instance(n: Node, c: Scope) -> list[Node]:
        found = c.environment.instance(name(n, c))
        return [] if found is None else [found]

    return Code(Kind.NODES, instance)


def _id(call: Call, compiler: Compiler) -> Code:
    """id(): elements by their attribute `id` or `xml:id`, in document order."""
    code = compiler.compile(call.arguments[0])
    run, text = code.run, as_text(code)
    compiler.note_cost()

    def elements(n: Node, c: Scope) -> list[Node]:
        value = run(n, c) if code.kind is Kind.NODES or code.kind is Kind.ANY else text(n, c)
        wanted = (
            " ".join(node.string_value() for node in value) if isinstance(value, list) else text_of(value)
        )
        top = n.top()
        if not isinstance(top, Branch):
            return []
        known = _by_id(top, c)
        return in_order([known[each] for each in dict.fromkeys(wanted.split()) if each in known])

    return Code(Kind.NODES, elements)


def _by_id(top: Branch, scope: Scope) -> dict[str, Node]:
    """The first element of each id."""
    known: dict[str, Node] = {}
    for root in [top] if isinstance(top, Element) else top.elements():
        elements = list(root.subtree())
        scope.spend(len(elements))
        for element in elements:
            for name in (element.get("id"), element.get("id", XML_NAMESPACE)):
                if name is not None:
                    known.setdefault(name, element)
    return known


FUNCTIONS: Final[dict[str, Function]] = {
    "count": Function(1, 1, _count),
    "count-non-empty": Function(1, 1, _count_non_empty),
    "position": Function(0, 1, _position),
    "last": Function(0, 0, _last),
    "current": Function(0, 0, _current),
    "instance": Function(1, 1, _instance),
    "id": Function(1, 1, _id),
}
