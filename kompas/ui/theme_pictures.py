"""Themes as a treemap: by size, kind and domain. Told by labels and patterns, not by colour alone."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from kompas.domain.inquiry.picturing import Box, look_of, squarified
from kompas.domain.inquiry.queries import BoardTheme
from kompas.enums import NoteKind
from kompas.i18n import _, ngettext
from kompas.labels import ICONS, label
from kompas.look import colour
from kompas.ui.charts import lay_out

STRIPS = ("card", "card-soft", "card-line")
"""Under the kinds of a theme, in turn."""


def count_notes(theme: BoardTheme) -> str:
    return ngettext("{count} note", "{count} notes", len(theme.notes))


def in_words(theme: BoardTheme) -> str:
    """A theme as a sentence: the same as the pictures say."""
    kinds = ", ".join(f"{label(kind)} {count}" for kind, count in theme.kinds.items())
    parts = [count_notes(theme), kinds, domains_of(theme)]
    return " · ".join(part for part in parts if part)


def domains_of(theme: BoardTheme) -> str:
    names = [label(domain) for domain in theme.domains] + ([_("other domains")] if theme.others else [])
    return ", ".join(names)


# --- the treemap --------------------------------------------------------------------------------------------


def treemap(themes: Sequence[BoardTheme], *, width: float, height: float, size: int, dark: bool) -> Any:
    """Each theme a box as large as its notes, cut by kind. Bars rather than plotly's own treemap: those can be
    clicked in Streamlit, and have a pattern as well as a colour.
    """
    shown = [theme for theme in themes if theme.notes]
    strip = size * 2
    boxes = squarified([len(theme.notes) for theme in shown], Box(0, 0, width, height - strip))
    figure = go.Figure()
    for theme, box in zip(shown, boxes, strict=True):
        figure.add_trace(theme_bar(theme, inset(box, 3)))
        for bar in kind_bars(theme, inset(box, 8), size):
            figure.add_trace(bar)
        title_on(figure, theme, inset(box, 8), size)
    legend_on(figure, shown, height, size, dark)
    style(figure, height, size, dark)
    figure.update_layout(barmode="overlay", bargap=0)
    figure.update_xaxes(range=[0, width])
    figure.update_yaxes(range=[height, 0])
    return figure


def inset(box: Box, by: float) -> Box:
    return Box(box.x + by, box.y + by, max(box.width - 2 * by, 1), max(box.height - 2 * by, 1))


def theme_bar(theme: BoardTheme, box: Box) -> Any:
    fill, pattern = look_of(theme.colour)
    return go.Bar(
        x=[box.x + box.width / 2],
        base=[box.y],
        y=[box.height],
        width=[box.width],
        customdata=[[theme.id]],
        marker={
            "color": fill,
            "line": {"width": 0},
            "pattern": {
                "shape": pattern,
                "size": 9,
                "solidity": 0.12,
                "fgcolor": colour("on-colour"),
                "fillmode": "overlay",
            },
        },
        hovertemplate=f"{escape_tags(theme.name)}<br>{escape_tags(in_words(theme))}<extra></extra>",
        name=theme.name,
    )


def kind_bars(theme: BoardTheme, box: Box, size: int) -> list[Any]:
    """A strip along the bottom, cut by kind, with words where they fit."""
    strip = min(size * 2.5, box.height * 0.4)
    bars, left = [], box.x
    for kind, count in theme.kinds.items():
        wide = box.width * count / len(theme.notes)
        words = f"{label(kind)} {count}"
        fits = len(label(kind)) * size * 0.4 < wide - 4 and strip > size * 1.9
        bars.append(
            go.Bar(
                x=[left + wide / 2],
                base=[box.y + box.height - strip],
                y=[strip],
                width=[max(wide - 3, 1)],
                customdata=[[theme.id]],
                text=[f"{label(kind)}<br>{count}" if fits else f"{ICONS[kind]}<br>{count}"],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                constraintext="none",
                textfont={"size": size * 0.78, "color": colour("card-ink")},
                marker={
                    "color": colour(STRIPS[list(NoteKind).index(kind) % len(STRIPS)]),
                    "line": {"width": 0},
                },
                hovertemplate=f"{escape_tags(theme.name)}<br>{escape_tags(words)}<extra></extra>",
                name=words,
            )
        )
        left += wide
    return bars


def title_on(figure: Any, theme: BoardTheme, box: Box, size: int) -> None:
    """Name, size and domains in the box, as much as there is room for."""
    fill, _pattern = look_of(theme.colour)
    room = max(int(box.width / (size * 0.56)), 6)
    lines = [f"<b>{escape_tags(line)}</b>" for line in wrap(theme.name, room)] + [escape_tags(count_notes(theme))]
    lines += [escape_tags(line) for line in wrap(domains_of(theme), room)]
    most = max(int((box.height - size * 2.7) / (size * 1.3)), 1)
    figure.add_annotation(
        x=box.x + 2,
        y=box.y + 2,
        text="<br>".join(lines[:most]),
        showarrow=False,
        xanchor="left",
        yanchor="top",
        align="left",
        bgcolor=fill,
        borderpad=3,
        font={"size": size, "color": colour("on-colour")},
    )


def legend_on(figure: Any, themes: Sequence[BoardTheme], height: float, size: int, dark: bool) -> None:
    """Explain the signs of the kinds where there is no room for the words."""
    kinds = [kind for kind in NoteKind if any(kind in theme.kinds for theme in themes)]
    figure.add_annotation(
        x=4,
        y=height,
        text="     ".join(f"{ICONS[kind]} {escape_tags(label(kind))}" for kind in kinds),
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        font={"size": size, "color": colour("ink", dark=dark)},
    )


def style(figure: Any, height: float, size: int, dark: bool) -> None:
    clicked = {"dragmode": False, "clickmode": "event+select", "hoverlabel": {"font": {"size": size}}}
    lay_out(figure, height, size, dark=dark, margin=dict.fromkeys("tblr", 0), showlegend=False, **clicked)
    # with fixed ranges plotly hears no clicks; nothing can be dragged, since there is no drag mode
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.update_traces(unselected={"marker": {"opacity": 1}}, selector={"type": "bar"})
    figure.update_traces(
        selected={"marker": {"opacity": 0.01}}, unselected={"marker": {"opacity": 0.01}}, selector={"mode": "markers"}
    )


def escape_tags(text: str) -> str:
    """Plotly reads tags; what people typed has none."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
