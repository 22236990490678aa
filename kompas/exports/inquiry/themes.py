"""The themes with their notes: in the facilitator's own report only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kompas.domain.inquiry.queries import board_of
from kompas.exports.core.blocks import Block, Heading
from kompas.exports.core.chapters import Chapter, chapter_of
from kompas.exports.core.tables import Column, Table
from kompas.exports.core.wording import title_label
from kompas.exports.wall.naming import Named, names
from kompas.exports.wall.note_sheet import NoteColumn, beside_notes
from kompas.exports.wall.notes import Notes, ReportNote, points_by_kind
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import _


@dataclass(frozen=True)
class ReportTheme:
    name: str
    notes: list[ReportNote]


@chapter_of(WorkshopReport)
class Themes(Chapter[WorkshopReport]):
    """`names` by the id of the theme."""

    def read(self) -> None:
        board = board_of(self.report.session, self.report.workshop) if self.report.full else []
        self.names = {theme.id: theme.name for theme in board}
        self.lying = [(theme.name, [note.id for note in theme.notes]) for theme in board]

    @property
    def themes(self) -> list[ReportTheme]:
        notes = {note.id: note for note in self.report[Notes].notes}
        return [ReportTheme(name, [notes[key] for key in lying if key in notes]) for name, lying in self.lying]

    def blocks(self) -> Iterable[Block]:
        if self.names:
            yield Heading(_("Themes"), 1)
        for theme in self.themes:
            yield Heading(f"{theme.name} ({len(theme.notes)})", 2)
            yield from points_by_kind(theme.notes)

    def tables(self) -> Iterable[Table]:
        if self.names:
            columns = [Column(_("Theme"), width=40), Column(_("Kind"), width=18), Column(_("Note"), width=90)]
            rows = [[theme.name, title_label(note.kind), note.text] for theme in self.themes for note in theme.notes]
            yield Table(columns, rows, name=_("Themes"))

    def data(self) -> Mapping[str, Any]:
        return {"themes": self.themes}


@names
def names_of_themes(report: WorkshopReport) -> Named:
    return Named(report[Themes].names)


@beside_notes
def theme_column(report: WorkshopReport) -> NoteColumn | None:
    themes = {note.id: theme.name for theme in report[Themes].themes for note in theme.notes}
    return (Column(_("Theme"), width=44), lambda note: themes.get(note.id, "")) if report[Themes].names else None
