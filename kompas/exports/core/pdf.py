"""A document as PDF: tagged, with a title and a language."""

from dataclasses import asdict
from typing import Any

from kompas.exports.core.blocks import Block, Picture, Scales, Table, on_paper
from kompas.exports.core.document import Document
from kompas.exports.core.typesetting import typeset_pdf


def write_pdf(document: Document) -> bytes:
    data = {
        "title": document.title,
        "subtitle": document.subtitle,
        "made": document.made,
        "language": document.language,
        "blocks": [block_data(block) for block in document.blocks],
    }
    return typeset_pdf("document.typ", data)


def block_data(block: Block) -> dict[str, Any]:
    """The name of the block tells the template how to show it."""
    if isinstance(block, Scales):
        return block_data(block.picture())
    if isinstance(block, Picture):
        page = {"page": asdict(block.own_page)} if block.own_page else {}
        return {"block": "Picture", "alt": block.text, "figure": block.figure, **page, **block.data()}
    if isinstance(block, Table):
        columns, rows = on_paper(block)
        return {"block": "Table", "columns": [vars(column) for column in columns], "rows": rows, "total": block.total}
    return {"block": type(block).__name__, **asdict(block)}
