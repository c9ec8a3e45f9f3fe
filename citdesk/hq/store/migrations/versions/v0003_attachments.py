"""The pieces of attachments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes their table."""
    op.create_table(
        "attachment_chunks",
        sa.Column("report", sa.String(), primary_key=True),
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary()),
        sa.Column("received_at", sa.String()),
    )
    op.create_index("ix_attachment_chunks_case_id", "attachment_chunks", ["case_id"])


def downgrade() -> None:
    """Drops it."""
    op.drop_table("attachment_chunks")
