"""When a call was handed over to a department."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of calls handed over before, the moment of the call is the nearest known."""
    op.add_column("calls", sa.Column("handed_at", sa.DateTime()))
    op.execute("UPDATE calls SET handed_at = at WHERE follow_up = 'hand_over'")
