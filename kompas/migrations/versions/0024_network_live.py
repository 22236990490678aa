"""networks travel live: a revision, seats that end, actions; and no code is both a network's and a workshop's"""

import logging
import secrets

import sqlalchemy as sa
from alembic import op

from kompas.models.core import columns

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
WORKSHOP = sa.table("workshop", sa.column("code"))
NETWORK = sa.table("network", sa.column("id"), sa.column("code"))
log = logging.getLogger(__name__)


def upgrade() -> None:
    for name in ("revision", "page_revision", "warnings_kept", "warnings_changed"):
        op.add_column("network", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    for table in ("networkseat", "networkmember"):
        op.add_column(table, sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
        op.create_index(f"ix_{table}_network_revision", table, ["network_id", "revision"], unique=False)
        op.drop_index(f"ix_{table}_network_id", table)
    op.add_column("networkseat", sa.Column("name", sa.String(), nullable=False, server_default=""))
    for name in ("seen_at", "ended_at"):
        op.add_column("networkseat", sa.Column(name, columns.UtcDateTime(timezone=True), nullable=True))

    with op.batch_alter_table("appliedaction") as applied:
        applied.alter_column("workshop_id", existing_type=sa.Integer(), nullable=True)
    # SQLite can add a column that refers to another table, but Alembic would copy the whole table for it
    op.execute("ALTER TABLE appliedaction ADD COLUMN network_id INTEGER REFERENCES network (id)")
    op.create_index("ix_appliedaction_network_id", "appliedaction", ["network_id"], unique=False)
    free_clashing_codes(op.get_bind())


def free_clashing_codes(connection: sa.Connection) -> None:
    """A workshop keeps its code, which is on paper and on screens; a network with the same one gets another.

    Its seats and its facilitator code go on working, and the start page of who facilitates it leads there.
    """
    taken = set(connection.execute(sa.select(WORKSHOP.c.code)).scalars())
    networks = connection.execute(sa.select(NETWORK.c.id, NETWORK.c.code)).all()
    clashing = [network.id for network in networks if network.code in taken]
    taken.update(network.code for network in networks)
    for identity in clashing:
        log.warning("network %s had the code of a workshop and has another one now", identity)
        connection.execute(NETWORK.update().where(NETWORK.c.id == identity).values(code=free_code(taken)))


def free_code(taken: set[str]) -> str:
    while (code := "".join(secrets.choice(ALPHABET) for _ in range(6))) in taken:
        pass
    taken.add(code)
    return code


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
