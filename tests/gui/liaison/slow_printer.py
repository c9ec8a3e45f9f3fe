"""A printer that holds the paper in hand until it is told to go on."""

from __future__ import annotations

from threading import Event

from citdesk.paperwork.given import Paper


class SlowPrinter:
    """``busy`` once it holds the first paper; after :meth:`go_on` it prints whatever comes, at once."""

    def __init__(self) -> None:
        self._took = Event()
        self._may_go_on = Event()

    @property
    def busy(self) -> bool:
        """Whether a paper is in it, or was."""
        return self._took.is_set()

    def take(self, _paper: Paper) -> None:
        """Print, on a worker."""
        self._took.set()
        assert self._may_go_on.wait(30)

    def go_on(self) -> None:
        """There is paper in the tray again."""
        self._may_go_on.set()
