"""The answers to the evaluation, for the facilitator and on the screen."""

from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.express as px
import streamlit as st

from kompas.domain.wall.evaluations import FEWEST_SHOWN, answers_of, shown_of
from kompas.i18n import _, current_language
from kompas.look import colour
from kompas.scenes import Scene
from kompas.ui.charts import is_dark, lay_out, show_chart
from kompas.ui.fragments import fragment
from kompas.ui.parts import Use, part
from kompas.ui.state import read

COLOURS = ("red", "orange", "slate", "lagoon", "teal")


@part("evaluation_chart")
@fragment(run_every="4s")
def evaluation_chart(scene: Scene, use: Use) -> None:
    """The answers so far as bars; only the facilitator and the screen look, so asking every 4 s is cheap."""
    answers = read(answers_of, scene.workshop.id)
    scores = [answer.scores for answer in shown_of(answers)]
    if scores:
        show_chart(chart(scene.content["evaluation"], scores, narrow=use == "console"), "evaluation")
    if len(scores) < len(answers) or not answers:
        st.caption(how_it_grows(len(scores), len(answers)))


def how_it_grows(shown: int, given: int) -> str:
    """Why not every answer is to be seen yet."""
    if not shown:
        return _(
            "The chart appears when {count} people have answered, when everybody in the room has, or when the workshop is closed. That way nobody's answers can be read from it.",
            count=2 * FEWEST_SHOWN,
        )
    return _(
        "{shown} of {given} answers. New ones come in by {count} or more at once, so that nobody's answers can be read from the chart.",
        shown=shown,
        given=given,
        count=FEWEST_SHOWN,
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
        color_discrete_sequence=list(map(colour, COLOURS)),
        labels={"count": _("answers"), "answer": _("score"), "question": ""},
    )
    size, height = 13 if narrow else 20, 110 + 62 * len(evaluation["scales"])
    legend = {"orientation": "h", "y": -0.12, "traceorder": "normal"}
    lay_out(figure, height, size, dark=is_dark(), bargap=0.3, legend=legend)
    figure.update_traces(insidetextanchor="middle", textfont={"color": colour("on-colour"), "size": size})
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(visible=False)
    return figure
