"""seats that can end and be seen live, hand-overs, participants who do not count"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("seat", sa.Column("name", sa.String(), nullable=False, server_default=""))
    op.add_column("seat", sa.Column("kind", sa.String(length=20), nullable=False, server_default="unknown"))
    op.add_column("seat", sa.Column("browser", sa.String(length=20), nullable=False, server_default=""))
    op.add_column("seat", sa.Column("way", sa.String(length=20), nullable=False, server_default="joined"))
    op.add_column("seat", sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("seat", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("seat", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_seat_workshop_revision", "seat", ["workshop_id", "revision"], unique=False)
    op.execute("UPDATE seat SET way = 'facilitator_code' WHERE role <> 'participant'")

    op.add_column("participant", sa.Column("counts", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("participant", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))

    op.create_table(
        "handover",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("giver_seat_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["giver_seat_id"], ["seat.id"]),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"]),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_handover_workshop_revision", "handover", ["workshop_id", "revision"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
