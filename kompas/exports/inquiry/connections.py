"""Which theme helps with which bottleneck: in the facilitator's own report only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from kompas.exports.core.blocks import Block, Heading
from kompas.exports.core.chapters import Chapter, chapter_of
from kompas.exports.core.tables import Column, Table
from kompas.exports.inquiry.themes import Themes
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import _
from kompas.models import Connection, Theme


@dataclass(frozen=True)
class ReportConnection:
    """A theme that helps with a bottleneck; `source` is the workshop that one is from, when it is from another."""

    theme: str
    bottleneck: str
    source: str
    note: str


@chapter_of(WorkshopReport)
class Connections(Chapter[WorkshopReport]):
    """Under the name of the theme as it is now; those of a theme that was taken away are left out."""

    def read(self) -> None:
        self.connections: list[ReportConnection] = []
        if not self.report.full:
            return
        names, merged = self.report[Themes].names, self.merged_themes()
        for row in self.rows():
            name = names.get(last_of(row.theme_id, merged))
            if name is not None:
                self.connections.append(ReportConnection(name, row.bottleneck, row.origin_title, row.note))

    def rows(self) -> Iterable[Connection]:
        query = select(Connection).where(
            Connection.workshop_id == self.report.workshop.id, col(Connection.withdrawn).is_(False)
        )
        return self.report.session.exec(query.order_by(col(Connection.sequence)))

    def merged_themes(self) -> dict[str, str]:
        """Theme id → the theme it was joined with."""
        query = select(Theme.id, Theme.merged_into)
        rows = query.where(Theme.workshop_id == self.report.workshop.id, col(Theme.withdrawn))
        return {theme_id: other for theme_id, other in self.report.session.exec(rows) if other}

    @property
    def table(self) -> Table:
        columns = [
            Column(_("Theme"), 6, 40),
            Column(_("Helps with"), 9, 70),
            Column(_("How"), 8, 60),
            Column(_("From workshop"), 5, 34),
        ]
        rows = [[one.theme, one.bottleneck, one.note, one.source] for one in self.connections]
        return Table(columns, rows, name=_("Connections"))

    def blocks(self) -> Iterable[Block]:
        if self.connections:
            yield Heading(_("Connections: which strength helps with what"), 1)
            yield self.table

    def tables(self) -> Iterable[Table]:
        if self.connections:
            yield self.table

    def data(self) -> Mapping[str, Any]:
        return {"connections": self.connections}


def last_of(theme_id: str, merged: Mapping[str, str]) -> str:
    """The theme it goes on in."""
    seen = set[str]()
    while theme_id in merged and theme_id not in seen:
        seen.add(theme_id)
        theme_id = merged[theme_id]
    return theme_id
