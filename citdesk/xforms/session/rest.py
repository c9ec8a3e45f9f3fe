"""Telling what never comes to rest from what merely takes long.

Everything that is done knows what it follows from. A long chain of questions, or a thousand rows that each
read the one before, ends by itself; what follows from itself again and again does not.
"""

from __future__ import annotations

from typing import Final

from citdesk.xforms.expressions import ExpressionError

#: something done, by what and where, and what it follows from
Cause = tuple[object, "Cause | None"]

#: how often something may be done before it is asked what it follows from
_OFTEN: Final = 200
#: how often it may then be found to follow from itself: some circles come to rest after a few rounds
_ROUNDS: Final = 100


class Rest:
    """How often each thing was done since the last rest."""

    def __init__(self) -> None:
        self._times: dict[object, int] = {}

    def goes_on(self, key: object, cause: Cause | None) -> bool:
        """Whether it may be done once more: False if that is one round too many of an endless circle."""
        times = self._times[key] = self._times.get(key, 0) + 1
        if times <= _OFTEN:
            return True
        rounds = 0
        while cause is not None:
            rounds += cause[0] == key
            cause = cause[1]
        return rounds < _ROUNDS

    def clear(self) -> None:
        """Begins anew."""
        self._times.clear()


def restless(source: str) -> ExpressionError:
    """The fault of an expression that was stopped."""
    return ExpressionError("restless", f"“{source}” follows from its own result and never comes to rest.")
