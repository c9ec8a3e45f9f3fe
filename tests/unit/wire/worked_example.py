"""The worked example of docs/wire.md and its test vectors, made from fixed keys, salts and times.

``python -m tests.unit.wire.worked_example`` writes both anew; a test fails when they are not what this makes.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from citdesk.casework.events import Decision, EventKind, FormPin, Submission, write_payload
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId, VaultId, uuid7
from citdesk.wire.assertion import AUDIENCE, write_assertion
from citdesk.wire.chain import Head, advance, sign_head
from citdesk.wire.encoding import to_base64, write_json
from citdesk.wire.enrolment import CodeFor, EnrolmentCode
from citdesk.wire.event import SALT_BYTES, Event, digest
from citdesk.wire.exchange import Batch
from citdesk.wire.header import Header, write_header
from citdesk.wire.keys import SigningKey

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "wire.md"
VECTORS = Path(__file__).with_name("vectors.json")

_BEGIN = datetime(2026, 3, 12, 20, 41, 7, 120_000, UTC)
_VAULT = VaultId("4f0c5c2e-6f5a-4c5e-9b1a-0d6f6f1c2a01")
_EPOCH = "4f0c5c2e-6f5a-4c5e-9b1a-0d6f6f1c2a02"
_PERSON = PersonId("4f0c5c2e-6f5a-4c5e-9b1a-0d6f6f1c2a03")
_REPORT = ReportId("4f0c5c2e-6f5a-4c5e-9b1a-0d6f6f1c2a04")
_CASE = CaseId("4f0c5c2e-6f5a-4c5e-9b1a-0d6f6f1c2a05")


def _bytes(name: str, count: int) -> bytes:
    return hashlib.sha256(f"CITDesk worked example: {name}".encode()).digest()[:count]


def _key() -> SigningKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    secret = _bytes("signing key", 32)
    public = Ed25519PrivateKey.from_private_bytes(secret).public_key()
    x = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return SigningKey.from_secret(
        write_json({"crv": "Ed25519", "x": to_base64(x), "d": to_base64(secret), "kty": "OKP"})
    )


KEY = _key()


def events() -> tuple[Event, ...]:
    """A report is sent, and taken back a minute later."""
    pin = FormPin("encounter", "2026112301", "0" * 64)
    answers = "<encounter><call><reason>A person on a bridge</reason></call></encounter>"
    sent = _event(1, None, None, EventKind.SUBMIT, write_payload(Submission(pin, answers)))
    back = Decision(sent.header.id, note="Wrong address")
    return sent, _event(2, sent.hash, sent.header.id, EventKind.WITHDRAW, write_payload(back))


def _event(number: int, previous: str | None, follows: EventId | None, kind: EventKind, text: str) -> Event:
    wall = _BEGIN + timedelta(minutes=number - 1)
    salt = _bytes(f"salt {number}", SALT_BYTES)
    header = Header(
        id=EventId(uuid7(int(wall.timestamp() * 1000), _bytes(f"id {number}", 10))),
        kind=kind,
        report=_REPORT,
        case=_CASE,
        author=_PERSON,
        vault=_VAULT,
        epoch=_EPOCH,
        number=number,
        previous=previous,
        parent_epoch=None,
        follows=follows,
        replaces=None,
        wall=wall,
        monotonic=number * 60_000,
        hq_time=None if number == 1 else _BEGIN,
        digest=digest(salt, text),
    )
    return Event(write_header(header), text, salt)


def batch() -> Batch:
    """Both events under one signature."""
    made = events()
    head = Head(_VAULT, _EPOCH, 0, None)
    for event in made:
        head = advance(head, event)
    return Batch(_VAULT, made, sign_head(KEY, head))


def vectors() -> dict[str, object]:
    """Inputs and the only right outputs."""
    made = batch()
    return {
        "format": 0,
        "secret_key": json.loads(KEY.secret()),
        "public_key_thumbprint": KEY.public.thumbprint,
        "events": [
            {
                "header": event.header_text,
                "header_hash": event.hash,
                "payload": event.payload_text,
                "salt": to_base64(event.salt or b""),
                "digest": event.header.digest,
            }
            for event in made.events
        ],
        "head": {"vault": _VAULT, "epoch": _EPOCH, "number": 2, "hash": made.events[-1].hash},
        "head_signature": made.signature,
        "batch": made.to_text(),
        "assertion": write_assertion(KEY, _VAULT, AUDIENCE, _BEGIN, "nonce"),
        "enrolment_code": EnrolmentCode(
            CodeFor.DEVICE,
            "https://hq.example.org:8743",
            to_base64(_bytes("code", 32)),
            to_base64(_bytes("ca", 32)),
        ).to_text(),
    }


def vectors_text() -> str:
    """The vectors file."""
    return json.dumps(vectors(), indent=2, ensure_ascii=False) + "\n"


def page_text(page: str) -> str:
    """The page with its worked example made anew between the two marks."""
    begin, end = (
        "<!-- example: made by python -m tests.unit.wire.worked_example -->\n",
        "<!-- end of example -->\n",
    )
    before, rest = page.split(begin)
    return before + begin + _example() + end + rest.split(end)[1]


def _example() -> str:
    made = batch()
    lines: list[str] = []
    for number, event in enumerate(made.events, 1):
        lines += [
            f"Header {number}, exactly these bytes:",
            "",
            "```json",
            event.header_text,
            "```",
            "",
            f"Its payload, with the salt `{to_base64(event.salt or b'')}`:",
            "",
            "```json",
            event.payload_text or "",
            "```",
            "",
            f"SHA-256 over salt and payload: `{event.header.digest}`, which is what the header says.",
            f"SHA-256 over the header: `{event.hash}`"
            + (", the `previous` of header 2." if number == 1 else ", the hash of the head."),
            "",
        ]
    lines += [
        f"The batch's signature, by the key whose thumbprint is `{KEY.public.thumbprint}`, over the head:",
        "",
        "```",
        made.signature,
        "```",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    VECTORS.write_text(vectors_text(), "utf-8")
    PAGE.write_text(page_text(PAGE.read_text("utf-8")), "utf-8")
