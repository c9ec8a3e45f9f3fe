"""Consents given with a report, and their revocation."""

from __future__ import annotations

from dataclasses import replace

from citdesk.casework.errors import Refused
from citdesk.casework.events import ConsentGiven, ConsentRevoked
from citdesk.casework.lifecycle.act import Act
from citdesk.casework.lifecycle.standing import Standing


def effect(standing: Standing, act: Act) -> Standing | None:
    """The standing after an act on a consent, None for other acts. Raises Refused (``unknown_consent`` …)."""
    match act.payload:
        case ConsentGiven():
            if act.payload.consent in {given.consent for given in standing.consents}:
                raise Refused("This consent is recorded already.", code="no_change")
            return replace(standing, consents=(*standing.consents, act.payload))
        case ConsentRevoked(consent=consent):
            return _revoked(standing, consent)
        case _:
            return None


def _revoked(standing: Standing, consent: str) -> Standing:
    given = next((given for given in standing.consents if given.consent == consent), None)
    if given is None:
        raise Refused("No such consent was given with this report.", code="unknown_consent")
    if not given.revocable:
        raise Refused(
            "This consent cannot be revoked before its end (42 CFR 2.35). Ask the court liaison.",
            code="unknown_consent",
        )
    if consent in standing.revoked_consents:
        raise Refused("This consent is revoked already.", code="no_change")
    return replace(standing, revoked_consents=(*standing.revoked_consents, consent))
