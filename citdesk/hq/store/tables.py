"""The tables of HQ's record (SQLAlchemy Core), the same on SQLite and PostgreSQL.

Times are ISO 8601 texts in UTC. ``sealed`` columns hold AES-256-GCM under the key of the row's case.
Derived tables can be rebuilt from ``events`` alone: standings, court_projections, deliveries,
sealed_reports.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

#: Single values: HQ's own vault id, its chain's epoch, the log's epoch.
settings = Table("settings", METADATA, Column("name", String, primary_key=True), Column("value", Text))

people = Table(
    "people",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("badge", String, nullable=False, unique=True),
    Column("unit", String, nullable=False),
    Column("roles", String, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("added_at", String, nullable=False),
)

devices = Table(
    "devices",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("secret_hash", String, nullable=False),
    Column("enrolled_at", String, nullable=False),
    Column("revoked_at", String),
)

vaults = Table(
    "vaults",
    METADATA,
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("device", String, nullable=False),
    Column("signing_key", Text, nullable=False),
    Column("encryption_key", Text, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("certified_at", String, nullable=False),
    Column("revoked_at", String),
)

#: One-time codes; only their hashes are kept. ``used_for`` is the device or vault that used it.
codes = Table(
    "codes",
    METADATA,
    Column("hash", String, primary_key=True),
    Column("purpose", String, nullable=False),
    Column("person", String),
    Column("made_at", String, nullable=False),
    Column("expires_at", String, nullable=False),
    Column("used_for", String),
)

#: Every header that continued a vault's chain, accepted or refused. Refused ones have no position.
#: ``replaces`` is the event of which one was made anew, see ``wire.rejoin``.
events = Table(
    "events",
    METADATA,
    Column("id", String, primary_key=True),
    Column("position", BigInteger, unique=True),
    Column("vault", String, nullable=False),
    Column("epoch", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("report", String),
    Column("case_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("author", String, nullable=False),
    Column("header", Text, nullable=False),
    Column("hash", String, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("sealed", LargeBinary),
    Column("code", String),
    Column("message", Text),
    Column("received_at", String, nullable=False),
    Column("signature", Text),
    Column("replaces", String),
    UniqueConstraint("vault", "epoch", "number", name="one_event_per_link"),
    Index("events_of_report", "report", "position"),
    Index("events_of_case", "case_id"),
    Index("events_replaced", "replaces"),
)

vault_heads = Table(
    "vault_heads",
    METADATA,
    Column("vault", String, primary_key=True),
    Column("epoch", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("hash", String),
)

#: Everything that has a position: gap-free, never visible out of order. ``subject`` is an event's id for
#: kind event, a report's id for projection and recall, empty for directory. ``mark`` stands for all up to it.
log = Table(
    "log",
    METADATA,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("reason", String),
    Column("at", String, nullable=False),
    Column("mark", String, nullable=False, server_default=""),
)

#: Who is to get which position: a channel is a person, a unit, a cover, the court or everybody.
deliveries = Table(
    "deliveries",
    METADATA,
    Column("channel", String, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
)

standings = Table(
    "standings",
    METADATA,
    Column("report", String, primary_key=True),
    Column("case_id", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

#: The reports that are sealed by order now, told from their events. ``open_to``: the roles that still see it.
sealed_reports = Table(
    "sealed_reports",
    METADATA,
    Column("report", String, primary_key=True),
    Column("case_id", String, nullable=False, index=True),
    Column("open_to", String, nullable=False),
)

#: The projection of each report that is out now, if any, at its position.
court_projections = Table(
    "court_projections",
    METADATA,
    Column("report", String, primary_key=True),
    Column("case_id", String, nullable=False),
    Column("position", BigInteger, nullable=False, unique=True),
    Column("sealed", LargeBinary, nullable=False),
)

#: The pieces of attachments that accepted revisions name: their keys, and their bytes once they are here.
attachment_chunks = Table(
    "attachment_chunks",
    METADATA,
    Column("report", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("case_id", String, nullable=False, index=True),
    Column("sealed_key", LargeBinary, nullable=False),
    Column("sealed", LargeBinary),
    Column("received_at", String),
)

#: Cases whose content was destroyed by order: the order as signed, and where in the log it was carried out.
expunged_cases = Table(
    "expunged_cases",
    METADATA,
    Column("case_id", String, primary_key=True),
    Column("signed", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
)

#: Who decides for whose unit, told from the covers' events. ``heard_from``: the position at which
#: the deputy got what waited; they hear of what the unit is told beyond it. Empty until the cover begins.
covers = Table(
    "covers",
    METADATA,
    Column("id", String, primary_key=True),
    Column("unit", String, nullable=False),
    Column("deputy", String, nullable=False, index=True),
    Column("begins", String, nullable=False),
    Column("ends", String, nullable=False),
    Column("heard_from", BigInteger),
)

#: What was published to every vault, as signed. Of forms every version stays: reports are pinned to them.
downloads = Table(
    "downloads",
    METADATA,
    Column("what", String, primary_key=True),
    Column("version", BigInteger, primary_key=True, autoincrement=False),
    Column("published_at", String, nullable=False),
    Column("signed", Text, nullable=False),
)

#: What arrived under a known id with other bytes, or does not continue its vault's chain.
quarantine = Table(
    "quarantine",
    METADATA,
    Column("content_hash", String, primary_key=True),
    Column("vault", String, nullable=False),
    Column("event", String, nullable=False),
    Column("case_id", String, nullable=False),
    Column("code", String, nullable=False),
    Column("header", Text, nullable=False),
    Column("sealed", LargeBinary),
    Column("received_at", String, nullable=False),
)

#: The last file on a stick that was taken from each vault: a repeat and an older one are recognised by it.
sticks = Table(
    "sticks",
    METADATA,
    Column("vault", String, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("file", String, nullable=False),
    Column("taken_at", String, nullable=False),
)

numbers = Table(
    "numbers",
    METADATA,
    Column("series", String, primary_key=True),
    Column("last", Integer, nullable=False),
)

#: The audit trails, HQ's own among them, line by line; where a batch ended, the signature over its end.
trail_lines = Table(
    "trail_lines",
    METADATA,
    Column("vault", String, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("did", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("link", String, nullable=False),
    Column("signature", Text),
)

#: Where each trail ends, and up to where somebody reviewed it. ``fault_at``: since when HQ has refused what
#: does not continue it.
trail_heads = Table(
    "trail_heads",
    METADATA,
    Column("vault", String, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("link", String, nullable=False),
    Column("received_at", String, nullable=False),
    Column("reviewed", BigInteger, nullable=False, server_default="0"),
    Column("fault_at", String),
)

#: Nonces of client assertions until these run out: each is good once.
assertions_seen = Table(
    "assertions_seen",
    METADATA,
    Column("nonce", String, primary_key=True),
    Column("expires_at", String, nullable=False),
)
