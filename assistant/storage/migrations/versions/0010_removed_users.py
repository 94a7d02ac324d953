"""When an account was removed; and no more of names typed at the door that are no account's.

What was typed there may be a password. Until now no account was ever removed, so that a name without an
account never had one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and put a fixed word in the place of such names."""
    op.add_column("users", sa.Column("removed_at", sa.DateTime()))
    op.execute(
        "UPDATE audit SET who = '（没有这个账号）'"
        " WHERE action = 'sign_in_failed' AND who NOT IN (SELECT name FROM users)"
    )
