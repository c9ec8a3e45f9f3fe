"""Answers that the form took away, such as a signature of changed terms, until they are asked for again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from citdesk.desktop.form.structure import Structure
from citdesk.xforms.client import Value


class TakenAway:
    """Remembers them in their order."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._owed: dict[str, None] = {}

    def asked_again(self, dropped: Mapping[str, Value | None], asked_now: Callable[[str], bool]) -> list[str]:
        """The questions whose answers are to be given again, with those that were ``dropped`` just now.

        What was taken away with a No is asked for again only after a later Yes, and is among them then. Each
        is among them once. ``asked_now`` says whether the form asks a question at present.
        """
        self._owed |= dict.fromkeys(path for path, former in dropped.items() if former is not None)
        structure = self._structure
        blank = [p for p in self._owed if structure.has(p) and structure.question(p).value is None]
        again = [path for path in blank if asked_now(path)]
        self._owed = dict.fromkeys(path for path in blank if path not in again)
        return again
