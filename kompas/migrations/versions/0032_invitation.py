"""what the invitation tells besides: the place, whom to ask, what to bring; notes on behalf of somebody"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("place", "contact", "bring"):
        op.add_column("workshop", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("note", sa.Column("on_behalf", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
