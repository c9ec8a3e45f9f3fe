"""Whoever asks too often is told when to come back; nobody else notices."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from citdesk.casework.people import Role
from citdesk.hq.limits import Limits
from citdesk.sync.problems import HqBusy
from citdesk.wire.assertion import AUDIENCE
from citdesk.wire.exchange import Outcome
from tests.sync.agency import TestedAgency
from tests.sync.line import Line
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory

Serve = Callable[[Limits], TestedAgency]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Begins to serve with these limits."""
    tested = TestedAgency(tmp_path / "hq")

    def begun(limits: Limits) -> TestedAgency:
        tested.hq = replace(tested.hq, configuration=replace(tested.hq.configuration, limits=limits))
        tested.serve()
        return tested

    yield begun
    tested.close()


def _asked(line: Line, token: str) -> tuple[int, str | None]:
    status, _, headers = line.ask("GET", "/v1/terms", b"", {"Authorization": f"Bearer {token}"})
    return status, headers.get("retry-after")


def _token(agency: TestedAgency, vault: MemoryVault) -> str:
    return agency.hq.tokens.make(vault.vault, agency.hq_clock.now())


def test_a_vault_that_asks_too_often_waits_and_no_other_does(serve: Serve) -> None:
    """After the time it is told it is served again."""
    agency = serve(Limits(vault=3))
    line = Line(agency)
    eager, calm = (
        agency.local_vault(agency.person("101", Role.OFFICER)),
        agency.local_vault(agency.person("102", Role.OFFICER)),
    )
    assert [_asked(line, _token(agency, eager))[0] for _ in range(3)] == [200] * 3
    assert _asked(line, _token(agency, eager)) == (429, "20")
    assert _asked(line, _token(agency, calm))[0] == 200
    agency.hq_clock.pass_time(timedelta(seconds=20))
    assert _asked(line, _token(agency, eager))[0] == 200


def test_our_client_hears_how_long_to_wait_and_loses_nothing(serve: Serve) -> None:
    """The exchange ends as busy with HQ's own time; the next one sends the report."""
    agency = serve(Limits(vault=1))
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    story = ReportStory()
    events = [story.sent(officer)]
    with pytest.raises(HqBusy) as busy:
        agency.sync(officer)
    assert busy.value.retry_after == 60
    events.append(ReportStory().sent(officer))
    for _ in range(4):  # one request of an exchange is served each time
        agency.hq_clock.pass_time(timedelta(minutes=1))
        with contextlib.suppress(HqBusy):
            agency.sync(officer)
    assert [officer.verdicts[event.header.id].outcome for event in events] == [Outcome.ACCEPTED] * 2


def test_guesses_at_codes_are_slowed_and_those_who_are_signed_in_are_not(serve: Serve) -> None:
    """Every way in by a secret counts together; a right one is refused, too, until there is room again."""
    agency = serve(Limits(failures=4))
    line = Line(agency)
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    said = [line.ask("POST", path, b"{}")[0] for path in ("/v1/enrol", "/v1/vaults", "/v1/token")]
    assert said == [400] * 3
    assert _asked(line, "a forged.token")[0] == 401
    status, answer, headers = line.ask("POST", "/v1/enrol", b"{}")
    assert (status, answer["code"], headers["retry-after"]) == (429, "too_many_requests", "15")
    assert headers["cache-control"] == "no-store"
    assert _asked(line, _token(agency, officer))[0] == 200
    assert line.ask("GET", "/v1/health")[0] == 200
    assert _asked(line, "another forged.token")[0] == 429
    agency.hq_clock.pass_time(timedelta(seconds=15))
    assert _signed_in(agency, line, officer) == 200


def test_a_thousand_cars_behind_one_gateway_are_let_in(serve: Serve) -> None:
    """Being let in costs none of the failures that an address has."""
    agency = serve(Limits(failures=2))
    line = Line(agency)
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    assert {_signed_in(agency, line, officer) for _ in range(12)} == {200}


def test_an_address_has_a_limit_for_all_that_comes_from_it(serve: Serve) -> None:
    """Also for what needs no token."""
    agency = serve(Limits(address=2))
    line = Line(agency)
    assert [line.ask("GET", "/v1/authority")[0] for _ in range(3)] == [200, 200, 429]


def test_without_limits_nobody_is_refused(serve: Serve) -> None:
    """An agency behind a balancer that hides addresses turns them off."""
    agency = serve(Limits(vault=0, address=0, failures=0))
    line = Line(agency)
    assert {line.ask("POST", "/v1/token", b"{}")[0] for _ in range(80)} == {400}


def _signed_in(agency: TestedAgency, line: Line, vault: MemoryVault) -> int:
    assertion = vault.assertion(AUDIENCE, agency.hq_clock.now(), secrets.token_hex(8))
    return line.ask("POST", "/v1/token", b'{"format":0,"assertion":"%s"}' % assertion.encode())[0]
