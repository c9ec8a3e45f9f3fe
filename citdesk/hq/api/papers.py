"""Whether a paper still counts: in JSON for programs, and as a page for whoever scans the code on it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from fastapi import FastAPI, Response
from starlette.concurrency import run_in_threadpool

from citdesk.hq.api import answers, schema
from citdesk.hq.headquarters import Headquarters
from citdesk.wire.encoding import check_text, write_time
from citdesk.wire.paper_state import PaperStanding, PaperState

_S = PaperStanding
_SAID: Mapping[PaperStanding, str] = MappingProxyType(
    {
        _S.IN_FORCE: "This paper is in force. Nothing newer is on record.",
        _S.OVERTAKEN: "A newer version of the report is on record. Ask the agency for a paper made from it.",
        _S.REPLACED: "A corrected paper took the place of this one: {by}. Do not rely on this one.",
        _S.VOID: "This paper is void. Do not rely on it.",
        _S.UNKNOWN: "The agency's record tells nothing of this paper. Ask the agency.",
    }
)


def add_papers(app: FastAPI, hq: Headquarters) -> None:
    """Adds the requests; they need no token."""

    @app.get(
        "/v1/papers/{report}/{document}",
        response_class=answers.JsonText,
        responses=schema.gives(schema.PAPER_STATE),
    )
    async def paper_state(report: str, document: str) -> Response:
        check_text(report)
        check_text(document)
        state = await run_in_threadpool(hq.papers.state, report, document)
        return answers.answer({**state.to_json(), "hq_time": write_time(hq.clock.now())})

    @app.get("/papers/{report}/{document}", include_in_schema=False)
    async def paper_page(report: str, document: str) -> Response:
        check_text(report)
        check_text(document)
        state = await run_in_threadpool(hq.papers.state, report, document)
        page = _page(hq.configuration.agency.name, document, state)
        return Response(page, media_type="text/html; charset=utf-8")


def _page(agency: str, document: str, state: PaperState) -> str:
    """A page without scripts, styles or pictures: what it says is all there is to it."""
    facts = [f"Document {document}"]
    if state.paper:
        pages = "1 page" if state.pages == 1 else f"{state.pages} pages"
        facts.append(f"{state.paper.replace('_', ' ').capitalize()}, {pages}")
        facts.append(f"SHA-256 of the file as issued, before signatures: {state.sha256}")
    said = _SAID[state.standing].format(by=state.replaced_by)
    lines = "".join(f"<p>{escape(fact)}</p>" for fact in facts)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Paper</title></head>'
        f"<body><main><h1>{escape(agency)}</h1><p><strong>{escape(said)}</strong></p>{lines}</main></body></html>"
    )
