"""Conclusions are known over the sessions by a key that may travel, as parties are"""

import base64
import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conclusion", sa.Column("lineage", sa.String(length=36), nullable=False, server_default=""))
    fill("conclusion", "id")
    fill("bottleneck", "lineage")


def fill(name: str, source: str) -> None:
    """A bottleneck was known by the id of the conclusion that it began as, so both get the same key."""
    connection = op.get_bind()
    table = sa.table(name, sa.column("id", sa.String()), sa.column("lineage", sa.String()))
    for identity, known in connection.execute(sa.select(table.c.id, table.c[source])).all():
        connection.execute(table.update().where(table.c.id == identity).values(lineage=key_of(known)))


def key_of(identity: str) -> str:
    return "k" + base64.b32encode(hashlib.sha256(identity.encode()).digest()).decode().lower()[:24]


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
