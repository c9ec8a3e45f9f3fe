"""Where the last change is: what the saved indicator says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Safety(Enum):
    """How safe the last change is."""

    UNCHANGED = "unchanged"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SavedState:
    """The safety of the last change; ``at`` is the last moment everything was on disk."""

    safety: Safety = Safety.UNCHANGED
    at: datetime | None = None
    message: str = ""
