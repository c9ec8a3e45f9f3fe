"""Questions to this clinician, as HQ signed them. What is gone leaves a line without content behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.ids import EventId
from citdesk.vault.search import forget_words, note_unindexed
from citdesk.vault.store import Row, Store
from citdesk.wire.consult import AskedConsult
from citdesk.wire.encoding import read_object, read_time, write_json, write_time
from citdesk.wire.keys import PublicKey

#: taken off a position in doubt: beyond every log
_IN_DOUBT = 2**52


@dataclass(frozen=True, slots=True)
class GoneConsult:
    """A question that is not this clinician's any more: ``taken``, ``withdrawn``, ``closed`` or ``expunged``.

    ``at`` is when.
    """

    consult: EventId
    reason: str
    at: datetime


class Consults:
    """The consults of one vault, verified with HQ's key when they arrive and each time they are read."""

    def __init__(self, store: Store, hq_key: PublicKey) -> None:
        self._store = store
        self._hq_key = hq_key

    def receive(self, signed: str, position: int) -> None:
        """Keeps a question in the place of its earlier statement; inside a transaction.

        Raises Tampered (HQ did not sign it) and MalformedMessage.
        """
        said = AskedConsult.verify(self._hq_key, signed)
        self._put(said.consult, signed, "", write_time(said.asked_at), position)

    def gone(self, consult: EventId, reason: str, at: str, position: int) -> bool:
        """Deletes what was asked and keeps why it went; nothing is kept of a question never seen here.

        A step of this clinician's that HQ refused because it went counts as dealt with: the list says why.
        True where it was here once and had not gone for this reason before.
        """
        read_time(at)
        said = self.get(consult)
        if said is not None:
            self._store.execute(
                "UPDATE events SET settled = 1 WHERE report = ? AND own = 1 AND status = 'refused'"
                " AND kind IN ('take_consult', 'answer_consult')",
                (said.report,),
            )
        before = self._store.row("SELECT reason FROM consults WHERE consult = ?", (consult,))
        if before is None:
            return False
        self._put(consult, None, reason, at, position)
        self._store.execute("DELETE FROM facts WHERE name = ?", (self._advice(consult),))
        return str(before["reason"]) != reason

    def doubt_positions(self) -> None:
        """HQ's log is another than it was: what is here stays until HQ has handed out all it has."""
        self._store.execute("UPDATE consults SET position = position - ? WHERE position > 0", (_IN_DOUBT,))

    def settle_doubts(self) -> None:
        """Deletes questions that HQ has not handed out again; inside a transaction."""
        for row in self._store.rows("SELECT consult FROM consults WHERE position < 0 AND signed IS NOT NULL"):
            forget_words(self._store, str(row["consult"]))
        self._store.execute("DELETE FROM consults WHERE position < 0 AND signed IS NOT NULL")
        self._store.execute("UPDATE consults SET position = position + ? WHERE position < 0", (_IN_DOUBT,))

    def all(self) -> Sequence[AskedConsult]:
        """Every question that is this clinician's, first asked first."""
        found = self._store.rows("SELECT signed FROM consults WHERE signed IS NOT NULL ORDER BY at, consult")
        return [self._verified(row) for row in found]

    def get(self, consult: str) -> AskedConsult | None:
        """One question, None where it is gone or never was here."""
        found = self._store.row(
            "SELECT signed FROM consults WHERE consult = ? AND signed IS NOT NULL", (consult,)
        )
        return None if found is None else self._verified(found)

    def note_new(self) -> None:
        """Has questions indexed that never were: kept by a version that did not search them."""
        never = (
            "SELECT consult FROM consults WHERE signed IS NOT NULL"
            " AND consult NOT IN (SELECT report FROM searchable)"
            " AND consult NOT IN (SELECT report FROM unindexed)"
        )
        found = self._store.rows(never)
        if found:
            with self._store.writing():
                for row in found:
                    note_unindexed(self._store, str(row["consult"]))

    def all_gone(self) -> Sequence[GoneConsult]:
        """What went away, latest first."""
        found = self._store.rows("SELECT * FROM consults WHERE signed IS NULL ORDER BY at DESC")
        return [
            GoneConsult(EventId(str(row["consult"])), str(row["reason"]), read_time(str(row["at"])))
            for row in found
        ]

    def begun_advice(self, consult: str) -> tuple[str, tuple[str, ...]]:
        """Advice that was begun and not sent: words and codes."""
        begun = read_object(self._store.fact(self._advice(consult)) or "{}")
        return str(begun.get("text", "")), tuple(str(begun.get("advice", "")).split())

    def keep_advice(self, consult: str, text: str, advice: Sequence[str]) -> None:
        """Keeps advice that is being written; inside a transaction. It goes when the question goes."""
        self._store.set_fact(self._advice(consult), write_json({"text": text, "advice": " ".join(advice)}))

    def _advice(self, consult: str) -> str:
        return f"advice {consult}"

    def _put(self, consult: EventId, signed: str | None, reason: str, at: str, position: int) -> None:
        self._store.execute(
            "INSERT INTO consults (consult, signed, reason, at, position) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (consult) DO UPDATE SET signed = excluded.signed, reason = excluded.reason,"
            " at = excluded.at, position = excluded.position WHERE excluded.position >= consults.position",
            (consult, signed, reason, at, position),
        )
        note_unindexed(self._store, consult)
        if self.get(consult) is None:
            forget_words(self._store, consult)

    def _verified(self, row: Row) -> AskedConsult:
        return AskedConsult.verify(self._hq_key, str(row["signed"]))
