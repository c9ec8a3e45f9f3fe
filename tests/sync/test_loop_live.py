"""The loop against a real HQ: news arrive in seconds, HQ's absence and return are noticed."""

from __future__ import annotations

import random
import threading
from typing import Self

from citdesk.casework.people import Role
from citdesk.hq.server import RunningHq
from citdesk.sync.loop import ExchangeLoop, LoopPhase, LoopState
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory


class LiveLoop:
    """One vault's loop in a thread of its own."""

    def __init__(self, agency: TestedAgency, vault: MemoryVault) -> None:
        self._states: list[LoopState] = []
        self._changed = threading.Condition()
        self.loop = ExchangeLoop(agency.exchange(vault), self._report, random.Random(1))
        self._thread = threading.Thread(target=self.loop.run)

    def _report(self, state: LoopState) -> None:
        with self._changed:
            self._states.append(state)
            self._changed.notify_all()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.loop.stop()
        self._thread.join(10)
        assert not self._thread.is_alive()

    def wait_for(self, phase: LoopPhase, *, received: bool = False) -> None:
        """Until such a state is reported from now on or was the last one."""
        with self._changed:
            seen = len(self._states) - 1

            def there() -> bool:
                return any(
                    s.phase is phase and (s.received or not received) for s in self._states[max(seen, 0) :]
                )

            assert self._changed.wait_for(there, 60)  # seconds; a busy machine takes them


def test_an_approval_arrives_while_the_author_waits(agency: TestedAgency) -> None:
    """Online, a decision is there as soon as it is made: HQ holds the line open."""
    officer = agency.vault(agency.person("101", Role.OFFICER))
    supervisor = agency.vault(agency.person("201", Role.SUPERVISOR))
    story = ReportStory()
    story.sent(officer)
    with LiveLoop(agency, officer) as live:
        live.wait_for(LoopPhase.UP_TO_DATE)
        agency.sync(supervisor)
        story.approved(supervisor)
        agency.sync(supervisor)
        live.wait_for(LoopPhase.UP_TO_DATE, received=True)
    assert "approve" in [event.header.kind.value for event in officer.pulled_events()]


def test_hq_s_return_is_noticed_without_anybody_asking(agency: TestedAgency) -> None:
    """HQ goes away and comes back; a report written meanwhile arrives by itself."""
    officer = agency.vault(agency.person("101", Role.OFFICER))
    port = int(agency.address.rsplit(":", 1)[1])
    with LiveLoop(agency, officer) as live:
        live.wait_for(LoopPhase.UP_TO_DATE)
        agency.stop()
        live.wait_for(LoopPhase.OFFLINE)
        ReportStory().sent(officer)
        with RunningHq(agency.hq, port):
            live.wait_for(LoopPhase.UP_TO_DATE)
            live.loop.wake()
            while officer.waiting():
                live.wait_for(LoopPhase.UP_TO_DATE)
    assert officer.waiting() == 0
