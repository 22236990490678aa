"""a log of who did what in a workshop or a network, without content"""

import sqlalchemy as sa
from alembic import op

from kompas.models.core import columns

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "logentry",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("workshop_id", sa.Integer(), sa.ForeignKey("workshop.id"), nullable=True),
        sa.Column("network_id", sa.Integer(), sa.ForeignKey("network.id"), nullable=True),
        sa.Column("at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("network_seat_id", sa.Integer(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for record in ("workshop", "network"):
        op.create_index(f"ix_logentry_{record}_id", "logentry", [f"{record}_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
