"""what step 1 asks of a member, who does which task, and when the group spoke about power"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("kind", "function", "influence"):
        op.add_column("networkmember", sa.Column(name, sa.String(length=20), nullable=True))
    for name in ("adult_care", "youth_care", "independent"):
        op.add_column("networkmember", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("network", sa.Column("power_talked_about", sa.Date(), nullable=True))
    op.create_table(
        "dividedtask",
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(length=20), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["networkmember.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("network_id", "task", "member_id"),
    )
    op.create_index("ix_dividedtask_network_revision", "dividedtask", ["network_id", "revision"], unique=False)
    op.create_index("ix_dividedtask_member_id", "dividedtask", ["member_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
