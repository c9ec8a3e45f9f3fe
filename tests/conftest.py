"""What every test is held to: no thread and no unexpected log warning may be left behind."""

from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# a busy machine is no fault of what is tested: nothing asserts an absolute time
settings.register_profile("other", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# the same cases in every run, so that a change is refused for what it did and for nothing else
settings.register_profile("same", settings.get_profile("other"), derandomize=True)
settings.load_profile(os.environ.get("CITDESK_CASES", "same"))


def pytest_configure(config: pytest.Config) -> None:
    """Declares the marks that tests of this project use."""
    config.addinivalue_line("markers", "logs_warnings: this test provokes log warnings on purpose")
    config.addinivalue_line("markers", "keeps_threads: threads of a shared fixture outlive this test")


def pytest_collection_finish() -> None:
    """Leaves the tests and all they import out of garbage collection: it would look through them each time.

    A full collection took 0.4 s, and there is one after every test of a window.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_litter(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    before = set(threading.enumerate())
    caplog.set_level(logging.WARNING)
    yield
    if request.node.get_closest_marker("logs_warnings") is None:
        said = [
            r.getMessage()
            for when in ("setup", "call")
            for r in caplog.get_records(when)
            if r.levelno >= logging.WARNING
        ]
        assert not said, f"unexpected log warnings: {said}"
    if request.node.get_closest_marker("keeps_threads") is None:
        left = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
        for thread in left:
            thread.join(timeout=2)
        names = [thread.name for thread in left if thread.is_alive()]
        assert not names, f"threads left running: {names}"
