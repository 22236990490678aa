"""What became of the map since an earlier round, as far as both maps are released."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kompas.domain.map.changed import (
    ChangedLine,
    agreement_in_words,
    changed_drawing,
    changed_lines,
    parties_in_words,
    summary_of,
)
from kompas.domain.map.course import FrozenRound, compared_with, round_to_compare
from kompas.domain.map.drawing import Drawing
from kompas.enums import LineChange, LineColour, ReleaseLevel
from kompas.exports.core.blocks import Block, Heading, Paragraph
from kompas.exports.core.chapters import Chapter, chapter_of
from kompas.exports.core.tables import Cell, Column, Table
from kompas.exports.core.wording import day_of, local, title_label
from kompas.exports.map.map_svg import map_picture
from kompas.exports.map.network_map import NetworkMap
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import _
from kompas.rules import reaches


@dataclass(frozen=True)
class ReportChangedLine:
    """`then`, `reason` and `agreements` are those of the earlier round; a colour is None where there was no line."""

    name: str
    change: LineChange
    then: LineColour | None
    now: LineColour | None
    reason: str
    agreements: list[str]


@dataclass(frozen=True)
class ReportComparison:
    """The map beside that of the round of `since`; `changes` says per line of the drawing what became of it."""

    since: datetime
    workshop: str
    summary: str
    parties: list[str]
    lines: list[ReportChangedLine]
    drawing: Drawing
    changes: dict[str, LineChange]


@chapter_of(WorkshopReport)
class Comparison(Chapter[WorkshopReport]):
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
            lines=[changed_line(line, self.report.level) for line in changed_lines(compared, now)],
            drawing=drawing,
            changes=changes,
        )

    @property
    def table(self) -> Table:
        """On a sheet the day stands with every line, to lay more reports together."""
        found = self.comparison
        assert found is not None
        columns = [
            Column(_("Line"), 7, 50),
            Column(_("What became of it"), 4, 22),
            Column(_("Then"), 5, 28),
            Column(_("Now"), 5, 28),
            Column(_("Reason then"), 6, 50),
            Column(_("Agreement then"), 7, 60),
            Column(_("Compared with"), 0, 18),
        ]
        since = local(found.since).date()
        return Table(columns, [[*changed_row(line), since] for line in found.lines], name=_("What changed"))

    def blocks(self) -> Iterable[Block]:
        if self.comparison:
            found = self.comparison
            yield Heading(_("What changed on the map since {day}", day=day_of(found.since)), 1)
            yield Paragraph(found.summary)
            yield from map(Paragraph, found.parties)
            yield map_picture(found.drawing, found.changes)
            yield self.table

    def tables(self) -> Iterable[Table]:
        if self.comparison and self.report.full:
            yield self.table

    def data(self) -> Mapping[str, Any]:
        return {"comparison": self.comparison}

    def left_out(self) -> Iterable[str]:
        if self.is_withheld:
            yield _("The comparison with the earlier map is not released to {far}.", far=self.report.far)


def changed_line(line: ChangedLine, level: ReleaseLevel) -> ReportChangedLine:
    """Reasons were not released line by line; agreements were."""
    return ReportChangedLine(
        name=line.name,
        change=line.change,
        then=line.then,
        now=line.now,
        reason=line.reason if level is ReleaseLevel.SESSION else "",
        agreements=[agreement_in_words(one) for one in line.agreements if reaches(one.release, level)],
    )


def changed_row(line: ReportChangedLine) -> list[Cell]:
    then, now = (title_label(colour) if colour else "" for colour in (line.then, line.now))
    return [line.name, title_label(line.change), then, now, line.reason, "; ".join(line.agreements)]
