"""A workshop as the record of a report."""

from datetime import datetime

from sqlmodel import Session

from kompas.enums import ReleaseLevel
from kompas.exports.core.chapters import Report
from kompas.models import Workshop


class WorkshopReport(Report):
    def __init__(self, session: Session, workshop: Workshop, at: datetime, level: ReleaseLevel) -> None:
        super().__init__(session, at, level)
        self.workshop = workshop
