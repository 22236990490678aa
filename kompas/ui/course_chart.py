"""Bottlenecks over the sessions as a picture: on the network's page and on the screen at the end."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from html import escape
from textwrap import shorten, wrap
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from kompas.domain.queries.bottlenecks import Course, Held, courses_of_workshop
from kompas.enums import Phase, Progress, Role
from kompas.exports.wording import SIGNS, capitalised, month_of
from kompas.i18n import _
from kompas.labels import label
from kompas.models import Workshop
from kompas.rules import crosses_sessions
from kompas.ui.state import read
from kompas.ui.widgets import plain

NAMED, SILENT = "○", "–"
COLOURS = {Progress.SOLVED: "#2c7a4b", Progress.BETTER: "#1f5fa8", Progress.SAME: "#5d6b72", Progress.WORSE: "#a3201d"}
MOST_ON_SCREEN = 9
"""More lines cannot be read from the back of the room; then the phases are shown with their signs."""


@st.fragment(run_every="4s")
def live_course(workshop: Workshop) -> None:
    """For the room: without what stays in its own session. Nothing as long as there is nothing to compare."""
    courses = [one for one in read(courses_of_workshop, workshop) if crosses_sessions(one.release, Role.SCREEN)]
    if courses:
        course_chart(courses, "course-screen", large=True)


def course_chart(courses: Sequence[Course], key: str, *, large: bool = False) -> None:
    """The picture, and the same in words for who cannot see it."""
    dark = st.context.theme.type == "dark"
    crowded = large and len(courses) > MOST_ON_SCREEN
    st.plotly_chart(
        phases_figure(courses, dark=dark) if crowded else figure_of(courses, large=large, dark=dark),
        theme=None,
        key=key,
        config={"displayModeBar": False, "staticPlot": True},
    )
    if not large:
        with st.expander(_("The same in words")):
            st.markdown("\n".join(f"- {plain(in_words(course))}" for course in courses))


def in_words(course: Course) -> str:
    told = [
        _("{title} ({when}): {said}", title=one.title, when=month_of(one.at), said=said(course, one))
        for one in course.held
    ]
    return f"{capitalised(label(course.phase))} · {course.text} — {'; '.join(told)}"


def word_of(course: Course, held: Held) -> str:
    return label(held.mark) if held.mark else _("named") if held is course.held[0] else _("not discussed")


def said(course: Course, held: Held) -> str:
    return f"{word_of(course, held)} ({held.remark})" if held.remark else word_of(course, held)


def sign_of(course: Course, held: Held) -> str:
    return SIGNS[held.mark] if held.mark else NAMED if held is course.held[0] else SILENT


def sessions_in(courses: Sequence[Course]) -> list[tuple[datetime, str]]:
    return sorted({(held.at, held.title) for course in courses for held in course.held})


def figure_of(courses: Sequence[Course], *, large: bool = False, dark: bool = False) -> Any:
    """A line per bottleneck, under its phase, with a sign and a word at each session."""
    sessions = sessions_in(courses)
    ink = "#f2f7f8" if dark else "#1d2b33"
    size = 19 if large else 14
    rows = rows_of(courses, 62 if large else 46)
    figure = go.Figure()
    for height, course in enumerate(row[1] for row in rows):
        if course is not None:
            add_course(figure, course, height, [at for at, _title in sessions], size, ink)
    lay_out(figure, sessions, [row[0] for row in rows], size, round(size * 2.6), dark)
    return figure


Line = tuple[str, Course | None]
"""What stands in front of it; a phase has no course of its own."""


def rows_of(courses: Sequence[Course], width: int) -> list[Line]:
    rows: list[Line] = []
    for phase in Phase:
        of_phase = [course for course in courses if course.phase is phase]
        if of_phase:
            rows.append((f"<b>{escape(capitalised(label(phase)))}</b>", None))
        rows += [(in_lines(course.text, width), course) for course in of_phase]
    return rows


def in_lines(text: str, width: int) -> str:
    return "<br>".join(escape(line) for line in wrap(shorten(text, 2 * width - 6, placeholder=" …"), width))


def add_course(figure: Any, course: Course, height: int, moments: Sequence[datetime], size: int, ink: str) -> None:
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
                "color": [COLOURS[held.mark] if held.mark else "#ffffff" for held in course.held],
                "line": {"color": "#5d6b72", "width": 2},
            },
            text=[sign_of(course, held) for held in course.held],
            textposition="middle center",
            textfont={
                "color": ["#ffffff" if held.mark else "#1d2b33" for held in course.held],
                "size": round(size * 0.9),
            },
        )
    )
    figure.add_trace(
        go.Scatter(
            x=across,
            y=[height] * len(across),
            mode="text",
            text=["       " + word_of(course, held) for held in course.held],
            textposition="middle right",
            textfont={"color": ink, "size": size},
            cliponaxis=False,
        )
    )


def phases_figure(courses: Sequence[Course], *, dark: bool = False) -> Any:
    """Too many to read from afar: per phase and session a sign and a word with how many."""
    sessions = sessions_in(courses)
    phases = [phase for phase in Phase if any(course.phase is phase for course in courses)]
    cells = {(phase, at): "<br>".join(counted(courses, phase, at)) for phase in phases for at, _title in sessions}
    figure = go.Figure(
        go.Scatter(
            x=[number for number in range(len(sessions)) for _phase in phases],
            y=[height for _session in sessions for height in range(len(phases))],
            mode="text",
            text=[cells[phase, at] for at, _title in sessions for phase in phases],
            textfont={"color": "#f2f7f8" if dark else "#1d2b33", "size": 19},
        )
    )
    lay_out(figure, sessions, [f"<b>{escape(capitalised(label(phase)))}</b>" for phase in phases], 19, 96, dark)
    return figure


def counted(courses: Sequence[Course], phase: Phase, at: datetime) -> list[str]:
    words = [
        f"{sign_of(course, held)} {word_of(course, held)}"
        for course in courses
        if course.phase is phase
        for held in course.held
        if held.at == at
    ]
    return [f"{count} × {word}" for word, count in Counter(words).items()]


def lay_out(
    figure: Any, sessions: Sequence[tuple[datetime, str]], names: list[str], size: int, row: int, dark: bool
) -> None:
    """Sessions across the top, names down the side."""
    ink = "#f2f7f8" if dark else "#1d2b33"
    figure.update_layout(
        height=90 + row * len(names),
        font={"size": size, "color": ink, "family": "Source Sans, sans-serif"},
        margin={"t": 8, "b": 8, "l": 8, "r": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
    )
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
        ticktext=[f"{in_lines(title, 26)}<br>{month_of(at)}" for at, title in sessions],
        range=[-0.3, len(sessions) - 0.3],
        gridcolor="rgba(127,127,127,.25)",
        zeroline=False,
        automargin=True,
    )
