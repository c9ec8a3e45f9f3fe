"""HQ keeps to what its OpenAPI document says, whatever it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import schemathesis
import schemathesis.specs.openapi.schemas  # else read while a test runs, by pytest's own rewriting
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from citdesk.casework.people import Role
from citdesk.hq.api.application import build
from citdesk.hq.bell import Bell
from citdesk.hq.limits import Limits
from tests.sync.agency import TestedAgency
from tests.sync.story import ReportStory

#: the application's worker threads live as long as the client that schemathesis keeps
pytestmark = pytest.mark.keeps_threads

_KEPT = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestedAgency]:
    """An HQ with a report in it, that takes any number of requests."""
    folder: Path = tmp_path_factory.mktemp("openapi")
    tested = TestedAgency(folder / "hq")
    without = replace(tested.hq.configuration, limits=Limits(0, 0, 0))
    tested.hq = replace(tested.hq, configuration=without)
    yield tested
    tested.close()


@pytest.fixture(scope="module")
def token(agency: TestedAgency) -> str:
    """A token of a certified vault with a report of its own."""
    vault = agency.local_vault(agency.person("101", Role.OFFICER))
    agency.take(vault, ReportStory().sent(vault))
    return agency.hq.tokens.make(vault.vault, agency.hq_clock.now())


@pytest.fixture(scope="module")
def api(agency: TestedAgency) -> schemathesis.BaseSchema:
    """The document as HQ serves it."""
    app = build(agency.hq, Bell(agency.hq.end_of_log))
    return schemathesis.openapi.from_asgi("/v1/openapi.json", app)


_OPERATIONS = [
    ("/v1/health", "GET"),
    ("/v1/authority", "GET"),
    ("/v1/metrics", "GET"),
    ("/v1/enrol", "POST"),
    ("/v1/vaults", "POST"),
    ("/v1/token", "POST"),
    ("/v1/push", "POST"),
    ("/v1/pull", "GET"),
    ("/v1/terms", "GET"),
    ("/v1/paper-certificate", "POST"),
    ("/v1/papers/{report}/{document}", "GET"),
    ("/v1/downloads/{what}", "GET"),
    ("/v1/audit", "POST"),
    ("/v1/audit/beyond", "POST"),
    ("/v1/chain", "POST"),
    ("/v1/heads", "POST"),
    ("/v1/chunks/known", "POST"),
    ("/v1/chunks", "POST"),
    ("/v1/chunks/{report}/{chunk}", "GET"),
    ("/v1/spool", "POST"),
]


def test_every_operation_is_tried(api: schemathesis.BaseSchema) -> None:
    """A new endpoint cannot be left out below."""
    document = cast("dict[str, dict[str, object]]", api.raw_schema["paths"])
    described = {(path, method.upper()) for path, methods in document.items() for method in methods}
    assert described == set(_OPERATIONS)


@pytest.mark.parametrize(("path", "method"), _OPERATIONS)
@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda mode: mode.value)
def test_no_request_breaks_hq_or_its_promise(
    api: schemathesis.BaseSchema, token: str, path: str, method: str, mode: schemathesis.GenerationMode
) -> None:
    """Random requests by the document and against it: no 5xx, and only answers that are described."""
    cases = api[path][method].as_strategy(generation_mode=mode)

    @given(cases)
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def tried(case: schemathesis.Case) -> None:
        if isinstance(case.query, dict) and "wait" in case.query:
            case.query["wait"] = 0  # nobody waits in a test
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=list(_KEPT))

    try:
        tried()
    except Unsatisfiable:
        pytest.skip("nothing can be wrong with a request that has no parameter")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestedAgency]:
    """An HQ that serves over TLS, as devices meet it; it takes any number of requests."""
    tested = TestedAgency(tmp_path_factory.mktemp("running") / "hq")
    without = replace(tested.hq.configuration, limits=Limits(0, 0, 0))
    tested.hq = replace(tested.hq, configuration=without)
    tested.serve()
    yield tested
    tested.close()


@pytest.fixture(scope="module")
def token_there(running: TestedAgency) -> str:
    """A token of a certified vault of the HQ that serves."""
    vault = running.local_vault(running.person("101", Role.OFFICER))
    return running.hq.tokens.make(vault.vault, running.hq_clock.now())


@pytest.mark.parametrize(("path", "method"), _OPERATIONS)
def test_no_request_breaks_an_hq_that_serves(
    running: TestedAgency, token_there: str, path: str, method: str
) -> None:
    """The same over the network: what the server itself makes of strange requests is no 5xx either."""
    authority = str(running.hq.folder.authority)
    served = schemathesis.openapi.from_url(f"{running.address}/v1/openapi.json", verify=authority)
    cases = served[path][method].as_strategy(generation_mode=schemathesis.GenerationMode.POSITIVE)

    @given(cases)
    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def tried(case: schemathesis.Case) -> None:
        if isinstance(case.query, dict) and "wait" in case.query:
            case.query["wait"] = 0  # nobody waits in a test
        case.call_and_validate(
            base_url=running.address,
            verify=authority,
            headers={"Authorization": f"Bearer {token_there}"},
            checks=list(_KEPT),
        )

    tried()
