"""Whatever order people act and exchange in: nothing is lost, nothing counts twice, all agree in the end."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citdesk.casework.errors import Refused
from citdesk.casework.events import Decision, EventKind, FormPin, ReturnReason, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.chain import read_head
from citdesk.vault.event_rows import Status
from citdesk.vault.mailbox import VaultMailbox
from citdesk.vault.standings import fold
from citdesk.vault.vault import Vault
from citdesk.wire.chain import Head, verify_links
from citdesk.wire.event import Event
from citdesk.wire.exchange import PushAnswer
from tests.unit.vault.paper_hq import PaperHq
from tests.unit.vault.props import OFFICER, SUPERVISOR, Laptop

ACTIONS = (
    "submit",
    "amend",
    "withdraw",
    "return",
    "approve",
    "officer pushes",
    "officer pulls",
    "supervisor pushes",
    "supervisor pulls",
    "answer lost",
)


class Pair:
    """An officer's and a supervisor's vault and HQ, used by all examples with a new report each."""

    def __init__(self, folder: Path) -> None:
        self.hq = PaperHq(OFFICER, SUPERVISOR)
        self.officer = Laptop(folder / "car", 1).new_vault(OFFICER)
        self.supervisor = Laptop(folder / "station", 2).new_vault(SUPERVISOR)
        self.hq.sync(self.officer, self.supervisor)

    def act(self, action: str, report: ReportId, case: CaseId) -> bool:
        """One thing happens; False when the person's own laptop refused it in advance."""
        try:
            self._act(action, report, case)
        except Refused:
            return False
        return True

    def _act(self, action: str, report: ReportId, case: CaseId) -> None:
        match action:
            case "officer pushes":
                self.hq.push(self.officer)
            case "officer pulls":
                self.hq.pull(self.officer)
            case "supervisor pushes":
                self.hq.push(self.supervisor)
            case "supervisor pulls":
                self.hq.pull(self.supervisor)
            case "answer lost":
                self._push_without_hearing(self.officer)
            case "submit" | "amend":
                standing = self.officer.standings.get(report)
                payload = Submission(FormPin("encounter", "1", "a" * 64), "<encounter/>")
                follows = None if standing is None else standing.version
                self.officer.chain.append(EventKind(action), report, case, payload, follows)
            case _:
                self._decide(action, report, case)

    def _decide(self, action: str, report: ReportId, case: CaseId) -> None:
        vault = self.officer if action == "withdraw" else self.supervisor
        standing = vault.standings.get(report)
        if standing is None:
            return
        reasons = (ReturnReason.TIMELINE,) if action == "return" else ()
        decision = Decision(standing.revision, reasons)
        vault.chain.append(EventKind(action), report, case, decision, standing.version)

    def _push_without_hearing(self, vault: Vault) -> None:
        """HQ takes the batch; the network is gone before the answer arrives."""
        batch = VaultMailbox(vault).next_batch(250, 4_000_000)
        if batch is not None:
            self.hq.take(vault, batch)

    def close(self) -> None:
        """Both sign out."""
        self.officer.close()
        self.supervisor.close()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Two vaults for all examples."""
    made = Pair(tmp_path_factory.mktemp("pair"))
    yield made
    made.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=25))
def test_after_everybody_exchanged_all_agree_and_nothing_is_missing(pair: Pair, actions: list[str]) -> None:
    """Both vaults have HQ's standing, every own event has HQ's word, and refused ones are still there."""
    report, case = ReportId(str(uuid.uuid4())), CaseId(str(uuid.uuid4()))
    for action in actions:
        pair.act(action, report, case)
    pair.hq.sync(pair.officer, pair.supervisor)
    at_hq = pair.hq.standings.get(report)
    for vault in (pair.officer, pair.supervisor):
        assert vault.standings.get(report) == at_hq
        assert vault.events.waiting() == 0
        kept = vault.events.of_report(report)
        assert all(k.status in (Status.ACCEPTED, Status.REFUSED) for k in kept)
        assert all(k.message for k in kept if k.status is Status.REFUSED)
        accepted = [k.position for k in kept if k.status is Status.ACCEPTED]
        assert accepted == sorted(set(accepted))  # pyright: ignore[reportArgumentType]
        folded = fold(kept, vault.directory.people())
        assert (None if folded is None else folded.standing) == at_hq


def test_the_whole_chain_of_both_vaults_still_verifies(pair: Pair) -> None:
    """After all examples every link of both chains leads to the head, refused events included."""
    for vault in (pair.officer, pair.supervisor):
        rows = vault.store.rows("SELECT header, payload, salt FROM events WHERE own = 1 ORDER BY seq")
        events = [Event(str(row["header"]), str(row["payload"]), None) for row in rows]
        head = read_head(vault.store)
        assert verify_links(Head(head.vault, head.epoch, 0, None), events) == head


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(repeats=st.integers(1, 4), batch=st.integers(1, 3))
def test_repeating_an_exchange_changes_nothing(pair: Pair, repeats: int, batch: int) -> None:
    """Pushing in small batches and hearing each answer several times leaves the same vault."""
    report, case = ReportId(str(uuid.uuid4())), CaseId(str(uuid.uuid4()))
    for action in ("submit", "withdraw", "submit"):
        pair.act(action, report, case)
    pair.hq.push(pair.officer, batch)
    before = [(k.status, k.position) for k in pair.officer.events.of_report(report)]
    for kept in pair.officer.events.of_report(report) * repeats:  # type: ignore[operator]
        answer = PushAnswer((pair.hq._judge(kept.event),), "2026-03-12T21:05:00.00-05:00")
        pair.officer.inbox.record_verdicts(answer)
    pair.hq.pull(pair.officer)
    after = [(k.status, k.position) for k in pair.officer.events.of_report(report) if k.own]
    assert after == before
