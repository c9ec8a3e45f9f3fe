"""The client assertion (RFC 7523, ``private_key_jwt``) by which a vault asks HQ for a short-lived token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.wire.encoding import MalformedMessage, from_base64, read_object, text_of, whole_of
from citdesk.wire.keys import PublicKey, SigningKey, Use

#: Whom an assertion is for. A foreign agency's HQ knows no vault of ours, so the name may be common.
AUDIENCE = "citdesk-hq"
#: How long an assertion is good for.
LIFETIME = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a vault asserted: that it is this vault, towards this HQ, now, once (``nonce``)."""

    vault: VaultId
    audience: str
    issued: datetime
    expires: datetime
    nonce: str


def write_assertion(key: SigningKey, vault: VaultId, audience: str, now: datetime, nonce: str) -> str:
    """The signed assertion. ``audience`` is HQ's address, ``now`` the time HQ last told, or the clock."""
    issued = int(now.timestamp())
    return key.sign(
        Use.ASSERTION,
        {
            "iss": vault,
            "sub": vault,
            "aud": audience,
            "iat": issued,
            "exp": issued + int(LIFETIME.total_seconds()),
            "jti": nonce,
        },
    )


def asserted_vault(signed: str) -> VaultId:
    """Whom an assertion claims to come from, unverified: only good for finding the key to verify with."""
    parts = signed.split(".")
    if len(parts) != 3:
        raise MalformedMessage("the assertion is not a compact JWS")
    return VaultId(text_of(read_object(from_base64(parts[1])), "iss"))


def verify_assertion(key: PublicKey, signed: str) -> Assertion:
    """What the assertion says; raises Tampered or MalformedMessage. Expiry is the caller's to judge."""
    said = key.verify(Use.ASSERTION, signed)
    if text_of(said, "iss") != text_of(said, "sub"):
        raise Tampered("An assertion speaks for another.", code="bad_signature")
    return Assertion(
        VaultId(text_of(said, "iss")),
        text_of(said, "aud"),
        _moment(said, "iat"),
        _moment(said, "exp"),
        text_of(said, "jti"),
    )


def _moment(said: dict[str, object], name: str) -> datetime:
    try:
        return datetime.fromtimestamp(whole_of(said, name), UTC)
    except (OverflowError, OSError, ValueError) as wrong:
        raise MalformedMessage(f"{name} is not a time") from wrong
