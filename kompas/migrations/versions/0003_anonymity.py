"""who sees who wrote a note: a closed list instead of yes or no"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

workshop = sa.table("workshop", sa.column("anonymity", sa.String()), sa.column("names_shown", sa.Boolean()))


def upgrade() -> None:
    """Workshops keep what their participants were told. Not in batches: those would drop a table others point to."""
    op.add_column("workshop", sa.Column("anonymity", sa.String(length=20), nullable=False, server_default="group"))
    op.execute(workshop.update().where(workshop.c.names_shown).values(anonymity="named"))
    op.drop_column("workshop", "names_shown")
