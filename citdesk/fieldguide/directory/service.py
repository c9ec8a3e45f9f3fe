"""One service of the directory, in the words of the Open Referral Human Services Data Specification 3.0."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from citdesk.fieldguide.directory.hours import Hours


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth, WGS 84, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Live:
    """How a service was ``as_of`` a moment (all times aware): beds free, None where nobody said; until when
    it is closed, None where it is not closed beside its hours.
    """

    as_of: datetime
    beds_free: int | None = None
    closed_until: datetime | None = None

    def is_closed(self, now: datetime) -> bool:
        """Whether it is closed now, whatever its hours say."""
        return self.closed_until is not None and now < self.closed_until


@dataclass(frozen=True, slots=True)
class Service:
    """A service at one location. Blank texts and None mean that the source does not say.

    ``needs`` are HSDS taxonomy terms, the main one first; ``languages`` two-letter codes;
    ``checked`` is HSDS ``assured_date``: when somebody last made sure that it is so.
    ``national`` services serve everybody and are reached by telephone or message.
    """

    id: str
    name: str
    organization: str
    needs: tuple[str, ...]
    phone: str
    hours: Hours | None
    schedule: str
    checked: date | None
    alternate_name: str = ""
    description: str = ""
    eligibility: str = ""
    languages: tuple[str, ...] = ()
    attributes: frozenset[str] = frozenset()
    #: what to do once it answers ("then press 1"), in English and in Spanish
    phone_description: str = ""
    phone_description_es: str = ""
    text_line: str = ""
    #: the word to send to the text line
    text_keyword: str = ""
    text_keyword_es: str = ""
    url: str = ""
    address: str = ""
    city: str = ""
    state: str = ""
    place: Point | None = None
    zone: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    accepts_holds: bool | None = None
    accepts_juveniles: bool | None = None
    beds: int | None = None
    source: str = ""
    national: bool = False
    #: what HQ last heard of it beside the directory
    live: Live | None = None

    @property
    def whole_address(self) -> str:
        """Street and city as they are written on a hand-out."""
        return ", ".join(part for part in (self.address, self.city, self.state) if part)

    def phone_in(self, language: str) -> str:
        """The telephone number with what to do once it answers, in English where there is no Spanish."""
        said = (self.phone_description_es if language == "es" else "") or self.phone_description
        return ", ".join(part for part in (self.phone, said) if part)

    def text_in(self, language: str) -> str:
        """What to send where by text message, '' where it has no text line."""
        word = (self.text_keyword_es if language == "es" else "") or self.text_keyword
        if not (word and self.text_line):
            return self.text_line
        return f"{word} al {self.text_line}" if language == "es" else f"{word} to {self.text_line}"

    @property
    def reach(self) -> str:
        """How to reach it in one line."""
        return ", ".join(part for part in (self.phone_in("en"), self.whole_address) if part)
