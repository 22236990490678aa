"""The end: agreements, and a short evaluation answered without a name."""

from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.express as px
import streamlit as st

from kompas.activities import Activity, Scene, conclude
from kompas.domain.wall.evaluations import FEWEST_SHOWN, answers_of, has_evaluated
from kompas.enums import Role
from kompas.i18n import _, current_language
from kompas.live.components.wall.evaluate import evaluate
from kompas.ui.state import place, read

COLOURS = ["#a3201d", "#a35200", "#5d6b72", "#2b7d94", "#0f5c6e"]


def facilitator(scene: Scene) -> None:
    results(scene, narrow=True)


def screen(scene: Scene) -> None:
    results(scene)
    conclude.screen(scene)


def participant(scene: Scene) -> None:
    assert scene.step is not None
    given = read(has_evaluated, scene.actor.participant_id)
    evaluate(place(scene.actor, Role.PARTICIPANT), scene.step.content["evaluation"], given=given)
    conclude.participant(scene)


@st.fragment(run_every="4s")
def results(scene: Scene, *, narrow: bool = False) -> None:
    """The answers so far as bars; only the facilitator and the screen look, so asking every 4 s is cheap."""
    answers = read(answers_of, scene.workshop.id)
    if len(answers) < FEWEST_SHOWN:
        st.caption(_("The chart appears when {count} people have answered.", count=FEWEST_SHOWN))
        return
    assert scene.step is not None
    st.plotly_chart(
        chart(scene.step.content["evaluation"], [answer.scores for answer in answers], narrow=narrow),
        theme=None,
        key="evaluation",
        config={"displayModeBar": False},
    )


def chart(evaluation: dict[str, Any], scores: list[dict[str, int]], *, narrow: bool = False) -> Any:
    """Stacked bars: per question how often each answer from 1 to 5 was given."""
    language = current_language()
    rows = [
        {
            "question": "<br>".join(wrap(scale["text"][language], 18 if narrow else 34)),
            "answer": str(value),
            "count": sum(given.get(scale["key"]) == value for given in scores),
        }
        for scale in evaluation["scales"]
        for value in range(1, 6)
    ]
    figure = px.bar(
        pd.DataFrame(rows),
        y="question",
        x="count",
        color="answer",
        text="count",
        orientation="h",
        color_discrete_sequence=COLOURS,
        labels={"count": _("answers"), "answer": _("score"), "question": ""},
    )
    ink = "#f2f7f8" if st.context.theme.type == "dark" else "#1d2b33"
    size = 13 if narrow else 20
    figure.update_layout(
        height=110 + 62 * len(evaluation["scales"]),
        font={"size": size, "color": ink, "family": "Source Sans, sans-serif"},
        margin={"t": 8, "b": 8, "l": 8, "r": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        bargap=0.3,
        legend={"orientation": "h", "y": -0.12, "traceorder": "normal"},
    )
    figure.update_traces(insidetextanchor="middle", textfont={"color": "#ffffff", "size": size})
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(visible=False)
    return figure


ACTIVITY = Activity(facilitator=facilitator, screen=screen, participant=participant)
