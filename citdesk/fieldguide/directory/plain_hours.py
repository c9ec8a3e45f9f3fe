"""Opening hours in words that the person who gets the hand-out reads, in English or Spanish."""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "Mo": "Mon", "Tu": "Tue", "We": "Wed", "Th": "Thu", "Fr": "Fri", "Sa": "Sat", "Su": "Sun",
        "every": "Every day", "always": "Day and night", "closed": "closed", "PH": "holidays", "to": "to",
    },
    "es": {
        "Mo": "lun", "Tu": "mar", "We": "mié", "Th": "jue", "Fr": "vie", "Sa": "sáb", "Su": "dom",
        "every": "Todos los días", "always": "Día y noche", "closed": "cerrado",
        "PH": "días festivos", "to": "a",
    },
}  # fmt: skip
_DAY = re.compile(r"\b(Mo|Tu|We|Th|Fr|Sa|Su|PH)\b")
_BETWEEN = re.compile(r"\s*-\s*")


def plain_hours(schedule: str, language: str) -> str:
    """A schedule that ``read_hours`` understands, in words; English for a language there are no words for."""
    words = _WORDS.get(language, _WORDS["en"])
    if schedule == "24/7":
        return words["always"]
    said = [_part(part.strip(), words) for part in schedule.split(";") if part.strip()]
    return ", ".join(said)


def _part(part: str, words: Mapping[str, str]) -> str:
    days, _, times = part.partition(" ")
    if times in {"off", "closed"}:
        return f"{words['closed']}: {_DAY.sub(lambda found: words[found[0]], days)}"
    text = words["every"] + part.removeprefix("Mo-Su") if part.startswith("Mo-Su") else part
    return _BETWEEN.sub(f" {words['to']} ", _DAY.sub(lambda found: words[found[0]], text)).replace(",", ", ")
