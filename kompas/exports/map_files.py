"""The network map by itself, as files; only of a report that has one."""

import csv
from collections.abc import Iterable
from io import StringIO

from kompas.domain.map.drawing import Drawing
from kompas.exports.base import Writer
from kompas.exports.csv import guarded
from kompas.exports.graphml import map_graphml
from kompas.exports.map_svg import map_png, map_svg
from kompas.exports.map_tables import line_rows, line_titles, party_rows, party_titles
from kompas.exports.report import Report
from kompas.i18n import N_


def drawing_in(report: Report) -> Drawing:
    return report.drawing or Drawing()


def write_png(report: Report) -> bytes:
    return map_png(drawing_in(report), report.title)


def write_svg(report: Report) -> bytes:
    return map_svg(drawing_in(report), report.title).encode()


def write_graphml(report: Report) -> bytes:
    return map_graphml(drawing_in(report))


def write_lines(report: Report) -> bytes:
    return write_rows([line_titles(), *line_rows(drawing_in(report))])


def write_parties(report: Report) -> bytes:
    return write_rows([party_titles(), *(map(str, row) for row in party_rows(drawing_in(report)))])


def write_rows(rows: Iterable[Iterable[str]]) -> bytes:
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


MAP_WRITERS: list[Writer] = [
    Writer(N_("Map as a picture (PNG)"), "png", "image/png", write_png),
    Writer(N_("Map as a drawing (SVG)"), "svg", "image/svg+xml", write_svg),
    Writer(N_("Map for network programs (GraphML)"), "graphml", "application/graphml+xml", write_graphml),
    Writer(N_("Lines (CSV)"), "lines.csv", "text/csv; charset=utf-8", write_lines),
    Writer(N_("Parties (CSV)"), "parties.csv", "text/csv; charset=utf-8", write_parties),
]
