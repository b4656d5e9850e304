"""What the exchange keeps: this desk's identifiers and how far they were acknowledged, sealed events, quarantine.

An event that the shared database has not acknowledged may be stamped again, and goes on under another identifier when
this desk turns out to be a copy (SYNC.md); everything else of it, and all of the others, still never changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TRIGGERS = (
    "DROP TRIGGER event_no_update",
    "CREATE TRIGGER event_no_update BEFORE UPDATE OF seq, id, stream, entity_id, type, version, occurred_at,"
    " occurred_offset, recorded_at, recorded_offset, author, parents, body_digest ON event BEGIN"
    " SELECT RAISE(ABORT, 'guichet: events are append-only'); END",
    "CREATE TRIGGER event_no_move BEFORE UPDATE OF desk_id, desk_seq, hlc, prev_digest ON event"
    " WHEN OLD.desk_seq <= coalesce((SELECT sent FROM own_desk WHERE desk_id = OLD.desk_id), OLD.desk_seq) BEGIN"
    " SELECT RAISE(ABORT, 'guichet: events are append-only'); END",
)


def upgrade() -> None:
    """Create the tables, and let what nobody acknowledged be stamped again."""
    op.create_table(
        "own_desk",
        sa.Column("desk_id", sa.LargeBinary(16), primary_key=True, nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
    )
    op.create_table(
        "sealed",
        sa.Column("desk_id", sa.LargeBinary(16), primary_key=True, nullable=False),
        sa.Column("desk_seq", sa.Integer(), primary_key=True, nullable=False),
    )
    op.create_table(
        "quarantine",
        sa.Column("desk_id", sa.LargeBinary(16), primary_key=True, nullable=False),
        sa.Column("desk_seq", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("refused_there", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("kept", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
    )
    for statement in TRIGGERS:
        op.execute(statement)
