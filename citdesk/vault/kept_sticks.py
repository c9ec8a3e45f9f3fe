"""The files that this vault has written for a stick, and which of them HQ has answered."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from typing import Any, cast

from citdesk.casework.errors import EnvironmentProblem
from citdesk.vault.clock import RandomBytes
from citdesk.vault.spool import Spool
from citdesk.vault.store import Store
from citdesk.wire.encoding import read_object, write_json
from citdesk.wire.stick import ID_BYTES

_log = logging.getLogger(__name__)
_FACT, _ANSWERED = "sticks", "stick_answered"
#: Answers to older files than these are not taken in any more.
_MOST_KEPT = 50


@dataclass(frozen=True, slots=True)
class KeptStick:
    """One file. ``written_at`` is '' until it lies whole on the stick; ``last`` is the sequence number of the
    last own event in it, ``others`` and ``pieces`` count what else it holds.
    """

    number: int
    file: str
    written_at: str = ""
    last: int = 0
    others: int = 0
    pieces: int = 0


class KeptSticks:
    """What one vault remembers of its files."""

    def __init__(self, store: Store, spool: Spool | None, random: RandomBytes) -> None:
        self._store = store
        self._spool = spool
        self._random = random

    def begin(self) -> KeptStick:
        """Number and id of a new file, kept before anything of it is written: its answer will be known.

        Numbers count up on the whole device, so that a vault restored from a copy gives none twice.
        """
        files = self._files()
        number = 1 + max([self._of_device(), *(each.number for each in files)])
        begun = KeptStick(number, self._random(ID_BYTES).hex())
        self._keep((*files, begun))
        if self._spool is not None:
            try:
                self._spool.keep_stick_number(number)
            except EnvironmentProblem as problem:
                _log.warning("stick_number_not_kept code=%s", problem.code)
        return begun

    def written(self, stick: KeptStick) -> None:
        """The file lies whole on the stick."""
        self._keep(tuple(stick if each.file == stick.file else each for each in self._files()))

    def find(self, file: str) -> KeptStick | None:
        """The file with this id, None where this vault wrote none."""
        return next((each for each in self._files() if each.file == file), None)

    @property
    def answered(self) -> int:
        """The highest number of a file whose answer was taken in, 0 before the first."""
        return int(self._store.fact(_ANSWERED) or "0")

    def settle(self, stick: KeptStick) -> None:
        """HQ's answer to the file was taken in."""
        with self._store.writing():
            self._store.set_fact(_ANSWERED, str(max(stick.number, self.answered)))

    def on_its_way(self) -> KeptStick | None:
        """The last file that was put on a stick, None where there is none or HQ's answer was taken in."""
        lying = [each for each in self._files() if each.written_at]
        return lying[-1] if lying and lying[-1].number > self.answered else None

    def _of_device(self) -> int:
        try:
            return 0 if self._spool is None else self._spool.stick_number()
        except EnvironmentProblem:
            return 0

    def _files(self) -> tuple[KeptStick, ...]:
        kept = self._store.fact(_FACT)
        if kept is None:
            return ()
        files = cast("list[dict[str, Any]]", read_object(kept)["files"])
        return tuple(KeptStick(**each) for each in files)

    def _keep(self, files: tuple[KeptStick, ...]) -> None:
        with self._store.writing():
            said = {"files": [asdict(each) for each in files[-_MOST_KEPT:]]}
            self._store.set_fact(_FACT, write_json(said))
