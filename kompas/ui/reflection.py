"""The themes as a picture that follows the board, and the connections beside it."""

from typing import Any

import streamlit as st
from sqlmodel import Session

from kompas.domain.inquiry.earlier_bottlenecks import EarlierBottleneck, earlier_bottlenecks
from kompas.domain.inquiry.queries import BoardTheme, board_of
from kompas.enums import Anonymity, Picture
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components.inquiry.connections import connections
from kompas.models import Workshop
from kompas.scenes import Scene
from kompas.ui import state
from kompas.ui.charts import is_dark
from kompas.ui.fragments import fragment
from kompas.ui.mind_map import mind_map
from kompas.ui.parts import ROLES, Use
from kompas.ui.theme_pictures import in_words, treemap
from kompas.ui.widgets import plain

SHAPES = {"screen": (1840, 790, 25), "console": (680, 430, 14)}
"""Width to height, height in pixels and size of the letters: read from the back of the room, or from a chair."""


@fragment()
def reflection(scene: Scene, use: Use) -> None:
    """Drawn again by itself when the board changes: the component below asks for it."""
    here, workshop = state.place(scene.actor, ROLES[use]), scene.workshop
    themes, bottlenecks = state.read(themes_and_bottlenecks, workshop)
    if use == "screen" and workshop.picture is not Picture.CONNECTIONS:
        picture(workshop, themes, workshop.picture, use)
    if use == "console":
        chosen = looked_at(workshop, themes)
        connections(here, use, bottlenecks, workshop.revision, chosen)
        return
    connections(here, use, bottlenecks, workshop.revision)


def themes_and_bottlenecks(session: Session, workshop: Workshop) -> tuple[list[BoardTheme], list[EarlierBottleneck]]:
    return board_of(session, workshop), earlier_bottlenecks(session, workshop)


def looked_at(workshop: Workshop, themes: list[BoardTheme]) -> str | None:
    """The picture as the facilitator looks at it; gives the theme that was clicked or chosen."""
    if not themes:
        return None
    pictures = [one for one in Picture if one is not Picture.CONNECTIONS]
    shape = st.segmented_control(
        _("Look at the themes as"), pictures, default=Picture.TREEMAP, format_func=label, key="picture-here"
    )
    clicked = picture(workshop, themes, shape or Picture.TREEMAP, "console")
    if clicked and state.recall("picture-clicked") != clicked:
        state.remember("picture-theme", clicked)
    state.remember("picture-clicked", clicked)
    names = {theme.id: theme.name for theme in themes}
    if state.recall("picture-theme") not in names:
        state.remember("picture-theme", None)
    return st.selectbox(
        _("Notes of which theme?"),
        list(names),
        format_func=lambda theme_id: plain(names[theme_id]),
        placeholder=_("Click a theme in the picture, or choose one"),
        key="picture-theme",
    )


def picture(workshop: Workshop, themes: list[BoardTheme], shape: Picture, use: Use) -> str | None:
    """Draw it; gives the theme that was clicked in it."""
    filled = [theme for theme in themes if theme.notes]
    if not filled:
        st.info(_("There are no themes with notes yet. They are made on the board."))
        return None
    width, height, size = SHAPES[use]
    dark = is_dark()
    if shape is Picture.MIND_MAP:
        figure = mind_map(filled, _("Our strengths"), width=width, height=height, size=size, dark=dark)
    else:
        figure = treemap(filled, width=width, height=height, size=size, dark=dark)
    clicked = show(figure, use)
    if use == "console":
        if workshop.anonymity is Anonymity.GROUP:
            st.caption(_("A domain is named when enough people of that domain wrote in the theme."))
        with st.expander(_("The same in words")):
            st.markdown("\n".join(f"- **{plain(theme.name)}**: {plain(in_words(theme))}" for theme in filled))
    return clicked


def show(figure: Any, use: Use) -> str | None:
    config = {"displayModeBar": False, "staticPlot": use == "screen", "doubleClick": False}
    key = f"picture-{use}"  # one for both shapes: one picture turns into the other
    if use == "screen":
        st.plotly_chart(figure, theme=None, key=key, config=config)
        return None
    event: Any = st.plotly_chart(figure, theme=None, key=key, config=config, on_select="rerun", selection_mode="points")
    points = event["selection"]["points"] if event else []
    return next((point["customdata"][0] for point in points if point.get("customdata")), None)
