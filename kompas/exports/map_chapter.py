"""What the report tells of the network map: the map, its figures, its parties and lines, and what changed since last time."""

from collections.abc import Iterable

from kompas.domain.map.explained import finding_of_pairs, findings_of
from kompas.domain.map.figures import figures_of
from kompas.exports import wording
from kompas.exports.blocks import Block, Heading, MapPicture, Paragraph
from kompas.exports.map_tables import changed_table, line_table, pair_table, party_table
from kompas.exports.report import Report
from kompas.i18n import _


def network_map(report: Report) -> Iterable[Block]:
    if report.drawing is None:
        return
    figures = figures_of(report.drawing)
    yield Heading(_("Network map"), 1)
    yield MapPicture(report.drawing)
    for finding in findings_of(report.drawing, figures):
        yield Heading(finding.title, 3)
        yield Paragraph(finding.seen)
        yield Paragraph(finding.reading, quiet=True)
    pairs = finding_of_pairs(figures)
    if pairs:
        yield Heading(pairs.title, 2)
        yield Paragraph(pairs.seen)
        yield Paragraph(pairs.reading, quiet=True)
        yield pair_table(figures)
    yield Heading(_("Parties"), 2)
    yield party_table(report.drawing)
    yield Heading(_("Lines"), 2)
    yield line_table(report.drawing)


def comparison(report: Report) -> Iterable[Block]:
    """What became of the map since the round that it was compared with."""
    found = report.comparison
    if found is None:
        return
    yield Heading(_("What changed on the map since {day}", day=wording.day_of(found.since)), 1)
    yield Paragraph(found.summary)
    yield from (Paragraph(sentence) for sentence in found.parties)
    yield MapPicture(found.drawing, found.changes)
    yield changed_table(found)
