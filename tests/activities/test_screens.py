"""The parts that activities show on the screen."""

from collections import Counter

from kompas.activity import activities

CHARTS = {"course", "evaluation_chart", "matrix"}


def test_no_chart_is_shown_at_two_steps() -> None:
    shown = Counter(part.name for one in activities().values() for part in one.screen if part.name in CHARTS)
    assert set(shown.values()) == {1}
    assert {"course", "evaluation_chart"} <= set(shown)
