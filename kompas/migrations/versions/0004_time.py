"""fixed times, the plan as it was at the start, steps that close at zero, rehearsals"""

import sqlalchemy as sa
from alembic import op

from kompas.models.core.columns import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("step") as step:
        step.add_column(sa.Column("planned_minutes", sa.Integer(), nullable=True))
        step.add_column(sa.Column("fixed_start", sa.String(), nullable=True))
        step.add_column(sa.Column("closes_at_zero", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("workshop") as workshop:
        workshop.add_column(sa.Column("fixed_end", sa.String(), nullable=True))
        workshop.add_column(sa.Column("rehearsal_of", sa.Integer(), nullable=True))
        workshop.add_column(sa.Column("speed", sa.Integer(), nullable=False, server_default="1"))
        workshop.add_column(sa.Column("clock_since", UtcDateTime(), nullable=True))
        workshop.add_column(sa.Column("clock_shown", UtcDateTime(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
