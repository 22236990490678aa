"""The network map in rows of words: for the tables of Word, PDF and Markdown, for Excel and CSV."""

from collections import Counter
from dataclasses import replace

from kompas.domain.map.drawing import Drawing
from kompas.domain.map.explained import rows_of_pairs, titles_of_pairs
from kompas.domain.map.figures import Figures
from kompas.enums import LineColour
from kompas.exports.report import ReportChangedLine, ReportComparison
from kompas.exports.tables import Column, Table
from kompas.exports.wording import title_label
from kompas.i18n import _
from kompas.labels import label

PartyRow = tuple[str, str, str, str, int]


def party_titles() -> list[str]:
    return [_("Name"), _("Domain"), _("Ring"), _("Involvement"), _("Strong lines")]


def party_rows(drawing: Drawing) -> list[PartyRow]:
    """In the order of the map."""
    strong = Counter(end for line in drawing.lines_of([LineColour.STRONG]) for end in (line.one, line.other))
    return [
        (
            party.name,
            label(party.domain),
            label(party.ring),
            label(party.involvement) if party.involvement else "",
            strong[party.id],
        )
        for party in drawing.parties
    ]


def party_table(drawing: Drawing) -> Table:
    columns = [Column(title, share) for title, share in zip(party_titles(), (7, 6, 4, 6, 3), strict=True)]
    columns[-1] = replace(columns[-1], number=True)
    return Table(columns=columns, rows=[list(map(str, row)) for row in party_rows(drawing)])


def line_titles() -> list[str]:
    return [_("From"), _("To"), _("Colour"), _("Reason")]


def line_rows(drawing: Drawing) -> list[list[str]]:
    names = drawing.names()
    return [[names[line.one], names[line.other], label(line.colour), line.reason] for line in drawing.lines]


def line_table(drawing: Drawing) -> Table:
    columns = [Column(title, share) for title, share in zip(line_titles(), (6, 6, 6, 9), strict=True)]
    return Table(columns=columns, rows=line_rows(drawing))


def pair_table(figures: Figures) -> Table:
    """All shares between and within domains."""
    shares = (8, 5, 5, 5, 3)
    columns = [
        Column(title, share, number=number > 0)
        for number, (title, share) in enumerate(zip(titles_of_pairs(), shares, strict=True))
    ]
    return Table(columns=columns, rows=rows_of_pairs(figures))


def changed_titles() -> list[str]:
    return [_("Line"), _("What became of it"), _("Then"), _("Now"), _("Reason then"), _("Agreement then")]


def changed_row(line: ReportChangedLine) -> list[str]:
    then, now = (title_label(colour) if colour else "" for colour in (line.then, line.now))
    return [line.name, title_label(line.change), then, now, line.reason, "; ".join(line.agreements)]


def changed_table(found: ReportComparison) -> Table:
    columns = [Column(title, share) for title, share in zip(changed_titles(), (7, 4, 5, 5, 6, 7), strict=True)]
    return Table(columns=columns, rows=list(map(changed_row, found.lines)))
