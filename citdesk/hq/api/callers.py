"""Who is calling: the vault behind the bearer token, asked about anew at every request."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from citdesk.casework.people import Person
from citdesk.hq.failures import RequestRefused
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store.registry import KnownVault

_SCHEME = "bearer "


@dataclass(frozen=True, slots=True)
class Caller:
    """A certified vault and the person it belongs to."""

    vault: KnownVault
    person: Person


async def caller_of(request: Request, hq: Headquarters) -> Caller:
    """The caller; raises RequestRefused (``token_refused``, ``revoked``, ``not_certified``)."""
    token = token_in(request.headers.get("authorization", ""))
    if token is None:
        raise RequestRefused("Sign in to HQ first.", code="token_refused", status=401)
    vault = hq.tokens.read(token, hq.clock.now())
    return Caller(*await run_in_threadpool(hq.admission.admitted, vault))


def token_in(authorization: str) -> str | None:
    """The bearer token of the header (RFC 6750 §2.1), None where it carries none."""
    if not authorization.lower().startswith(_SCHEME):
        return None
    return authorization[len(_SCHEME) :].strip()
