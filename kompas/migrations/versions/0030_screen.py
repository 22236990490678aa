"""what the facilitator chooses for the screen: light or dark, questions, code, a note pointed at, a message"""

import sqlalchemy as sa
from alembic import op

from kompas.models.core import columns

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in (
        sa.Column("screen_dark", sa.Boolean(), nullable=True),
        sa.Column("screen_questions", sa.Boolean(), nullable=True),
        sa.Column("screen_join", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("pointed_note", sa.String(length=36), nullable=True),
        sa.Column("message", sa.String(length=140), nullable=False, server_default=""),
        sa.Column("message_at", columns.UtcDateTime(timezone=True), nullable=True),
    ):
        op.add_column("workshop", column)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
