"""Bottlenecks from earlier workshops of the network, to lay beside the strengths of today."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlmodel import Session

from kompas.domain.core.loading import load_rooms
from kompas.domain.workshop.queries import earlier_workshops
from kompas.enums import BottleneckOrigin
from kompas.models import Workshop


@dataclass(frozen=True)
class EarlierBottleneck:
    """`title` names where it is from, such as the title of an earlier workshop."""

    text: str
    origin: BottleneckOrigin
    title: str


Source = Callable[[Session, Workshop], Iterable[EarlierBottleneck]]
"""Finds bottlenecks of an earlier workshop, as far as participants may read them."""
SOURCES: list[Source] = []


def names_bottlenecks(source: Source) -> Source:
    """Ask this one, too, after those above it in its file."""
    SOURCES.append(source)
    return source


def earlier_bottlenecks(session: Session, workshop: Workshop) -> list[EarlierBottleneck]:
    """Each once, those of the newest workshop first; none for a workshop without a network."""
    load_rooms()
    found: dict[str, EarlierBottleneck] = {}
    for earlier in earlier_workshops(session, workshop):
        for source in SOURCES:
            for one in source(session, earlier):
                found.setdefault(one.text, one)
    return list(found.values())
