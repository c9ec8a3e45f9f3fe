"""Pieces of attachments: which are known, one in, one out."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from citdesk.casework.ids import ReportId
from citdesk.hq.api import answers, schema
from citdesk.hq.api.bodies import read_json
from citdesk.hq.api.callers import caller_of
from citdesk.hq.headquarters import Headquarters
from citdesk.wire.chunks import CHUNK_BYTES, pairs_from_json, pairs_to_json
from citdesk.wire.encoding import check_text, from_base64, text_of, to_base64, write_time

#: Bytes of a piece in base64, its names and the JSON around them, with room.
_LARGEST_PIECE = CHUNK_BYTES * 4 // 3 + 4096
_LARGEST_QUESTION = 128 * 1024


def add_chunks(app: FastAPI, hq: Headquarters) -> None:
    """Adds the three requests."""

    @app.post(
        "/v1/chunks/known",
        response_class=answers.JsonText,
        responses=schema.gives(schema.CHUNKS_KNOWN),
        openapi_extra=schema.takes(schema.CHUNKS_ASKED) | schema.AUTHENTICATED,
    )
    async def known(request: Request) -> Response:
        caller = await caller_of(request, hq)
        said = await read_json(request, most=_LARGEST_QUESTION)
        pairs = pairs_from_json(said.get("chunks"))
        for report, chunk in pairs:
            check_text(report + chunk)
        wanted, here = await run_in_threadpool(hq.attachments.known, pairs, caller.person)
        return answers.answer(
            {
                "wanted": pairs_to_json(wanted),
                "here": pairs_to_json(here),
                "hq_time": write_time(hq.clock.now()),
            }
        )

    @app.post(
        "/v1/chunks",
        response_class=answers.JsonText,
        responses=schema.gives(schema.CHUNK_KEPT),
        openapi_extra=schema.takes(schema.CHUNK) | schema.AUTHENTICATED,
    )
    async def take(request: Request) -> Response:
        caller = await caller_of(request, hq)
        said = await read_json(request, most=_LARGEST_PIECE)
        pair = ReportId(text_of(said, "report")), text_of(said, "chunk")
        content = from_base64(text_of(said, "content"))
        now = hq.clock.now()
        await run_in_threadpool(hq.attachments.take, pair, content, caller.person, now)
        return answers.answer({"kept": True, "hq_time": write_time(now)})

    @app.get(
        "/v1/chunks/{report}/{chunk}",
        response_class=answers.JsonText,
        responses=schema.gives(schema.CHUNK_GIVEN),
        openapi_extra=schema.AUTHENTICATED,
    )
    async def give(request: Request, report: str, chunk: str) -> Response:
        caller = await caller_of(request, hq)
        check_text(report + chunk)
        content = await run_in_threadpool(hq.attachments.content, (ReportId(report), chunk), caller.person)
        return answers.answer({"content": to_base64(content), "hq_time": write_time(hq.clock.now())})
