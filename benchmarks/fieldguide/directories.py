"""A directory of 100,000 fictional services, always the same ones."""

from __future__ import annotations

import random
from datetime import date

from citdesk.fieldguide.directory import Point, Service, read_hours
from citdesk.workspace import vocabulary

_FIRST = (
    "Harbor",
    "Grace",
    "Juniper",
    "Lamar",
    "Open",
    "Safe",
    "River",
    "Bright",
    "North",
    "Bridge",
    "Daylight",
)
_SECOND = ("House", "Center", "Door", "Clinic", "Haven", "Project", "Station", "Team", "Place", "Program")
_SCHEDULES = (
    "24/7",
    "Mo-Fr 08:00-17:00; PH off",
    "Mo-Su 18:00-08:00",
    "Mo-Sa 09:00-21:00",
    "Tu-Fr 10:00-16:00",
    "",
)


def large(count: int = 100_000) -> list[Service]:
    """The services, spread over a state."""
    dice = random.Random(9)
    words = vocabulary()
    needs, traits = (
        sorted(words.needs),
        sorted(set(words.traits) - {"open", "es", "holds", "juveniles", "beds"}),
    )
    hours = {text: read_hours(text) for text in _SCHEDULES}
    found: list[Service] = []
    for at in range(count):
        schedule = dice.choice(_SCHEDULES)
        chosen = tuple(dice.sample(needs, dice.randint(1, 3)))
        found.append(
            Service(
                id=f"s{at}",
                name=f"{dice.choice(_FIRST)} {dice.choice(_SECOND)} {at % 977}",
                organization=f"Example Organization {at % 3001}",
                needs=chosen,
                phone="555-0100",
                hours=hours[schedule],
                schedule=schedule,
                checked=date(2026, 1, 1),
                description=" ".join(words.needs[need].label for need in chosen),
                languages=("en", "es") if at % 3 else ("en",),
                attributes=frozenset(dice.sample(traits, dice.randint(0, 4))),
                city=f"City {at % 400}",
                state="TX",
                place=Point(26 + dice.random() * 10, -106 + dice.random() * 12),
                accepts_holds=at % 7 == 0,
                accepts_juveniles=at % 5 == 0,
            )
        )
    return found
