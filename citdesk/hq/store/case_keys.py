"""The key store: one random key per case, wrapped by the master key, apart from the record.

Destroying a case's key here makes all that is sealed under it unreadable, wherever copies of it lie.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import Column, LargeBinary, MetaData, Row, Select, String, Table, select

from citdesk.casework.errors import Tampered
from citdesk.hq.encryption_at_rest import KEY_BYTES, Seal
from citdesk.hq.store.database import Database
from citdesk.hq.store.upsert import upsert
from citdesk.wire.encoding import write_time

_METADATA = MetaData()
_case_keys = Table(
    "case_keys",
    _METADATA,
    Column("case_id", String, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("made_at", String, nullable=False),
)
#: Keys are made, and on disk, before the record is locked: they wait for nobody who appends to it.
_KEYS_LOCK = 0x4349544B
_MOST_CACHED = 4096
#: No key stays in memory longer than this.
_MOST_SECONDS = 600.0


class CaseKeys:
    """Case keys by case. Keys once unwrapped are kept in memory, a bounded number of them."""

    def __init__(self, database: Database, wrap: Seal) -> None:
        self._database = database
        self._wrap = wrap
        self._known: dict[str, Seal] = {}
        self._since = monotonic()
        self._lock = Lock()

    def set_up(self) -> None:
        """Makes the table when it is missing."""
        with self._database.append(_KEYS_LOCK) as connection:
            _METADATA.create_all(connection)

    def close(self) -> None:
        """Forgets the keys and closes the key store."""
        with self._lock:
            self._known.clear()
        self._database.close()

    def seals(self, cases: Iterable[str], now: datetime) -> dict[str, Seal]:
        """The seal of each case; a case without a key gets one, on disk before this returns."""
        wanted = set(cases)
        found = self._cached(wanted)
        missing = wanted - found.keys()
        if missing:
            found |= self._stored(missing)
            missing -= found.keys()
        if missing:
            found |= self._made(missing, now)
        return found

    def seal(self, case: str) -> Seal:
        """The seal of a case that has one; raises Tampered (``key_missing``) when it has none."""
        return self.held({case})[case]

    def held(self, cases: set[str]) -> dict[str, Seal]:
        """The seals of cases that have one, all at once; raises Tampered (``key_missing``)."""
        found = self._cached(cases)
        if missing := cases - found.keys():
            found |= self._stored(missing)
        for case in cases - found.keys():
            raise Tampered(f"The key of case {case} is gone.", code="key_missing")
        return found

    def destroy(self, case: str) -> bool:
        """Destroys the case's key; False where there was none. Copies of the key store still have it."""
        with self._lock:
            self._known.pop(case, None)
        with self._database.append(_KEYS_LOCK) as connection:
            gone = connection.execute(_case_keys.delete().where(_case_keys.c.case_id == case)).rowcount > 0
        self._database.fold_log()
        return gone

    def has(self, case: str) -> bool:
        """Whether the key store has a key of the case."""
        with self._database.read() as connection:
            query = select(_case_keys.c.case_id).where(_case_keys.c.case_id == case)
            return connection.execute(query).first() is not None

    def _cached(self, cases: set[str]) -> dict[str, Seal]:
        with self._lock:
            if monotonic() - self._since > _MOST_SECONDS:  # another process may have destroyed one
                self._known.clear()
                self._since = monotonic()
            return {case: self._known[case] for case in cases if case in self._known}

    def _stored(self, cases: set[str]) -> dict[str, Seal]:
        with self._database.read() as connection:
            return self._unwrapped(connection.execute(_keys_of(cases)).all())

    def _unwrapped(self, rows: Sequence[Row[Any, Any]]) -> dict[str, Seal]:
        seals = {row.case_id: Seal(self._wrap.open(row.wrapped, _about(row.case_id))) for row in rows}
        with self._lock:
            if len(self._known) + len(seals) > _MOST_CACHED:
                self._known.clear()
            self._known |= seals
        return seals

    def _made(self, cases: set[str], now: datetime) -> dict[str, Seal]:
        """New keys; where another process made one meanwhile, that one."""
        rows: list[dict[str, object]] = [
            {
                "case_id": case,
                "wrapped": self._wrap.close(secrets.token_bytes(KEY_BYTES), _about(case)),
                "made_at": write_time(now),
            }
            for case in sorted(cases)
        ]
        with self._database.append(_KEYS_LOCK) as connection:
            upsert(connection, _case_keys, rows, "case_id", keep=True)
            kept = connection.execute(_keys_of(cases)).all()
        return self._unwrapped(kept)


def _keys_of(cases: set[str]) -> Select[Any, Any]:
    return select(_case_keys.c.case_id, _case_keys.c.wrapped).where(_case_keys.c.case_id.in_(cases))


def _about(case: str) -> str:
    return f"case key {case}"
