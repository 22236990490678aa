"""What a document is made of, before any layout: each writer has a form for each of these."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kompas.exports.core import wording
from kompas.exports.core.tables import Table
from kompas.i18n import _


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
    """Short names, each with what it is."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Sentences:
    items: Sequence[str]


@dataclass(frozen=True)
class Point:
    """Something said, with its kind in a word and a colour (`RRGGBB`), and remarks on it."""

    text: str
    label: str
    colour: str
    remarks: str = ""


@dataclass(frozen=True)
class Statement:
    """What stands in a frame, and under it the points that it rests on."""

    text: str
    points: Sequence[Point] = ()


@dataclass(frozen=True)
class Points:
    """Points of one kind; no `label` when the heading above it says the kind already."""

    label: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Picture:
    """`figure` names the one of `templates/figures.typ` that draws it, from what `data` gives; `text` says the same to
    somebody who cannot see it. A text file has `text` in its place, unless a table with the same follows.
    """

    name: str
    text: str
    figure: str
    data: Callable[[], Mapping[str, Any]]
    table_follows: bool = False


@dataclass(frozen=True)
class Scale:
    """`counts[i]` is how often the answer i + 1 was given; `average` is None without answers."""

    question: str
    low: str
    high: str
    counts: list[int]
    average: float | None

    @property
    def average_text(self) -> str:
        if self.average is None:
            return _("no answers")
        return _("average {average}", average=wording.decimal(self.average))


@dataclass(frozen=True)
class Scales:
    """Answers from 1 to 5 as bars, or as a table in a text file."""

    name: str
    scales: Sequence[Scale]

    def picture(self) -> Picture:
        return Picture(self.name, " ".join(map(scale_in_words, self.scales)), "scales", self.data)

    def data(self) -> Mapping[str, Any]:
        return {"scales": [{**vars(scale), "average": scale.average_text} for scale in self.scales]}


def scale_in_words(scale: Scale) -> str:
    counts = ", ".join(f"{score}: {count}×" for score, count in enumerate(scale.counts, start=1))
    return _(
        "{question} From 1 ({low}) to 5 ({high}): {counts}; {average}.",
        question=scale.question,
        low=scale.low,
        high=scale.high,
        counts=counts,
        average=scale.average_text,
    )


Block = Heading | Paragraph | Facts | Sentences | Statement | Points | Table | Picture | Scales
