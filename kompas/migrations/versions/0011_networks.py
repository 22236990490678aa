"""networks: from a line of free text to a noun of its own"""

import secrets
from collections import defaultdict
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from kompas.models.core import columns

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
WORKSHOP = sa.table(
    "workshop",
    sa.column("id"),
    sa.column("code"),
    sa.column("network"),
    sa.column("network_id"),
    sa.column("is_example"),
)
SEAT = sa.table("seat", sa.column("device_id"), sa.column("workshop_id"), sa.column("role"))


def upgrade() -> None:
    network = op.create_table(
        "network",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("facilitator_code_hash", sa.String(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("created_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_network_code", "network", ["code"], unique=True)

    seat = op.create_table(
        "networkseat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("taken_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"]),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("device_id", "network_id"),
    )
    op.create_index("ix_networkseat_device_id", "networkseat", ["device_id"], unique=False)
    op.create_index("ix_networkseat_network_id", "networkseat", ["network_id"], unique=False)

    op.create_table(
        "networkmember",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("domain", sa.String(length=20), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("ring", sa.String(length=20), nullable=False),
        sa.Column("expert_by_experience", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_networkmember_network_id", "networkmember", ["network_id"], unique=False)

    # SQLite can add a column that refers to another table, but Alembic would copy the whole table for it
    op.execute("ALTER TABLE workshop ADD COLUMN network_id INTEGER REFERENCES network (id)")
    op.create_index("ix_workshop_network_id", "workshop", ["network_id"], unique=False)
    op.add_column("agreement", sa.Column("status", sa.String(length=20), nullable=False, server_default="open"))
    op.add_column("agreement", sa.Column("status_at", sa.DateTime(timezone=True), nullable=True))
    make_networks(op.get_bind(), network, seat)


def make_networks(connection: sa.Connection, network: sa.Table, seat: sa.Table) -> None:
    """A network for workshops with the same text, as far as one browser facilitated all of them.

    Nobody gets to see a workshop that was not theirs: strangers may have typed the same name, and a browser that
    facilitated one workshop of several gets no seat.
    """
    facilitators: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(sa.select(SEAT.c.workshop_id, SEAT.c.device_id).where(SEAT.c.role == "facilitator")):
        facilitators[row.workshop_id].add(row.device_id)
    named: dict[tuple[str, bool], dict[int, str]] = defaultdict(dict)
    codes = set(connection.execute(sa.select(WORKSHOP.c.code)).scalars())
    for row in connection.execute(sa.select(WORKSHOP).order_by(WORKSHOP.c.id)):
        name = " ".join(row.network.split())
        if name:
            named[name.casefold(), bool(row.is_example)][row.id] = name
    moment = datetime.now(UTC)
    for (_, is_example), names in named.items():
        for workshops, devices in together({one: facilitators[one] for one in names}):
            made = connection.execute(
                network.insert().values(
                    code=free_code(codes),
                    name=names[workshops[-1]],
                    area="",
                    goal="",
                    facilitator_code_hash="",
                    is_example=is_example,
                    created_at=moment,
                )
            ).inserted_primary_key[0]  # type: ignore[index]
            for device in devices:
                connection.execute(seat.insert().values(device_id=device, network_id=made, taken_at=moment))
            connection.execute(WORKSHOP.update().where(WORKSHOP.c.id.in_(workshops)).values(network_id=made))


def together(facilitators: dict[int, set[int]]) -> list[tuple[list[int], list[int]]]:
    """Workshops that one browser facilitated all of, and the browsers that did; the largest such group first."""
    left = {workshop: devices for workshop, devices in facilitators.items() if devices}
    groups: list[tuple[list[int], list[int]]] = []
    while left:
        held: dict[int, list[int]] = defaultdict(list)
        for workshop, devices in left.items():
            for device in devices:
                held[device].append(workshop)
        workshops = held[min(held, key=lambda device: (-len(held[device]), device))]
        groups.append((sorted(workshops), sorted(set.intersection(*(left[one] for one in workshops)))))
        for one in workshops:
            del left[one]
    return groups


def free_code(taken: set[str]) -> str:
    while (code := "".join(secrets.choice(ALPHABET) for _ in range(6))) in taken:
        pass
    taken.add(code)
    return code


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
