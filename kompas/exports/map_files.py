"""The network map by itself, as files; only of a report that has one."""

import csv
from io import StringIO

from kompas.domain.maps.drawing import Drawing
from kompas.exports.base import Writer
from kompas.exports.csv import guarded
from kompas.exports.graphml import map_graphml
from kompas.exports.map_svg import map_png, map_svg
from kompas.exports.report import Report
from kompas.i18n import N_, _
from kompas.labels import label


def drawing_in(report: Report) -> Drawing:
    return report.drawing or Drawing()


def write_png(report: Report) -> bytes:
    return map_png(drawing_in(report), report.title)


def write_svg(report: Report) -> bytes:
    return map_svg(drawing_in(report), report.title).encode()


def write_graphml(report: Report) -> bytes:
    return map_graphml(drawing_in(report))


def write_lines(report: Report) -> bytes:
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("From"), _("To"), _("Colour"), _("Reason")])
    for row in line_rows(drawing_in(report)):
        writer.writerow([guarded(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def party_rows(drawing: Drawing) -> list[list[str]]:
    return [[party.name, label(party.domain), label(party.ring)] for party in drawing.parties]


def line_rows(drawing: Drawing) -> list[list[str]]:
    names = drawing.names()
    return [[names[line.one], names[line.other], label(line.colour), line.reason] for line in drawing.lines]


MAP_WRITERS: list[Writer] = [
    Writer(N_("Map as a picture (PNG)"), "png", "image/png", write_png),
    Writer(N_("Map as a drawing (SVG)"), "svg", "image/svg+xml", write_svg),
    Writer(N_("Map for network programs (GraphML)"), "graphml", "application/graphml+xml", write_graphml),
    Writer(N_("Lines (CSV)"), "lines.csv", "text/csv; charset=utf-8", write_lines),
]
