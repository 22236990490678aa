"""when a line got its colour, who added a party, and what of the map the screen shows"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("map_line", sa.Column("coloured_at", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE map_line SET coloured_at = revision")
    op.add_column("map_party", sa.Column("added_by", sa.Integer(), nullable=True))
    op.add_column("map_party", sa.Column("step_id", sa.Integer(), nullable=True))
    op.add_column("workshop", sa.Column("map_view", sa.JSON(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
