"""forms that a network or a workshop fills in, with the answers and what they were before"""

import sqlalchemy as sa
from alembic import op

from kompas.models.core import columns

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

MOMENT = columns.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "filledform",
        *of_a_record(),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("form_key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "answer",
        *of_a_record(),
        *said(),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("mark", sa.String(length=36), nullable=True),
        sa.Column("heard", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_answer_form_question", "answer", ["form_id", "question"], unique=True)
    op.create_table(
        "textbeside",
        *of_a_record(),
        *said(),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for table in ("filledform", "answer", "textbeside"):
        for record in ("workshop", "network"):
            op.create_index(f"ix_{table}_{record}_revision", table, [f"{record}_id", "revision"], unique=False)
    op.create_table(
        "earlieranswer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        *value_and_author(),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_earlieranswer_answer_id", "earlieranswer", ["answer_id"], unique=False)


def of_a_record() -> tuple[sa.Column[int], ...]:
    return (
        sa.Column("workshop_id", sa.Integer(), sa.ForeignKey("workshop.id"), nullable=True),
        sa.Column("network_id", sa.Integer(), sa.ForeignKey("network.id"), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
    )


def said() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("form_id", sa.String(length=36), sa.ForeignKey("filledform.id"), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        *value_and_author(),
    )


def value_and_author() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.Integer(), sa.ForeignKey("participant.id"), nullable=True),
        sa.Column("seat_id", sa.Integer(), sa.ForeignKey("networkseat.id"), nullable=True),
        sa.Column("said_at", MOMENT, nullable=False),
    )


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
