"""The vault's own chain: each event linked, signed and judged in advance, or not kept at all."""

from __future__ import annotations

import pytest

from citdesk.casework.errors import Refused
from citdesk.casework.events import Decision, EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, EventId, ReportId
from citdesk.casework.lifecycle import ReportState
from citdesk.vault.chain import read_head
from citdesk.vault.mailbox import VaultMailbox
from citdesk.vault.vault import Vault
from citdesk.wire.chain import Head, verify_head, verify_links
from tests.unit.vault.props import OFFICER, Laptop

CASE = CaseId("00000000-0000-7000-8000-00000000000c")
REPORT = ReportId("00000000-0000-7000-8000-00000000000a")


def submission(text: str = "first") -> Submission:
    """A revision with one answer."""
    return Submission(FormPin("encounter", "1", "a" * 64), f"<encounter><told>{text}</told></encounter>")


def submit(vault: Vault, report: ReportId = REPORT, follows: EventId | None = None) -> EventId:
    """The person sends the report."""
    return vault.chain.append(EventKind.SUBMIT, report, CASE, submission(), follows).header.id


def test_events_link_to_each_other_and_the_head_is_signed(vault: Vault) -> None:
    """What a batch carries can be followed link by link, and the vault's key signed its end."""
    begin = read_head(vault.store)
    for number in range(5):
        submit(vault, ReportId(f"00000000-0000-7000-8000-00000000000{number}"))
    batch = VaultMailbox(vault).next_batch(100, 1_000_000)
    assert batch is not None
    end = verify_links(begin, batch.events)
    assert end.number == 5
    verify_head(vault.signing_key.public, batch.signature, end)


def test_the_chain_goes_on_after_opening_again(laptop: Laptop) -> None:
    """The first event of the next sign-in follows the last one of this."""
    vault = laptop.new_vault()
    begin = read_head(vault.store)
    first = submit(vault)
    vault.close()
    again = laptop.open()
    again.chain.append(EventKind.WITHDRAW, REPORT, CASE, Decision(first), first)
    events, _ = again.events.next_waiting(10, 1_000_000)
    assert verify_links(begin, events) == read_head(again.store)
    again.close()


def test_headers_say_who_when_and_what_and_carry_no_answer(vault: Vault) -> None:
    """A header names person, vault and times; the answer's text is in the payload only."""
    event = vault.chain.append(EventKind.SUBMIT, REPORT, CASE, submission("he was cold"), None)
    assert event.header.author == OFFICER.id
    assert event.header.vault == vault.identity.vault
    assert "cold" not in event.header_text
    event.check_digest()


def test_an_event_that_the_lifecycle_refuses_leaves_no_trace(vault: Vault) -> None:
    """Approving one's own report is refused here already, and the chain does not grow."""
    first = submit(vault)
    before = read_head(vault.store)
    with pytest.raises(Refused) as refused:
        vault.chain.append(EventKind.APPROVE, REPORT, CASE, Decision(first), first)
    assert refused.value.code == "own_report"
    assert read_head(vault.store) == before
    assert vault.events.waiting() == 1


def test_the_forecast_is_where_the_report_stands_before_hq_answered(vault: Vault) -> None:
    """Own events count as soon as they are made."""
    first = submit(vault)
    assert _state(vault) is ReportState.SUBMITTED
    vault.chain.append(EventKind.WITHDRAW, REPORT, CASE, Decision(first), first)
    assert _state(vault) is ReportState.WITHDRAWN


def test_a_batch_stays_within_its_bounds_and_is_the_same_when_asked_again(vault: Vault) -> None:
    """At most so many events and bytes, at least one; asking twice changes nothing."""
    for number in range(4):
        submit(vault, ReportId(f"00000000-0000-7000-8000-00000000000{number}"))
    box = VaultMailbox(vault)
    two = box.next_batch(2, 1_000_000)
    assert two is not None
    assert len(two.events) == 2
    again = box.next_batch(2, 1_000_000)
    assert again is not None
    assert again.to_text() == two.to_text()
    one = box.next_batch(100, 10)
    assert one is not None
    assert len(one.events) == 1
    head = verify_links(_first_head(vault), one.events)
    verify_head(vault.signing_key.public, one.signature, head)


def _first_head(vault: Vault) -> Head:
    now = read_head(vault.store)
    return Head(now.vault, now.epoch, 0, None)


def _state(vault: Vault) -> ReportState | None:
    standing = vault.standings.get(REPORT)
    return None if standing is None else standing.state
