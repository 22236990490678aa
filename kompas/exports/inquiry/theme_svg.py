"""Themes and their connections as pictures, made on the server: a treemap, a mind map, and what helps with what.

They tell how many notes there are and of which kinds, never the notes: a report prints each note once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from textwrap import wrap
from typing import Any

from kompas.domain.inquiry.picturing import Box, look_of, squarified
from kompas.enums import NoteKind
from kompas.exports.core.blocks import OwnPage, Picture
from kompas.exports.core.svg import LETTER, box_at, curve_at, drawing, lines_at, text_at
from kompas.i18n import _, ngettext
from kompas.labels import label
from kompas.look import colour

WIDTH, HEIGHT = 1600.0, 900.0
ROW = 92.0


@dataclass(frozen=True)
class PicturedTheme:
    name: str
    colour: int
    kinds: Mapping[NoteKind, int]

    @property
    def count(self) -> int:
        return sum(self.kinds.values())

    @property
    def counted(self) -> str:
        return ngettext("{count} note", "{count} notes", self.count)

    @property
    def fill(self) -> str:
        return look_of(self.colour)[0]

    @property
    def kinds_in_words(self) -> str:
        return ", ".join(f"{label(kind)} {count}" for kind, count in self.kinds.items())


def picture_of(name: str, text: str, page: OwnPage, draw: Any) -> Picture:
    return Picture(name, text, "svg", lambda: {"svg": draw()}, table_follows=True, own_page=page)


def theme_pictures(themes: Sequence[PicturedTheme], centre: str, caption: str) -> list[Picture]:
    """None without themes that have notes."""
    shown = [theme for theme in themes if theme.count]
    if not shown:
        return []
    told = "; ".join(f"{theme.name}: {theme.counted}" for theme in shown)
    by_size, as_map = _("Themes by their number of notes"), _("Mind map of the themes")
    return [
        picture_of(by_size, told, OwnPage(by_size, caption), partial(treemap_svg, shown)),
        picture_of(as_map, told, OwnPage(as_map, caption), partial(mind_map_svg, shown, centre)),
    ]


def connection_picture(pairs: Sequence[tuple[str, str]], caption: str) -> Picture:
    """`pairs` are a theme and what it helps with."""
    told = "; ".join(f"{theme} – {bottleneck}" for theme, bottleneck in pairs)
    name = _("Connections: which strength helps with what")
    return picture_of(name, told, OwnPage(name, caption), partial(connections_svg, pairs))


# --- treemap ----------------------------------------------------------------------------------------------------


def treemap_svg(themes: Sequence[PicturedTheme]) -> str:
    boxes = squarified([theme.count for theme in themes], Box(0, 0, WIDTH, HEIGHT))
    parts = [part for theme, box in zip(themes, boxes, strict=True) for part in theme_box(theme, box)]
    return drawing(parts, left=0, top=0, width=WIDTH, height=HEIGHT, title=_("Themes by their number of notes"))


def theme_box(theme: PicturedTheme, box: Box) -> list[str]:
    """The name as large as the box lets it, then how many notes of which kinds, as far as there is room."""
    size = max(13.0, min(44.0, (box.width * box.height) ** 0.5 / 9))
    words = [*lines_in(theme.name, box.width - 40, size)[:4]]
    smaller = size * 0.72
    rest = [theme.counted, *lines_in(theme.kinds_in_words, box.width - 40, smaller)]
    room = int((box.height - 34 - len(words) * size * 1.25) / (smaller * 1.25))
    found = [box_at(box.x + 4, box.y + 4, box.width - 8, box.height - 8, theme.fill)]
    found += lines_at(box.x + 22, box.y + 18 + size, words, size, colour("on-colour"), "start")
    below = box.y + 18 + size + len(words) * size * 1.25
    return found + lines_at(box.x + 22, below, rest[: max(room, 0)], smaller, colour("on-colour"), "start")


def lines_in(text: str, width: float, size: float) -> list[str]:
    return wrap(text, max(int(width / (size * LETTER)), 6))


# --- mind map ---------------------------------------------------------------------------------------------------


def mind_map_svg(themes: Sequence[PicturedTheme], centre: str) -> str:
    """Half of the themes on each side of the question, each with its kinds beside it."""
    half = -(-len(themes) // 2)
    height = max(HEIGHT, half * ROW)
    middle = lines_in(centre, 330, 22)[:8]
    parts: list[str] = []
    for side, group in ((1, themes[:half]), (-1, themes[half:])):
        for number, theme in enumerate(group):
            parts += branch(theme, side, (number + 0.5) * height / len(group) - height / 2)
    high = len(middle) * 28 + 30
    parts.append(box_at(-180, -high / 2, 360, high, colour("card-ink")))
    parts += lines_at(0, -high / 2 + 38, middle, 22, colour("on-colour"))
    return drawing(
        parts, left=-WIDTH / 2, top=-height / 2, width=WIDTH, height=height, title=_("Mind map of the themes")
    )


def branch(theme: PicturedTheme, side: int, y: float) -> list[str]:
    names = [*lines_in(theme.name, 250, 19)[:2], theme.counted]
    high = len(names) * 24 + 14
    left = side * 250 if side > 0 else -250 - 270
    leaves = lines_in(theme.kinds_in_words, 250, 16)[:4]
    at = side * (250 + 270 + 14)
    return [
        curve_at(side * 178, 0, side * 252, y, theme.fill, 2 + min(theme.count, 24) / 2),
        box_at(left, y - high / 2, 270, high, theme.fill),
        *lines_at(left + 135, y - high / 2 + 26, names, 19, colour("on-colour")),
        *lines_at(at, y - (len(leaves) - 1) * 10 + 5, leaves, 16, colour("slate"), "start" if side > 0 else "end"),
    ]


# --- connections ------------------------------------------------------------------------------------------------


def connections_svg(pairs: Sequence[tuple[str, str]]) -> str:
    """Themes left, what they help with right, a curve for each connection."""
    themes, helped = (list(dict.fromkeys(one)) for one in zip(*pairs, strict=True))
    height = max(HEIGHT, 60 + max(len(themes), len(helped)) * ROW)
    left, right = (
        {name: 60 + (number + 0.5) * (height - 60) / len(names) for number, name in enumerate(names)}
        for names in (themes, helped)
    )
    fills = {name: look_of(number)[0] for number, name in enumerate(themes)}
    parts = [curve_at(500, left[theme], 960, right[other], fills[theme], 5) for theme, other in pairs]
    for name, y in left.items():
        parts += named_box(name, 40, y, 460, fills[name], colour("on-colour"))
    for name, y in right.items():
        parts += named_box(name, 960, y, 600, colour("card-soft"), colour("card-ink"))
    heads = [
        text_at(40, 40, _("Theme"), 24, colour("slate"), "start"),
        text_at(960, 40, _("Helps with"), 24, colour("slate"), "start"),
    ]
    title = _("Connections: which strength helps with what")
    return drawing([*heads, *parts], left=0, top=0, width=WIDTH, height=height, title=title)


def named_box(name: str, x: float, y: float, width: float, fill: str, ink: str) -> list[str]:
    lines = lines_in(name, width - 30, 20)
    lines = [*lines[:2], lines[2] + (" …" if len(lines) > 3 else "")] if len(lines) > 2 else lines
    high = len(lines) * 25 + 14
    return [box_at(x, y - high / 2, width, high, fill), *lines_at(x + 16, y - high / 2 + 27, lines, 20, ink, "start")]
