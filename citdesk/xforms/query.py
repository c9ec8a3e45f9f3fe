"""A question put to saved answers, compiled once and asked of as many reports as one likes."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Final

from citdesk.xforms.expressions import Expression, PlainEnvironment, Scope, compile_expression
from citdesk.xforms.tree import Branch, parse_document


class SavedAnswers:
    """The answers of one saved instance, and of others by name as ``instance('name')`` reads them.

    ``now`` is what ``now()`` and ``today()`` tell, ``zone`` where dates without an offset are meant. Raises
    DocumentError.
    """

    def __init__(
        self,
        instance_xml: bytes | str,
        others: Mapping[str, bytes | str] | None = None,
        *,
        now: datetime,
        zone: tzinfo = UTC,
    ) -> None:
        document = parse_document(instance_xml)
        instances: dict[str, Branch] = {name: parse_document(xml) for name, xml in (others or {}).items()}
        environment = PlainEnvironment(
            document,
            now=lambda: now,
            zone=zone,
            instances=instances,
            random=random.random,
            random_bytes=random.randbytes,
        )
        self.scope: Final = Scope(document, environment)


class Query:
    """An XPath expression with its paths from the root. What is absent reads as blank.

    Raises ExpressionError with the place of the fault.
    """

    def __init__(self, source: str) -> None:
        self._expression: Final[Expression] = compile_expression(source)

    @property
    def source(self) -> str:
        """The expression as written."""
        return self._expression.source

    @property
    def paths(self) -> tuple[str, ...]:
        """The questions that it reads, as paths from the root; those of other instances left out."""
        references = self._expression.references
        return tuple("/" + "/".join(each.steps) for each in references if each.origin == "root")

    def truth(self, answers: SavedAnswers) -> bool:
        """Whether it holds. Raises ExpressionError where these answers make it fail."""
        return self._expression.boolean(answers.scope)

    def number(self, answers: SavedAnswers) -> float:
        """The number it yields, NaN for what is none. Raises ExpressionError."""
        return self._expression.number(answers.scope)

    def text(self, answers: SavedAnswers) -> str:
        """The text it yields. Raises ExpressionError."""
        return self._expression.string(answers.scope)
