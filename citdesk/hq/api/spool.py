"""What other people's vaults left in a device's spool, brought by whoever is signed in there."""

from __future__ import annotations

from typing import cast

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from citdesk.hq.api import answers, schema
from citdesk.hq.api.bodies import read_json
from citdesk.hq.api.callers import caller_of
from citdesk.hq.bell import Bell
from citdesk.hq.headquarters import Headquarters
from citdesk.wire.encoding import MalformedMessage, from_base64, to_base64, write_time
from citdesk.wire.spool_word import MOST_FILES
from citdesk.wire.spooled import LARGEST

#: One file of the largest size in base64, and the JSON around it, with room. Sealed bytes do not shrink.
_LARGEST_DELIVERY = LARGEST * 4 // 3 + 4096


def add_spool(app: FastAPI, hq: Headquarters, bell: Bell) -> None:
    """Adds the request."""

    @app.post(
        "/v1/spool",
        response_class=answers.JsonText,
        responses=schema.gives(schema.SPOOL_WORDS),
        openapi_extra=schema.takes(schema.SPOOL_FILES) | schema.AUTHENTICATED,
    )
    async def spool(request: Request) -> Response:
        await caller_of(request, hq)
        said = await read_json(request, most=_LARGEST_DELIVERY, as_sent=_LARGEST_DELIVERY)
        files = _files(said.get("files"))
        now = hq.clock.now()
        words = await run_in_threadpool(hq.spool.take, files, now)
        if any(words):
            bell.ring()
        told = [None if word is None else to_base64(word) for word in words]
        return answers.answer({"words": told, "hq_time": write_time(now)})


def _files(value: object) -> list[bytes]:
    if not isinstance(value, list) or not 1 <= len(cast("list[object]", value)) <= MOST_FILES:
        raise MalformedMessage(f"a list of 1 to {MOST_FILES} files is missing")
    files = cast("list[object]", value)
    texts = [each for each in files if isinstance(each, str)]
    if len(texts) != len(files):
        raise MalformedMessage("a file is no text")
    return [from_base64(each) for each in texts]
