"""Requests that are too large, too slow, bombs or nonsense: refused with a code, HQ goes on serving."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

import pytest

from citdesk.casework.people import Role
from citdesk.hq.api import bodies, guard
from tests.sync.agency import TestedAgency
from tests.sync.line import Line
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ANSWERS, ReportStory


@pytest.fixture
def officer(agency: TestedAgency) -> MemoryVault:
    """An officer's vault."""
    return agency.vault(agency.person("101", Role.OFFICER))


@pytest.fixture
def line(agency: TestedAgency) -> Iterator[Line]:
    """A raw line; afterwards HQ still serves."""
    made = Line(agency)
    yield made
    assert made.ask("GET", "/v1/health")[1]["status"] == "ok"


def bearer(agency: TestedAgency, vault: MemoryVault, **more: str) -> dict[str, str]:
    """Headers of an authenticated request."""
    return {"Authorization": f"Bearer {agency.token(vault)}", **more}


def test_a_body_above_the_bound_is_refused(agency: TestedAgency, officer: MemoryVault, line: Line) -> None:
    """Nothing larger than a batch can be is even held in memory."""
    body = b"x" * (bodies.LARGEST_BODY + 1)
    status, said, _ = line.ask("POST", "/v1/push", body, bearer(agency, officer))
    assert (status, said["code"]) == (413, "too_large")


