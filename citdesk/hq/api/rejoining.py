"""Where a vault's chain and trail part from what HQ has of them, and the proof that HQ once had more."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from citdesk.hq.api import answers, schema
from citdesk.hq.api.bodies import read_as, read_body, read_json
from citdesk.hq.api.callers import caller_of
from citdesk.hq.headquarters import Headquarters
from citdesk.wire.encoding import check_text, text_of, write_time
from citdesk.wire.rejoin import read_known, read_known_lines

_LARGEST_QUESTION = 64 * 1024


def add_rejoining(app: FastAPI, hq: Headquarters) -> None:
    """Adds the requests."""

    @app.post(
        "/v1/chain",
        response_class=answers.JsonText,
        responses=schema.gives(schema.CHAIN_BEYOND),
        openapi_extra=schema.takes(schema.CHAIN_ASKED) | schema.AUTHENTICATED,
    )
    async def chain(request: Request) -> Response:
        caller, now = await caller_of(request, hq), hq.clock.now()
        known = read_as(read_known, await read_body(request, most=_LARGEST_QUESTION))
        beyond = await run_in_threadpool(hq.rejoining.chain_beyond, caller.vault.id, known, now)
        return answers.answer({**beyond.to_json(), "hq_time": write_time(now)})

    @app.post(
        "/v1/audit/beyond",
        response_class=answers.JsonText,
        responses=schema.gives(schema.TRAIL_BEYOND),
        openapi_extra=schema.takes(schema.TRAIL_ASKED) | schema.AUTHENTICATED,
    )
    async def trail(request: Request) -> Response:
        caller, now = await caller_of(request, hq), hq.clock.now()
        known = read_as(read_known_lines, await read_body(request, most=_LARGEST_QUESTION))
        beyond = await run_in_threadpool(hq.rejoining.trail_beyond, caller.vault.id, known, now)
        return answers.answer({**beyond.to_json(), "hq_time": write_time(now)})

    @app.post(
        "/v1/heads",
        response_class=answers.JsonText,
        responses=schema.gives(schema.HEAD_SEEN),
        openapi_extra=schema.takes(schema.HEAD_SHOWN) | schema.AUTHENTICATED,
    )
    async def head(request: Request) -> Response:
        caller, now = await caller_of(request, hq), hq.clock.now()
        shown = text_of(await read_json(request), "head")
        check_text(shown)
        await run_in_threadpool(hq.rejoining.head_shown, caller.vault.id, shown, now)
        return answers.answer({"hq_time": write_time(now)})
