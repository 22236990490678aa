"""What the map says in figures: sentences to talk about, and who works with whom as a matrix."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from kompas.activities import Activity, Scene, map_, nothing
from kompas.domain.map_views import look_at_matrix
from kompas.domain.maps.drawing import Drawing
from kompas.domain.maps.explained import findings_of
from kompas.domain.maps.figures import figures_of, matrix_of
from kompas.domain.maps.style import LINES
from kompas.domain.queries.maps import drawing_of
from kompas.enums import LineColour
from kompas.i18n import _
from kompas.labels import label
from kompas.ui.state import perform, read
from kompas.ui.widgets import plain


def screen(scene: Scene) -> None:
    told(scene, large=True)


def participant(scene: Scene) -> None:
    map_.participant(scene)
    with st.expander(_("The map in figures")):
        told(scene)


def workspace(scene: Scene) -> None:
    map_.workspace(scene)
    with st.expander(_("The map in figures"), expanded=True):
        told(scene)


@st.fragment(run_every="5s")
def told(scene: Scene, *, large: bool = False) -> None:
    """Asked again now and then: the map may change while the group talks."""
    drawing = read(drawing_of, scene.workshop)
    findings = findings_of(drawing, figures_of(drawing))
    if not findings:
        st.caption(_("The figures come as soon as there are lines."))
        return
    cards = st.container(key="figures-large" if large else "figures").columns(3 if large else 1)
    for number, finding in enumerate(findings):
        with cards[number % len(cards)].container(border=True):
            st.markdown(f"#### {finding.title}\n\n{plain(finding.seen)}")
            st.caption(finding.reading)
    with st.expander(_("Who works with whom")):
        if scene.actor.facilitates and not large:
            matrix_button(scene)
        st.plotly_chart(matrix(drawing), theme=None, key="matrix", config={"displayModeBar": False})


def matrix_button(scene: Scene) -> None:
    """Put the matrix on the screen, or take it off."""
    shown = bool((scene.workshop.map_view or {}).get("matrix"))
    if st.button(_("Take it off the screen") if shown else _("Show it on the screen")):
        perform(look_at_matrix, scene.actor, not shown)
        st.rerun(scope="fragment")


@st.fragment(run_every="5s")
def matrix_on_screen(scene: Scene) -> None:
    st.plotly_chart(
        matrix(read(drawing_of, scene.workshop), large=True),
        theme=None,
        key="matrix-screen",
        config={"displayModeBar": False},
    )


def matrix(drawing: Drawing, *, large: bool = False) -> Any:
    """Party by party: a colour and a sign per line. `large` is for the projector."""
    size = 20 if large else 13
    colours = list(LineColour)
    names = [party.name for party in drawing.parties]
    cells = matrix_of(drawing)
    steps = [(number / len(colours), (number + 1) / len(colours)) for number in range(len(colours))]
    scale = [[edge, LINES[colour].stroke] for colour, between in zip(colours, steps, strict=True) for edge in between]
    figure = go.Figure(
        go.Heatmap(
            x=names,
            y=names,
            z=[[None if cell is None else colours.index(cell) for cell in row] for row in cells],
            text=[["" if cell is None else LINES[cell].mark for cell in row] for row in cells],
            customdata=[["" if cell is None else label(cell) for cell in row] for row in cells],
            hovertemplate="%{y} – %{x}: %{customdata}<extra></extra>",
            texttemplate="<b>%{text}</b>",
            textfont={"color": "#ffffff"},
            colorscale=scale,
            zmin=-0.5,
            zmax=len(colours) - 0.5,
            showscale=False,
            hoverongaps=False,
            xgap=2,
            ygap=2,
        )
    )
    ink = "#f2f7f8" if st.context.theme.type == "dark" else "#1d2b33"
    figure.update_layout(
        height=160 + 2 * size * len(names),
        font={"size": size, "color": ink, "family": "Source Sans, sans-serif"},
        margin={"t": 8, "b": 8, "l": 8, "r": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(automargin=True, tickangle=-50)
    return figure


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
