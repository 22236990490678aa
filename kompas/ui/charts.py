"""The look of every chart: our letters in the ink of the page, on its paper."""

from typing import Any

import streamlit as st

from kompas.look import colour, font

BARE = "rgba(0,0,0,0)"


def is_dark() -> bool:
    return bool(st.context.theme.type == "dark")


def lay_out(figure: Any, height: float, size: int, *, dark: bool, margin: Any = None, **more: Any) -> None:
    """`size` is that of the letters."""
    figure.update_layout(
        height=height,
        font={"size": size, "color": colour("ink", dark=dark), "family": font()},
        paper_bgcolor=BARE,
        plot_bgcolor=BARE,
        margin=margin or dict.fromkeys("tblr", 8),
        **more,
    )


def show_chart(figure: Any, key: str, **config: bool) -> None:
    st.plotly_chart(figure, theme=None, key=key, config={"displayModeBar": False, **config})
