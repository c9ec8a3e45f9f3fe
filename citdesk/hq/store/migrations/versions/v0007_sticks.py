"""Which file on a stick was taken last from each vault."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes its table."""
    op.create_table(
        "sticks",
        sa.Column("vault", sa.String(), primary_key=True),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("taken_at", sa.String(), nullable=False),
    )


def downgrade() -> None:
    """Drops it."""
    op.drop_table("sticks")
