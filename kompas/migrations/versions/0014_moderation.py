"""undo list, and notes that were merged"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "deed",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_deed_workshop_revision", "deed", ["workshop_id", "revision"], unique=False)

    # Alembic would copy the whole table on SQLite to add a reference; both databases take it in this form.
    op.execute("ALTER TABLE note ADD COLUMN merged_into VARCHAR(36) REFERENCES note (id)")
    op.create_index("ix_note_merged_into", "note", ["merged_into"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
