"""a conclusion on the screen while it is written, and whether"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    shown = sa.Column("screen_writing", sa.Boolean(), nullable=False, server_default=sa.true())
    writing = sa.Column("writing", sa.String(), nullable=False, server_default="")
    for column in (shown, writing):
        op.add_column("workshop", column)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
