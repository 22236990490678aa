"""The report as PDF: tagged, with a title and a language."""

from dataclasses import asdict
from typing import Any

from kompas.exports.blocks import Block, Chart, MapPicture, TimeChart
from kompas.exports.chart import chart_data, chart_text
from kompas.exports.document import document_of
from kompas.exports.kind_colours import KIND_COLOURS
from kompas.exports.map_svg import map_svg, map_text
from kompas.exports.report import Report
from kompas.exports.time_bars import bars_data, bars_text
from kompas.exports.typesetting import typeset_pdf


def write_pdf(report: Report) -> bytes:
    document = document_of(report)
    data = {
        "title": document.title,
        "subtitle": document.subtitle,
        "made": document.made,
        "language": document.language,
        "kind_colours": KIND_COLOURS,
        "blocks": [block_data(block) for block in document.blocks],
    }
    return typeset_pdf("report.typ", data)


def block_data(block: Block) -> dict[str, Any]:
    """The name of the block tells the template how to show it."""
    name = type(block).__name__
    if isinstance(block, Chart):
        return {"block": name, "alt": chart_text(block.scales), **chart_data(block.scales)}
    if isinstance(block, TimeChart):
        return {"block": name, "alt": bars_text(block.bars), **bars_data(block.bars)}
    if isinstance(block, MapPicture):
        return {"block": name, "alt": map_text(block.drawing), "svg": map_svg(block.drawing, "", block.changes)}
    return {"block": name, **asdict(block)}
