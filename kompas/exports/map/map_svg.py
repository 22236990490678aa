"""The network map as a picture, made on the server; what it tells by colour it tells by style, thickness and sign too."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from kompas.domain.map.drawing import Drawing, DrawnLine, DrawnParty
from kompas.domain.map.label_places import FONT, LINE_HEIGHT, SHAPE, scale_for, wrap_name
from kompas.domain.map.layout import BANDS, HALF_HEIGHT, HALF_WIDTH, PartyPlace, lay_out
from kompas.domain.map.style import BACK_TO_FRONT, CHANGES, CROWD, LINES, SHAPES, LineStyle, Points, fill_of
from kompas.enums import Domain, LineChange, LineColour, Ring
from kompas.exports.core.blocks import Picture
from kompas.fields.words import printable
from kompas.i18n import _
from kompas.labels import label
from kompas.look import colour

LEGEND_ROW = 34
FAMILY = "'Source Sans Pro', 'Source Sans', sans-serif"


def map_svg(drawing: Drawing, title: str, changes: Mapping[str, LineChange] | None = None) -> str:
    """A drawing of 1600 wide with its legend under it. With `changes` (by line) lines show what became of them."""
    places = lay_out(drawing)
    crowded = len(drawing.lines) >= CROWD
    styles = {line.id: CHANGES[changes[line.id]] if changes else LINES[line.colour] for line in drawing.lines}
    if crowded:
        styles = {key: replace(style, width=round(style.width * 0.7, 1)) for key, style in styles.items()}
    legend = legend_of(drawing, changes)
    height = 2 * HALF_HEIGHT + legend_height(legend)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-HALF_WIDTH} {-HALF_HEIGHT} {2 * HALF_WIDTH} {height}" '
        f'width="{2 * HALF_WIDTH}" height="{height}" font-family="{FAMILY}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect x="{-HALF_WIDTH}" y="{-HALF_HEIGHT}" width="{2 * HALF_WIDTH}" height="{height}" fill="{colour("card")}"/>',
        *ground(),
        *(line_of(line, places, styles[line.id]) for line in sorted(drawing.lines, key=depth)),
        *(party_of(party, places[party.id], scale_for(len(drawing.parties))) for party in drawing.parties),
        *legend,
        "</svg>",
    ]
    return str(printable("\n".join(parts)))


def map_picture(drawing: Drawing, changes: Mapping[str, LineChange] | None = None) -> Picture:
    name = _("What changed") if changes else _("Network map")
    return Picture(name, map_text(drawing), "svg", lambda: {"svg": map_svg(drawing, "", changes)})


def depth(line: DrawnLine) -> int:
    return BACK_TO_FRONT.index(line.colour)


def ground() -> list[str]:
    edge = f'x="{-HALF_WIDTH}" y="{-HALF_HEIGHT}" width="{2 * HALF_WIDTH}" height="{2 * HALF_HEIGHT}"'
    found = [f'<rect {edge} fill="{colour("card-soft")}"/>']
    for ring, (_low, high) in reversed(BANDS.items()):
        share = min(high, 1.0)
        if ring is not Ring.OUTER:
            found.append(
                f'<ellipse rx="{HALF_WIDTH * share}" ry="{HALF_HEIGHT * share}" stroke="{colour("map-ring")}" stroke-dasharray="5 6" '
                f'fill="{colour("card-soft" if ring is Ring.CORE else "card")}"/>'
            )
        found.append(text_at(0, -HALF_HEIGHT * share + 21, label(ring), 15, colour("slate")))
    return found


def text_at(x: float, y: float, text: str, size: float, fill: str = "", anchor: str = "middle") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" font-weight="600" fill="{fill or colour("card-ink")}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def line_of(line: DrawnLine, places: Mapping[str, PartyPlace], style: LineStyle) -> str:
    one, other = places[line.one], places[line.other]
    return stroke_of(one.x, one.y, other.x, other.y, style)


def stroke_of(x1: float, y1: float, x2: float, y2: float, style: LineStyle) -> str:
    dash = f' stroke-dasharray="{" ".join(map(str, style.dash))}"' if style.dash else ""
    middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{style.stroke}" '
        f'stroke-width="{style.width}" stroke-linecap="round"{dash}/>'
        f'<circle cx="{middle_x:.1f}" cy="{middle_y:.1f}" r="9" fill="{colour("card")}" stroke="{style.stroke}"/>'
        + text_at(middle_x, middle_y + 5, style.mark, 15, style.stroke)
    )


def shape_of(points: Points, x: float, y: float, size: float, fill: str) -> str:
    corners = " ".join(f"{x + dx * size:.1f},{y + dy * size:.1f}" for dx, dy in points)
    return f'<polygon points="{corners}" fill="{fill}" stroke="{colour("card")}" stroke-width="2"/>'


def party_of(party: DrawnParty, place: PartyPlace, scale: float) -> str:
    """The name twice: a white edge first, since not every program knows which of stroke and fill comes first."""
    size, font = SHAPE * scale, FONT * scale
    found = [shape_of(SHAPES[party.domain], place.x, place.y, size, fill_of(party.domain))]
    for number, part in enumerate(wrap_name(party.name)):
        y = place.y + size + font * (LINE_HEIGHT * number + 1)
        name = text_at(place.x, y, part, font)
        found += [
            name.replace("<text ", f'<text stroke="{colour("card")}" stroke-width="5" stroke-linejoin="round" '),
            name,
        ]
    return "".join(found)


def legend_of(drawing: Drawing, changes: Mapping[str, LineChange] | None) -> list[str]:
    used: Sequence[LineChange | LineColour] = (
        [change for change in LineChange if change in set(changes.values())]
        if changes
        else [colour for colour in LineColour if colour in {line.colour for line in drawing.lines}]
    )
    domains = [domain for domain in Domain if domain in {party.domain for party in drawing.parties}]
    samples: list[tuple[LineStyle | Domain, str]] = [
        *((CHANGES[one] if isinstance(one, LineChange) else LINES[one], label(one)) for one in used),
        *((domain, label(domain)) for domain in domains),
    ]
    return [legend_entry(number, look, words) for number, (look, words) in enumerate(samples)]


def legend_entry(number: int, look: LineStyle | Domain, words: str) -> str:
    row, column = divmod(number, 4)
    x, y = -HALF_WIDTH + 30 + column * 395, HALF_HEIGHT + 26 + row * LEGEND_ROW
    if isinstance(look, LineStyle):
        sample = stroke_of(x, y, x + 62, y, look)
    else:
        sample = shape_of(SHAPES[look], x + 31, y, 11, fill_of(look))
    return sample + text_at(x + 76, y + 6, words, 19, anchor="start")


def legend_height(legend: list[str]) -> int:
    return 20 + LEGEND_ROW * -(-len(legend) // 4) if legend else 0


def map_text(drawing: Drawing) -> str:
    """The map in words, for people who cannot see the picture."""
    return _(
        "Network map with {parties} parties and {lines} lines", parties=len(drawing.parties), lines=len(drawing.lines)
    )
