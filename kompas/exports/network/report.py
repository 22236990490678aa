"""A network as the record of a report."""

from datetime import datetime

from sqlmodel import Session

from kompas.enums import ReleaseLevel
from kompas.exports.core.chapters import Chapter, Report, chapter_of
from kompas.models import Network


class NetworkReport(Report):
    def __init__(
        self, session: Session, network: Network, at: datetime, level: ReleaseLevel = ReleaseLevel.SESSION
    ) -> None:
        super().__init__(session, at, level)
        self.network = network


NetworkChapter = Chapter[NetworkReport]
network_chapter = chapter_of(NetworkReport)
