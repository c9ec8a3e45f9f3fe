"""How answers are written, errors among them: always JSON, always with the format, never cached."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from citdesk.casework.errors import CitdeskError, EnvironmentProblem, Tampered
from citdesk.hq.failures import RequestRefused
from citdesk.wire.encoding import FORMAT, MalformedMessage, write_json

_log = logging.getLogger(__name__)

_RETRY_AFTER_SECONDS = "5"
_MALFORMED = 400
_UNPROVEN = 422
_LATER = 503
_BODY_UNREAD = frozenset({408, 413})


class JsonText(Response):
    """JSON that was written already, byte for byte."""

    media_type = "application/json"

    def __init__(self, text: str, status_code: int = 200, headers: dict[str, str] | None = None) -> None:
        super().__init__(text.encode(), status_code, headers)


def answer(value: dict[str, object]) -> JsonText:
    """An answer of the format."""
    return JsonText(write_json({"format": FORMAT, **value}))


def error(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> JsonText:
    """An error with its stable code."""
    return JsonText(write_json({"format": FORMAT, "code": code, "message": message}), status, headers)


def install(app: FastAPI) -> None:
    """Every foreseen failure gets the same shape."""
    app.add_exception_handler(CitdeskError, _foreseen)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


async def _foreseen(request: Request, failure: Exception) -> Response:
    if isinstance(failure, RequestRefused):
        rest_unread = {"Connection": "close"} if failure.status in _BODY_UNREAD else None
        return error(failure.status, failure.code, str(failure), rest_unread)
    if isinstance(failure, MalformedMessage):
        return error(_MALFORMED, failure.code, f"The message is malformed: {failure}")
    if isinstance(failure, Tampered) and failure.code in _PROOFS:
        return error(_UNPROVEN, failure.code, str(failure))
    if isinstance(failure, EnvironmentProblem):
        _log.error("database_trouble path=%s code=%s", request.url.path, failure.code)
        again = {"Retry-After": _RETRY_AFTER_SECONDS}
        return error(_LATER, "hq_busy", "HQ cannot answer right now. Try again a little later.", again)
    raise failure  # HQ's own record is not as it should be: a defect, see guard.py


#: what is wrong with what was sent; any other Tampered is about HQ's own record
_PROOFS = frozenset(
    {"broken_chain", "bad_signature", "wrong_use", "wrong_head", "broken_audit", "chunk_changed"}
)


async def _invalid(_request: Request, _failure: Exception) -> Response:
    return error(_MALFORMED, "malformed", "The request is malformed.")


async def _http(_request: Request, failure: Exception) -> Response:
    status = failure.status_code if isinstance(failure, HTTPException) else _MALFORMED
    headers = dict(failure.headers or {}) if isinstance(failure, HTTPException) else {}
    return error(status, "no_such_request", "HQ does not serve this request.", headers)
