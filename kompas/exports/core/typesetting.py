"""Typst as a function from data to pages. Everything people typed travels as JSON, never as markup."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal, cast

import font_source_sans_pro
import typst

from kompas.exports.core import wording
from kompas.exports.core.blocks import Picture
from kompas.fields.words import printable_within
from kompas.look import colour

TEMPLATES = Path(__file__).parent / "templates"
PIXELS_PER_INCH = 200.0
ON_PAPER = ("accent", "ink", "quiet", "card-line", "card-soft")
one_at_a_time = Lock()
"""Typst works outside the interpreter's lock: many downloads at once would take all processors and memory."""


@cache
def fonts() -> typst.Fonts:
    """Searched once: finding the system's fonts costs more than setting a page."""
    return typst.Fonts(font_paths=[Path(font_source_sans_pro.font_directory)])


def typeset_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """An accessible PDF (PDF/UA). A character that no font here has would fail that check; then a plain PDF."""
    try:
        return typeset_document(template, data, "pdf", standard="ua-1")
    except typst.TypstError:
        return typeset_document(template, data, "pdf")


def draw(picture: Picture) -> bytes:
    """A picture by itself, as PNG."""
    head = {"title": picture.name, "language": wording.language_tag(), "figure": picture.figure}
    return typeset_document("picture.typ", {**head, **picture.data()}, "png")


def typeset_document(
    template: str, data: Mapping[str, Any], form: Literal["pdf", "png"], standard: Literal["ua-1"] | None = None
) -> bytes:
    look = {name: colour(name) for name in ON_PAPER}
    inputs = {"data": json.dumps(printable_within(data), ensure_ascii=False), "look": json.dumps(look)}
    with one_at_a_time:
        compiler = typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=fonts(), sys_inputs=inputs)
        return cast(bytes, compiler.compile(format=form, ppi=PIXELS_PER_INCH, pdf_standards=standard))
