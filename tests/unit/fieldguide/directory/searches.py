"""What officers would type, and the kind of service that has to come first. Written before the search was.

Each row: what is typed, the need the first result must serve, what else must hold of it. The place is the
demonstration agency's city, the time a Tuesday at 23:30.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """One row of the table. ``traits`` must all hold of the first result; ``is_open``: at that hour."""

    typed: str
    need: str
    traits: tuple[str, ...] = ()
    is_open: bool = False


SEARCHES = (
    Wanted("shelter takes dog tonight", "shelter", ("pets",), is_open=True),
    Wanted("detox open now", "detox", is_open=True),
    Wanted("vet suicidal", "crisis_line", ("veterans",), is_open=True),
    Wanted("refugio para mujeres", "shelter", ("women",)),
    Wanted("refugio con perro esta noche", "shelter", ("pets",), is_open=True),
    Wanted("quiere suicidarse, habla español", "crisis_line", ("es",)),
    Wanted("kid ran away", "runaway"),
    Wanted("domestic violence bed tonight", "domestic_violence", is_open=True),
    Wanted("narcan", "harm_reduction"),
    Wanted("place to sober up", "sobering", is_open=True),
    Wanted("food pantry", "food"),
    Wanted("walk in crisis center", "crisis_center", ("walk_in",), is_open=True),
    Wanted("mobile crisis team", "mobile_crisis"),
    Wanted("psych hospital takes holds for 16 year old", "psychiatric_hospital", ("holds", "juveniles")),
    Wanted("dementia help at home", "dementia"),
    Wanted("rape exam", "sexual_assault"),
    Wanted("desintoxicación", "detox"),
    Wanted("comida gratis", "food"),
    Wanted("swallowed pills poison", "poison"),
    Wanted("sign language interpreter", "interpreter"),
    Wanted("lost her husband to suicide", "grief"),
    Wanted("mi hijo usa drogas", "substance_use"),
    Wanted("being trafficked", "trafficking"),
    Wanted("shetler", "shelter"),
    Wanted("meds refill clinic", "mental_health_clinic"),
    Wanted("ride to hospital wheelchair", "transport", ("wheelchair",)),
)

#: What stands in the field while the first search is being typed: the right kind shows before it is finished.
AS_TYPED = (
    ("she", "shelter"),
    ("shelt", "shelter"),
    ("shelter ta", "shelter"),
    ("det", "detox"),
    ("refu", "shelter"),
)
