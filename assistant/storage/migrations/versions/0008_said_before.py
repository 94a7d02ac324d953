"""What was said before a question that got no answer."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of questions counted before it is not known."""
    op.add_column(
        "unanswered", sa.Column("said_before", sa.Text(), nullable=False, server_default="")
    )
