"""Names of nodes (XPath 1.0 section 4.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from citdesk.xforms.expressions.code import Code, Kind
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.functions.signature import Build, Function, argument_or_context
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Attribute, Element, Node, ProcessingInstruction

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler


def _of_first(read: Callable[[Node], str]) -> Build:
    """A function of the first node of a node-set, or of the context node."""

    def build(call: Call, compiler: Compiler) -> Code:
        nodes = compiler.raw_nodes(argument_or_context(call), "What has a name")

        def name(n: Node, c: Scope) -> str:
            found = nodes(n, c)
            return read(found[0]) if found else ""

        return Code(Kind.TEXT, name)

    return build


def _name(node: Node) -> str:
    if isinstance(node, (Element, Attribute)):
        return f"{node.prefix}:{node.name}" if node.prefix else node.name
    return node.name if isinstance(node, ProcessingInstruction) else ""


def _local_name(node: Node) -> str:
    return node.name if isinstance(node, (Element, Attribute, ProcessingInstruction)) else ""


def _namespace(node: Node) -> str:
    return node.namespace if isinstance(node, (Element, Attribute)) else ""


FUNCTIONS: Final[dict[str, Function]] = {
    "name": Function(0, 1, _of_first(_name)),
    "local-name": Function(0, 1, _of_first(_local_name)),
    "namespace-uri": Function(0, 1, _of_first(_namespace)),
}
