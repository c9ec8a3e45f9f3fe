"""Which reports are sealed by a court's order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes its table."""
    op.create_table(
        "sealed_reports",
        sa.Column("report", sa.String(), primary_key=True),
        sa.Column("case_id", sa.String(), nullable=False, index=True),
        sa.Column("open_to", sa.String(), nullable=False),
    )


def downgrade() -> None:
    """Drops it."""
    op.drop_table("sealed_reports")
