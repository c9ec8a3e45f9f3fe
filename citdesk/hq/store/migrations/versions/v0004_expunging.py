"""Cases whose content was destroyed by order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes their table."""
    op.create_table(
        "expunged_cases",
        sa.Column("case_id", sa.String(), primary_key=True),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
    )


def downgrade() -> None:
    """Drops it."""
    op.drop_table("expunged_cases")
