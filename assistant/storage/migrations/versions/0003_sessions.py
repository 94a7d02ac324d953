"""The state of conversations, so that they outlive a restart and several processes share them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(100), primary_key=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("touched_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
    )
    op.create_index("ix_sessions_touched_at", "sessions", ["touched_at"])
