"""The first tables: turns, ratings, accounts, audit, calls, editors' answers, unanswered."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _answers_and_ratings()
    _accounts()
    _desk()


def _answers_and_ratings() -> None:
    op.create_table(
        "turns",
        sa.Column("answer_id", sa.String(100), primary_key=True),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("session_id", sa.String(100), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(20)),
        sa.Column("document", sa.String(200)),
        sa.Column("article", sa.String(50)),
        sa.Column("rule", sa.String(500)),
        sa.Column("elapsed_ms", sa.Float(), nullable=False),
    )
    op.create_index("ix_turns_day", "turns", ["day"])
    op.create_index("ix_turns_session_id", "turns", ["session_id"])
    op.create_table(
        "feedback",
        sa.Column("answer_id", sa.String(100), primary_key=True),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text()),
        sa.Column("rated_at", sa.DateTime(), nullable=False),
    )


def _accounts() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(64), nullable=False, unique=True),
        sa.Column("password_hash", sa.String(300), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime()),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("action", sa.String(50), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
    )
    op.create_index("ix_audit_at", "audit", ["at"])


def _desk() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("document", sa.String(200)),
        sa.Column("article", sa.String(50)),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.String(20), nullable=False),
        sa.Column("department", sa.String(200), nullable=False),
    )
    op.create_index("ix_calls_at", "calls", ["at"])
    op.create_table(
        "editor_answers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("document", sa.String(200), nullable=False),
        sa.Column("article", sa.String(50), nullable=False),
        sa.Column("author", sa.String(64), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
    )
    op.create_table(
        "unanswered",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("question_key", sa.String(64), nullable=False, unique=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
    )
    op.create_index("ix_unanswered_state_count", "unanswered", ["state", "count"])
