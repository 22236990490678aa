"""Parties are known over the rounds by a key that may travel; a round can be compared with any earlier one."""

import base64
import hashlib
import json
import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

IDENTITY = re.compile(r"[0-9a-f-]{32,36}")


def upgrade() -> None:
    op.add_column("map_round", sa.Column("compared_with", sa.Integer(), nullable=True))
    connection = op.get_bind()
    party = sa.table("map_party", sa.column("id", sa.String()), sa.column("lineage", sa.JSON()))
    for identity, lineage in connection.execute(sa.select(party.c.id, party.c.lineage)).all():
        known = json.loads(lineage) if isinstance(lineage, str) else lineage
        connection.execute(party.update().where(party.c.id == identity).values(lineage=renamed(known)))


def renamed(lineage: list[Any]) -> list[Any]:
    return [[key_of(key), renamed(split_from)] for key, split_from in lineage]


def key_of(key: str) -> str:
    """The key of a party that the script put on the map is a word, and stays."""
    if not IDENTITY.fullmatch(key):
        return key
    return "s" + base64.b32encode(hashlib.sha256(key.encode()).digest()).decode().lower()[:24]


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
