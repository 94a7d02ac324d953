"""Ratings in five grades, and who followed a poor one up."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; ratings given before have no grade."""
    op.add_column("feedback", sa.Column("grade", sa.Integer()))
    op.add_column("feedback", sa.Column("followed_at", sa.DateTime()))
    op.add_column("feedback", sa.Column("followed_by", sa.String(64)))
    op.add_column("feedback", sa.Column("follow_note", sa.Text()))
