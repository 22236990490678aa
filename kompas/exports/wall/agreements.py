"""The agreements, as far as each is released."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kompas.enums import Priority, ReleaseLevel
from kompas.exports.core.blocks import Block, Column, Heading, Paragraph, Table, Value, table_of
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.naming import Names
from kompas.exports.workshop.report import WorkshopChapter, chapter
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


@chapter
class Agreements(WorkshopChapter):
    keys = ("agreements",)

    def read(self) -> None:
        rows = self.report.rows(Agreement)
        self.origin = self.report[Names].origin or _("From conclusion")
        self.agreements = [self.describe_agreement(row) for row in rows if reaches(row.release, self.report.level)]
        self.withheld = len(rows) - len(self.agreements)

    def describe_agreement(self, row: Agreement) -> ReportAgreement:
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

    def blocks(self) -> Iterable[Block]:
        yield Heading(_("Agreements"), 1)
        if self.agreements:
            yield from self.tables()
        elif not self.withheld:  # else it is told under what is left out
            yield Paragraph(_("No agreements were recorded."), quiet=True)

    def tables(self) -> Iterable[Table]:
        columns: dict[Column, Value] = {
            Column(_("What"), 9, 60): "what",
            Column(_("Who"), 6, 32): "who",
            Column(_("By when"), 5, 14): "by_when",
            Column(_("Priority"), 4, 14): "priority",
            Column(self.origin, 8, 60, reference=True): "conclusion",
        }
        if self.report.full:
            columns[Column(_("For whom"), 5, 22)] = "release"
        yield table_of(self.agreements, columns, _("Agreements"))

    def left_out(self) -> Iterable[str]:
        if self.withheld:
            yield ngettext(
                "{count} agreement is not released to {far}.",
                "{count} agreements are not released to {far}.",
                self.withheld,
                far=self.report.far,
            )
