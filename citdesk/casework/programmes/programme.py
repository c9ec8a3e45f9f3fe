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


PATHWAYS = frozenset(
    {
        "self_referral",
        "outreach",
        "naloxone_plus",
        "responder",
        "officer_intervention",
        "community",
    }
)
"""How a person may come to a programme, as the diversion form asks for it."""

CHARGE_CLASSES = frozenset({"infraction", "ordinance", "misdemeanor", "felony"})
"""Classes of a charge, as the diversion form asks for them."""

OTHER = "other"
"""What the diversion form calls a programme that no file describes; no file can have it as its id."""


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme. Days are counted from the encounter; ``reviewed_by`` is blank until reviewed.

    ``intake_counts`` is one of :data:`COUNTS`; ``completion_days`` are calendar days.

    ``youngest`` and ``oldest`` are years of age, both taken in; 0 is no limit. ``name_es`` is blank where the
    programme has no Spanish name. ``states`` (two capital letters) and ``charge_classes``
    (:data:`CHARGE_CLASSES`) are those it takes, all where there are none.
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
    name_es: str = ""
    states: tuple[str, ...] = ()
    charge_classes: tuple[str, ...] = ()
    victim_must_agree: bool = False

    @property
    def reviewed(self) -> bool:
        """True once the name and date of a review stand in the file."""
        return self.reviewed_on is not None and self.reviewed_by != ""
