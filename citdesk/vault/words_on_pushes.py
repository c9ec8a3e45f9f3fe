"""HQ's word on pushes that no pull has covered yet.

A mark covers what was pulled, and a chain's end what was sent; neither covers the word on a push. HQ may be
put back before this vault pulls that far, and have its events since from somebody who carried them, or from
another copy of this vault: then the chain is whole and the word another. So each event that HQ said it took
is to come back with a pull that passes its place; else HQ is asked about it again, once.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from citdesk.casework.ids import EventId, ReportId
from citdesk.vault.event_rows import EventRows, Status
from citdesk.vault.store import Store
from citdesk.wire.exchange import Verdict

_UNCOVERED, _ASKED = "words_uncovered", "words_asked_again"


class WordsOnPushes:
    """Which own events still have to come back with a pull. Every change is inside a transaction."""

    def __init__(self, store: Store, rows: EventRows) -> None:
        self._store = store
        self._rows = rows

    def heard(self, verdicts: Iterable[Verdict]) -> None:
        """HQ's word came otherwise than by a pull."""
        cursor = int(self._store.fact("cursor") or "0")
        beyond = {each.event for each in verdicts if each.position is not None and each.position > cursor}
        beyond -= self._kept(_ASKED)
        if beyond:
            self._keep(_UNCOVERED, self._kept(_UNCOVERED) | beyond)

    def forget(self) -> None:
        """HQ is asked for everything again: that covers all."""
        self._keep(_UNCOVERED, ())

    def pulled(self, came: Collection[EventId], cursor: int, *, all_of_it: bool) -> Sequence[ReportId]:
        """A pull has brought these and reached the cursor.

        Own events that should have come wait for HQ's word anew; their reports. With ``all_of_it`` HQ has no
        more, so that what it said to be beyond the cursor should have come too.
        """
        uncovered = self._kept(_UNCOVERED)
        if not uncovered:
            return []
        asked, left, reports = self._kept(_ASKED) - set(came), set[EventId](), list[ReportId]()
        for event in sorted(uncovered - set(came)):
            kept = self._rows.get(event)
            if kept is None or kept.status is not Status.ACCEPTED or kept.position is None:
                continue  # it has another word already
            if kept.position > cursor and not all_of_it:
                left.add(event)
            elif self._rows.ask_again(event):
                asked.add(event)
                if kept.event.header.report is not None:
                    reports.append(ReportId(kept.event.header.report))
        self._keep(_UNCOVERED, left)
        self._keep(_ASKED, asked)
        return reports

    def _kept(self, name: str) -> set[EventId]:
        return {EventId(str(each)) for each in json.loads(self._store.fact(name) or "[]")}

    def _keep(self, name: str, events: Collection[EventId]) -> None:
        self._store.set_fact(name, json.dumps(sorted(events)))
