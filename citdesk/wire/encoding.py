"""How bytes, times and JSON are written on the wire, and the errors of reading them."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import datetime
from typing import cast

from citdesk.casework.errors import CitdeskError

#: Format number of everything in this package. Frozen as 1 when the exchange is complete.
FORMAT = 0

#: Times outside of these years are no times: zones could not be applied to them, nor four digits written.
_YEARS = range(1900, 9999)

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class MalformedMessage(CitdeskError):
    """What arrived does not have the form that docs/wire.md prescribes."""

    code = "malformed"


def to_base64(data: bytes) -> str:
    """Unpadded base64url (RFC 4648 §5)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes of unpadded base64url; raises MalformedMessage on anything else."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise MalformedMessage("a value is not base64url") from wrong
    if to_base64(data) != text:  # padded, of the plain alphabet, or with stray bits at its end
        raise MalformedMessage("a value is not base64url")
    return data


def write_json(value: object) -> str:
    """Compact JSON. Written once: the bytes made here are the bytes that are kept, signed and compared."""
    return _ENCODER.encode(value)


def read_object(text: str | bytes) -> dict[str, object]:
    """The JSON object in ``text``; raises MalformedMessage on anything else."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise MalformedMessage("the message is not JSON") from wrong
    if not isinstance(value, dict):
        raise MalformedMessage("the message is not a JSON object")
    return cast("dict[str, object]", value)


def text_of(value: dict[str, object], name: str) -> str:
    """The text under ``name``; raises MalformedMessage when it is missing or not text."""
    found = value.get(name)
    if not isinstance(found, str):
        raise MalformedMessage(f"{name} is missing or not text")
    check_text(found)
    return found


def check_text(text: str) -> None:
    """Raises MalformedMessage on half of a surrogate pair and on NUL: UTF-8 or databases cannot hold them."""
    if "\0" in text:
        raise MalformedMessage("a text holds NUL")
    try:
        text.encode()
    except UnicodeEncodeError as wrong:
        raise MalformedMessage("a text is not Unicode") from wrong


def optional_text_of(value: dict[str, object], name: str) -> str | None:
    """The text under ``name``, or None where it is null or missing."""
    return None if value.get(name) is None else text_of(value, name)


def whole_of(value: dict[str, object], name: str) -> int:
    """The whole number of 64 bits under ``name``; raises MalformedMessage where there is none.

    JSON holds longer ones, databases do not.
    """
    found = value.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or not -(2**63) <= found < 2**63:
        raise MalformedMessage(f"{name} is missing or not a whole number")
    return found


def write_time(moment: datetime) -> str:
    """ISO 8601 to hundredths of a second with the UTC offset (CJIS AU-8). Raises ValueError when naive."""
    if moment.tzinfo is None:
        message = "a time on the wire needs its UTC offset"
        raise ValueError(message)
    hundredths = moment.microsecond // 10_000
    offset = moment.isoformat(timespec="seconds")[19:]
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{hundredths:02d}{offset}"


def read_time(text: str) -> datetime:
    """The aware time that ``text`` says; raises MalformedMessage on anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise MalformedMessage("a time is not ISO 8601") from wrong
    if moment.tzinfo is None:
        raise MalformedMessage("a time lacks its UTC offset")
    if moment.year not in _YEARS:
        raise MalformedMessage("a time is of no year that anybody's clock shows")
    return moment
