"""The first schema: the tables as they were when the record began."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes every table."""
    _registry()
    _chain()
    _derived()
    _rest()


def downgrade() -> None:
    """Drops every table; only for tests of the migrations themselves."""
    for name in (
        "assertions_seen", "numbers", "quarantine", "court_projections", "standings", "deliveries", "log",
        "vault_heads", "events", "codes", "vaults", "devices", "people", "settings",
    ):  # fmt: skip
        op.drop_table(name)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=null)


def _long(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _registry() -> None:
    op.create_table(
        "settings", sa.Column("name", sa.String(), primary_key=True), sa.Column("value", sa.Text())
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(), primary_key=True),
        _long("name"),
        sa.Column("badge", sa.String(), nullable=False, unique=True),
        _text("unit"),
        _text("roles"),
        sa.Column("active", sa.Boolean(), nullable=False),
        _text("added_at"),
    )
    op.create_table(
        "devices",
        sa.Column("id", sa.String(), primary_key=True),
        _long("name"),
        _long("platform"),
        _text("secret_hash"),
        _text("enrolled_at"),
        _text("revoked_at", null=True),
    )
    op.create_table(
        "vaults",
        sa.Column("id", sa.String(), primary_key=True),
        _text("person"),
        _text("device"),
        _long("signing_key"),
        _long("encryption_key"),
        _long("certificate"),
        _text("certified_at"),
        _text("revoked_at", null=True),
    )
    op.create_table(
        "codes",
        sa.Column("hash", sa.String(), primary_key=True),
        _text("purpose"),
        _text("person", null=True),
        _text("made_at"),
        _text("expires_at"),
        _text("used_for", null=True),
    )


def _chain() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("position", sa.BigInteger(), unique=True),
        _text("vault"),
        _text("epoch"),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("report", null=True),
        _text("case_id"),
        _text("kind"),
        _text("author"),
        _long("header"),
        _text("hash"),
        _text("content_hash"),
        sa.Column("sealed", sa.LargeBinary()),
        _text("code", null=True),
        _long("message", null=True),
        _text("received_at"),
        _long("signature", null=True),
        sa.UniqueConstraint("vault", "epoch", "number", name="one_event_per_link"),
    )
    op.create_index("events_of_report", "events", ["report", "position"])
    op.create_index("events_of_case", "events", ["case_id"])
    op.create_table(
        "vault_heads",
        sa.Column("vault", sa.String(), primary_key=True),
        _text("epoch"),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("hash", null=True),
    )


def _derived() -> None:
    op.create_table(
        "log",
        sa.Column("position", sa.BigInteger(), primary_key=True, autoincrement=False),
        _text("kind"),
        _text("subject"),
        _text("reason", null=True),
        _text("at"),
    )
    op.create_table(
        "deliveries",
        sa.Column("channel", sa.String(), primary_key=True),
        sa.Column("position", sa.BigInteger(), primary_key=True, autoincrement=False),
    )
    op.create_table(
        "standings",
        sa.Column("report", sa.String(), primary_key=True),
        _text("case_id"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "court_projections",
        sa.Column("report", sa.String(), primary_key=True),
        _text("case_id"),
        sa.Column("position", sa.BigInteger(), nullable=False, unique=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
    )


def _rest() -> None:
    op.create_table(
        "quarantine",
        sa.Column("content_hash", sa.String(), primary_key=True),
        _text("vault"),
        _text("event"),
        _text("case_id"),
        _text("code"),
        _long("header"),
        sa.Column("sealed", sa.LargeBinary()),
        _text("received_at"),
    )
    op.create_table(
        "numbers",
        sa.Column("series", sa.String(), primary_key=True),
        sa.Column("last", sa.Integer(), nullable=False),
    )
    op.create_table("assertions_seen", sa.Column("nonce", sa.String(), primary_key=True), _text("expires_at"))
