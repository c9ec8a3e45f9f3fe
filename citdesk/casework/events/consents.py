"""Consents to share: what a consent has to say, and its revocation (domain.md §5.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from citdesk.casework.events.kinds import EventKind


class ConsentKind(StrEnum):
    """Under which rules a consent was given."""

    HIPAA = "hipaa"
    PART_2 = "part_2"
    DIVERSION = "diversion"
    PHOTO = "photo"


class ConsentMethod(StrEnum):
    """How it was given."""

    SIGNED_ON_SCREEN = "signed_on_screen"
    WITNESSED_VERBAL = "witnessed_verbal"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """Payload of ``give_consent``. ``revision`` is the submission whose question was signed, if one was."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.GIVE_CONSENT})

    consent: str
    kind: ConsentKind
    recipients: tuple[str, ...]
    purpose: str
    #: categories of data: the sensitivity labels of the form's binds
    data: tuple[str, ...]
    method: ConsentMethod
    #: for use in legal proceedings; cannot be combined with other purposes (42 CFR 2.31)
    proceedings: bool
    revocable: bool = True
    expires_on: date | None = None
    expires_when: str = ""
    language: str = "en"
    interpreter: str = ""
    witness: str = ""
    notice_version: str = ""
    revision: str | None = None


@dataclass(frozen=True, slots=True)
class ConsentRevoked:
    """Payload of ``revoke_consent``: from now on nothing more may rest on it."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.REVOKE_CONSENT})

    consent: str
    reason: str = ""
