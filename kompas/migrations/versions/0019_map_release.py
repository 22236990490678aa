"""how far a network map goes, and who told how an agreement stands"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "map_round", sa.Column("release", sa.String(length=20), nullable=False, server_default="participants")
    )
    op.add_column("agreement", sa.Column("status_by", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
