"""The agreements, as far as each is released."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from kompas.enums import Priority, ReleaseLevel
from kompas.exports.core.blocks import Block, Heading, Paragraph
from kompas.exports.core.chapters import Chapter, chapter_of
from kompas.exports.core.tables import Cell, Column, Table
from kompas.exports.core.wording import title_label
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.naming import Names
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import _, ngettext
from kompas.models import Agreement
from kompas.rules import reaches


@dataclass(frozen=True)
class ReportAgreement:
    """`conclusion` is the text of what it came from: a conclusion, or a line of the map by the names of its ends."""

    id: str
    what: str
    who: str
    by_when: date | None
    priority: Priority
    conclusion: str | None
    conclusion_id: str | None = None
    release: ReleaseLevel = ReleaseLevel.PARTICIPANTS


@chapter_of(WorkshopReport)
class Agreements(Chapter[WorkshopReport]):
    def read(self) -> None:
        report = self.report
        query = select(Agreement).where(
            Agreement.workshop_id == report.workshop.id, col(Agreement.withdrawn).is_(False)
        )
        rows = report.session.exec(query.order_by(col(Agreement.sequence))).all()
        self.agreements = [self.told(row) for row in rows if reaches(row.release, report.level)]
        self.withheld = len(rows) - len(self.agreements)

    def told(self, row: Agreement) -> ReportAgreement:
        texts = {conclusion.id: conclusion.text for conclusion in self.report[Conclusions].conclusions}
        return ReportAgreement(
            id=row.id,
            what=row.what,
            who=row.who,
            by_when=row.by_when,
            priority=row.priority,
            conclusion=texts.get(row.conclusion_id or "") or self.report[Names].texts.get(row.line_id or ""),
            conclusion_id=row.conclusion_id if row.conclusion_id in texts else None,
            release=row.release,
        )

    @property
    def table(self) -> Table:
        columns = [
            Column(_("What"), 9, 60),
            Column(_("Who"), 6, 32),
            Column(_("By when"), 5, 14),
            Column(_("Priority"), 4, 14),
            Column(self.report[Names].origin or _("From conclusion"), 8, 60, reference=True),
            Column(_("For whom"), 5, 22),
        ]
        rows: list[list[Cell]] = [
            [one.what, one.who, one.by_when, title_label(one.priority), one.conclusion, title_label(one.release)]
            for one in self.agreements
        ]
        told = 6 if self.report.full else 5
        return Table(columns[:told], [row[:told] for row in rows], name=_("Agreements"))

    def blocks(self) -> Iterable[Block]:
        yield Heading(_("Agreements"), 1)
        yield self.table if self.agreements else Paragraph(_("No agreements were recorded."), quiet=True)

    def tables(self) -> Iterable[Table]:
        yield self.table

    def data(self) -> Mapping[str, Any]:
        return {"agreements": self.agreements}

    def left_out(self) -> Iterable[str]:
        if self.withheld:
            yield ngettext(
                "{count} agreement is not released to {far}.",
                "{count} agreements are not released to {far}.",
                self.withheld,
                far=self.report.far,
            )
