"""What a kind of paper is: its title, whom it may be made for, which reports and answers it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from citdesk.paperwork.draft import Draft


@dataclass(frozen=True)
class PaperKind:
    """One kind. ``audiences`` are whom it may be made for, the usual reader first.

    ``forms`` are the forms whose reports it may show, ``fields`` the places in the data dictionary that it
    asks for; either is empty when there is no limit. What it does not ask for is not on it (minimum
    necessary).
    """

    title: str
    compose: Callable[[Draft], None]
    audiences: tuple[str, ...]
    forms: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
