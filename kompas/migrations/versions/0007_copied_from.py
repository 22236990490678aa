"""which file a workshop was read from, so that reading it twice makes one workshop"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshop", sa.Column("copied_from", sa.String(length=64), nullable=True))
