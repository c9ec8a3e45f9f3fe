"""Fetching what HQ publishes to every vault: each kind once, when HQ tells of a newer version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from citdesk.casework.errors import CitdeskError
from citdesk.sync.housekeeping import Ask
from citdesk.sync.problems import NotHq
from citdesk.wire.download import What
from citdesk.wire.encoding import MalformedMessage, text_of

#: What HQ says of a kind of which it has nothing (any more).
_GONE = "no_such_download"


class DownloadBox(Protocol):
    """The published files of one vault. Every method may block."""

    def settled(self, what: What) -> int:
        """The highest version that was taken, offered or refused here; 0 before the first."""
        ...

    def receive(self, what: What, version: int, signed: str) -> None:
        """Takes a version, told by HQ to be this one, or refuses it, keeps the last good one and records why.

        On return either is on disk. Raises nothing for a version that is broken or wrongly signed.
        """
        ...


def fetch_downloads(box: DownloadBox, newest: Mapping[What, int], ask: Ask) -> int:
    """Fetches what is newer than what is here; how many kinds. Raises the transport's errors."""
    fetched = 0
    for what, version in newest.items():
        if version <= box.settled(what):
            continue
        try:
            said = ask(f"/v1/downloads/{what.value}", None)
        except CitdeskError as refused:
            if refused.code == _GONE:
                continue
            raise
        try:
            signed = text_of(said, "signed")
        except MalformedMessage as wrong:
            raise NotHq from wrong
        box.receive(what, version, signed)
        fetched += 1
    return fetched
