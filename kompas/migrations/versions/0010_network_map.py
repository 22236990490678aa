"""The network map: parties and lines, and what notes and agreements are about."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "map_party",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("lineage", sa.JSON(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("domain", sa.String(length=20), nullable=False),
        sa.Column("ring", sa.String(length=20), nullable=False),
        sa.Column("involvement", sa.String(length=20), nullable=True),
        sa.Column("x", sa.Float(), nullable=True),
        sa.Column("y", sa.Float(), nullable=True),
        sa.Column("hand_placed", sa.Boolean(), nullable=False),
        sa.Column("merged_into", sa.String(length=36), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_map_party_workshop_revision", "map_party", ["workshop_id", "revision"], unique=False)
    op.create_table(
        "map_line",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("one_id", sa.String(length=36), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.Column("colour", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"]),
        sa.ForeignKeyConstraint(["one_id"], ["map_party.id"]),
        sa.ForeignKeyConstraint(["other_id"], ["map_party.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_map_line_workshop_revision", "map_line", ["workshop_id", "revision"], unique=False)
    op.add_column("note", sa.Column("party_id", sa.String(length=36), nullable=True))
    op.add_column("note", sa.Column("line_id", sa.String(length=36), nullable=True))
    op.add_column("agreement", sa.Column("line_id", sa.String(length=36), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
