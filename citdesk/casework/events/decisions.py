"""What people decide on a report: each decision names the revision it judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from citdesk.casework.events.kinds import EventKind
from citdesk.casework.ids import PersonId, ReportId


class ReturnReason(StrEnum):
    """Why a supervisor sends a report back (domain.md §9.7)."""

    MISSING_FACTS = "missing_facts"
    WRONG_CRITERION = "wrong_criterion"
    TIMELINE = "timeline"
    LANGUAGE = "language"
    FORCE_DOCUMENTATION = "force_documentation"
    CONSENT = "consent"
    ATTACHMENTS = "attachments"


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on one question, named by its absolute path (with ``[n]`` on repeats)."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Payload of ``return``, ``approve``, ``withdraw`` and ``void``."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset(
        {EventKind.RETURN, EventKind.APPROVE, EventKind.WITHDRAW, EventKind.VOID}
    )

    #: id of the submission judged
    revision: str
    reasons: tuple[ReturnReason, ...] = ()
    comments: tuple[Comment, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """Payload of ``set_number``: the agency's own number of a report."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.SET_NUMBER})

    number: str


@dataclass(frozen=True, slots=True)
class DuplicateMarked:
    """Payload of ``mark_duplicate``: the same encounter was reported in ``of`` already."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.MARK_DUPLICATE})

    of: ReportId
    reason: str


@dataclass(frozen=True, slots=True)
class DuplicateUnmarked:
    """Payload of ``unmark_duplicate``: it was no duplicate after all."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.UNMARK_DUPLICATE})

    reason: str


@dataclass(frozen=True, slots=True)
class AuthorReassigned:
    """Payload of ``reassign_author``: somebody else goes on with the report of an absent author."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.REASSIGN_AUTHOR})

    to: PersonId
    reason: str


@dataclass(frozen=True, slots=True)
class RuleOverridden:
    """Payload of ``override_rule``: a check was passed over, knowingly and with a reason.

    ``rule`` is the check's code; ``path`` the question it is about, empty for the report as a whole.
    """

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.OVERRIDE_RULE})

    revision: str
    rule: str
    reason: str
    path: str = ""
