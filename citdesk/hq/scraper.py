"""Who may read the metrics: whoever holds the token that was made at HQ's keyboard."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from sqlalchemy import Connection

from citdesk.hq.store.reading import set_setting, setting
from citdesk.wire.encoding import to_base64

_TOKEN = "metrics_token"  # noqa: S105 - the setting's name
_TOKEN_BYTES = 32


def new_scraper_token(connection: Connection) -> str:
    """A new token that reads the metrics, in place of any before. Only its hash is kept."""
    token = to_base64(secrets.token_bytes(_TOKEN_BYTES))
    set_setting(connection, _TOKEN, _hash(token))
    return token


def end_scraper_token(connection: Connection) -> None:
    """From now on nobody reads the metrics."""
    set_setting(connection, _TOKEN, "")


def is_scraper(connection: Connection, token: str) -> bool:
    """Whether the token reads the metrics now."""
    kept = setting(connection, _TOKEN)
    return bool(kept) and hmac.compare_digest(str(kept), _hash(token))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
