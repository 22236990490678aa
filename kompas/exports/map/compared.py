"""Changes in the map since an earlier round, as far as both maps are released."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kompas.domain.map.changed import ChangedLine, changed_drawing, changed_lines, parties_in_words, summary_of
from kompas.domain.map.course import FrozenRound, compared_with, round_to_compare
from kompas.domain.map.drawing import Drawing
from kompas.enums import LineChange
from kompas.exports.core.blocks import Block, Column, Heading, Paragraph, Table, Value, table_of
from kompas.exports.core.wording import day_of, local
from kompas.exports.map.map_svg import map_picture
from kompas.exports.map.network_map import NetworkMap, without_reasons
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.i18n import _
from kompas.rules import reaches


@dataclass(frozen=True)
class ReportComparison:
    """The map beside that of the round of `since`; `changes` says per line of the drawing what became of it."""

    since: datetime
    workshop: str
    summary: str
    parties: list[str]
    lines: list[ChangedLine]
    drawing: Drawing
    changes: dict[str, LineChange]


@chapter
class Comparison(WorkshopChapter):
    keys = ("comparison",)

    def read(self) -> None:
        report, own = self.report, self.report[NetworkMap]
        earlier = round_to_compare(report.session, report.workshop) if own.drawing else None
        self.is_withheld = earlier is not None and not reaches(earlier.kept.release, report.level)
        self.comparison = None
        if own.drawing and earlier and not self.is_withheld:
            self.comparison = self.compared(earlier, own.drawing)

    def compared(self, earlier: FrozenRound, now: Drawing) -> ReportComparison:
        compared = compared_with(self.report.session, self.report.workshop, earlier)
        drawing, changes = changed_drawing(compared.comparison, now)
        return ReportComparison(
            since=earlier.frozen_at,
            workshop=earlier.workshop.title,
            summary=summary_of(compared.comparison, day_of(earlier.frozen_at)),
            parties=parties_in_words(compared.comparison),
            lines=changed_lines(compared, now, self.report.level),
            drawing=drawing if self.report.full else without_reasons(drawing),  # those of lines that went too
            changes=changes,
        )

    def blocks(self) -> Iterable[Block]:
        if self.comparison:
            found = self.comparison
            yield Heading(_("What changed on the map since {day}", day=day_of(found.since)), 1)
            yield Paragraph(found.summary)
            yield from map(Paragraph, found.parties)
            yield map_picture(found.drawing, self.report[NetworkMap].caption, found.changes)
            yield changed_table(found)

    def tables(self) -> Iterable[Table]:
        if self.comparison and self.report.full:
            yield changed_table(self.comparison)

    def left_out(self) -> Iterable[str]:
        if self.is_withheld:
            yield _("The comparison with the earlier map is not released to {far}.", far=self.report.far)


def changed_table(found: ReportComparison) -> Table:
    """On a sheet the day stands with every line, to lay more reports together."""
    columns: dict[Column, Value] = {
        Column(_("Line"), 7, 50): "name",
        Column(_("What became of it"), 4, 22): "change",
        Column(_("Then"), 5, 28): lambda line: line.then or "",
        Column(_("Now"), 5, 28): lambda line: line.now or "",
        Column(_("Reason then"), 6, 50): "reason",
        Column(_("Agreement then"), 7, 60): lambda line: "; ".join(line.agreements),
        Column(_("Compared with"), 0, 18): lambda line: local(found.since).date(),
    }
    return table_of(found.lines, columns, _("What changed"))
