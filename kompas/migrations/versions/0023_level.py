"""At which level of their organisation participants work, if they told"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("participant", sa.Column("level", sa.String(length=20), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
