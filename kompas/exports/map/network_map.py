"""The network map as far as it is released: the picture, its figures, its parties and lines, and files of its own.

The reasons were typed in the room and not released line by line: they are in the facilitator's own report only.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from kompas.domain.map.course import round_of
from kompas.domain.map.drawing import Drawing
from kompas.domain.map.explained import finding_of_pairs, findings_of, rows_of_pairs, titles_of_pairs
from kompas.domain.map.figures import Figures, figures_of
from kompas.domain.map.queries import drawing_of, names_on_map
from kompas.enums import LineColour
from kompas.exports.core.blocks import Block, Column, Heading, Paragraph, Table, Value, table_of
from kompas.exports.core.chapters import File
from kompas.exports.core.csv import table_as_csv
from kompas.exports.core.typesetting import draw
from kompas.exports.core.wording import period
from kompas.exports.core.writers import CSV
from kompas.exports.map.graphml import map_graphml
from kompas.exports.map.map_svg import map_picture, map_svg
from kompas.exports.wall.naming import Named, names
from kompas.exports.workshop.report import WorkshopChapter, WorkshopReport, chapter
from kompas.i18n import N_, _
from kompas.labels import label
from kompas.rules import reaches


@chapter
class NetworkMap(WorkshopChapter):
    """`drawing` is None when nothing was drawn or it does not go so far; `names` has what left the map too."""

    keys = ("drawing",)

    def read(self) -> None:
        session, workshop = self.report.session, self.report.workshop
        drawing = drawing_of(session, workshop)
        goes_so_far = reaches(round_of(session, workshop).release, self.report.level)
        self.is_withheld = bool(drawing.lines) and not goes_so_far
        self.drawing: Drawing | None = None
        if drawing.lines and goes_so_far:
            self.drawing = drawing if self.report.full else without_reasons(drawing)
        self.names = names_on_map(session, [workshop.id]) if goes_so_far else {}
        self.title = workshop.title
        self.caption = f"{workshop.title} · {period(workshop.starts_at, workshop.closed_at)}"

    def blocks(self) -> Iterable[Block]:
        if self.drawing is None:
            return
        figures = figures_of(self.drawing)
        yield map_picture(self.drawing, self.caption)
        for finding in findings_of(self.drawing, figures):
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
        yield party_table(self.drawing)
        yield Heading(_("Lines"), 2)
        yield line_table(self.drawing)

    def tables(self) -> Iterable[Table]:
        if self.report.full and self.drawing:
            yield party_table(self.drawing)
            yield line_table(self.drawing)

    def left_out(self) -> Iterable[str]:
        if self.is_withheld:
            yield _("The network map is not released to {far}.", far=self.report.far)
        elif self.drawing and not self.report.full:
            yield _("The reasons with the lines of the map are not in this version.")

    def files(self) -> Iterable[File]:
        drawing = self.drawing
        if drawing:
            graphml = "application/graphml+xml"
            yield from picture_files(drawing, self.title, self.caption)
            yield File(N_("Map for network programs (GraphML)"), "graphml", graphml, partial(map_graphml, drawing))
            yield File(N_("Lines (CSV)"), "lines.csv", CSV, partial(table_as_csv, line_table(drawing)))
            yield File(N_("Parties (CSV)"), "parties.csv", CSV, partial(table_as_csv, party_table(drawing)))


@names
def names_of_places(report: WorkshopReport) -> Named:
    """With a map agreements come from its lines too."""
    found = report[NetworkMap]
    return Named(found.names, origin=_("From conclusion or line") if found.drawing else "")


def picture_files(drawing: Drawing, title: str, caption: str) -> list[File]:
    def as_svg() -> bytes:
        return map_svg(drawing, title, caption=caption).encode()

    return [
        File(
            N_("Map as a picture (PNG)"),
            "png",
            "image/png",
            lambda: draw(map_picture(drawing, caption, by_itself=True)),
        ),
        File(N_("Map as a drawing (SVG)"), "svg", "image/svg+xml", as_svg),
    ]


def without_reasons(drawing: Drawing) -> Drawing:
    return replace(drawing, lines=tuple(replace(line, reason="") for line in drawing.lines))


def party_table(drawing: Drawing) -> Table:
    """In the order of the map."""
    strong = Counter(end for line in drawing.lines_of([LineColour.STRONG]) for end in (line.one, line.other))
    columns: dict[Column, Value] = {
        Column(_("Name"), 7, 44): "name",
        Column(_("Domain"), 6, 34): lambda party: label(party.domain),
        Column(_("Ring"), 4, 20): lambda party: label(party.ring),
        Column(_("Involvement"), 6, 28): lambda party: label(party.involvement) if party.involvement else "",
        Column(_("Strong lines"), 3, 14, number=True): lambda party: strong[party.id],
    }
    return table_of(drawing.parties, columns, _("Parties"))


def line_table(drawing: Drawing) -> Table:
    ends = drawing.names()
    columns: dict[Column, Value] = {
        Column(_("From"), 6, 40): lambda line: ends[line.one],
        Column(_("To"), 6, 40): lambda line: ends[line.other],
        Column(_("Colour"), 6, 30): lambda line: label(line.colour),
        Column(_("Reason"), 9, 70): "reason",
    }
    return table_of(drawing.lines, columns, _("Lines"))


def pair_table(figures: Figures) -> Table:
    """All shares between and within domains."""
    domains, *shares = titles_of_pairs()
    numbers = [Column(title, share, number=True) for title, share in zip(shares, (5, 5, 5, 3), strict=True)]
    return Table([Column(domains, 8), *numbers], rows_of_pairs(figures))
