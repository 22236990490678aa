"""a conclusion on the screen while it is written, and whether"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in (
        sa.Column("screen_writing", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("writing", sa.String(), nullable=False, server_default=""),
    ):
        op.add_column("workshop", column)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
