"""answers to the evaluation are shown in steps; dates and periods that came in unchecked with a copy are mended"""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

from kompas.models.core import columns

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

MOMENT = columns.UtcDateTime(timezone=True)
LONGEST = 3650
FEWEST_SHOWN = 3
WORKSHOP = sa.table(
    "workshop",
    sa.column("id", sa.Integer),
    sa.column("retention_days", sa.Integer),
    sa.column("copied_from", sa.String),
    *(sa.column(name, MOMENT) for name in ("starts_at", "started_at", "closed_at", "forgotten_at", "created_at")),
)
ANSWER = sa.table("evaluationanswer", sa.column("workshop_id", sa.Integer), sa.column("shown", sa.Boolean))
PARTICIPANT = sa.table("participant", sa.column("workshop_id", sa.Integer), sa.column("name", sa.String))
DAYS = (("agreement", "by_when"), ("support", "consult_by"))


def upgrade() -> None:
    op.add_column("evaluationanswer", sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.false()))
    seen = sa.select(ANSWER.c.workshop_id).group_by(ANSWER.c.workshop_id).having(sa.func.count() >= FEWEST_SHOWN)
    op.execute(ANSWER.update().where(ANSWER.c.workshop_id.in_(seen)).values(shown=True))
    mend_periods()
    mend_days(datetime.now(UTC) + timedelta(days=LONGEST))


def mend_periods() -> None:
    """A copy said how long it is kept, and that it was forgotten, although its names are there."""
    days, named = (
        WORKSHOP.c.retention_days,
        sa.exists().where(PARTICIPANT.c.workshop_id == WORKSHOP.c.id, PARTICIPANT.c.name != ""),
    )
    op.execute(WORKSHOP.update().where(days > LONGEST).values(retention_days=LONGEST))
    op.execute(WORKSHOP.update().where(days < 1).values(retention_days=1))
    op.execute(WORKSHOP.update().where(WORKSHOP.c.copied_from.is_not(None), named).values(forgotten_at=None))


def mend_days(last: datetime) -> None:
    """Further away than ten years nothing is planned: such a workshop would be kept for ever, and calendars break."""
    long_ago = datetime(1900, 1, 1, tzinfo=UTC)
    for name in ("created_at", "starts_at", "started_at", "closed_at"):
        column = WORKSHOP.c[name]
        otherwise = {"created_at": datetime.now(UTC), "starts_at": WORKSHOP.c.created_at}.get(name)
        op.execute(WORKSHOP.update().where((column > last) | (column < long_ago)).values({name: otherwise}))
    for table, name in DAYS:
        day: sa.Column[object] = sa.column(name, sa.Date)  # type: ignore[assignment]
        odd = (day > last.date()) | (day < long_ago.date())
        op.execute(sa.table(table, day).update().where(odd).values({name: None}))


def downgrade() -> None:
    raise NotImplementedError("restore a backup to go back")
