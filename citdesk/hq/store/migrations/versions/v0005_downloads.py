"""What HQ publishes to every vault, version by version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes its table."""
    op.create_table(
        "downloads",
        sa.Column("what", sa.String(), primary_key=True),
        sa.Column("version", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("published_at", sa.String(), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    """Drops it."""
    op.drop_table("downloads")
