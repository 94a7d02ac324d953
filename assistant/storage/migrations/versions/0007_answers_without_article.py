"""Editors' answers that rest on no article, and whom an answer is signed by."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the article be none; answers written before are signed by nobody in particular."""
    with op.batch_alter_table("editor_answers") as table:
        table.alter_column("document", existing_type=sa.String(200), nullable=True)
        table.alter_column("article", existing_type=sa.String(50), nullable=True)
        table.add_column(sa.Column("signature", sa.String(50), nullable=False, server_default=""))
