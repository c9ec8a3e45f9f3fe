"""Making a paper: choices offered, and a job that can run on any thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # reportlab and pikepdf are loaded when the first paper is made, not at sign-in
    from citdesk.casework.events import DiversionAdvanced
    from citdesk.paperwork import Paper


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A paper that can be made from a report. ``recipient`` is whom a consent on record names, if any.

    ``readers`` are the audiences that it can be made for here, the usual one first; ``languages`` those in
    which the person can have it, the person's own first where it is one of them.
    """

    kind: str
    title: str
    recipient: str = ""
    readers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)


@dataclass(frozen=True, slots=True)
class Correction:
    """The document that a corrected paper takes the place of, and why."""

    replaces: str
    why: str


@dataclass(frozen=True, slots=True)
class PaperJob:
    """Everything needed to make one paper, already taken out of the vault."""

    report: str
    case: str
    revision: str
    kind: str
    title: str
    document_id: str
    recipient: str
    reason: str
    audience: str
    _make: Callable[[], Paper]
    #: the consents it may rest on, by their ids; it may leave only while all of them still hold
    consents: tuple[str, ...] = ()
    correction: Correction | None = None
    #: the signature field of whoever issues it, '' for a paper that nobody signs
    signs_as: str = ""
    #: of the paper's own words
    language: str = "en"
    #: the steps that it tells of, None for a paper that tells of none; it may leave only while they stand so
    steps: tuple[DiversionAdvanced, ...] | None = None

    def make(self) -> Paper:
        """The paper. Pure: the same job gives the same bytes, on any thread."""
        return self._make()
