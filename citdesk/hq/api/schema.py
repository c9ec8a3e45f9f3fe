"""What the OpenAPI document says of bodies and answers; the tests hold HQ to it."""

from __future__ import annotations

from typing import Any

from citdesk.wire.audit import MOST_LINES
from citdesk.wire.chunks import MOST_ASKED
from citdesk.wire.encoding import FORMAT
from citdesk.wire.exchange import MOST_EVENTS, ItemKind, Outcome
from citdesk.wire.paper_state import PaperStanding
from citdesk.wire.rejoin import MOST_KNOWN
from citdesk.wire.spool_word import MOST_FILES

# FastAPI's own parameters are dictionaries of anything
Json = dict[str, Any]

_TEXT: Json = {"type": "string"}
_FORMAT: Json = {"const": FORMAT}
_WHOLE: Json = {"type": "integer"}
_OBJECT: Json = {"type": "object"}


def _object(**fields: Json) -> Json:
    return {"type": "object", "required": list(fields), "properties": fields}


def _nullable(of: Json) -> Json:
    return {"anyOf": [of, {"type": "null"}]}


_EVENT: Json = {
    "type": "array",
    "minItems": 3,
    "maxItems": 3,
    "prefixItems": [_TEXT, _nullable(_TEXT), _nullable(_TEXT)],
}
_ERROR = _object(format=_FORMAT, code=_TEXT, message=_TEXT)
_VERDICT = _object(
    event=_TEXT,
    outcome={"enum": [outcome.value for outcome in Outcome]},
    position=_nullable(_WHOLE),
    code=_nullable(_TEXT),
    message=_nullable(_TEXT),
)
_ITEM = _object(position=_WHOLE, kind={"enum": [kind.value for kind in ItemKind]}, body=_OBJECT)

METRICS_PATH = "/v1/metrics"
PULL_PATH = "/v1/pull"

HEALTH = _object(format=_FORMAT, status={"const": "ok"}, hq_time=_TEXT)
AUTHORITY = _object(format=_FORMAT, authority=_TEXT)
ENROL = _object(code=_TEXT, device=_TEXT, secret=_TEXT, name=_TEXT, platform=_TEXT)
ENROLLED = _object(format=_FORMAT, device=_TEXT, agency=_OBJECT, hq_key=_OBJECT, hq_time=_TEXT)
CERTIFY = _object(
    code=_TEXT,
    device=_TEXT,
    device_secret=_TEXT,
    badge=_TEXT,
    vault=_TEXT,
    signing_key=_OBJECT,
    encryption_key=_OBJECT,
)
CERTIFIED = _object(format=_FORMAT, certificate=_TEXT, person=_OBJECT, hq_time=_TEXT)
TOKEN = _object(assertion=_TEXT)
TOKEN_GIVEN = _object(format=_FORMAT, token=_TEXT, expires_in_ms=_WHOLE, hq_time=_TEXT)
BATCH = _object(
    format=_FORMAT,
    vault=_TEXT,
    events={"type": "array", "minItems": 1, "maxItems": MOST_EVENTS, "items": _EVENT},
    signature=_TEXT,
)
PUSHED = _object(format=_FORMAT, verdicts={"type": "array", "items": _VERDICT}, hq_time=_TEXT)
#: epoch, number and hash; response schemas know no prefixItems
_CHAIN: Json = {"type": "array", "minItems": 3, "maxItems": 3}
PULLED = _object(
    format=_FORMAT,
    items={"type": "array", "items": _ITEM},
    cursor=_WHOLE,
    more={"type": "boolean"},
    hq_time=_TEXT,
    chain=_CHAIN,
)
PULLED["properties"] |= {"mark": _TEXT, "head": _TEXT}  # where there is one

