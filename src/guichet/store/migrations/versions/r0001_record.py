"""The record: events with their bodies, facts of the desk, drafts."""

import sqlalchemy as sa
from alembic import op

from guichet.store.tables import RECORD_DDL

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables, their indexes and the triggers that keep them append-only."""
    op.create_table(
        "event",
        sa.Column("seq", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False, unique=True),
        sa.Column("desk_id", sa.LargeBinary(16), nullable=False),
        sa.Column("desk_seq", sa.Integer(), nullable=False),
        sa.Column("stream", sa.String(), nullable=False),
        sa.Column("entity_id", sa.LargeBinary(16), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hlc", sa.Integer(), nullable=False),
        sa.Column("occurred_at", sa.Integer(), nullable=False),
        sa.Column("occurred_offset", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.Integer(), nullable=False),
        sa.Column("recorded_offset", sa.Integer(), nullable=False),
        sa.Column("author", sa.LargeBinary(16), nullable=False),
        sa.Column("parents", sa.LargeBinary(), nullable=False),
        sa.Column("body_digest", sa.LargeBinary(32), nullable=False),
        sa.Column("prev_digest", sa.LargeBinary(32), nullable=False),
    )
    op.create_index("event_desk", "event", ["desk_id", "desk_seq"], unique=True)
    op.create_index("event_entity", "event", ["entity_id", "hlc"])
    op.create_table(
        "event_body",
        sa.Column("seq", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), primary_key=True, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.String(), primary_key=True, nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("updated_at", sa.Integer(), nullable=False),
    )
    for statement in RECORD_DDL:
        op.execute(statement)
