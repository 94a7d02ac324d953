"""How often a message, a rating or a call was changed, so that nobody overwrites what they never saw."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; what was kept before begins anew."""
    for table in ("messages", "feedback", "calls"):
        op.add_column(
            table, sa.Column("revision", sa.Integer(), nullable=False, server_default="0")
        )
