"""The field guide as it came with CITDesk: what could be read, and what was refused by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.aid import Aid, read_aid
from citdesk.fieldguide.cards import Card, read_cards
from citdesk.fieldguide.directory import (
    Directory,
    DirectorySearch,
    Index,
    Service,
    Vocabulary,
    providers_instance,
    public_holiday,
    read_directory,
)
from citdesk.fieldguide.drills import Drill, read_drills
from citdesk.resource_files import resource_path
from citdesk.wire.services import PublishedServices
from citdesk.workspace.shipped_files import shipped_bytes, shipped_text, shipped_texts


@dataclass(frozen=True)
class GuidanceShelf:
    """The guidance cards by title. ``faults`` names the files that were left out and why."""

    cards: tuple[Card, ...]
    faults: tuple[DataFileError, ...]

    def card(self, card_id: str) -> Card | None:
        """The card with this id, None when there is none."""
        return next((card for card in self.cards if card.id == card_id), None)

    def beside(self, card_id: str) -> str | None:
        """What stands beside a form's question that names the card."""
        card = self.card(card_id)
        return None if card is None else card.beside_a_question()


@cache
def guidance() -> GuidanceShelf:
    """The cards of this installation. May be called from any thread; read once."""
    texts, unread = shipped_texts("guidance", "*.md")
    cards, faults = read_cards(texts)
    return GuidanceShelf(cards, (*unread, *faults))


def drills() -> tuple[Drill, ...]:
    """The drills of this installation that can be played, by title."""
    return _read_drills()[0]


def drill_faults() -> tuple[DataFileError, ...]:
    """The drills that were left out and why."""
    return _read_drills()[1]


@cache
def _read_drills() -> tuple[tuple[Drill, ...], tuple[DataFileError, ...]]:
    texts, unread = shipped_texts("drills", "*.toml")
    found, faults = read_drills(texts)
    return found, (*unread, *faults)


@cache
def communication_aid() -> Aid:
    """The pictures to point at. Raises DataFileError."""
    pictures = frozenset(path.name for path in resource_path("aid").glob("*.svg"))
    return read_aid("cards.toml", shipped_text("aid/cards.toml"), pictures)


@cache
def vocabulary() -> Vocabulary:
    """The words for needs and traits. May be called from any thread; read once. Raises DataFileError."""
    return Vocabulary.read("needs.toml", shipped_text("directory/needs.toml"))


@cache
def national_lines() -> tuple[Service, ...]:
    """The national lines that come with CITDesk. Raises DataFileError."""
    return services_in("national.csv", shipped_bytes("directory/national.csv"), national=True)


@cache
def demonstration_services() -> tuple[Service, ...]:
    """The fictional local layer of the demonstration agency."""
    return services_in("demonstration.csv", resource_path("directory/demonstration.csv").read_bytes())


def directory_in(published: PublishedServices) -> Directory:
    """The services of the agency's layer and the rows left out. Raises DataFileError for another file."""
    words = vocabulary()
    return read_directory(
        f"services version {published.version}",
        published.table.encode(),
        frozenset(words.needs),
        frozenset(words.traits),
        today=published.published_at.date(),
    )


def services_in(file: str, data: bytes, *, national: bool = False) -> tuple[Service, ...]:
    """The services of a directory file that can be used. Raises DataFileError for a file that is none."""
    words = vocabulary()
    codes = frozenset(words.needs), frozenset(words.traits)
    return read_directory(file, data, *codes, national=national).services


def make_search(local: Iterable[Service], home_zone: str) -> DirectorySearch:
    """A search over the national lines and the agency's layer; a large one is worth a thread."""
    every = (*national_lines(), *local)
    return DirectorySearch(Index(every, home_zone), vocabulary(), public_holiday, home_zone)


def providers(local: Iterable[Service]) -> bytes:
    """The directory as forms read it: the agency's layer by name, then the national lines."""
    by_name = sorted(local, key=lambda service: service.name)
    return providers_instance((*by_name, *national_lines()))
