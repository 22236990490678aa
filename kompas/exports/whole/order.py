"""In which order the chapters of a workshop's report stand, by name; `...` are those not named here."""

from collections.abc import Mapping, Sequence
from types import EllipsisType
from typing import Any

from kompas.exports.core.chapters import chapters_of
from kompas.exports.workshop.report import WorkshopChapter, WorkshopReport

Order = Sequence[str | EllipsisType]

TEXT: Order = (
    "FirstPage", "Front", "Ambition", "Attendance", "Cases", "NetworkMap", "Comparison", "Conclusions", "Bottlenecks", "Afterthoughts",
    "Themes", "Ballots", "Connections", "Versions", ..., "Agreements", "Steps", "Evaluation",
)  # fmt: skip
SHEETS: Order = (
    "NoteSheet", "Cases", "Conclusions", "Agreements", "Attendance", "Themes", "Bottlenecks", "Ballots", "NetworkMap",
    "Comparison", "Connections", "Versions", "Ambition", ..., "Steps", "Evaluation",
)  # fmt: skip
OMISSIONS: Order = (
    "Front", "Steps", "Conclusions", "Notes", "Cases", "Evaluation", "Agreements", "Bottlenecks", "Attendance",
    "Comparison", "NetworkMap", ...,
)  # fmt: skip
KEYS = (
    "title", "network", "goal", "central_question", "code", "starts_at", "closed_at", "made_at", "level", "participants", "experts",
    "attendance_by", "case", "attendance", "people", "steps", "agreements", "scales", "open_question", "remarks",
    "ballots", "drawing", "comparison", "themes", "connections", "ambition", "bottlenecks", "cases",
)  # fmt: skip
"""In JSON; a key that is not named here comes after these."""


def in_order(report: WorkshopReport, order: Order) -> list[WorkshopChapter]:
    kinds = chapters_of(WorkshopReport)
    others = [name for name in kinds if name not in order]
    names = [name for one in order for name in (others if one is ... else [one])]
    return [report[kinds[name]] for name in names]


def by_key(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in KEYS} | dict(data)
