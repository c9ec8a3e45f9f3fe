"""How an attachment is cut for the way: pieces of one size, each named under the attachment's own key."""

from __future__ import annotations

import hashlib
import hmac

from citdesk.casework.errors import Tampered
from citdesk.wire.encoding import to_base64

#: Bytes of every piece but the last: small enough to get through between two tunnels.
CHUNK_BYTES = 256 * 1024
#: Bytes of the key under which an attachment's pieces are named.
KEY_BYTES = 32


def chunk_id(key: bytes, content: bytes) -> str:
    """HMAC-SHA256 over the piece, unpadded base64url.

    The key is random for each attachment, so equal pictures in two reports have nothing in common and
    nobody learns from an id whether a picture he holds is in somebody's report.
    """
    return to_base64(hmac.new(key, content, hashlib.sha256).digest())


def check_chunk(key: bytes, identifier: str, content: bytes) -> None:
    """Raises Tampered (``chunk_changed``) unless these bytes are the piece that the id names."""
    if not hmac.compare_digest(chunk_id(key, content), identifier):
        raise Tampered("A piece of an attachment is not what its report names.", code="chunk_changed")
