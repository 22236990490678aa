"""A workshop as the record of a report."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from kompas.enums import ReleaseLevel
from kompas.exports.core.chapters import Chapter, Report, chapter_of
from kompas.models import Workshop
from kompas.models.core.live_row import OrderedRow

Row = TypeVar("Row", bound=OrderedRow)


class WorkshopReport(Report):
    def __init__(self, session: Session, workshop: Workshop, at: datetime, level: ReleaseLevel) -> None:
        super().__init__(session, at, level)
        self.workshop = workshop

    def rows(self, kind: type[Row], *conditions: ColumnElement[bool] | bool) -> list[Row]:
        """Rows of the workshop that were not withdrawn, in the order in which they came."""
        query = select(kind).where(kind.workshop_id == self.workshop.id, *conditions)
        if "withdrawn" in kind.model_fields:
            query = query.where(col(kind.withdrawn).is_(False))  # type: ignore[attr-defined]
        return list(self.session.exec(query.order_by(col(kind.sequence))))

    def own_rows(self, kind: type[Row], *conditions: ColumnElement[bool] | bool) -> list[Row]:
        """Of a noun that stays in the session: none for anybody but the facilitator."""
        return self.rows(kind, *conditions) if self.full else []


WorkshopChapter = Chapter[WorkshopReport]
chapter = chapter_of(WorkshopReport)
