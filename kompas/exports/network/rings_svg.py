"""The three rings with their members as a picture: one in the other, each member a card with name and organisation.

What a colour says, a shape says too. Rows of cards never overlap, however many members there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape

from kompas.domain.map.style import SHAPES, fill_of
from kompas.enums import Domain, Ring
from kompas.exports.core.blocks import Picture
from kompas.exports.core.wording import capitalise
from kompas.fields.words import printable
from kompas.i18n import _
from kompas.labels import label
from kompas.look import colour
from kompas.models import NetworkMember

CARD, STEP = 266, 280
"""Width of a card, and from one card to the next."""
EDGE, TOP, SIDE, BETWEEN = 32, 44, 40, 14
"""Room under the last row, for the name of a ring, beside the rows, and between them."""
LINE = 21
"""Height of a line in a card."""
NAME_LENGTH, LINE_LENGTH = 21, 27
"""Characters that fit in a line, in the widest letters that a viewer may have."""
LEGEND_ROW, LEGEND_COLUMN = 32, 330
FAMILY = "'Source Sans Pro', 'Source Sans', sans-serif"
NAME, ORGANISATION, TAGS = "name", "organisation", "tags"
CROWD = 30
"""From so many members on more cards stand beside each other."""
ON_SCREEN, ON_SCREEN_CROWDED = (4, 5, 6), (5, 6, 8)
ON_PAGE, ON_PAGE_CROWDED = (2, 3, 4), (3, 4, 5)


@dataclass(frozen=True)
class Palette:
    outer: str
    project: str
    core: str
    line: str
    card: str
    card_line: str
    ink: str
    soft: str
    edge: str


def palette_of(*, dark: bool = False) -> Palette:
    """The colours of the map: what lies on the same ground looks the same."""
    names = ("slab-outer", "slab", "slab-core", "slab-rule", "paper", "line", "slab-ink", "slab-quiet", "card")
    return Palette(*(colour(name, dark=dark) for name in names))


@dataclass(frozen=True)
class Band:
    """A ring around those inside it: half of its rows of cards above them, half below."""

    ring: Ring
    width: int
    above: list[list[NetworkMember]]
    below: list[list[NetworkMember]]


@dataclass(frozen=True)
class Drawn:
    parts: list[str]
    width: int
    height: int


def rings_svg(members: Sequence[NetworkMember], title: str, *, dark: bool = False, page: bool = False) -> str:
    """A drawing with a legend under it; `page` for one that stands upright on paper."""
    palette, crowded = palette_of(dark=dark), len(members) > CROWD
    columns = (ON_PAGE_CROWDED if crowded else ON_PAGE) if page else (ON_SCREEN_CROWDED if crowded else ON_SCREEN)
    bands = [band_of(ring, members, most) for ring, most in zip(Ring, columns, strict=True)]
    card = 20 + LINE * max((len(lines_of(one)) for one in members), default=2)
    drawn = Drawn([], 0, 0)
    for band in bands:
        drawn = around(band, drawn, card, palette)
    width = drawn.width
    entries = list(legend(members, width, drawn.height + 30, palette))
    rows = -(-len(entries) // max(width // LEGEND_COLUMN, 1))
    whole = drawn.height + (LEGEND_ROW * rows + 24 if rows else 0)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {whole}" width="{width}" height="{whole}" '
        f'font-family="{FAMILY}" role="img"><title>{escape(title)}</title><desc>{escape(rings_text(members))}</desc>'
    )
    return str(printable("\n".join([head, *drawn.parts, *entries, "</svg>"])))


def rings_picture(members: Sequence[NetworkMember]) -> Picture:
    kept = list(members)
    name = _("The three rings")
    return Picture(name, rings_text(kept), "svg", lambda: {"svg": rings_svg(kept, "", page=True)}, table_follows=True)


def rings_text(members: Sequence[NetworkMember]) -> str:
    """The picture in words, ring by ring."""
    told = []
    for ring in Ring:
        names = [f"{one.name} ({one.organisation})" for one in members if one.ring is ring]
        listed = ", ".join(names) or _("nobody yet")
        told.append(f"{title_of(ring, len(names))}: {listed}.")
    return " ".join(told)


def title_of(ring: Ring, count: int) -> str:
    return f"{capitalise(label(ring))} ({count})"


def band_of(ring: Ring, members: Sequence[NetworkMember], most: int) -> Band:
    own = [one for one in members if one.ring is ring]
    width = most * STEP + 2 * SIDE
    if ring is Ring.CORE:
        return Band(ring, width, rows_of(own, most, 1), [])
    rows = rows_of(own, most, 2)  # to lie round what is inside
    half = -(-len(rows) // 2)
    return Band(ring, width, rows[:half], rows[half:])


def rows_of(members: list[NetworkMember], most: int, fewest: int) -> list[list[NetworkMember]]:
    """As few rows as fit, of about the same length."""
    count = max(-(-len(members) // most), min(len(members), fewest))
    return [members[len(members) * row // count : len(members) * (row + 1) // count] for row in range(count)]


def around(band: Band, inside: Drawn, card: int, palette: Palette) -> Drawn:
    """This ring with its cards, and in the middle of it what was drawn inside it."""
    count = sum(map(len, [*band.above, *band.below]))
    step = card + BETWEEN
    middle = TOP + step * len(band.above) + (0 if count else STEP // 8)
    below = middle + inside.height + (BETWEEN if inside.height else 0)
    ends_in_cards = band.below or not inside.height
    height = below + step * len(band.below) + (EDGE - BETWEEN if ends_in_cards else EDGE)
    fill = {Ring.CORE: palette.core, Ring.PROJECT: palette.project, Ring.OUTER: palette.outer}[band.ring]
    parts = [
        f'<rect x="1" y="1" width="{band.width - 2}" height="{height - 2}" rx="56" fill="{fill}" '
        f'stroke="{palette.line}" stroke-width="2"/>',
        text_at(band.width / 2, 31, title_of(band.ring, count), 21, palette.ink, "middle", 700),
    ]
    if not count:
        parts.append(text_at(band.width / 2, TOP + 14, _("nobody yet"), 17, palette.soft, "middle"))
    parts += cards(band.above, band.width, TOP, card, palette) + cards(band.below, band.width, below, card, palette)
    if inside.parts:
        place = f"translate({(band.width - inside.width) / 2:.1f} {middle})"
        parts += [f'<g transform="{place}">', *inside.parts, "</g>"]
    return Drawn(parts, band.width, height)


def cards(rows: list[list[NetworkMember]], width: int, top: int, height: int, palette: Palette) -> list[str]:
    found = []
    for number, row in enumerate(rows):
        left = (width - (len(row) * STEP - (STEP - CARD))) / 2
        y = top + number * (height + BETWEEN)
        found += [card_of(one, left + place * STEP, y, height, palette) for place, one in enumerate(row)]
    return found


def card_of(member: NetworkMember, x: float, y: float, height: int, palette: Palette) -> str:
    parts = [
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{CARD}" height="{height}" rx="12" fill="{palette.card}" '
        f'stroke="{palette.card_line}" stroke-width="1.5"/>',
        shape_of(member.domain, x + 25, y + 25, 11, palette),
    ]
    for number, (text, kind) in enumerate(lines_of(member)):
        size, weight = (19.0, 700) if kind == NAME else (15.5, 600 if kind == TAGS else 400)
        fill = palette.soft if kind == ORGANISATION else palette.ink
        parts.append(text_at(x + 47, y + 30 + LINE * number, text, size, fill, weight=weight))
    return "".join(parts)


def lines_of(member: NetworkMember) -> list[tuple[str, str]]:
    """What stands on a card, each line with what it is."""
    parts = (
        (member.name, NAME, NAME_LENGTH),
        (member.organisation, ORGANISATION, LINE_LENGTH),
        (tags_of(member), TAGS, LINE_LENGTH),
    )
    return [(line, kind) for text, kind, length in parts for line in wrap(text, length, max_lines=2, placeholder="…")]


def tags_of(member: NetworkMember) -> str:
    """What marks somebody out, in words."""
    expert = _("expert by experience") if member.expert_by_experience else ""
    return " · ".join(filter(None, [label(member.function) if member.function else "", expert]))


def shape_of(domain: Domain, x: float, y: float, size: float, palette: Palette) -> str:
    corners = " ".join(f"{x + dx * size:.1f},{y + dy * size:.1f}" for dx, dy in SHAPES[domain])
    return f'<polygon points="{corners}" fill="{fill_of(domain)}" stroke="{palette.edge}" stroke-width="1.5"/>'


def text_at(x: float, y: float, text: str, size: float, fill: str, anchor: str = "start", weight: int = 400) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{fill}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def legend(members: Sequence[NetworkMember], width: int, top: int, palette: Palette) -> Iterator[str]:
    """The domains that are there."""
    used = [domain for domain in Domain if any(one.domain is domain for one in members)]
    columns = max(width // LEGEND_COLUMN, 1)
    for number, domain in enumerate(used):
        row, column = divmod(number, columns)
        x, y = SIDE + column * LEGEND_COLUMN, top + row * LEGEND_ROW
        yield shape_of(domain, x, y, 10, palette) + text_at(x + 20, y + 6, label(domain), 17, palette.ink)
