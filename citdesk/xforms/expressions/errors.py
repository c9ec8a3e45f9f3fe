"""What can be wrong with an expression, each with a stable code and how to mend it."""

from __future__ import annotations


class ExpressionError(ValueError):
    """An expression that is refused, or that could not be evaluated.

    `code` is stable. Found when the expression is compiled: `expression.syntax`, `.too-long`,
    `.too-deep`, `.variable`, `.prefix`, `.function`, `.arguments`, `.type`, and for literals `.regex` and
    `.digest`. Found only when it is evaluated: `.regex-timeout`, `.too-costly`, `.geo`, `.range`; by
    `evaluate` also `.context`. `position` counts characters from 1, 0 when the fault has no place.
    """

    def __init__(self, code: str, message: str, position: int = 0) -> None:
        super().__init__(f"{message} (character {position})" if position else message)
        self.code = f"expression.{code}"
        self.reason = message
        self.position = position
