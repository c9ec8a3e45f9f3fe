"""Asking an expression about a small document, as a form would."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from citdesk.xforms.evaluate import node_at
from citdesk.xforms.expressions import (
    ODK,
    Anchoring,
    Dialect,
    Expression,
    PlainEnvironment,
    Scope,
    compile_expression,
)
from citdesk.xforms.tree import Branch, Document, Node, parse_document

CHICAGO = ZoneInfo("America/Chicago")
#: a summer night, a quarter past midnight: daylight saving time is in force, in UTC it is still yesterday
SUMMER_NIGHT = datetime(2026, 7, 4, 0, 15, 30, 250_000, tzinfo=CHICAGO)


class Asking:
    """A document, where its expressions stand, and their surroundings."""

    def __init__(
        self,
        xml: str = "<data/>",
        at: str | None = None,
        *,
        dialect: Dialect = ODK,
        now: datetime = SUMMER_NIGHT,
        zone: tzinfo = CHICAGO,
        instances: Mapping[str, str] | None = None,
        anchoring: Anchoring | None = None,
        namespaces: Mapping[str, str] | None = None,
    ) -> None:
        self.document: Document = parse_document(xml, keep_blank=False)
        self.dialect = dialect
        self.anchoring = anchoring
        self.namespaces = namespaces
        chance = random.Random(7)
        tables: dict[str, Branch] = {
            name: parse_document(source, keep_blank=False) for name, source in (instances or {}).items()
        }
        self.environment = PlainEnvironment(
            self.document,
            now=lambda: now,
            zone=zone,
            instances=tables,
            random=chance.random,
            random_bytes=chance.randbytes,
        )
        self.node: Node = self.find(at) if at else self.document

    def find(self, where: str) -> Node:
        """A node by its path: `/data/visit[2]/date`, or as `evaluate` writes paths."""
        if "node()" in where:
            return node_at(self.document, where)
        return self.compile(where, anchored=False).nodes(Scope(self.document, self.environment))[0]

    def compile(self, source: str, *, anchored: bool = True) -> Expression:
        """The expression in this asking's dialect."""
        return compile_expression(
            source, self.namespaces, self.anchoring if anchored else None, dialect=self.dialect
        )

    @property
    def scope(self) -> Scope:
        """The scope of the node asked about."""
        return Scope(self.node, self.environment)

    def text(self, source: str) -> str:
        """The value as text."""
        return self.compile(source).string(self.scope)

    def number(self, source: str) -> float:
        """The value as a number."""
        return self.compile(source).number(self.scope)

    def truth(self, source: str) -> bool:
        """The value as a truth value."""
        return self.compile(source).boolean(self.scope)

    def texts(self, source: str) -> list[str]:
        """The texts of the nodes selected."""
        return [node.string_value() for node in self.compile(source).nodes(self.scope)]
