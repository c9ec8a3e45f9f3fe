"""Fetching what HQ publishes: once each, no request where nothing is new, and also while nothing happens."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import update

from citdesk.casework.errors import UserError
from citdesk.casework.people import Role
from citdesk.hq.downloads import LARGEST
from citdesk.hq.store import tables as t
from citdesk.hq.verification import verify
from citdesk.sync.downloading import fetch_downloads
from citdesk.sync.exchange import Exchange
from citdesk.sync.transport import LARGEST_ANSWER
from citdesk.wire.audit import AuditBatch
from citdesk.wire.download import Download, What
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault


class Reader(MemoryVault):
    """A vault in memory that takes whatever is published."""

    def __init__(self, agency: TestedAgency) -> None:
        super().__init__(agency.clock)
        self.took: list[tuple[What, int]] = []

    def settled(self, what: What) -> int:
        """See ``DownloadBox``."""
        return max((version for kind, version in self.took if kind is what), default=0)

    def receive_download(self, what: What, version: int, signed: str) -> None:
        """Keeps that it came."""
        self.took.append((what, version))

    def receive_terms(self, signed: str) -> None:
        """See ``House``."""

    def next_audit(self, most: int) -> AuditBatch | None:
        """See ``House``: there is no trail."""
        return None

    def record_audit(self, kept: int) -> None:
        """See ``House``."""


class Box:
    """The reader as a ``DownloadBox``."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def settled(self, what: What) -> int:
        """See ``DownloadBox``."""
        return self._reader.settled(what)

    def receive(self, what: What, version: int, signed: str) -> None:
        """See ``DownloadBox``."""
        self._reader.receive_download(what, version, signed)


@pytest.fixture
def reader(agency: TestedAgency) -> Reader:
    """An officer's vault."""
    made = Reader(agency)
    agency.admit(made, agency.person("101", Role.OFFICER))
    return made


def test_each_version_is_fetched_once_and_while_nothing_happens_within_a_minute(
    agency: TestedAgency, reader: Reader
) -> None:
    """At the exchange what is there; during the long poll what is published meanwhile."""
    agency.administration.publish(What.PROGRAMMES, {"a.toml": "one"})
    with agency.transport() as line:
        exchange = Exchange(reader, line, reader.clock, secrets.token_bytes, reader, None, Box(reader))
        exchange.exchange_once()
        exchange.exchange_once()
        assert reader.took == [(What.PROGRAMMES, 1)]
        agency.administration.publish(What.BEDS, {"beds.csv": "id"})
        assert exchange.wait_for_news(0) == 0
        reader.clock.pass_time(timedelta(minutes=1))
        assert exchange.wait_for_news(0) == 1
    assert reader.took == [(What.PROGRAMMES, 1), (What.BEDS, 1)]


def test_nothing_is_asked_where_nothing_is_newer(reader: Reader) -> None:
    """What HQ tells beside the terms is enough."""
    reader.took.append((What.FORMS, 4))

    def ask(path: str, body: str | None) -> dict[str, object]:
        pytest.fail(f"asked {path}")

    assert fetch_downloads(Box(reader), {What.FORMS: 4}, ask) == 0


def test_verify_finds_a_published_file_that_was_changed_at_hq(agency: TestedAgency) -> None:
    """Another text, and an old version under a new number."""
    agency.administration.publish(What.FORMS, {"a.xml": "one"})
    agency.administration.publish(What.FORMS, {"a.xml": "two"})
    assert verify(agency.hq).faults == ()
    first = agency.hq.downloads.signed("forms")
    with agency.hq.database.append() as connection:
        connection.execute(update(t.downloads).where(t.downloads.c.version == 1).values(signed=first))
    (fault,) = verify(agency.hq).faults
    assert (fault.code, fault.about) == ("published", "forms 1")


def test_a_number_never_goes_back_and_may_be_set_higher(agency: TestedAgency) -> None:
    """After a restore the administrator names a number above those that computers took."""
    publish = agency.administration.publish
    assert [publish(What.BEDS, {"beds.csv": ""}), publish(What.BEDS, {"beds.csv": ""}, 9)] == [1, 9]
    assert publish(What.BEDS, {"beds.csv": ""}, 3) == 10
    signed = agency.hq.downloads.signed("beds")
    assert Download.verify(agency.hq.signing_key.public, signed, What.BEDS).version == 10


def test_what_no_computer_could_take_in_one_answer_is_not_published(
    agency: TestedAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bound is a little under the largest answer that a computer reads; the version before stays."""
    assert LARGEST < LARGEST_ANSWER
    agency.administration.publish(What.BEDS, {"beds.csv": "id"})
    monkeypatch.setattr("citdesk.hq.downloads.LARGEST", 1000)
    with pytest.raises(UserError, match="too large"):
        agency.administration.publish(What.BEDS, {"beds.csv": "x" * 1000})
    assert agency.hq.downloads.versions() == {"beds": 1}
