"""who gets in: wrong tries and the server's key in the database, cookies that are renewed, joining that is closed"""

import sqlalchemy as sa
from alembic import op

from kompas.models.core import columns

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

MOMENT = columns.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "wrongtries",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("turn_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_wrongtries_last_at", "wrongtries", ["last_at"], unique=False)
    op.create_table(
        "serverkey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.add_column("device", sa.Column("earlier_hash", sa.String(), nullable=True))
    op.create_index("ix_device_earlier_hash", "device", ["earlier_hash"], unique=False)
    for name in ("earlier_until", "renewed_at", "seen_at"):
        op.add_column("device", sa.Column(name, MOMENT, nullable=True))
    # from now on is counted how long a browser was away: nobody loses a seat for not having been seen before
    op.execute(sa.table("device", sa.column("seen_at", MOMENT)).update().values(seen_at=columns.now()))
    op.add_column("device", sa.Column("renews", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("workshop", sa.Column("joining_closed", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
