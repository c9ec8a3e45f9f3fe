"""Bringing to HQ what other people's vaults left in this device's spool, without opening any of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import cast

from citdesk.casework.errors import CitdeskError, EnvironmentProblem, UserError
from citdesk.sync.housekeeping import Ask
from citdesk.sync.ports import SpoolBox
from citdesk.sync.problems import NotHq
from citdesk.wire.encoding import FORMAT, MalformedMessage, from_base64, to_base64, write_json
from citdesk.wire.spool_word import MOST_BYTES_OF_FILES, MOST_FILES

_log = logging.getLogger(__name__)
#: What an HQ answers that does not know a request, and one for which a file is too large.
_NOT_SERVED, _TOO_LARGE = "no_such_request", "too_large"

_Brought = tuple[str, bytes]


class SpoolDelivery:
    """Delivers one device's spool. Files that HQ left are not brought again by this object."""

    def __init__(self, box: SpoolBox, ask: Ask) -> None:
        self._box = box
        self._ask = ask
        self._left: set[str] = set()

    def deliver(self) -> int:
        """Brings what waits; how many files HQ has answered. Raises the transport's errors.

        A file is only ever exchanged for HQ's word on it. Files come in no order, so as long as HQ takes
        some the rest is brought again: what one waits for may have been in a later one.
        """
        answered = 0
        while True:
            taken = 0
            for group in self._groups():
                words = self._brought(group)
                if words is None:
                    return answered
                for (name, _), word in zip(group, words, strict=True):
                    if word is not None and keep_word(self._box, name, word):
                        taken += 1
                    else:
                        self._left.add(name)
            answered += taken
            if not taken or not self._left:
                return answered
            self._left.clear()

    def _groups(self) -> Iterator[Sequence[_Brought]]:
        group: list[_Brought] = []
        size = 0
        for name in names_in(self._box):
            content = None if name in self._left else read_from(self._box, name)
            if content is None:
                continue
            if group and (len(group) == MOST_FILES or size + len(content) > MOST_BYTES_OF_FILES):
                yield group
                group, size = [], 0
            group.append((name, content))
            size += len(content)
        if group:
            yield group

    def _brought(self, group: Sequence[_Brought]) -> Sequence[bytes | None] | None:
        files = [to_base64(content) for _, content in group]
        try:
            said = self._ask("/v1/spool", write_json({"format": FORMAT, "files": files}))
        except CitdeskError as refused:
            if refused.code == _NOT_SERVED:
                return None
            if refused.code == _TOO_LARGE and len(group) == 1:
                return [None]
            raise
        words = said.get("words")
        if not isinstance(words, list) or len(cast("list[object]", words)) != len(group):
            raise NotHq
        return [_word(each) for each in cast("list[object]", words)]


def names_in(box: SpoolBox) -> Sequence[str]:
    """What waits in the spool; nothing where the disk does not give it: one's own work is more urgent."""
    try:
        return box.names()
    except EnvironmentProblem as problem:
        _log.warning("spool_not_read code=%s", problem.code)
        return ()


def read_from(box: SpoolBox, name: str) -> bytes | None:
    """The file; None where somebody else delivered it meanwhile, or the disk does not give it."""
    try:
        return box.read(name)
    except UserError:
        return None
    except EnvironmentProblem as problem:
        _log.warning("spool_not_read code=%s", problem.code)
        return None


def keep_word(box: SpoolBox, name: str, word: bytes) -> bool:
    """Puts HQ's word in the place of the file; False where the disk does not take it.

    HQ has the event all the same: its own vault hears of that when it next exchanges.
    """
    try:
        box.answered(name, word)
    except EnvironmentProblem as problem:
        _log.warning("spool_word_not_kept code=%s", problem.code)
        return False
    return True


def _word(value: object) -> bytes | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise NotHq
    try:
        return from_base64(value)
    except MalformedMessage as wrong:
        raise NotHq from wrong
