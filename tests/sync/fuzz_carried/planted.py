"""Bugs planted in what is carried, and in how many runs they are noticed.

``python -m tests.sync.fuzz_carried.planted --runs 30`` counts, those at HQ too.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime

import pytest

from citdesk.hq.failures import RequestRefused
from citdesk.hq.spool_desk import SpoolDesk
from citdesk.sync import sticks
from citdesk.wire.encoding import write_time
from citdesk.wire.exchange import Batch, Outcome, PullAnswer, PushAnswer, Verdict
from citdesk.wire.recipients import sealing_key_of_vault
from citdesk.wire.spool_word import seal_word
from tests.sync.fuzz.planted import AT_HQ, main
from tests.sync.fuzz_carried.play import play


def a_word_on_a_spooled_event_that_hq_does_not_have(patch: pytest.MonkeyPatch) -> None:
    """HQ answers what a colleague brings, and does not keep it."""

    def hasty(desk: SpoolDesk, batch: Batch, now: datetime) -> bytes | None:
        try:
            vault, _ = desk.admission.admitted(batch.vault)
        except RequestRefused:  # a revoked vault's file is left where it is, as ever
            return None
        verdict = Verdict(batch.events[0].header.id, Outcome.ACCEPTED, 1)
        answer = PushAnswer((verdict,), write_time(now))
        return seal_word(desk.signing_key, vault.id, sealing_key_of_vault(vault.encryption_key), answer)

    patch.setattr(SpoolDesk, "_word_on", hasty)


def an_answer_on_a_stick_that_jumps_over_a_gap(patch: pytest.MonkeyPatch) -> None:
    """A vault takes in the record of an answer wherever that goes on from."""

    def hasty(taking: sticks._Taking, _after: int, answer: PullAnswer) -> None:
        taking._mailbox.receive(replace(answer, items=answer.items[-1:]))

    patch.setattr(sticks._Taking, "_pulled", hasty)


CARRIED = {
    plant.__name__.replace("_", " "): plant
    for plant in (a_word_on_a_spooled_event_that_hq_does_not_have, an_answer_on_a_stick_that_jumps_over_a_gap)
}

if __name__ == "__main__":
    sys.exit(main({**AT_HQ, **CARRIED}, play))
