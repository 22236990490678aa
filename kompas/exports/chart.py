"""The evaluation as a picture, and in words for who cannot see it."""

from collections.abc import Sequence
from typing import Any

from kompas.exports import wording
from kompas.exports.report import Report, ReportScale
from kompas.exports.typesetting import typeset_png
from kompas.i18n import _


def chart_png(report: Report) -> bytes:
    """The chart at 200 pixels per inch; `chart_text` is its text alternative."""
    return typeset_png(
        "chart_picture.typ",
        {"title": _("Evaluation"), "language": wording.language_tag(), **chart_data(report.scales)},
    )


def chart_data(scales: Sequence[ReportScale]) -> dict[str, Any]:
    return {"scales": [scale_data(scale) for scale in scales]}


def scale_data(scale: ReportScale) -> dict[str, Any]:
    return {
        "question": scale.question,
        "low": scale.low,
        "high": scale.high,
        "counts": scale.counts,
        "average": average_text(scale),
    }


def average_text(scale: ReportScale) -> str:
    if scale.average is None:
        return _("no answers")
    return _("average {average}", average=wording.decimal(scale.average))


def chart_text(scales: Sequence[ReportScale]) -> str:
    return " ".join(scale_text(scale) for scale in scales)


def scale_text(scale: ReportScale) -> str:
    counts = ", ".join(f"{score}: {count}×" for score, count in enumerate(scale.counts, start=1))
    return _(
        "{question} From 1 ({low}) to 5 ({high}): {counts}; {average}.",
        question=scale.question,
        low=scale.low,
        high=scale.high,
        counts=counts,
        average=average_text(scale),
    )
