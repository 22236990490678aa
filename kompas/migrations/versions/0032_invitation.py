"""what the invitation tells besides: the place, whom to ask, what to bring"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("place", "contact", "bring"):
        op.add_column("workshop", sa.Column(name, sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
