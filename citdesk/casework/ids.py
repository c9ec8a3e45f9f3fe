"""Identifiers as types of their own, so that a case cannot be passed where a report is meant."""

from __future__ import annotations

from typing import NewType

CaseId = NewType("CaseId", str)
ReportId = NewType("ReportId", str)
EventId = NewType("EventId", str)
PersonId = NewType("PersonId", str)
VaultId = NewType("VaultId", str)
DeviceId = NewType("DeviceId", str)

_VERSION_7 = 0x7000
_VARIANT = 0x8000000000000000


def uuid7(milliseconds: int, random_bytes: bytes) -> str:
    """A UUID of version 7 (RFC 9562 §5.7) from Unix milliseconds and ten random bytes.

    Raises ValueError when fewer than ten random bytes are given.
    """
    import uuid  # the sign-in page names people, but makes no ids

    if len(random_bytes) < 10:
        message = "a UUIDv7 needs ten random bytes"
        raise ValueError(message)
    rand_a = int.from_bytes(random_bytes[:2]) & 0x0FFF
    rand_b = int.from_bytes(random_bytes[2:10]) & 0x3FFFFFFFFFFFFFFF
    high = (milliseconds & 0xFFFFFFFFFFFF) << 16 | _VERSION_7 | rand_a
    return str(uuid.UUID(int=high << 64 | _VARIANT | rand_b))
