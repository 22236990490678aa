"""The network map as a picture, made on the server; what it tells by colour it tells by style, thickness and sign too."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kompas.domain.map.drawing import Drawing, DrawnLine, DrawnParty
from kompas.domain.map.label_places import CHARACTER, FONT, LINE_HEIGHT, SHAPE, box_of, scale_for, wrap_name
from kompas.domain.map.layout import BANDS, HALF_HEIGHT, HALF_WIDTH, PartyPlace, lay_out
from kompas.domain.map.routing import Curve, route_lines
from kompas.domain.map.style import BACK_TO_FRONT, CHANGES, CROWD, LINES, SHAPES, LineStyle, Points, fill_of
from kompas.enums import Domain, LineChange, LineColour, Ring
from kompas.exports.core import svg
from kompas.exports.core.blocks import OwnPage, Picture
from kompas.exports.core.svg import text_at
from kompas.i18n import _
from kompas.labels import label
from kompas.look import colour

LEGEND_ROW = 34
ANGLES = (0, 180, -24, 24, 156, 204, -48, 48, 132, 228)
"""Where on its ring a name may stand, in degrees from the top; as in `map_letters.js`."""


def map_svg(drawing: Drawing, title: str, changes: Mapping[str, LineChange] | None = None, *, caption: str = "") -> str:
    """A drawing of 1600 wide with its legend under it. With `changes` (by line) lines show what became of them.

    With a `caption`, such as its day, title and caption stand above it in sight.
    """
    places = lay_out(drawing)
    routes = route_lines(drawing, places)
    crowded = len(drawing.lines) >= CROWD
    styles = {line.id: CHANGES[changes[line.id]] if changes else LINES[line.colour] for line in drawing.lines}
    if crowded:
        styles = {key: replace(style, width=round(style.width * 0.7, 1)) for key, style in styles.items()}
    legend = legend_of(drawing, changes)
    height = 2 * HALF_HEIGHT + legend_height(legend)
    parts = [
        *ground(),
        *(stroke_of(routes[line.id], styles[line.id]) for line in sorted(drawing.lines, key=depth)),
        *(ring_name(ring, drawing, places) for ring in BANDS),
        *(party_of(party, places[party.id], scale_for(len(drawing.parties))) for party in drawing.parties),
        *legend,
    ]
    frame = {"left": -HALF_WIDTH, "top": -HALF_HEIGHT, "width": 2 * HALF_WIDTH, "height": height}
    return svg.drawing(parts, **frame, title=title, caption=caption)


def map_picture(
    drawing: Drawing, caption: str, changes: Mapping[str, LineChange] | None = None, *, by_itself: bool = False
) -> Picture:
    """On a page of its own in a report; `by_itself` it bears title and caption within."""
    name = _("What changed") if changes else _("Network map")
    page = None if by_itself else OwnPage(name, caption)

    def data() -> dict[str, str]:
        return {"svg": map_svg(drawing, name, changes, caption=caption if by_itself else "")}

    return Picture(name, map_text(drawing), "svg", data, own_page=page)


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
    return found


def ring_name(ring: Ring, drawing: Drawing, places: Mapping[str, PartyPlace]) -> str:
    """Within its ring, at the first of some places where no party stands; at the top when there is none."""
    name, share = label(ring), min(BANDS[ring][1], 1.0)
    scale, half = scale_for(len(drawing.parties)), len(name) * 15 * CHARACTER / 2
    boxes = [(places[party.id], box_of(party.name, scale)) for party in drawing.parties]
    spots = [ring_spot(share, angle) for angle in ANGLES]

    def is_free(x: float, y: float) -> bool:
        return not any(
            abs(x - place.x) < half + box.half_width and y > place.y - box.above and y - 15 < place.y + box.below
            for place, box in boxes
        )

    x, y = next((spot for spot in spots if is_free(*spot)), spots[0])
    return edged(text_at(x, y, name, 15, colour("slate")))


def edged(name: str) -> str:
    """Twice: a white edge first, since not every program knows which of stroke and fill comes first."""
    return name.replace("<text ", f'<text stroke="{colour("card")}" stroke-width="5" stroke-linejoin="round" ') + name


def ring_spot(share: float, angle: int) -> tuple[float, float]:
    turn = math.radians(angle)
    down = -math.cos(turn) * HALF_HEIGHT * share
    return math.sin(turn) * HALF_WIDTH * share, down + (21 if down < 0 else -8)


def stroke_of(curve: Curve, style: LineStyle) -> str:
    dash = f' stroke-dasharray="{" ".join(map(str, style.dash))}"' if style.dash else ""
    one, control, other, middle = curve.one, curve.control, curve.other, curve.at(0.5)
    return (
        f'<path d="M{one.x:.1f} {one.y:.1f}Q{control.x:.1f} {control.y:.1f} {other.x:.1f} {other.y:.1f}" fill="none" '
        f'stroke="{style.stroke}" stroke-width="{style.width}" stroke-linecap="round"{dash}/>'
        f'<circle cx="{middle.x:.1f}" cy="{middle.y:.1f}" r="9" fill="{colour("card")}" stroke="{style.stroke}"/>'
        + text_at(middle.x, middle.y + 5, style.mark, 15, style.stroke)
    )


def shape_of(points: Points, x: float, y: float, size: float, fill: str) -> str:
    corners = " ".join(f"{x + dx * size:.1f},{y + dy * size:.1f}" for dx, dy in points)
    return f'<polygon points="{corners}" fill="{fill}" stroke="{colour("card")}" stroke-width="2"/>'


def party_of(party: DrawnParty, place: PartyPlace, scale: float) -> str:
    size, font = SHAPE * scale, FONT * scale
    found = [shape_of(SHAPES[party.domain], place.x, place.y, size, fill_of(party.domain))]
    for number, part in enumerate(wrap_name(party.name)):
        y = place.y + size + font * (LINE_HEIGHT * number + 1)
        found.append(edged(text_at(place.x, y, part, font)))
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
        sample = stroke_of(Curve(PartyPlace(x, y), PartyPlace(x + 31, y), PartyPlace(x + 62, y)), look)
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
