"""Themes as a mind map, with their kinds and domains beside them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from kompas.domain.inquiry.picturing import look_of
from kompas.domain.inquiry.queries import BoardTheme
from kompas.labels import label
from kompas.look import colour
from kompas.ui.theme_pictures import count_notes, domains_of, escape_tags, style


@dataclass(frozen=True)
class Columns:
    """Columns on one half of the mind map, in pixels from its middle, so that no words overlap."""

    theme: float
    leaf: float
    name_room: int
    leaf_room: int


GAP = 14
PADDING = 14
WIDTH_OF_LETTER = 0.58
"""Of the size of the letters, on average and with some to spare."""


def columns_of(width: float, middle: Sequence[str], names: Sequence[str], size: int) -> Columns:
    """The middle takes what it needs; a theme's box and its leaves share the rest of their half."""
    letter = size * WIDTH_OF_LETTER
    inner = max(map(len, middle)) * letter / 2 + PADDING + GAP
    rest = width / 2 - inner
    name_room = int((max(rest * 0.46, letter * 8) - PADDING) / letter)
    widest = max((len(line) for name in names for line in wrap(name, name_room)), default=0)
    leaf = inner + widest * letter + PADDING + GAP
    return Columns(inner, leaf, name_room, max(int((width / 2 - leaf) / (letter * 0.88)), 8))


def mind_map(themes: Sequence[BoardTheme], centre: str, *, width: float, height: float, size: int, dark: bool) -> Any:
    """The central question with the themes left and right of it, and per theme its kinds and domains."""
    figure = go.Figure()
    middle = wrap(centre, 12)
    columns = columns_of(width, middle, [*(theme.name for theme in themes), *map(count_notes, themes)], size)
    half = math.ceil(len(themes) / 2)
    for side, group in ((1, themes[:half]), (-1, themes[half:])):
        for number, theme in enumerate(group):
            room = height / len(group)
            branch(
                figure, theme, side, ((number + 0.5) * room - height / 2), room, columns, size, colour("ink", dark=dark)
            )
    draw_box(figure, 0, 0, "<br>".join(f"<b>{escape_tags(line)}</b>" for line in middle), colour("card-ink"), size)
    style(figure, height, size, dark)
    figure.update_xaxes(range=[-width / 2, width / 2])
    figure.update_yaxes(range=[height / 2, -height / 2])
    return figure


def branch(
    figure: Any, theme: BoardTheme, side: int, y: float, room: float, columns: Columns, size: int, ink: str
) -> None:
    fill, _pattern = look_of(theme.colour)
    x = columns.theme * side
    figure.add_trace(
        go.Scatter(
            x=[0, x / 2, x],
            y=[0, y * 0.85, y],
            mode="lines",
            line={"shape": "spline", "width": 2 + min(len(theme.notes), 24) / 2, "color": fill},
            hoverinfo="skip",
        )
    )
    lines = max(int((room - PADDING) / (size * 1.3)), 1)
    names = shorten_lines(wrap(theme.name, columns.name_room), max(lines - 1, 1))
    text = "<br>".join(f"<b>{escape_tags(name)}</b>" for name in names)
    draw_box(
        figure,
        x,
        y,
        f"{text}<br>{escape_tags(count_notes(theme))}" if lines > 1 else text,
        fill,
        size,
        theme.id,
        side,
    )
    kinds = ", ".join(f"{label(kind)} {count}" for kind, count in theme.kinds.items())
    leaves = [*wrap(kinds, columns.leaf_room), *wrap(domains_of(theme), columns.leaf_room)]
    if leaves:
        figure.add_annotation(
            x=columns.leaf * side,
            y=y,
            text="<br>".join(escape_tags(leaf) for leaf in shorten_lines(leaves, int(room / (size * 1.2)))),
            showarrow=False,
            xanchor=OUTWARD[side],
            align=OUTWARD[side],
            font={"size": size * 0.88, "color": ink},
        )


OUTWARD = {1: "left", -1: "right", 0: "center"}
"""Which side of some words lies at their place, when they lie right, left, or in the middle."""


def shorten_lines(lines: Sequence[str], most: int) -> list[str]:
    return list(lines) if len(lines) <= most else [*lines[: max(most - 1, 1)], "…"]


def draw_box(
    figure: Any, x: float, y: float, text: str, fill: str, size: int, theme_id: str = "", side: int = 0
) -> None:
    """Words in a box; a marker under it takes the click."""
    figure.add_trace(
        go.Scatter(
            x=[x + side * size * 2],
            y=[y],
            mode="markers",
            marker={"size": size * 4, "color": fill, "symbol": "square", "opacity": 0.01},
            customdata=[[theme_id]],
            hovertemplate=f"{text}<extra></extra>",
        )
    )
    figure.add_annotation(
        x=x,
        y=y,
        text=text,
        showarrow=False,
        xanchor=OUTWARD[side],
        bgcolor=fill,
        bordercolor=colour("card"),
        borderwidth=1,
        borderpad=6,
        font={"size": size, "color": colour("on-colour")},
        captureevents=False,
    )
