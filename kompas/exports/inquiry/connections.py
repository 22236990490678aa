"""Which theme helps with which bottleneck: in the facilitator's own report only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlmodel import col, select

from kompas.exports.core.blocks import Block, Column, Heading, Table, table_of
from kompas.exports.inquiry.theme_svg import connection_picture
from kompas.exports.inquiry.themes import Themes
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.i18n import _
from kompas.models import Connection, Theme


@dataclass(frozen=True)
class ReportConnection:
    """A theme that helps with a bottleneck; `source` is the workshop that one is from, when it is from another."""

    theme: str
    bottleneck: str
    source: str
    note: str


@chapter
class Connections(WorkshopChapter):
    """Under the name of the theme as it is now; those of a theme that was taken away are left out."""

    keys = ("connections",)

    def read(self) -> None:
        rows = self.report.own_rows(Connection)
        names, merged = self.report[Themes].names, self.merged_themes() if rows else {}
        named = [(names.get(last_of(row.theme_id, merged)), row) for row in rows]
        self.connections = [
            ReportConnection(name, row.bottleneck, row.origin_title, row.note)
            for name, row in named
            if name is not None
        ]

    def merged_themes(self) -> dict[str, str]:
        """Theme id → the theme it was joined with."""
        query = select(Theme.id, Theme.merged_into).where(Theme.workshop_id == self.report.workshop.id)
        rows = self.report.session.exec(query.where(col(Theme.withdrawn), col(Theme.merged_into).is_not(None)))
        return {theme_id: other for theme_id, other in rows if other}

    def blocks(self) -> Iterable[Block]:
        if self.connections:
            pairs = [(one.theme, one.bottleneck) for one in self.connections]
            yield connection_picture(pairs, self.report[Themes].caption)
            yield Heading(_("Connections"), 1)
            yield from self.tables()

    def tables(self) -> Iterable[Table]:
        if self.connections:
            columns = {
                Column(_("Theme"), 6, 40): "theme",
                Column(_("Helps with"), 9, 70): "bottleneck",
                Column(_("How"), 8, 60): "note",
                Column(_("From workshop"), 5, 34): "source",
            }
            yield table_of(self.connections, columns, _("Connections"))


def last_of(theme_id: str, merged: Mapping[str, str]) -> str:
    """The theme it goes on in."""
    seen = set[str]()
    while theme_id in merged and theme_id not in seen:
        seen.add(theme_id)
        theme_id = merged[theme_id]
    return theme_id
