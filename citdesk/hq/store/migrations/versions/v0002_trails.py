"""The audit trails of the vaults and of HQ."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of the trails."""
    op.create_table(
        "trail_lines",
        sa.Column("vault", sa.String(), primary_key=True),
        sa.Column("number", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("did", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("signature", sa.Text()),
    )
    op.create_table(
        "trail_heads",
        sa.Column("vault", sa.String(), primary_key=True),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.Column("reviewed", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("fault_at", sa.String()),
    )


def downgrade() -> None:
    """Drops them."""
    op.drop_table("trail_heads")
    op.drop_table("trail_lines")
