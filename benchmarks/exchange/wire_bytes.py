"""What goes over the wire, counted at the socket: headers, answers and all."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

from benchmarks.exchange.agency import HqProcess, LargeAgency, large_agency
from benchmarks.exchange.counting import Bytes, count
from benchmarks.exchange.relay import Relay
from citdesk.casework.people import Role
from citdesk.sync.exchange import Exchange
from citdesk.wire.event import Event
from citdesk.wire.exchange import MOST_EVENTS
from tests.sync.memory_vault import MemoryVault

_REPORTS = 1_000
_IDLE_BAR = 1_024


def measure() -> None:
    """Prints each direction against 1.1 × gzip of the payloads + 200 bytes per event; an idle exchange."""
    print(f"### Bytes on the wire, {_REPORTS:,} reports of each kind\n")
    print("HTTP as it passes the socket, requests and answers together; what TLS makes of it at the end.")
    print("Each report gets a number at HQ, an event of its own. Its author's vault pulls both, too.\n")
    print("| | events | gzip of payloads | bar | measured | per event beyond the payloads | with TLS |")
    print("|---|---|---|---|---|---|---|")
    with large_agency("SQLite") as agency, HqProcess(agency) as hq, Relay([hq.port]) as relay:
        officer, single = agency.vaults(agency.people(Role.OFFICER, 2))
        (supervisor,) = agency.vaults(agency.people(Role.SUPERVISOR, 1))
        for long in (True, False):
            kind = "250 questions" if long else "three questions"
            agency.write(officer, _REPORTS, long=long)
            _both_ways(kind, agency, officer, relay)
            before = len(supervisor.pulled_events())
            said = _counted(agency, supervisor, relay, push=False)
            _print(f"{kind}, pulled by the supervisor", supervisor.pulled_events()[before:], said)
        agency.write(single, 1)
        _both_ways("one report of 250 questions", agency, single, relay)
        _print_idle(agency, officer, hq)


def _both_ways(kind: str, agency: LargeAgency, vault: MemoryVault, relay: Relay) -> None:
    waiting = vault.events[-vault.waiting() :]
    _print(f"{kind}, pushed", waiting, _counted(agency, vault, relay, push=True))
    before = len(vault.pulled_events())
    said = _counted(agency, vault, relay, push=False)
    _print(f"{kind}, pulled by the author", vault.pulled_events()[before:], said)


def _counted(agency: LargeAgency, vault: MemoryVault, relay: Relay, *, push: bool) -> tuple[int, int]:
    """The bytes of one direction of a vault that is signed in, HTTP's and TLS's."""
    exchange, counted = _signed_in(agency, vault, relay.address)
    plain, tls = counted.both, relay.both
    if push:
        exchange._push_all(None)
    else:
        exchange._pull_all()
    exchange.close()
    assert vault.waiting() == 0
    return counted.both - plain, relay.both - tls


def _signed_in(agency: LargeAgency, vault: MemoryVault, address: str) -> tuple[Exchange, Bytes]:
    exchange = agency.exchange(vault, address)
    counted = count(exchange._transport)
    exchange._valid_token()
    return exchange, counted


def _print(kind: str, events: Sequence[Event], said: tuple[int, int]) -> None:
    payloads = 0
    for at in range(0, len(events), MOST_EVENTS):
        texts = "".join(event.payload_text or "" for event in events[at : at + MOST_EVENTS])
        payloads += len(gzip.compress(texts.encode(), 6))
    bar, (http, tls) = 1.1 * payloads + 200 * len(events), said
    verdict = "" if http <= bar else " (missed)"
    print(
        f"| {kind} | {len(events):,} | {payloads:,} | {bar:,.0f} | {http:,}{verdict} | "
        f"{(http - payloads) / len(events):.0f} | {tls:,} |"
    )


def _print_idle(agency: LargeAgency, vault: MemoryVault, hq: HqProcess) -> None:
    exchange, counted = _signed_in(agency, vault, hq.address)
    exchange.exchange_once()
    before = (counted.requests, counted.sent, counted.received)
    result = exchange.exchange_once()
    exchange.close()
    assert (result.pushed, result.pulled) == (0, 0)
    requests, sent, received = (
        now - was for now, was in zip((counted.requests, counted.sent, counted.received), before, strict=True)
    )
    verdict = "met" if requests == 1 and sent + received < _IDLE_BAR else "missed"
    print(
        f"\nNothing to do: {requests} request, {sent} bytes out, {received} in, {sent + received} together; "
        f"the bar is one request and {_IDLE_BAR} bytes: {verdict}\n"
    )