PAPER_STATE = _object(
    format=_FORMAT,
    standing={"enum": [standing.value for standing in PaperStanding]},
    paper=_TEXT,
    pages=_WHOLE,
    sha256=_TEXT,
    replaced_by=_TEXT,
    hq_time=_TEXT,
)
PAPER_KEY = _object(request=_TEXT)
PAPER_CERTIFICATE = _object(format=_FORMAT, certificate=_TEXT, hq_time=_TEXT)
_VERSIONS: Json = {"type": "object", "additionalProperties": _WHOLE}
TERMS = _object(format=_FORMAT, terms=_TEXT, downloads=_VERSIONS, hq_time=_TEXT)
DOWNLOAD = _object(format=_FORMAT, signed=_TEXT, hq_time=_TEXT)
_LINE: Json = {
    "type": "array",
    "minItems": 6,
    "maxItems": 6,
    "prefixItems": [_WHOLE, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT],
}
AUDIT = _object(
    format=_FORMAT,
    vault=_TEXT,
    before=_TEXT,
    lines={"type": "array", "minItems": 1, "maxItems": MOST_LINES, "items": _LINE},
    signature=_TEXT,
)
AUDIT_KEPT = _object(format=_FORMAT, kept=_WHOLE, hq_time=_TEXT)

_KNOWN: Json = {"type": "array", "maxItems": MOST_KNOWN, "items": _TEXT}
_LINES_KNOWN: Json = {
    "type": "array",
    "maxItems": MOST_KNOWN,
    "items": {"type": "array", "minItems": 2, "maxItems": 2, "prefixItems": [_WHOLE, _TEXT]},
}
_JUDGED: Json = {"type": "array", "minItems": 2, "maxItems": 2}
CHAIN_ASKED = _object(format=_FORMAT, known=_KNOWN)
CHAIN_BEYOND = _object(
    format=_FORMAT,
    common=_nullable(_TEXT),
    events={"type": "array", "items": _JUDGED},
    more={"type": "boolean"},
    hq_time=_TEXT,
)
TRAIL_ASKED = _object(format=_FORMAT, known=_LINES_KNOWN)
TRAIL_BEYOND = _object(
    format=_FORMAT,
    common=_WHOLE,
    lines={"type": "array", "items": {"type": "array", "minItems": 6, "maxItems": 6}},
    more={"type": "boolean"},
    hq_time=_TEXT,
)
HEAD_SHOWN = _object(format=_FORMAT, head=_TEXT)
HEAD_SEEN = _object(format=_FORMAT, hq_time=_TEXT)

_PAIRS: Json = {
    "type": "array",
    "maxItems": MOST_ASKED,
    "items": {"type": "array", "minItems": 2, "maxItems": 2, "items": _TEXT},
}
CHUNKS_ASKED = _object(format=_FORMAT, chunks=_PAIRS)
CHUNKS_KNOWN = _object(format=_FORMAT, wanted=_PAIRS, here=_PAIRS, hq_time=_TEXT)
CHUNK = _object(format=_FORMAT, report=_TEXT, chunk=_TEXT, content=_TEXT)
CHUNK_KEPT = _object(format=_FORMAT, kept={"const": True}, hq_time=_TEXT)
CHUNK_GIVEN = _object(format=_FORMAT, content=_TEXT, hq_time=_TEXT)

SPOOL_FILES = _object(
    format=_FORMAT, files={"type": "array", "minItems": 1, "maxItems": MOST_FILES, "items": _TEXT}
)
SPOOL_WORDS = _object(format=_FORMAT, words={"type": "array", "items": _nullable(_TEXT)}, hq_time=_TEXT)


def takes(body: Json) -> Json:
    """A request body, for ``openapi_extra``."""
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": body}}}}


def gives_text(description: str, media_type: str) -> dict[int | str, Json]:
    """An answer in text, and refusals as everywhere."""
    text: Json = {"description": description, "content": {media_type: {"schema": _TEXT}}}
    return {**gives(_OBJECT), 200: text}


def gives(answer: Json) -> dict[int | str, Json]:
    """The answer and the one shape of every refusal, for ``responses``."""
    return {
        200: _response("The answer.", answer),
        "4XX": _response("A refusal with its stable code.", _ERROR),
        503: _response("HQ cannot answer now; Retry-After says when to come back.", _ERROR),
    }


#: Added to what needs a token.
AUTHENTICATED: Json = {"security": [{"vault_token": []}]}
SCRAPED: Json = {"security": [{"scraper_token": []}]}
SECURITY_SCHEMES: Json = {
    "scraper_token": {
        "type": "http",
        "scheme": "bearer",
        "description": "From citdesk-hq metrics token, at HQ's keyboard; good until there is another.",
    },
    "vault_token": {
        "type": "http",
        "scheme": "bearer",
        "description": "From /v1/token, for a client assertion of a certified vault; good for ten minutes.",
    },
}


def _response(description: str, schema: Json) -> Json:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
