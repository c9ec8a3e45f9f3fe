"""Consents to share: what was given in a case, and what of it counts when a paper is made.

A consent counts while HQ has accepted it, the referral that it was signed in is the one on record, nobody
took it back and it has not ended. Whatever is in doubt does not count (42 CFR 2.31, 2.33; 45 CFR 164.508).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from typing import TYPE_CHECKING

from citdesk.casework.events import ConsentGiven, ConsentKind, ConsentRevoked, EventKind
from citdesk.casework.ids import CaseId, EventId, ReportId
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.workspace.case_people import case_id_of
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.revisions import revisions

if TYPE_CHECKING:
    from citdesk.paperwork import ConsentOnPaper

#: Where a referral says what was agreed to.
GROUP = "/referral[1]/consent[1]"
#: What may be ticked: its label of sensitivity, and how a paper names it.
SHARED: Mapping[str, tuple[str, str]] = {
    "name": ("P", "name and date of birth"),
    "contact": ("P", "how to reach the person"),
    "reason": ("H", "reason for the referral"),
    "needs": ("H", "language and needs"),
    "risk": ("H", "danger to self or others"),
    "sud": ("SUD", "treatment program record"),
}
SUBSTANCE_USE = "SUD"


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One consent of a case as its people see it. ``counts`` while papers may rest on it.

    ``waits`` while it was sent in a version that is not approved, so that it does not count yet: the person
    may take it back then as well.
    """

    report: str
    consent: str
    recipient: str
    what: str
    signed_at: datetime
    last_day: date | None
    revoked: bool
    counts: bool
    waits: bool = False


@dataclass(frozen=True, slots=True)
class _Held:
    """A consent with the report it was given in and what became of it. ``ends`` is the first moment after."""

    standing: Standing
    given: ConsentGiven
    what: str
    signed_at: datetime
    revoked: bool
    accepted: bool
    ends: datetime | None


def consents_of_case(inside: Inside, report: ReportId) -> tuple[ConsentRow, ...]:
    """All consents given in the report's case, first signed first; raises UnknownReport."""
    return tuple(
        ConsentRow(
            report=held.standing.report,
            consent=held.given.consent,
            recipient=", ".join(held.given.recipients),
            what=held.what,
            signed_at=held.signed_at,
            last_day=held.given.expires_on,
            revoked=held.revoked,
            counts=_counts(inside, held),
            waits=_waits(inside, held),
        )
        for held in _held(inside, case_id_of(inside, report))
    )


def consents_for_papers(inside: Inside, case: CaseId) -> tuple[ConsentOnPaper, ...]:
    """The case's consents that count now, for a paper that is made now."""
    from citdesk.paperwork import ConsentOnPaper

    now = inside.clock.now()
    return tuple(
        ConsentOnPaper(
            consent_id=held.given.consent,
            kind="part2" if held.given.kind is ConsentKind.PART_2 else "hipaa",
            discloser=_discloser(inside, held),
            recipient=recipient,
            purpose=held.given.purpose,
            categories=held.what,
            # HQ has it, so it was signed before now, whatever the clock it was signed by said
            signed_at=min(held.signed_at, now),
            expires_at=held.ends,
            legal_proceedings=held.given.proceedings,
            given_in=held.standing.report,
        )
        for held in _held(inside, case)
        if _counts(inside, held)
        for recipient in held.given.recipients
    )


def service_agreed_to(inside: Inside, case: CaseId, report: ReportId) -> str:
    """The recipient that the report's own consent names, '' where none counts now."""
    held = (held for held in _held(inside, case) if held.standing.report == report and _counts(inside, held))
    return next((recipient for each in held for recipient in each.given.recipients), "")


def _counts(inside: Inside, held: _Held) -> bool:
    given = held.given
    of_record = given.revision is not None and given.revision == held.standing.on_record
    return of_record and held.accepted and _holds(inside, held)


def _waits(inside: Inside, held: _Held) -> bool:
    standing, given = held.standing, held.given
    going_on = standing.state not in (ReportState.VOID, ReportState.DUPLICATE)
    last = given.revision is not None and given.revision == standing.revision
    return last and going_on and not _counts(inside, held) and _holds(inside, held)


def _holds(inside: Inside, held: _Held) -> bool:
    """Whether nothing in the consent itself speaks against it: taken back, ended, or about nothing shared."""
    standing, given = held.standing, held.given
    in_doubt = held.revoked or standing.sealed or standing.expunged
    sharing = given.kind in (ConsentKind.PART_2, ConsentKind.HIPAA)
    substance_use = given.kind is not ConsentKind.PART_2 or SUBSTANCE_USE in given.data
    ended = held.ends is not None and held.ends <= latest_known(inside)
    return sharing and substance_use and not in_doubt and not ended


def latest_known(inside: Inside) -> datetime:
    """The later of this computer's clock and HQ's last word: setting the clock back revives no consent."""
    now, heard, known = inside.clock.now(), inside.vault.hq_time, inside.vault.terms.time.now()
    return max(time for time in (now, heard, None if known is None else known.at) if time is not None)


def _held(inside: Inside, case: CaseId) -> Sequence[_Held]:
    found = [
        held
        for kept in inside.vault.standings.of_case(case)
        for held in _of_report(inside, kept.standing, inside.vault.events.of_report(kept.standing.report))
    ]
    return sorted(found, key=lambda held: held.signed_at)


def _of_report(inside: Inside, standing: Standing, events: Sequence[KeptEvent]) -> Iterator[_Held]:
    # whatever HQ says of a revocation: a person who took consent back here is believed at once
    revoked = {
        taken.consent
        for kept in events
        if kept.event.header.kind is EventKind.REVOKE_CONSENT
        and isinstance(taken := kept.event.payload, ConsentRevoked)
    }
    answers = {found.id: found.submission.instance_xml for found in revisions(inside.vault, standing.report)}
    for kept in events:
        if kept.event.header.kind is not EventKind.GIVE_CONSENT:
            continue
        given = kept.event.payload
        if not isinstance(given, ConsentGiven) or kept.status in (Status.REFUSED, Status.QUARANTINED):
            continue
        signed_in = answers.get(EventId(given.revision or ""))
        agreed = () if signed_in is None else ticked(instance_texts(signed_in))
        yield _Held(
            standing,
            given,
            ", ".join(SHARED[kind][1] for kind in agreed),
            kept.event.header.wall,
            revoked=given.consent in revoked,
            accepted=kept.status is Status.ACCEPTED,
            ends=_end_of(inside, given.expires_on),
        )


def _end_of(inside: Inside, last_day: date | None) -> datetime | None:
    """Consent holds through its last day, as the agency's clocks have it."""
    if last_day is None:
        return None
    return datetime.combine(last_day + timedelta(days=1), time_of_day(), inside.zone)


def _discloser(inside: Inside, held: _Held) -> str:
    for found in revisions(inside.vault, held.standing.report):
        if found.id == held.given.revision:
            return instance_texts(found.submission.instance_xml).get(f"{GROUP}/discloser[1]", "")
    return ""


def ticked(texts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(kind for kind in texts.get(f"{GROUP}/shared[1]", "").split() if kind in SHARED)
