"""Planned against actual minutes as bars: on the console and with the report."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from kompas.domain.workshop.timing import StepTime
from kompas.exports.workshop.time_bars import how_to_read, in_words
from kompas.i18n import _
from kompas.look import colour
from kompas.ui.charts import BARE, is_dark, lay_out, show_chart


def time_chart(bars: Sequence[StepTime], key: str, *, narrow: bool = False) -> None:
    """The chart, and the same in words for people who cannot see it."""
    show_chart(figure_of(bars, narrow=narrow, dark=is_dark()), key, staticPlot=True)
    st.caption(how_to_read())
    with st.expander(_("The same in words")):
        st.markdown("\n".join(f"- {in_words(bar)}" for bar in bars))


def figure_of(bars: Sequence[StepTime], *, narrow: bool = False, dark: bool = False) -> Any:
    """Per step an outlined bar for the plan with a filled one in it; longer than planned is striped as well."""
    size = 12 if narrow else 15
    names = ["<br>".join(wrap(f"{number}. {bar.title}", 20 if narrow else 40)) for number, bar in enumerate(bars, 1)]
    actual = go.Bar(
        y=names,
        x=[bar.actual or 0 for bar in bars],
        orientation="h",
        name=_("actual"),
        width=0.5,
        text=["" if bar.actual is None else f"{bar.actual}′" + ("…" if bar.under_way else "") for bar in bars],
        textposition="outside",
        cliponaxis=False,
        marker={
            "color": [colour("error" if bar.is_over else "accent", dark=dark) for bar in bars],
            "pattern": {
                "shape": ["/" if bar.is_over else "" for bar in bars],
                "size": 6,
                "fgcolor": colour("paper", dark=dark),
            },
        },
    )
    planned = {"color": BARE, "line": {"color": colour("quiet", dark=dark), "width": 1.5}}
    plan = go.Bar(
        y=names, x=[bar.planned for bar in bars], orientation="h", name=_("planned"), width=0.8, marker=planned
    )
    figure = go.Figure([plan, actual])
    height, margin = 70 + (40 if narrow else 34) * len(bars), {"t": 4, "b": 30, "l": 4, "r": 34}
    lay_out(figure, height, size, dark=dark, margin=margin, barmode="overlay", showlegend=False)
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=_("minutes"), rangemode="tozero", gridcolor="rgba(127,127,127,.25)", fixedrange=True)
    return figure
