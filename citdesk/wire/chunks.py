"""How an attachment is cut for the way: pieces of one size, each named under the attachment's own key.

``POST /v1/chunks/known`` takes ``{"format", "chunks": [[report, id] …]}`` and answers ``{"format", "wanted",
"here", "hq_time"}``, both lists of the same pairs: pieces HQ lacks and would take from this vault, and pieces
it has and this vault may have. What is in neither list does not exist for the vault, at least not yet.
``POST /v1/chunks`` takes ``{"format", "report", "chunk", "content"}`` (unpadded base64url) and answers
``{"format", "kept": true, "hq_time"}``. ``GET /v1/chunks/{report}/{chunk}`` answers ``{"format", "content",
"hq_time"}``.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from typing import cast

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import ReportId
from citdesk.wire.encoding import MalformedMessage, to_base64

#: Bytes of every piece but the last: small enough to get through between two tunnels.
CHUNK_BYTES = 256 * 1024
#: Bytes of the key under which an attachment's pieces are named.
KEY_BYTES = 32
#: Letters of a piece's id.
ID_LETTERS = 43
#: Pieces asked after at once.
MOST_ASKED = 500

_MEGABYTE = 1024 * 1024
#: Bytes of one file, bytes and number of all files of a report.
MOST_BYTES_OF_FILE = 50 * _MEGABYTE
MOST_BYTES_OF_REPORT = 200 * _MEGABYTE
MOST_FILES_OF_REPORT = 60

#: A piece as messages name it: the report it belongs to and its id.
Pair = tuple[ReportId, str]


def chunk_id(key: bytes, content: bytes) -> str:
    """HMAC-SHA256 over the piece, unpadded base64url.

    The key is random for each attachment, so equal pictures in two reports have nothing in common and
    nobody learns from an id whether a picture he holds is in somebody's report.
    """
    return to_base64(hmac.new(key, content, hashlib.sha256).digest())


def check_chunk(key: bytes, identifier: str, content: bytes) -> None:
    """Raises Tampered (``chunk_changed``) unless these bytes are the piece that the id names."""
    if not hmac.compare_digest(chunk_id(key, content).encode(), identifier.encode()):
        raise Tampered("A piece of an attachment is not what its report names.", code="chunk_changed")


def pairs_to_json(pairs: Sequence[Pair]) -> list[list[str]]:
    """The pairs as plain JSON values."""
    return [[report, identifier] for report, identifier in pairs]


def pairs_from_json(value: object) -> tuple[Pair, ...]:
    """Reads what :func:`pairs_to_json` wrote; raises MalformedMessage, also on too many."""
    if not isinstance(value, list) or len(cast("list[object]", value)) > MOST_ASKED:
        raise MalformedMessage(f"a list of up to {MOST_ASKED} pieces is missing")
    return tuple(_pair(each) for each in cast("list[object]", value))


def _pair(value: object) -> Pair:
    if isinstance(value, list):
        found = cast("list[object]", value)
        if len(found) == 2 and isinstance(found[0], str) and isinstance(found[1], str):
            return ReportId(found[0]), found[1]
    raise MalformedMessage("a piece is not a report and an id")
