"""accounts that sign on, and the seats they take"""

import sqlalchemy as sa
from alembic import op

from kompas.models.core import columns

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

MOMENT = columns.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject_hash", sa.String(), nullable=False),
        sa.Column("signed_on_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_account_subject_hash", "account", ["subject_hash"], unique=True)
    op.create_table(
        "signon",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("identity_hash", sa.String(), nullable=False),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("identity_hash"),
    )
    for column in ("device_id", "account_id"):
        op.create_index(f"ix_signon_{column}", "signon", [column], unique=False)
    for table in ("seat", "networkseat"):
        # SQLite can add a column that refers to another table, but Alembic would copy the whole table for it
        op.execute(f"ALTER TABLE {table} ADD COLUMN account_id INTEGER REFERENCES account (id)")
        op.create_index(f"ix_{table}_account_id", table, ["account_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
