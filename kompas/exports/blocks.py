"""What a report is made of, before any layout: each writer has a form for each of these."""

from collections.abc import Mapping
from dataclasses import dataclass

from kompas.domain.map.drawing import Drawing
from kompas.enums import LineChange, NoteKind
from kompas.exports.report import ReportScale
from kompas.exports.tables import Table
from kompas.exports.time_bars import Bar


@dataclass(frozen=True)
class Heading:
    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """`quiet` is for what explains or says that something is absent."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Facts:
    rows: list[tuple[str, str]]


@dataclass(frozen=True)
class NoteLine:
    kind: NoteKind
    label: str
    text: str
    remarks: str


@dataclass(frozen=True)
class ConclusionBlock:
    text: str
    notes: list[NoteLine]


@dataclass(frozen=True)
class NoteGroup:
    """Notes of one kind; no `label` when the heading above it says the kind already."""

    label: str
    notes: list[NoteLine]


@dataclass(frozen=True)
class Chart:
    scales: list[ReportScale]


@dataclass(frozen=True)
class TimeChart:
    bars: list[Bar]


@dataclass(frozen=True)
class MapPicture:
    """With `changes` (by line) it shows what became of the lines."""

    drawing: Drawing
    changes: Mapping[str, LineChange] | None = None


@dataclass(frozen=True)
class Sentences:
    items: list[str]


Block = Heading | Paragraph | Facts | ConclusionBlock | NoteGroup | Table | Chart | TimeChart | MapPicture | Sentences
