"""Typst as a function from data to pages. Everything people typed travels as JSON, never as markup."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import typst

TEMPLATES = Path(__file__).parent / "templates"
PIXELS_PER_INCH = 200.0


@cache
def fonts() -> typst.Fonts:
    """Searched once: finding the system's fonts costs more than setting a page."""
    return typst.Fonts()


def typeset_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """An accessible PDF (PDF/UA). A character that no font here has would fail that check; then a plain PDF."""
    try:
        return typeset(template, data, "pdf", standard="ua-1")
    except typst.TypstError:
        return typeset(template, data, "pdf")


def typeset_png(template: str, data: Mapping[str, Any]) -> bytes:
    return typeset(template, data, "png")


def typeset(
    template: str, data: Mapping[str, Any], form: Literal["pdf", "png"], standard: Literal["ua-1"] | None = None
) -> bytes:
    compiler = typst.Compiler(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    result = compiler.compile(format=form, ppi=PIXELS_PER_INCH, pdf_standards=standard)
    return cast(bytes, result)
