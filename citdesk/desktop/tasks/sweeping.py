"""Garbage is looked for through all of memory while nobody is at the screen: that holds the window up."""

from __future__ import annotations

import gc

#: Python looks through all once after ten looks through what is young; here only if no pause came for so many
_LATEST = 200


class Sweeping:
    """From :meth:`begin` to :meth:`end` a full collection waits for a pause of the person's.

    Thousands of events that come in make garbage enough for one, and a worker that makes it holds Python.
    """

    def __init__(self) -> None:
        self._usual: tuple[int, int, int] | None = None

    def begin(self) -> None:
        """Put full collections off from now on."""
        if self._usual is None:
            self._usual = gc.get_threshold()
            gc.set_threshold(*self._usual[:2], _LATEST)

    def sweep(self) -> bool:
        """The person pauses: collect what is due. False when nothing was."""
        if self._usual is None or gc.get_count()[2] <= self._usual[2]:
            return False
        gc.collect()
        return True

    def end(self) -> None:
        """Leave full collections to Python again."""
        if self._usual is not None:
            gc.set_threshold(*self._usual)
            self._usual = None
