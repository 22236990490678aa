"""Bottlenecks over the sessions as a picture: on the network's page and on the screen at the end."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from html import escape
from textwrap import shorten, wrap
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from kompas.domain.network.queries import Course, Held, courses_of_workshop
from kompas.enums import Phase, Progress, Role
from kompas.exports.core.wording import capitalise, month_of
from kompas.exports.network.bottlenecks import SIGNS, word_of
from kompas.i18n import _
from kompas.labels import label
from kompas.look import colour
from kompas.rules import crosses_sessions
from kompas.scenes import Scene
from kompas.ui.charts import is_dark, lay_out, show_chart
from kompas.ui.fragments import fragment
from kompas.ui.parts import Use
from kompas.ui.state import read
from kompas.ui.widgets import plain

NAMED, SILENT = "○", "–"
COLOURS = {Progress.SOLVED: "green", Progress.BETTER: "blue", Progress.SAME: "slate", Progress.WORSE: "red"}
MOST_ON_SCREEN = 6
"""More lines leave no room for the conclusions under them; then the phases are shown with their signs."""


@fragment(run_every="4s")
def live_course(scene: Scene, use: Use) -> None:
    """Courses for the room, without those of its own session only. Nothing as long as there is nothing to compare."""
    courses = [one for one in read(courses_of_workshop, scene.workshop) if crosses_sessions(one.release, Role.SCREEN)]
    if courses:
        course_chart(courses, "course-screen", large=True)


def course_chart(courses: Sequence[Course], key: str, *, large: bool = False) -> None:
    """The picture, and the same in words for people who cannot see it; on a phone, too narrow for it, the words alone."""
    if large:
        draw(courses, key, large=True)
        return
    words = "\n".join(f"- {plain(in_words(course))}" for course in courses)
    with st.container(key="course-wide"):
        draw(courses, key)
        with st.expander(_("The same in words")):
            st.markdown(words)
    with st.container(key="course-narrow"):
        for course in courses:
            st.markdown(by_session(course))


def draw(courses: Sequence[Course], key: str, *, large: bool = False) -> None:
    crowded = large and len(courses) > MOST_ON_SCREEN
    figure = phases_figure(courses, dark=is_dark()) if crowded else figure_of(courses, large=large, dark=is_dark())
    show_chart(figure, key, staticPlot=True)


def in_words(course: Course) -> str:
    return f"{capitalise(label(course.phase))} · {course.text} — {'; '.join(describe_sessions(course))}"


def by_session(course: Course) -> str:
    """The same with a line for each session."""
    heading = f"**{capitalise(label(course.phase))}** · {plain(course.text)}"
    return "\n".join([heading, *(f"- {plain(one)}" for one in describe_sessions(course))])


def describe_sessions(course: Course) -> list[str]:
    return [
        _("{title} ({when}): {said}", title=one.title, when=month_of(one.at), said=describe_session(course, one))
        for one in course.held
    ]


def describe_session(course: Course, held: Held) -> str:
    return f"{word_of(course, held)} ({held.remark})" if held.remark else word_of(course, held)


def sign_of(course: Course, held: Held) -> str:
    return SIGNS[held.mark] if held.mark else NAMED if held is course.held[0] else SILENT


def sessions_in(courses: Sequence[Course]) -> list[tuple[datetime, str]]:
    return sorted({(held.at, held.title) for course in courses for held in course.held})


def figure_of(courses: Sequence[Course], *, large: bool = False, dark: bool = False) -> Any:
    """A line per bottleneck, by phase, with a sign and a word at each session."""
    sessions = sessions_in(courses)
    size = 20 if large else 14
    rows = sorted(courses, key=lambda course: list(Phase).index(course.phase))
    figure = go.Figure()
    for height, course in enumerate(rows):
        add_course(figure, course, height, [at for at, _title in sessions], size, dark)
    names = [name_of(course, 62 if large else 50) for course in rows]
    lay_sessions(figure, sessions, names, size, round(size * 2.9), dark)
    return figure


def name_of(course: Course, width: int) -> str:
    """The phase and the bottleneck in front of the line, on two lines at most."""
    phase = f"{capitalise(label(course.phase))}:"
    return in_lines(f"{phase} {course.text}", width).replace(escape(phase), f"<b>{escape(phase)}</b>", 1)


def in_lines(text: str, width: int) -> str:
    return "<br>".join(escape(line) for line in wrap(shorten(text, 2 * width - 6, placeholder=" …"), width))


def add_course(figure: Any, course: Course, height: int, moments: Sequence[datetime], size: int, dark: bool) -> None:
    """Filled with a sign where the group said something; outlined where it was named or passed over."""
    across = [moments.index(held.at) for held in course.held]
    figure.add_trace(
        go.Scatter(
            x=across,
            y=[height] * len(across),
            mode="lines+markers+text",
            line={"color": "rgba(127,127,127,.7)", "width": 2},
            marker={
                "size": size * 1.6,
                "color": [colour(COLOURS[held.mark] if held.mark else "card") for held in course.held],
                "line": {"color": colour("slate"), "width": 2},
            },
            text=[sign_of(course, held) for held in course.held],
            textposition="middle center",
            textfont={
                "color": [colour("on-colour" if held.mark else "card-ink") for held in course.held],
                "size": round(size * 0.9),
            },
        )
    )
    for at, held in zip(across, course.held, strict=True):
        # on paper of its own, or the line runs through the word
        figure.add_annotation(
            x=at,
            y=height,
            text=word_of(course, held),
            showarrow=False,
            xanchor="left",
            xshift=size,
            bgcolor=colour("paper", dark=dark),
            borderpad=2,
            font={"color": colour("ink", dark=dark), "size": size},
        )


def phases_figure(courses: Sequence[Course], *, dark: bool = False) -> Any:
    """Too many to read from afar: per phase and session a sign and a word with how many."""
    sessions = sessions_in(courses)
    phases = [phase for phase in Phase if any(course.phase is phase for course in courses)]
    cells = {(phase, at): "<br>".join(list_words(courses, phase, at)) for phase in phases for at, _title in sessions}
    figure = go.Figure(
        go.Scatter(
            x=[number for number in range(len(sessions)) for _phase in phases],
            y=[height for _session in sessions for height in range(len(phases))],
            mode="text",
            text=[cells[phase, at] for at, _title in sessions for phase in phases],
            textfont={"color": colour("ink", dark=dark), "size": 20},
        )
    )
    names = [f"<b>{escape(capitalise(label(phase)))}</b>" for phase in phases]
    most = max(cell.count("<br>") for cell in cells.values()) + 1
    lay_sessions(figure, sessions, names, 20, 14 + 27 * most, dark)
    return figure


def list_words(courses: Sequence[Course], phase: Phase, at: datetime) -> list[str]:
    words = [
        f"{sign_of(course, held)} {word_of(course, held)}"
        for course in courses
        if course.phase is phase
        for held in course.held
        if held.at == at
    ]
    return [f"{count} × {word}" for word, count in Counter(words).items()]


def lay_sessions(
    figure: Any, sessions: Sequence[tuple[datetime, str]], names: list[str], size: int, row: int, dark: bool
) -> None:
    """Sessions across the top, names down the side."""
    lay_out(figure, 90 + row * len(names), size, dark=dark, showlegend=False)
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=names,
        range=[len(names) - 0.4, -0.6],
        automargin=True,
        showgrid=False,
        zeroline=False,
    )
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(sessions))),
        ticktext=[f"{in_lines(title, 22)}<br>{month_of(at)}" for at, title in sessions],
        tickangle=0,  # slanting names would take the height of the lines, so that words lie over each other
        range=[-0.3, len(sessions) - 0.3],
        gridcolor="rgba(127,127,127,.25)",
        zeroline=False,
        automargin=True,
    )
