"""What a verification finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the record that is not as it was written. ``about`` names ids, never content."""

    code: str
    about: str
    what: str

    def __str__(self) -> str:
        return f"{self.code}: {self.about}: {self.what}"
