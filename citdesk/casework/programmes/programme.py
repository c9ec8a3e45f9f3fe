"""What a diversion programme says: its rules, terms and deadlines in our own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

RULES = (
    "violent_felony",
    "domestic",
    "dui",
    "weapon",
    "sex_offense",
    "minor_victim",
    "trafficking",
    "open_warrant",
    "no_contact",
    "drug_weight",
    "prior_record",
    "prior_use",
)
"""Exclusions that the diversion form asks about, each by the end of its question's name."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One rule that keeps a person out, and how this programme words its limit."""

    rule: str
    detail: str


COUNTS = frozenset({"days", "business_days"})
"""How the days to the first meeting are counted; business days leave out weekends and public holidays."""


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme. Days are counted from the encounter; ``reviewed_by`` is blank until reviewed.

    ``intake_counts`` is one of :data:`COUNTS`; ``completion_days`` are calendar days.

    ``youngest`` and ``oldest`` are years of age, both taken in; 0 is no limit.
    """

    id: str
    name: str
    version: str
    reviewed_on: date | None
    reviewed_by: str
    authority: str
    pathways: tuple[str, ...]
    youngest: int
    oldest: int
    admission_required: bool
    intake_days: int
    intake_counts: str
    completion_days: int
    contact_hours: int
    signatures: tuple[str, ...]
    terms: tuple[str, ...]
    unverified: tuple[str, ...]
    exclusions: tuple[Exclusion, ...]

    @property
    def reviewed(self) -> bool:
        """True once the name and date of a review stand in the file."""
        return self.reviewed_on is not None and self.reviewed_by != ""
