"""how far a conclusion or an agreement goes; those that exist were for participants"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("conclusion", "agreement"):
        op.add_column(table, sa.Column("release", sa.String(length=20), nullable=False, server_default="participants"))