def test_a_compressed_bomb_is_refused(agency: TestedAgency, officer: MemoryVault, line: Line) -> None:
    """A few kilobytes that would unpack to far more are stopped at the bound."""
    bomb = gzip.compress(b"[" * (bodies.LARGEST_CONTENT * 4))
    assert len(bomb) < bodies.LARGEST_BODY / 50
    headers = bearer(agency, officer, **{"Content-Encoding": "gzip"})
    status, said, _ = line.ask("POST", "/v1/push", bomb, headers)
    assert (status, said["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("encoding", "body", "code"),
    [
        ("gzip", b"not gzip", "malformed"),
        ("gzip", gzip.compress(b'{"format":0}', mtime=0)[:-4], "malformed"),
        ("gzip", gzip.compress(b"{}", mtime=0) + b"tail", "malformed"),
        ("br", b"{}", "encoding"),
        ("gzip, gzip", b"{}", "encoding"),
        ("identity", b"\xff\xfe", "malformed"),
        ("identity", b"", "malformed"),
        ("identity", b"[" * 1_000_000, "malformed"),
        ("identity", b'{"format":0,"vault":"v","signature":"s","events":[]}', "malformed"),
        ("identity", b'{"format":1,"vault":"v","signature":"s","events":[[]]}', "malformed"),
    ],
)
def test_a_body_that_is_no_batch_is_malformed(
    agency: TestedAgency, officer: MemoryVault, line: Line, encoding: str, body: bytes, code: str
) -> None:
    """A code and a 4xx, never a fault of HQ's."""
    headers = bearer(agency, officer, **{"Content-Encoding": encoding})
    status, said, _ = line.ask("POST", "/v1/push", body, headers)
    assert said["code"] == code
    assert 400 <= status < 500


def test_too_many_events_in_a_batch_are_refused(
    agency: TestedAgency, officer: MemoryVault, line: Line
) -> None:
    """A batch is bounded in count too."""
    event = ReportStory().sent(officer).to_json()
    body = {"format": 0, "vault": officer.vault, "signature": "s", "events": [event] * 251}
    status, said, _ = line.ask("POST", "/v1/push", json.dumps(body).encode(), bearer(agency, officer))
    assert (status, said["code"]) == (400, "malformed")


def test_a_body_that_trickles_is_cut_off(
    agency: TestedAgency, officer: MemoryVault, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sends a byte now and then does not hold HQ."""
    monkeypatch.setattr("citdesk.hq.api.bodies.PATIENCE", 0.2)
    token = agency.token(officer)
    head = (
        f"POST /v1/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: 500\r\n\r\n"
    )
    said = line.raw(head.encode() + b"{")
    assert b" 408 " in said.split(b"\r\n")[0]
    assert b"too_slow" in said


def test_headers_that_are_too_large_are_refused(line: Line) -> None:
    """Headers have a bound of their own, however quickly they arrive."""
    status, said, headers = line.ask("GET", "/v1/health", b"", {"X": "a" * guard.LARGEST_HEAD})
    assert (status, said["code"], headers["connection"]) == (431, "too_large", "close")


def test_a_request_line_that_is_too_large_is_refused(line: Line) -> None:
    """A query is bounded like a header."""
    status, said, _ = line.ask("GET", f"/v1/health?{'a' * guard.LARGEST_HEAD}")
    assert (status, said["code"]) == (431, "too_large")


@pytest.mark.logs_warnings
def test_headers_without_an_end_are_cut_off(line: Line) -> None:
    """Whoever never comes to the end of the headers does not hold HQ's memory."""
    said = line.raw(b"GET /v1/health HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000)
    assert said == b"" or b" 400 " in said.split(b"\r\n")[0]


@pytest.mark.parametrize("begun", [b"", b"GET /v1/hea", b"POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-"])
def test_a_head_that_does_not_come_is_not_waited_for(
    agency: TestedAgency, line: Line, monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    """A line on which nothing, or half a head, was sent is cut."""
    monkeypatch.setattr("citdesk.hq.api.patience.HEAD_PATIENCE", 0.2)
    assert line.raw(begun) == b""


def test_a_body_that_goes_on_after_its_refusal_does_not_hold_the_line(
    agency: TestedAgency, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer was given; whoever trickles on is cut off all the same."""
    monkeypatch.setattr("citdesk.hq.api.patience.HEAD_PATIENCE", 0.2)
    said = line.raw(b"POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n", b"{", b"{")
    assert b" 401 " in said.split(b"\r\n")[0]


def test_a_line_is_kept_between_requests(agency: TestedAgency, line: Line) -> None:
    """Two requests in two pieces each, one after the other, on one line."""
    head = b"GET /v1/authority HTTP/1.1\r\nHost: x\r\n"
    said = line.raw(head + b"\r\n" + head, b"Connection: close\r\n\r\n")
    assert said.count(b"HTTP/1.1 200") == 2


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/v1/../../etc/passwd"),
        ("GET", "/v1/push"),
        ("DELETE", "/v1/pull"),
        ("GET", "/v1/pull"),
        ("GET", "/docs"),
        ("POST", "/v1/token"),
        ("POST", "/v1/enrol"),
        ("POST", "/v1/vaults"),
        ("POST", "/v1/push"),
    ],
)
def test_every_refusal_has_the_same_shape_and_the_security_headers(
    line: Line, method: str, path: str
) -> None:
    """Format, code and message, never a page; nothing cached, nothing sniffed."""
    status, said, headers = line.ask(method, path)
    assert 400 <= status < 500
    assert (said["format"], set(said)) == (0, {"format", "code", "message"})
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")
    assert "server" not in headers


@pytest.mark.parametrize(
    "query", ["after=-1", "after=x", "limit=0", "limit=501", "wait=31", f"after={10**30}"]
)
def test_a_pull_beyond_its_bounds_is_malformed(
    agency: TestedAgency, officer: MemoryVault, line: Line, query: str
) -> None:
    """Cursor, limit and wait are bounded."""
    status, said, _ = line.ask("GET", f"/v1/pull?{query}", b"", bearer(agency, officer))
    assert (status, said["code"]) == (400, "malformed")


def test_a_cursor_beyond_the_log_is_said_so(agency: TestedAgency, officer: MemoryVault, line: Line) -> None:
    """A device that saw more than HQ has must not go on as if nothing were wrong."""
    status, said, _ = line.ask("GET", "/v1/pull?after=4000", b"", bearer(agency, officer))
    assert (status, said["code"]) == (409, "record_changed")


def test_nobody_finds_the_log_s_end_by_moving_a_cursor(
    agency: TestedAgency, officer: MemoryVault, line: Line
) -> None:
    """A position that others filled is answered like one that nobody did: how much there is stays unsaid."""
    other = agency.vault(agency.person("102", Role.OFFICER, unit="South"))
    ReportStory().sent(other)
    agency.sync(other)
    headers = bearer(agency, officer)
    said = [line.ask("GET", f"/v1/pull?after={cursor}", b"", headers) for cursor in (1, 2, 4000)]
    assert [(status, body["code"]) for status, body, _ in said] == [(409, "record_changed")] * 3
    assert said[0][1] == said[1][1] == said[2][1]


def test_a_large_report_travels_alone_and_whole(agency: TestedAgency, officer: MemoryVault) -> None:
    """One event may be larger than a batch is meant to be; many are spread over batches."""
    large = ANSWERS.replace("NOTES-MARKER", "n" * 5_000_000)
    events = [ReportStory().sent(officer), ReportStory().sent(officer, large), ReportStory().sent(officer)]
    agency.sync(officer)
    assert [officer.verdicts[e.header.id].code for e in events] == [None] * 3
    assert [e.payload_text for e in officer.pulled_events() if e.header.id == events[1].header.id] == [
        events[1].payload_text
    ]


def test_answers_are_compressed_and_an_idle_exchange_is_small(
    agency: TestedAgency, officer: MemoryVault, line: Line
) -> None:
    """Nothing to do costs one request below a kilobyte each way."""
    for _ in range(20):
        ReportStory().sent(officer)
    agency.sync(officer)
    headers = bearer(agency, officer, **{"Accept-Encoding": "gzip"})
    context_status, _, found = line.ask(
        "GET", f"/v1/pull?after={officer.cursor()}&mark={officer.mark()}", b"", headers
    )
    assert context_status == 200
    assert int(found["content-length"]) < 1024
    assert "content-encoding" not in found
