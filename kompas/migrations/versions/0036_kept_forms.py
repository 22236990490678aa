"""forms as they were laid down on a day"""

import sqlalchemy as sa
from alembic import op

from kompas.models.core import columns

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "keptform",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("kept_on", sa.Date(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("kept_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["filledform.id"]),
        sa.ForeignKeyConstraint(["seat_id"], ["networkseat.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("form_id", "number"),
    )
    op.create_index("ix_keptform_form_id", "keptform", ["form_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
