"""a join code that was renewed: what lets people in, beside the code that is the address"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshop", sa.Column("join_code", sa.String(length=6), nullable=True))
    op.create_index("ix_workshop_join_code", "workshop", ["join_code"], unique=True)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
