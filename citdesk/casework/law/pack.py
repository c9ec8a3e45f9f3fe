"""What a law pack says. Everything is our own summary of a statute; an agency's counsel reviews it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Criterion:
    """One ground for a hold. ``facts`` is the word by which observed facts in the encounter bear on it."""

    id: str
    label: str
    label_es: str
    needs: str
    facts: str


@dataclass(frozen=True, slots=True)
class Advice:
    """One step of what the person is told: an instruction, and words the officer may use."""

    id: str
    label: str
    label_es: str
    say: str
    say_es: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for text that the law prescribes word for word.

    ``text`` is that text as the agency entered it; while it is blank our ``summary`` stands there.
    """

    id: str
    citation: str
    summary: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class OfficialForm:
    """The form a state wants: its name, edition (YYYY-MM or blank) and last day of use (blank: open)."""

    id: str
    edition: str
    valid_until: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a person may be held: hours, or court days, from first detention or facility arrival."""

    starts: str
    hours: int
    court_days: int
    examination_hours: int
    note: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A citation and what it asks for; both blank when the pack says nothing."""

    citation: str
    text: str


@dataclass(frozen=True, slots=True)
class LawPack:
    """One state's rules. ``reviewed_by`` is blank until counsel has reviewed them."""

    id: str
    state: str
    name: str
    version: str
    reviewed_on: date | None
    reviewed_by: str
    effective_from: date | None
    statute: str
    standard: str
    signers: tuple[str, ...]
    sworn: bool
    recipients: tuple[str, ...]
    facilities_allowed: frozenset[str]
    facilities_forbidden: frozenset[str]
    prefer_ems: bool
    protect_property: bool
    release_notice: bool
    unverified: tuple[str, ...]
    form: OfficialForm
    clock: Clock
    ask: Mapping[str, bool]
    clinician_gate: str
    clinician_note: str
    weapons: Rule
    juvenile: Rule
    confidentiality: Rule
    false_statement: Rule
    criteria: tuple[Criterion, ...]
    advisement: tuple[Advice, ...]
    slots: tuple[Slot, ...]
    #: what a pack of another schema says besides, for the forms of its time; empty for a pack in use
    besides: Mapping[str, str | bool] = field(default_factory=dict[str, str | bool])

    @property
    def reviewed(self) -> bool:
        """True once counsel's name and date stand in the pack."""
        return self.reviewed_on is not None and self.reviewed_by != ""

    @property
    def filled_slots(self) -> tuple[Slot, ...]:
        """The slots in which the prescribed text stands."""
        return tuple(slot for slot in self.slots if slot.text)

    @property
    def empty_slots(self) -> tuple[Slot, ...]:
        """The slots in which our summary still stands."""
        return tuple(slot for slot in self.slots if not slot.text)

    @property
    def still_to_check(self) -> tuple[str, ...]:
        """What nobody has checked, in sentences: the pack's own doubts, then what it leaves blank."""
        blank = ", ".join(name for name, said in self._may_be_blank() if not said)
        return (*self.unverified, f"Not entered yet: {blank}.") if blank else self.unverified

    def _may_be_blank(self) -> Iterator[tuple[str, str]]:
        yield "the edition of the official form", self.form.edition
        yield "the rule on weapons", self.weapons.text
        yield "the rule for minors", self.juvenile.text
        yield "who may see the statement", self.confidentiality.text

    def form_expired(self, today: date) -> bool:
        """True when the edition named here may no longer be used."""
        return self.form.valid_until is not None and today > self.form.valid_until
