"""The FastAPI application: ``/v1`` and nothing else."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import Annotated

from fastapi import FastAPI, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware

from citdesk.hq.admission import Applicant
from citdesk.hq.api import answers, schema
from citdesk.hq.api.bodies import read_as, read_body, read_json
from citdesk.hq.api.callers import caller_of
from citdesk.hq.api.chunks import add_chunks
from citdesk.hq.api.crowd import Crowd
from citdesk.hq.api.guard import Guard
from citdesk.hq.api.housekeeping import add_housekeeping
from citdesk.hq.api.metering import Metering, add_metrics
from citdesk.hq.api.papers import add_papers
from citdesk.hq.api.rate_limit import RateLimit
from citdesk.hq.api.rejoining import add_rejoining
from citdesk.hq.api.spool import add_spool
from citdesk.hq.bell import Bell
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.metrics import Metrics
from citdesk.hq.pull import MOST_ITEMS
from citdesk.hq.tokens import LIFETIME
from citdesk.wire.encoding import MalformedMessage, text_of, write_time
from citdesk.wire.exchange import Batch, Outcome, PullAnswer

#: The longest a pull is held open, seconds.
LONGEST_WAIT = 30
_WORTH_COMPRESSING = 512
_MOST_POSITION = 2**53
_LONGEST_MARK = 64


def build(hq: Headquarters, bell: Bell) -> FastAPI:
    """The application of this HQ. ``bell`` is rung after each push; its owner closes it at the end."""
    app = FastAPI(
        title="CITDesk HQ", version="1", docs_url=None, redoc_url=None, openapi_url="/v1/openapi.json"
    )
    metrics = Metrics(hq.folder, hq.clock)
    answers.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_COMPRESSING, compresslevel=6)
    app.add_middleware(Crowd, metrics=metrics)
    app.add_middleware(
        RateLimit, limits=hq.configuration.limits, tokens=hq.tokens, clock=hq.clock, metrics=metrics
    )
    app.add_middleware(Metering, metrics=metrics)
    app.add_middleware(Guard)
    _add_admission(app, hq)
    _add_exchange(app, hq, bell, metrics)
    add_metrics(app, hq, metrics)
    add_housekeeping(app, hq)
    add_chunks(app, hq)
    add_papers(app, hq)
    add_spool(app, hq, bell)
    add_rejoining(app, hq)
    _describe(app)
    return app


def _describe(app: FastAPI) -> None:
    """Adds how a caller proves itself, and takes out the answer that FastAPI itself would give."""
    described = app.openapi()
    described.setdefault("components", {})["securitySchemes"] = schema.SECURITY_SCHEMES
    for path in described["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    described["components"].pop("schemas", None)


def _add_admission(app: FastAPI, hq: Headquarters) -> None:
    @app.get("/v1/health", response_class=answers.JsonText, responses=schema.gives(schema.HEALTH))
    async def health() -> Response:
        await run_in_threadpool(hq.end_of_log)
        return answers.answer({"status": "ok", "hq_time": write_time(hq.clock.now())})

    @app.get("/v1/authority", response_class=answers.JsonText, responses=schema.gives(schema.AUTHORITY))
    async def authority() -> Response:
        return answers.answer({"authority": hq.folder.authority.read_text("ascii")})

    @app.post(
        "/v1/enrol",
        response_class=answers.JsonText,
        responses=schema.gives(schema.ENROLLED),
        openapi_extra=schema.takes(schema.ENROL),
    )
    async def enrol(request: Request) -> Response:
        said = await read_json(request)
        device = await run_in_threadpool(
            hq.admission.enrol_device,
            text_of(said, "code"),
            text_of(said, "device"),
            text_of(said, "secret"),
            text_of(said, "name"),
            text_of(said, "platform"),
            hq.clock.now(),
        )
        return answers.answer(
            {
                "device": device,
                "agency": hq.configuration.agency.to_json(),
                "hq_key": hq.signing_key.public.to_json(),
                "hq_time": write_time(hq.clock.now()),
            }
        )

    @app.post(
        "/v1/vaults",
        response_class=answers.JsonText,
        responses=schema.gives(schema.CERTIFIED),
        openapi_extra=schema.takes(schema.CERTIFY),
    )
    async def certify(request: Request) -> Response:
        said = await read_json(request)
        applicant = Applicant(
            code=text_of(said, "code"),
            device=text_of(said, "device"),
            device_secret=text_of(said, "device_secret"),
            badge=text_of(said, "badge"),
            vault=text_of(said, "vault"),
            signing_key=_object(said, "signing_key"),
            encryption_key=_object(said, "encryption_key"),
        )
        certificate, person = await run_in_threadpool(hq.admission.certify_vault, applicant, hq.clock.now())
        return answers.answer(
            {
                "certificate": certificate,
                "person": person.to_json(),
                "hq_time": write_time(hq.clock.now()),
            }
        )

    @app.post(
        "/v1/token",
        response_class=answers.JsonText,
        responses=schema.gives(schema.TOKEN_GIVEN),
        openapi_extra=schema.takes(schema.TOKEN),
    )
    async def token(request: Request) -> Response:
        said = await read_json(request)
        assertion = text_of(said, "assertion")
        made = await run_in_threadpool(hq.admission.token, assertion, hq.clock.now())
        return answers.answer(
            {
                "token": made,
                "expires_in_ms": int(LIFETIME.total_seconds() * 1000),
                "hq_time": write_time(hq.clock.now()),
            }
        )


def _add_exchange(app: FastAPI, hq: Headquarters, bell: Bell, metrics: Metrics) -> None:
    @app.post(
        "/v1/push",
        response_class=answers.JsonText,
        responses=schema.gives(schema.PUSHED),
        openapi_extra=schema.takes(schema.BATCH) | schema.AUTHENTICATED,
    )
    async def push(request: Request) -> Response:
        caller = await caller_of(request, hq)
        content = await read_body(request)
        batch = await run_in_threadpool(read_as, Batch.from_text, content)
        said = await run_in_threadpool(hq.intake.take, batch, caller.vault, caller.person, hq.clock.now())
        metrics.quarantined(sum(each.outcome is Outcome.QUARANTINED for each in said.verdicts))
        bell.ring()
        return answers.JsonText(said.to_text())

    @app.get(
        schema.PULL_PATH,
        response_class=answers.JsonText,
        responses=schema.gives(schema.PULLED),
        openapi_extra=schema.AUTHENTICATED,
    )
    async def pull(
        request: Request,
        after: Annotated[int, Query(ge=0, le=_MOST_POSITION)] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST_ITEMS)] = MOST_ITEMS,
        wait: Annotated[int, Query(ge=0, le=LONGEST_WAIT)] = 0,
        mark: Annotated[str, Query(max_length=_LONGEST_MARK)] = "",
    ) -> Response:
        until = monotonic() + wait
        while True:
            caller = await caller_of(request, hq)
            ask = partial(hq.pulling.after, vault=caller.vault.id, mark=mark)
            said = await run_in_threadpool(ask, caller.person, after, limit, hq.clock.now())
            left = until - monotonic()
            if said.items or said.more or left <= 0 or not await _rung(bell, left, metrics):
                return await _written(said)


async def _rung(bell: Bell, seconds: float, metrics: Metrics) -> bool:
    metrics.waiting(1)
    try:
        return await bell.wait(seconds)
    finally:
        metrics.waiting(-1)


async def _written(said: PullAnswer) -> Response:
    return answers.JsonText(await run_in_threadpool(said.to_text))


def _object(said: dict[str, object], name: str) -> dict[str, object]:
    found = said.get(name)
    if not isinstance(found, dict):
        raise MalformedMessage(f"{name} is missing")
    return {str(key): value for key, value in found.items()}
