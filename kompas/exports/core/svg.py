"""Drawings as SVG, of what every picture has: words, and a frame with a title and a day in sight when it goes by itself."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from kompas.fields.words import printable
from kompas.look import colour

FAMILY = "'Source Sans Pro', 'Source Sans', sans-serif"
HEAD = 74.0
"""High: the room of a title above a drawing."""
LETTER = 0.54
"""Of the size of the letters, how wide one is."""


def text_at(x: float, y: float, text: str, size: float, fill: str = "", anchor: str = "middle") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" font-weight="600" fill="{fill or colour("card-ink")}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def lines_at(
    x: float, y: float, lines: Sequence[str], size: float, fill: str = "", anchor: str = "middle"
) -> list[str]:
    return [text_at(x, y + number * size * 1.25, line, size, fill, anchor) for number, line in enumerate(lines)]


def box_at(x: float, y: float, width: float, height: float, fill: str, stroke: str = "none", round_: float = 10) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{round_}" fill="{fill}" '
        f'stroke="{stroke}"/>'
    )


def curve_at(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float) -> str:
    """From left to right, level at both ends."""
    middle = (x1 + x2) / 2
    return (
        f'<path d="M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}" fill="none" '
        f'stroke="{stroke}" stroke-width="{width:.1f}" stroke-linecap="round" stroke-opacity="0.75"/>'
    )


def drawing(
    parts: Sequence[str], *, left: float, top: float, width: float, height: float, title: str, caption: str = ""
) -> str:
    """With a `caption` the title stands above it in sight, and that under it; else they stand on the page round it."""
    head = [
        text_at(left + 20, top - 40, title, 28, anchor="start"),
        text_at(left + 20, top - 14, caption, 18, colour("slate"), "start"),
    ]
    above = HEAD if caption else 0
    frame = f"{left} {top - above} {width} {height + above}"
    found = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}" width="{width}" height="{height + above}" '
        f'font-family={quoteattr(FAMILY)} role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect x="{left}" y="{top - above}" width="{width}" height="{height + above}" fill="{colour("card")}"/>',
        *(head if caption else []),
        *parts,
        "</svg>",
    ]
    return str(printable("\n".join(found)))
