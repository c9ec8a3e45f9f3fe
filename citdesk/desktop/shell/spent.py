"""Secrets are used once: whatever comes of it, they are overwritten afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from citdesk.workspace import Secret

T = TypeVar("T")


def using(secret: Secret, work: Callable[[], T]) -> T:
    """What the work gives or raises; the secret is wiped."""
    try:
        return work()
    finally:
        secret.wipe()
