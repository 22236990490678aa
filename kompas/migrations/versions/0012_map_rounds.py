"""Rounds of the network map, and private ratings of the cooperation."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "map_rating",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.String(length=36), nullable=False),
        sa.Column("colour", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"]),
        sa.ForeignKeyConstraint(["other_id"], ["map_party.id"]),
        sa.ForeignKeyConstraint(["party_id"], ["map_party.id"]),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"]),
        sa.PrimaryKeyConstraint("participant_id", "other_id"),
    )
    op.create_index("ix_map_rating_workshop_revision", "map_rating", ["workshop_id", "revision"], unique=False)
    op.create_table(
        "map_representation",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.String(length=36), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"]),
        sa.ForeignKeyConstraint(["party_id"], ["map_party.id"]),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"]),
        sa.PrimaryKeyConstraint("participant_id"),
    )
    op.create_index(
        "ix_map_representation_workshop_revision", "map_representation", ["workshop_id", "revision"], unique=False
    )
    op.create_table(
        "map_round",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("revealed_at", sa.Integer(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("organisations", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"]),
        sa.PrimaryKeyConstraint("workshop_id"),
    )
    op.create_index("ix_map_round_workshop_revision", "map_round", ["workshop_id", "revision"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
