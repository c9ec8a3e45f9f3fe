"""The bytes of a file that somebody chose, read so that nothing waits for it for ever.

A share whose server is gone, or a pipe that nobody writes to, can hold up whoever opens it until the machine
is switched off. So a thread of its own opens and reads, and whoever waits for it can stop waiting.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from citdesk.desktop.tasks import CancelToken

#: What a report's file may have at most; one byte more is enough to see that it has too many.
MOST_BYTES = 50 * 1024 * 1024
#: Seconds in which a file that can be read gives its next piece, from a slow stick too.
_PATIENCE = 15.0
_LOOK = 0.05
_PIECE = 1024 * 1024

_Arrived = SimpleQueue[bytes | OSError | None]


class ReadingStopped(Exception):
    """Whoever chose the file wants it no longer."""

    code = "desktop.reading_stopped"


def read_chosen(
    path: Path, *stops: CancelToken, most: int = MOST_BYTES, patience: float = _PATIENCE
) -> bytes:
    """The file's first ``most`` bytes and one more, read in a job; ``patience`` is seconds for each piece.

    Raises OSError for what is no regular file, cannot be read, or gives nothing in that time, and
    ReadingStopped soon after one of ``stops`` was cancelled.
    """
    arrived: _Arrived = SimpleQueue()
    # it dies with the program, not before what it asked for is there: nothing can take it back
    reading = Thread(target=_read, args=(path, most, arrived), name="citdesk-file", daemon=True)
    reading.start()
    return b"".join(_pieces(reading, arrived, stops, patience))


def _pieces(
    reading: Thread, arrived: _Arrived, stops: Sequence[CancelToken], patience: float
) -> Iterator[bytes]:
    since = monotonic()
    while True:
        if any(stop.cancelled for stop in stops):
            raise ReadingStopped
        try:
            piece = arrived.get(timeout=_LOOK)
        except Empty:
            if monotonic() - since > patience:
                raise TimeoutError from None
            continue
        if isinstance(piece, bytes):
            yield piece
            since = monotonic()
            continue
        reading.join()  # this was its last word
        if piece is not None:
            raise piece
        return


def _read(path: Path, most: int, arrived: _Arrived) -> None:
    try:
        with os.fdopen(_opened(path), "rb", buffering=0) as source:
            left = most + 1
            while left and (piece := source.read(min(left, _PIECE))):
                left -= len(piece)
                arrived.put(piece)
    except OSError as wrong:
        arrived.put(wrong)
    except ValueError:  # a path that no file can have
        arrived.put(OSError("no path"))
    else:
        arrived.put(None)


def _opened(path: Path) -> int:
    """Looked at before it is opened and after: opening a device may do something, a pipe waits."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("no regular file")
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("no regular file")
    return descriptor
