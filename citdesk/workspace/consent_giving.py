"""Giving consent with a referral, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from citdesk.casework.events import ConsentGiven, ConsentKind, ConsentMethod, ConsentRevoked, EventKind
from citdesk.casework.ids import CaseId, EventId, ReportId
from citdesk.workspace.consents import GROUP, SHARED, SUBSTANCE_USE, ticked
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts

#: The form whose consent group is signed.
_FORM = "referral"
_METHODS: Mapping[str, ConsentMethod] = {
    "signed": ConsentMethod.SIGNED_ON_SCREEN,
    "verbal": ConsentMethod.WITNESSED_VERBAL,
}
_ID_BYTES = 8


def consent_in(inside: Inside, form_id: str, answers: bytes) -> ConsentGiven | None:
    """The consent that a referral's answers state, None where nothing may be shared."""
    if form_id != _FORM:
        return None
    texts = instance_texts(answers)
    method = _METHODS.get(texts.get(f"{GROUP}/kind[1]", ""))
    shared = ticked(texts)
    if method is None or not shared or texts.get(f"{GROUP}/understood[1]") != "yes":
        return None
    labels = dict.fromkeys(SHARED[kind][0] for kind in shared)
    signed = method is ConsentMethod.SIGNED_ON_SCREEN
    if SUBSTANCE_USE in labels and not signed:  # 42 CFR 2.31 asks for a signature
        return None
    last = texts.get(f"{GROUP}/expires_on[1]")
    return ConsentGiven(
        consent=f"C-{inside.random(_ID_BYTES).hex().upper()}",
        kind=ConsentKind.PART_2 if SUBSTANCE_USE in labels else ConsentKind.HIPAA,
        recipients=(texts.get(f"{GROUP}/recipient[1]", ""),),
        purpose=texts.get(f"{GROUP}/purpose[1]", ""),
        data=tuple(labels),
        method=method,
        proceedings=False,
        expires_on=None if last is None else date.fromisoformat(last[:10]),
        expires_when="" if last is not None else texts.get(f"{GROUP}/expires[1]", ""),
        language=texts.get("/referral[1]/person[1]/language[1]", "en"),
        witness=texts.get(f"{GROUP}/witness[1]", ""),
    )


def give_consent(
    inside: Inside, report: ReportId, case: CaseId, revision: EventId, given: ConsentGiven
) -> None:
    """Appends the consent signed with the revision just sent; inside the same transaction.

    What was taken back once in a report never returns by sending that report again: it is asked anew, in a
    new referral.
    """
    if any(
        kept.event.header.kind is EventKind.REVOKE_CONSENT for kept in inside.vault.events.of_report(report)
    ):
        return
    signed = replace(given, revision=revision)
    inside.vault.chain.append(EventKind.GIVE_CONSENT, report, case, signed, revision)


def revoke_consent(inside: Inside, report: ReportId, reason: str) -> None:
    """The person takes back what they agreed to in this referral, every version of it.

    Raises UnknownReport, and Refused where there is nothing to take back.
    """
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    with inside.vault.store.writing():
        for given in standing.consents:
            if given.consent not in standing.revoked_consents:
                inside.vault.chain.append(
                    EventKind.REVOKE_CONSENT,
                    report,
                    standing.case,
                    ConsentRevoked(given.consent, reason.strip()),
                    standing.version,
                )
