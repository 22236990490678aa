"""The end: agreements, and a short evaluation answered without a name."""

from typing import Any

import pandas as pd
import plotly.express as px
import streamlit as st

from kompas.activities import Activity, Scene, conclude
from kompas.domain.evaluations import answers_of
from kompas.domain.queries.workshops import has_evaluated
from kompas.enums import Role
from kompas.i18n import _, current_language
from kompas.live.components.evaluate import evaluate
from kompas.ui.state import place, read

FEWEST = 3
"""With fewer answers a chart would show what one recognisable person thinks."""
COLOURS = ["#a3201d", "#c77700", "#8a979d", "#3b8ea5", "#0f5c6e"]


def facilitator(scene: Scene) -> None:
    results(scene)


def screen(scene: Scene) -> None:
    results(scene)
    conclude.screen(scene)


def participant(scene: Scene) -> None:
    assert scene.step is not None
    given = read(has_evaluated, scene.actor.participant_id)
    evaluate(place(scene.actor, Role.PARTICIPANT), scene.step.content["evaluation"], given=given)
    conclude.participant(scene)


@st.fragment(run_every="4s")
def results(scene: Scene) -> None:
    """The answers so far as bars; only the facilitator and the screen look, so asking every 4 s is cheap."""
    answers = read(answers_of, scene.workshop.id)
    if len(answers) < FEWEST:
        st.caption(_("The chart appears when {count} people have answered.", count=FEWEST))
        return
    assert scene.step is not None
    st.plotly_chart(chart(scene.step.content["evaluation"], [answer.scores for answer in answers]), key="evaluation")


def chart(evaluation: dict[str, Any], scores: list[dict[str, int]]) -> Any:
    """Stacked bars: per question how often each answer from 1 to 5 was given."""
    language = current_language()
    rows = [
        {
            "question": scale["text"][language],
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
    figure.update_layout(height=120 + 70 * len(evaluation["scales"]), font_size=18, margin={"t": 10, "b": 10})
    figure.update_yaxes(autorange="reversed", automargin=True)
    return figure


ACTIVITY = Activity(facilitator=facilitator, screen=screen, participant=participant)
