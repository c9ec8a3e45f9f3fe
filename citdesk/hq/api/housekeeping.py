"""What is settled beside the record: a vault's terms, its audit trail, and what HQ publishes to all."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from citdesk.hq.api import answers, schema
from citdesk.hq.api.bodies import read_as, read_body, read_json
from citdesk.hq.api.callers import caller_of
from citdesk.hq.headquarters import Headquarters
from citdesk.wire.audit import AuditBatch
from citdesk.wire.encoding import check_text, text_of, write_time


def add_housekeeping(app: FastAPI, hq: Headquarters) -> None:
    """Adds the requests."""

    @app.get(
        "/v1/terms",
        response_class=answers.JsonText,
        responses=schema.gives(schema.TERMS),
        openapi_extra=schema.AUTHENTICATED,
    )
    async def terms(request: Request) -> Response:
        caller, now = await caller_of(request, hq), hq.clock.now()
        signed = await run_in_threadpool(hq.terms.signed_for, caller.vault, caller.person, now)
        versions = await run_in_threadpool(hq.downloads.versions)
        return answers.answer({"terms": signed, "downloads": versions, "hq_time": write_time(now)})

    @app.get(
        "/v1/downloads/{what}",
        response_class=answers.JsonText,
        responses=schema.gives(schema.DOWNLOAD),
        openapi_extra=schema.AUTHENTICATED,
    )
    async def download(request: Request, what: str) -> Response:
        await caller_of(request, hq)
        check_text(what)
        signed = await run_in_threadpool(hq.downloads.signed, what)
        return answers.answer({"signed": signed, "hq_time": write_time(hq.clock.now())})

    @app.post(
        "/v1/paper-certificate",
        response_class=answers.JsonText,
        responses=schema.gives(schema.PAPER_CERTIFICATE),
        openapi_extra=schema.takes(schema.PAPER_KEY) | schema.AUTHENTICATED,
    )
    async def paper_certificate(request: Request) -> Response:
        caller, said, now = await caller_of(request, hq), await read_json(request), hq.clock.now()
        asked = text_of(said, "request")
        made = await run_in_threadpool(hq.certificates.for_person, asked, caller.person, now)
        return answers.answer({"certificate": made, "hq_time": write_time(now)})

    @app.post(
        "/v1/audit",
        response_class=answers.JsonText,
        responses=schema.gives(schema.AUDIT_KEPT),
        openapi_extra=schema.takes(schema.AUDIT) | schema.AUTHENTICATED,
    )
    async def audit(request: Request) -> Response:
        caller = await caller_of(request, hq)
        batch = await run_in_threadpool(read_as, AuditBatch.from_text, await read_body(request))
        now = hq.clock.now()
        kept = await run_in_threadpool(hq.trails.take, batch, caller.vault, now)
        return answers.answer({"kept": kept, "hq_time": write_time(now)})
