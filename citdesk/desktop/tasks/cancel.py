"""A way to say that a result is no longer wanted. Work in hand looks and stops itself."""

from __future__ import annotations

from threading import Event


class Cancelled(Exception):
    """Raised by work that found its token cancelled. Nobody is told: whoever cancelled knows."""

    code = "desktop.cancelled"


class CancelToken:
    """Shared between whoever asked and the work; safe across threads."""

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        """The result is not wanted any more."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether the result is not wanted any more."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise :class:`Cancelled` once cancelled: long work calls this between its steps."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Sleep at most this long, and raise :class:`Cancelled` as soon as cancelled."""
        if self._event.wait(seconds):
            raise Cancelled
