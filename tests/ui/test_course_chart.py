"""The picture of what bottlenecks became over the sessions."""

from datetime import UTC, datetime

import plotly.graph_objects as go

from kompas.ui.course_chart import lay_sessions


def test_names_of_sessions_stand_straight_in_short_lines() -> None:
    """On a beamer of 1280 wide they slanted, and took the height of the lines under them."""
    figure = go.Figure()
    sessions = [(datetime(2026, 6, 1, tzinfo=UTC), "Klantreis Waterrijk, voorjaar")] * 3
    lay_sessions(figure, sessions, ["Wachttijd"], size=20, row=60, dark=False)
    assert figure.layout.xaxis.tickangle == 0
    assert max(map(len, figure.layout.xaxis.ticktext[0].split("<br>"))) <= 22
