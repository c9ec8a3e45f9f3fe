"""Asking a time-stamp server (RFC 3161), so that a signature's time rests on more than the signer's clock."""

from __future__ import annotations

import ssl
from collections.abc import Callable

import httpx
from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from citdesk.casework.errors import EnvironmentProblem

Ask = Callable[[bytes], bytes]
"""Sends a DER-encoded TimeStampReq and gives the DER-encoded TimeStampResp."""

_PATIENCE = 15.0  # seconds
_MOST_BYTES = 200_000  # a token with its certificates takes some 6,000
_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"


class NoTimeStamp(EnvironmentProblem):
    """The time-stamp server gave no usable answer; the paper is still unsigned."""

    code = "paper-no-time-stamp"


class Stamper(TimeStamper):
    """Puts pyHanko's requests to ``ask``; pyHanko checks nonce, imprint and status of what comes back."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        try:
            answer = tsp.TimeStampResp.load(self._ask(req.dump()), strict=True)
            answer["status"].native  # noqa: B018 - parsing the answer is the check
        except (ValueError, TypeError) as fault:
            raise TimestampRequestError("the answer is no time-stamp response") from fault
        return answer


def over_https(address: str, trust: ssl.SSLContext | None = None) -> Ask:
    """A server at that address, asked as RFC 3161 §3.4 says. Using it raises :class:`NoTimeStamp`."""

    def ask(query: bytes) -> bytes:
        try:
            with httpx.Client(verify=trust or True, timeout=_PATIENCE) as client:
                answer = client.post(address, content=query, headers={"content-type": _QUERY})
                answer.raise_for_status()
        except httpx.HTTPError as fault:
            message = (
                "The time-stamp server does not answer. The paper is not signed yet: try again, or sign "
                "without a time stamp."
            )
            raise NoTimeStamp(message) from fault
        kind = answer.headers.get("content-type", "").partition(";")[0].strip()
        if kind != _REPLY or len(answer.content) > _MOST_BYTES:
            message = (
                "What answered is no time-stamp server. The paper is not signed yet: check the address, or "
                "sign without a time stamp."
            )
            raise NoTimeStamp(message, code="paper-no-time-stamp-server")
        return answer.content

    return ask
