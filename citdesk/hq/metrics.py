"""What HQ's operator watches, as Prometheus reads it (text format 0.0.4).

Counted since this process started, and about the service alone: no name, no id, no number of cases, reports
or events. A request is named by its path's pattern, never by the path that was asked.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import resource
import secrets
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

from citdesk.hq.authority import server_certificate_ends
from citdesk.hq.clock import Clock
from citdesk.hq.folder import HqFolder
from citdesk.hq.store.reading import set_setting, setting
from citdesk.wire.encoding import to_base64

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
#: Upper bounds of the histogram's buckets, seconds.
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_TOKEN = "metrics_token"  # noqa: S105 - the setting's name
_TOKEN_BYTES = 32

_Labels = tuple[tuple[str, str], ...]


class Metrics:
    """The counts of one HQ process. Every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[_Labels] = Counter()
        self._seconds: dict[str, list[float]] = {}
        self._limited: Counter[_Labels] = Counter()
        self._quarantined = 0
        self._waiting = 0

    def answered(self, path: str, method: str, status: int, seconds: float | None) -> None:
        """A request was answered. ``seconds`` is None where the caller asked to be kept waiting."""
        with self._lock:
            self._requests[(("path", path), ("method", method), ("status", str(status)))] += 1
            if seconds is not None:
                held = self._seconds.setdefault(path, [0.0] * (len(BOUNDS) + 2))
                for place, bound in enumerate(BOUNDS):
                    held[place] += seconds <= bound
                held[-2] += 1
                held[-1] += seconds

    def limited(self, limit: str) -> None:
        """A request was refused because its caller asked too often."""
        with self._lock:
            self._limited[(("limit", limit),)] += 1

    def quarantined(self, events: int) -> None:
        """So many events could not be a link of their vault's chain: somebody has to look."""
        with self._lock:
            self._quarantined += events

    def waiting(self, change: int) -> None:
        """A device began (1) or ceased (-1) to wait for news."""
        with self._lock:
            self._waiting += change

    def text(self, folder: HqFolder, clock: Clock) -> str:
        """All of it, in Prometheus' text format."""
        with self._lock:
            lines = [
                *_family("requests_total", "counter", "Requests answered.", self._requests.items()),
                *_histogram(self._seconds),
                *_family(
                    "limited_total",
                    "counter",
                    "Requests refused for asking too often.",
                    self._limited.items(),
                ),
                *_one(
                    "quarantined_total", "counter", "Events that need somebody to look.", self._quarantined
                ),
                *_one("waiting", "gauge", "Devices that wait for news.", self._waiting),
            ]
        left = (server_certificate_ends(folder) - clock.now()).total_seconds()
        cpu = resource.getrusage(resource.RUSAGE_SELF)
        lines += [
            *_family("info", "gauge", "The version that runs.", [((("version", version("citdesk")),), 1)]),
            *_one("certificate_seconds", "gauge", "Until the server's certificate runs out.", left),
            *_one("disk_free_bytes", "gauge", "Free where HQ's folder lies.", _free(folder.root)),
            *_one("cpu_seconds_total", "counter", "Processor time used.", cpu.ru_utime + cpu.ru_stime),
            *_one("resident_bytes", "gauge", "Memory in use; 0 where it cannot be told.", _resident()),
        ]
        return "\n".join(lines) + "\n"


def new_scraper_token(connection: Connection) -> str:
    """A new token that reads the metrics, in place of any before. Only its hash is kept."""
    token = to_base64(secrets.token_bytes(_TOKEN_BYTES))
    set_setting(connection, _TOKEN, _hash(token))
    return token


def end_scraper_token(connection: Connection) -> None:
    """From now on nobody reads the metrics."""
    set_setting(connection, _TOKEN, "")


def is_scraper(connection: Connection, token: str) -> bool:
    """Whether the token reads the metrics now."""
    kept = setting(connection, _TOKEN)
    return bool(kept) and hmac.compare_digest(str(kept), _hash(token))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _one(name: str, kind: str, told: str, value: float) -> Iterator[str]:
    return _family(name, kind, told, [((), value)])


def _family(name: str, kind: str, told: str, samples: Iterable[tuple[_Labels, float]]) -> Iterator[str]:
    yield f"# HELP citdesk_hq_{name} {told}"
    yield f"# TYPE citdesk_hq_{name} {kind}"
    for labels, value in sorted(samples):
        yield f"citdesk_hq_{name}{_written(labels)} {value}"


def _histogram(seconds: dict[str, list[float]]) -> Iterator[str]:
    yield "# HELP citdesk_hq_request_seconds Time to answer, waiting for news left out."
    yield "# TYPE citdesk_hq_request_seconds histogram"
    for path, held in sorted(seconds.items()):
        for bound, count in zip((*map(str, BOUNDS), "+Inf"), held, strict=False):
            labels = _written((("path", path), ("le", bound)))
            yield f"citdesk_hq_request_seconds_bucket{labels} {int(count)}"
        yield f"citdesk_hq_request_seconds_sum{_written((('path', path),))} {held[-1]}"
        yield f"citdesk_hq_request_seconds_count{_written((('path', path),))} {int(held[-2])}"


def _written(labels: _Labels) -> str:
    if not labels:
        return ""
    # values are path patterns, methods and numbers of our own: nothing in them needs escaping
    return "{" + ",".join(f'{name}="{value}"' for name, value in labels) + "}"


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _resident() -> int:
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
