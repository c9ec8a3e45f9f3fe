"""Locking the vault for good: the process that held the keys ends, and a fresh one shows the sign-in.

The only wipe that Python can promise. On POSIX the program replaces itself, so every page of its memory is
given back to the system; on Windows another process is started and this one ends. The fresh one is handed
nothing but when a custody began and when its limit is, without a name or a number, and whether HQ took the
vault out of service, in the environment, which other people's processes cannot read.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

_HANDED = "CITDESK_CUSTODY_TIMES"
_REVOKED = "CITDESK_LOCKED_BY_HQ"


@dataclass(frozen=True, slots=True)
class CustodyTime:
    """When a custody began and, where one is known, its limit. Aware times."""

    started: datetime
    limit: datetime | None


def begin_afresh(times: Sequence[CustodyTime], *, revoked: bool = False) -> None:
    """Ends this process and starts the same command again. Does not come back.

    Whatever has to be saved is saved before. Where the system refuses, the process ends all the same.
    """
    handed = [[each.started.isoformat(), each.limit.isoformat() if each.limit else None] for each in times]
    os.environ[_HANDED] = json.dumps(handed)
    if revoked:
        os.environ[_REVOKED] = "yes"
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves
    except OSError:
        os._exit(1)


def handed_over() -> tuple[CustodyTime, ...]:
    """What the process before handed over, nothing where there was none; asked once, then gone."""
    said = os.environ.pop(_HANDED, "")
    if not said:
        return ()
    try:
        times = cast("list[list[str | None]]", json.loads(said))
        return tuple(
            CustodyTime(datetime.fromisoformat(str(began)), datetime.fromisoformat(limit) if limit else None)
            for began, limit in times
        )
    except (ValueError, TypeError):  # somebody else's variable: better no clock than no sign-in
        return ()


def locked_by_hq() -> bool:
    """Whether the process before ended because HQ took its vault out of service; asked once, then gone."""
    return bool(os.environ.pop(_REVOKED, ""))
