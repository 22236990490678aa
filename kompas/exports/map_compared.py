"""From two rounds of the map to what the report tells of their difference."""

from kompas.domain.map.changed import (
    ChangedLine,
    agreement_in_words,
    changed_drawing,
    changed_lines,
    parties_in_words,
    summary_of,
)
from kompas.enums import ReleaseLevel
from kompas.exports.report import ReportChangedLine, ReportComparison
from kompas.exports.rows import Rows
from kompas.exports.wording import day_of
from kompas.rules import reaches


def comparison_of(rows: Rows, level: ReleaseLevel) -> ReportComparison | None:
    if rows.compared is None:
        return None
    compared, since = rows.compared, rows.compared.earlier.frozen_at
    drawing, changes = changed_drawing(compared.comparison, rows.drawing)
    return ReportComparison(
        since=since,
        workshop=compared.earlier.workshop.title,
        summary=summary_of(compared.comparison, day_of(since)),
        parties=parties_in_words(compared.comparison),
        lines=[changed_line(line, level) for line in changed_lines(compared, rows.drawing)],
        drawing=drawing,
        changes=changes,
    )


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
