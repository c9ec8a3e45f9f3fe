"""What HQ's operator watches, as Prometheus reads it (text format 0.0.4).

Counted since this process started, and about the service alone: no name, no id, no number of cases, reports
or events. A request is named by its path's pattern, never by the path that was asked.
"""

from __future__ import annotations

import shutil
from importlib.metadata import version

from prometheus_client import (
    CONTENT_TYPE_PLAIN_0_0_4,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from citdesk.hq.authority import server_certificate_ends
from citdesk.hq.clock import Clock
from citdesk.hq.folder import HqFolder

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_OURS = "citdesk_hq"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

# When a series began would be a second series of each, and tell when something was first refused.
disable_created_metrics()


class Metrics:
    """The counts of one HQ process. Every method may be called from any thread."""

    def __init__(self, folder: HqFolder, clock: Clock) -> None:
        def certificate_left() -> float:
            return (server_certificate_ends(folder) - clock.now()).total_seconds()

        self._registry = registry = CollectorRegistry()
        self._requests = Counter(
            "requests", "Requests answered.", ("path", "method", "status"), namespace=_OURS, registry=registry
        )
        self._time = Histogram(
            "request_seconds",
            "Time to answer, waiting for news left out.",
            ("path",),
            namespace=_OURS,
            buckets=_SECONDS,
            registry=registry,
        )
        self._limited = Counter(
            "limited",
            "Requests refused for asking too often, or because HQ was crowded.",
            ("limit",),
            namespace=_OURS,
            registry=registry,
        )
        self._quarantined = Counter(
            "quarantined", "Events that need somebody to look.", namespace=_OURS, registry=registry
        )
        self._waiting = Gauge("waiting", "Devices that wait for news.", namespace=_OURS, registry=registry)
        Gauge("info", "The version that runs.", ("version",), namespace=_OURS, registry=registry).labels(
            version("citdesk")
        ).set(1)
        Gauge(
            "certificate_seconds",
            "Until the server's certificate runs out.",
            namespace=_OURS,
            registry=registry,
        ).set_function(certificate_left)
        Gauge(
            "disk_free_bytes", "Free where HQ's folder lies.", namespace=_OURS, registry=registry
        ).set_function(lambda: shutil.disk_usage(folder.root).free)
        ProcessCollector(namespace=_OURS, registry=registry)

    def answered(self, path: str, method: str, status: int, seconds: float | None) -> None:
        """A request was answered. ``seconds`` is None where the caller asked to be kept waiting."""
        self._requests.labels(path, method, str(status)).inc()
        if seconds is not None:
            self._time.labels(path).observe(seconds)

    def limited(self, limit: str) -> None:
        """A request was refused because its caller asked too often, or all asked at once (``crowd``)."""
        self._limited.labels(limit).inc()

    def quarantined(self, events: int) -> None:
        """So many events could not be a link of their vault's chain: somebody has to look."""
        self._quarantined.inc(events)

    def waiting(self, change: int) -> None:
        """A device began (1) or ceased (-1) to wait for news."""
        self._waiting.inc(change)

    def text(self) -> str:
        """All of it, in Prometheus' text format."""
        return generate_latest(self._registry).decode()
