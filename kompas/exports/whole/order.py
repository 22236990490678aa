"""In which order the chapters of a workshop's report stand; `...` are those not named here."""

from collections.abc import Iterable, Mapping, Sequence
from types import EllipsisType
from typing import Any

from kompas.exports.core.chapters import CHAPTERS, Chapter
from kompas.exports.inquiry.ambition import Ambition, Versions
from kompas.exports.inquiry.connections import Connections
from kompas.exports.inquiry.themes import Themes
from kompas.exports.map.compared import Comparison
from kompas.exports.map.network_map import NetworkMap
from kompas.exports.network.bottlenecks import Bottlenecks
from kompas.exports.wall.agreements import Agreements
from kompas.exports.wall.ballots import Ballots
from kompas.exports.wall.cases import Cases
from kompas.exports.wall.conclusions import Afterthoughts, Conclusions
from kompas.exports.wall.evaluation import Evaluation
from kompas.exports.wall.note_sheet import NoteSheet
from kompas.exports.wall.notes import Notes
from kompas.exports.whole.front import Front
from kompas.exports.workshop.attendance import Attendance
from kompas.exports.workshop.report import WorkshopReport
from kompas.exports.workshop.steps import Steps

Order = Sequence[type[Chapter[Any]] | EllipsisType]

TEXT: Order = (
    Front, Ambition, Attendance, Cases, NetworkMap, Comparison, Conclusions, Bottlenecks, Afterthoughts, Themes, Ballots,
    Connections, Versions, ..., Agreements, Steps, Evaluation,
)  # fmt: skip
SHEETS: Order = (
    NoteSheet, Cases, Conclusions, Agreements, Attendance, Themes, Bottlenecks, Ballots, NetworkMap, Comparison,
    Connections, Versions, Ambition, ..., Steps, Evaluation,
)  # fmt: skip
OMISSIONS: Order = (
    Front, Steps, Conclusions, Notes, Cases, Evaluation, Agreements, Bottlenecks, Attendance, Comparison, NetworkMap, ...,
)  # fmt: skip
KEYS = (
    "title", "network", "goal", "code", "starts_at", "closed_at", "made_at", "level", "participants", "experts",
    "attendance_by", "case", "attendance", "people", "steps", "agreements", "scales", "open_question", "remarks",
    "ballots", "drawing", "comparison", "themes", "connections", "ambition", "bottlenecks", "cases",
)  # fmt: skip
"""In JSON; a key that is not named here comes after these."""


def in_order(report: WorkshopReport, order: Order) -> Iterable[Chapter[Any]]:
    others = [report[kind] for kind in CHAPTERS[WorkshopReport] if kind not in order]
    return [chapter for kind in order for chapter in (others if kind is ... else [report[kind]])]


def by_key(data: Mapping[str, Any]) -> dict[str, Any]:
    known = {key: data[key] for key in KEYS}
    return known | dict(data)
