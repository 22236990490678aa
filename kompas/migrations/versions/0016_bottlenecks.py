"""bottlenecks of earlier workshops"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bottleneck",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("lineage", sa.String(length=36), nullable=False),
        sa.Column("phase", sa.String(length=20), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("release", sa.String(length=20), nullable=False),
        sa.Column("held", sa.JSON(), nullable=False),
        sa.Column("mark", sa.String(length=20), nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop_id", "lineage"),
    )
    op.create_index("ix_bottleneck_workshop_revision", "bottleneck", ["workshop_id", "revision"])
    op.add_column("conclusion", sa.Column("could_be_better", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
