"""Who covers for which unit, and from when to when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes its table."""
    op.create_table(
        "covers",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("deputy", sa.String(), nullable=False, index=True),
        sa.Column("begins", sa.String(), nullable=False),
        sa.Column("ends", sa.String(), nullable=False),
        sa.Column("heard_from", sa.BigInteger()),
    )


def downgrade() -> None:
    """Drops it."""
    op.drop_table("covers")
