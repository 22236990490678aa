"""This round of the map beside an earlier one: what became of every line, with what was said and agreed then."""

from typing import Any

import pandas as pd
import plotly.express as px
import streamlit as st

from kompas.activities import Activity, Scene, map_, nothing
from kompas.domain.maps.changed import changed_drawing, summary_of
from kompas.domain.maps.figures import shares_of
from kompas.domain.maps.rounds import RoundsCompared, compared_with, course_of, earlier_rounds
from kompas.domain.maps.style import LINES
from kompas.domain.queries.maps import drawing_of
from kompas.enums import LineChange, LineColour
from kompas.exports.map_svg import map_svg
from kompas.i18n import _
from kompas.labels import label
from kompas.ui.state import read
from kompas.ui.widgets import day


def screen(scene: Scene) -> None:
    told(scene)


def participant(scene: Scene) -> None:
    told(scene)


def workspace(scene: Scene) -> None:
    told(scene)
    map_.workspace(scene)


@st.fragment(run_every="6s")
def told(scene: Scene) -> None:
    """Asked again now and then: the map may change while the group talks."""
    rounds = read(earlier_rounds, scene.workshop)
    if not rounds:
        st.info(_("This is the first round of this network. Next time you see here what changed."))
        return
    compared = read(compared_with, scene.workshop, rounds[0])
    now = read(drawing_of, scene.workshop)
    st.markdown(f"#### {summary_of(compared.comparison, day(compared.earlier.frozen_at))}")
    shown, changes = changed_drawing(compared.comparison, now)
    summary = summary_of(compared.comparison, day(compared.earlier.frozen_at))
    with st.container(key="map-changed"):
        st.image(map_svg(shown, _("What changed"), changes), width="stretch", alt=summary)
    lines, course = st.tabs([_("Line by line"), _("Over the rounds")])
    with lines:
        st.table(pd.DataFrame(rows_of(compared, now.names())).set_index(_("Line")))
    with course:
        st.plotly_chart(course_chart(scene), theme=None, key="course", config={"displayModeBar": False})


def rows_of(compared: RoundsCompared, names: dict[str, str]) -> list[dict[str, str]]:
    """What changed first; what stayed the same last."""
    found = []
    before = {party.id: party.name for party in compared.comparison.earlier_parties}
    for line in sorted(compared.comparison.lines, key=lambda one: list(LineChange).index(one.change)):
        drawn = line.now or line.then
        assert drawn is not None
        known = names if line.now else before
        agreed = [one for then in line.earlier for one in compared.agreements.get(then.id, [])]
        found.append(
            {
                _("Line"): f"{known[drawn.one]} – {known[drawn.other]}",
                _("What became of it"): label(line.change),
                _("Then"): label(line.then.colour) if line.then else "",
                _("Now"): label(line.now.colour) if line.now else "",
                _("Reason then"): line.then.reason if line.then else "",
                _("Agreement then"): "; ".join(f"{one.what} ({one.who}, {label(one.status)})" for one in agreed),
            }
        )
    return found


def course_chart(scene: Scene) -> Any:
    """The share of each colour per round."""
    rows = [
        {"round": day(moment) if moment else _("now"), "colour": label(colour), "lines": shares.counts[colour]}
        for moment, workshop in read(course_of, scene.workshop)
        for shares in [shares_of(read(drawing_of, workshop).lines)]
        for colour in LineColour
    ]
    figure = px.bar(
        pd.DataFrame(rows),
        x="round",
        y="lines",
        color="colour",
        text="lines",
        color_discrete_map={label(colour): LINES[colour].stroke for colour in LineColour},
        pattern_shape="colour",
        labels={"round": "", "lines": _("Lines"), "colour": ""},
    )
    ink = "#f2f7f8" if st.context.theme.type == "dark" else "#1d2b33"
    figure.update_layout(
        height=380,
        font={"size": 15, "color": ink, "family": "Source Sans, sans-serif"},
        margin={"t": 8, "b": 8, "l": 8, "r": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(type="category")
    return figure


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
