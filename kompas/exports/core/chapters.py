"""A report of a record, in chapters: one for each noun, in the room of its subject. Nothing else knows the noun.

`@chapter_of(WorkshopReport)` registers one; its place among the others is in `whole/order.py`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, ClassVar, Generic, TypeVar

from sqlmodel import Session

from kompas.enums import ReleaseLevel
from kompas.exports.core.blocks import Block, Table
from kompas.i18n import _
from kompas.loading import load_package

R = TypeVar("R", bound="Report")
C = TypeVar("C", bound="Chapter[Any]")


class Report:
    """A record as it stands at a moment, as far as a release level goes. Each chapter reads its own part, once.

    What stays in the session is in the facilitator's own report only, which is `full`.
    """

    def __init__(self, session: Session, at: datetime, level: ReleaseLevel) -> None:
        self.session, self.at, self.level = session, at, level
        self.full = level is ReleaseLevel.SESSION
        self.chapters: dict[type[Chapter[Any]], Chapter[Any]] = {}

    @property
    def far(self) -> str:
        """The audience, for a sentence on what is not released."""
        return _("participants") if self.level is ReleaseLevel.PARTICIPANTS else _("the steering group")

    def __getitem__(self, kind: type[C]) -> C:
        if kind not in self.chapters:
            self.chapters[kind] = kind(self)
        return self.chapters[kind]  # type: ignore[return-value]


@dataclass(frozen=True)
class File:
    """A file that can be downloaded; `name` is shown (a msgid)."""

    name: str
    extension: str
    mime: str
    write: Callable[[], bytes]


class Chapter(Generic[R]):
    """A noun in a report. `read` fetches what may be told at the report's level and keeps values, not rows: the other
    methods are asked when the session is gone. `keys` are the attributes that JSON has, under their own names.
    """

    keys: ClassVar[tuple[str, ...]] = ()

    def __init__(self, report: R) -> None:
        self.report = report
        self.read()

    def read(self) -> None:
        """Query, and drop what may not be told; `self.report[Other]` asks another chapter."""

    def blocks(self) -> Iterable[Block]:
        """For Word, PDF and Markdown."""
        return ()

    def tables(self) -> Iterable[Table]:
        """A sheet each in Excel."""
        return ()

    def data(self) -> Mapping[str, Any]:
        """For JSON."""
        return {key: getattr(self, key) for key in self.keys}

    def left_out(self) -> Iterable[str]:
        """Sentences on omissions, and their reasons."""
        return ()

    def files(self) -> Iterable[File]:
        """Files of its own, beside the report."""
        return ()


REGISTERED: dict[type[Report], list[type[Chapter[Any]]]] = defaultdict(list)


def chapter_of(*records: type[Report]) -> Callable[[type[C]], type[C]]:
    def register(kind: type[C]) -> type[C]:
        for record in records:
            REGISTERED[record].append(kind)
        return kind

    return register


def chapters_of(record: type[Report]) -> dict[str, type[Chapter[Any]]]:
    """By name: a chapter registers itself once its module has been read."""
    load_rooms()
    return {kind.__name__: kind for kind in REGISTERED[record]}


@cache
def load_rooms() -> None:
    load_package("kompas.exports")
