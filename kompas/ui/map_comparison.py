"""Two rounds of the network map beside each other, and the course over all of them: in the room and on the network's page."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.express as px
import streamlit as st
from sqlmodel import Session

from kompas.domain.map.changed import (
    ChangedLine,
    changed_drawing,
    changed_lines,
    parties_in_words,
    summary_of,
)
from kompas.domain.map.course import FrozenRound, RoundsCompared, compared_with
from kompas.domain.map.drawing import Drawing
from kompas.domain.map.figures import shares_of
from kompas.domain.map.queries import drawing_of
from kompas.domain.map.style import LINES
from kompas.enums import LineColour
from kompas.exports.map.map_svg import map_svg
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place
from kompas.live.components.map.changed import show_changes
from kompas.look import colour
from kompas.models import Workshop
from kompas.ui.charts import is_dark, lay_out, show_chart
from kompas.ui.widgets import day, plain


def round_name(one: FrozenRound) -> str:
    return f"{day(one.frozen_at)} · {one.workshop.title}"


def rounds_beside(session: Session, workshop: Workshop, earlier: FrozenRound) -> tuple[RoundsCompared, Drawing]:
    return compared_with(session, workshop, earlier), drawing_of(session, workshop)


def difference(compared: RoundsCompared, now: Drawing) -> None:
    """The sentences and the picture of the changes."""
    st.markdown(f"#### {summary_in(compared)}")
    for sentence in parties_in_words(compared.comparison):
        st.markdown(plain(sentence))
    picture(compared, now)


def difference_on_screen(compared: RoundsCompared, now: Drawing, here: Place) -> None:
    """The picture, and beside it what does not fit under it: the projector cannot be scrolled."""
    st.markdown(f"#### {summary_in(compared)}")
    drawn, told = st.columns([1.7, 1])
    with drawn:
        picture(compared, now)
    with told:
        show_changes(here, changed_lines(compared, now), parties_in_words(compared.comparison))


def summary_in(compared: RoundsCompared) -> str:
    return summary_of(compared.comparison, day(compared.earlier.frozen_at))


def picture(compared: RoundsCompared, now: Drawing) -> None:
    shown, changes = changed_drawing(compared.comparison, now)
    with st.container(key="map-changed"):
        st.image(map_svg(shown, _("What changed"), changes), width="stretch", alt=summary_in(compared))


def line_by_line(compared: RoundsCompared, now: Drawing) -> None:
    rows = [{name: plain(cell) for name, cell in row_of(line).items()} for line in changed_lines(compared, now)]
    st.table(pd.DataFrame(rows).set_index(_("Line")))


def row_of(line: ChangedLine) -> dict[str, str]:
    return {
        _("Line"): line.name,
        _("What became of it"): label(line.change),
        _("Then"): label(line.then) if line.then else "",
        _("Now"): label(line.now) if line.now else "",
        _("Reason then"): line.reason,
        _("Agreement then"): "; ".join(line.agreements),
    }


def course(rounds: Sequence[tuple[str, Drawing]], key: str) -> None:
    """Lines per colour in each round; the same in words for people who cannot see it."""
    show_chart(course_chart(rounds), key)
    with st.expander(_("The same in words")):
        st.markdown("\n".join(f"- {plain(name)}: {counts_in_words(drawing)}" for name, drawing in rounds))


def counts_in_words(drawing: Drawing) -> str:
    counts = shares_of(drawing.lines).counts
    return "; ".join(f"{label(colour)} {count}" for colour, count in counts.items() if count) or _("no lines")


def course_chart(rounds: Sequence[tuple[str, Drawing]]) -> Any:
    rows = [
        {"round": name, "colour": label(colour), "lines": shares_of(drawing.lines).counts[colour]}
        for name, drawing in rounds
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
    lay_out(figure, 380, 15, dark=is_dark())
    figure.update_traces(
        marker_pattern_fillmode="overlay", marker_pattern_fgcolor=colour("on-colour"), marker_pattern_fgopacity=0.35,
        textfont={"color": colour("on-colour"), "size": 16}, textangle=0, insidetextanchor="middle", textposition="inside",
    )  # fmt: skip
    figure.update_xaxes(type="category", automargin=True)
    figure.update_yaxes(automargin=True)
    return figure
