"""The themes with their notes: in the facilitator's own report only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kompas.activity import activity_of
from kompas.domain.inquiry.queries import board_of
from kompas.exports.core.blocks import Block, Column, Heading, Paragraph, Table, Value, table_of
from kompas.exports.core.wording import period
from kompas.exports.inquiry.theme_svg import PicturedTheme, theme_pictures
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.naming import Named, names
from kompas.exports.wall.note_sheet import beside_notes
from kompas.exports.wall.notes import Notes, ReportNote, points_by_kind, prints_notes
from kompas.exports.workshop.report import WorkshopChapter, WorkshopReport, chapter
from kompas.exports.workshop.steps import Steps
from kompas.i18n import _, ngettext


@dataclass(frozen=True)
class ReportTheme:
    name: str
    notes: list[ReportNote]


@chapter
class Themes(WorkshopChapter):
    """`names` by the id of the theme."""

    keys = ("themes",)

    def read(self) -> None:
        board = board_of(self.report.session, self.report.workshop) if self.report.full else []
        steps = self.report[Steps].scripted if board else []
        self.kinds = {kind for step in steps if activity_of(step).arranges_themes for kind in step.content["kinds"]}
        self.names = {theme.id: theme.name for theme in board}
        self.lying = [(theme.name, [note.id for note in theme.notes]) for theme in board]
        self.pictured = [PicturedTheme(theme.name, theme.colour, theme.kinds) for theme in board]
        workshop = self.report.workshop
        self.centre = workshop.central_question or workshop.title
        self.caption = f"{workshop.title} · {period(workshop.starts_at, workshop.closed_at)}"

    @property
    def themes(self) -> list[ReportTheme]:
        notes = {note.id: note for note in self.report[Notes].notes}
        return [ReportTheme(name, [notes[key] for key in lying if key in notes]) for name, lying in self.lying]

    def blocks(self) -> Iterable[Block]:
        yield from theme_pictures(self.pictured, self.centre, self.caption)
        if self.names:
            yield Heading(_("Themes"), 1)
        for theme in self.themes:
            yield Heading(f"{theme.name} ({len(theme.notes)})", 2)
            yield from self.printed(theme.notes)
        if loose := self.loose():
            yield Heading(_("In no theme ({count})", count=len(loose)), 2)
            yield from self.printed(loose)

    def loose(self) -> list[ReportNote]:
        """The notes of the board that nobody placed."""
        placed = {note.id for theme in self.themes for note in theme.notes}
        return [note for note in self.report[Notes].notes if note.kind in self.kinds and note.id not in placed]

    def printed(self, notes: list[ReportNote]) -> Iterable[Block]:
        """Each note once: those under a conclusion stand there."""
        concluded = self.report[Conclusions].by_note()
        here = [note for note in notes if note.id not in concluded]
        yield from points_by_kind(here)
        if there := len(notes) - len(here):
            yield Paragraph(
                ngettext("{count} note stands with a conclusion.", "{count} notes stand with a conclusion.", there),
                quiet=True,
            )

    def tables(self) -> Iterable[Table]:
        if self.names:
            columns = {
                Column(_("Theme"), width=40): lambda row: row[0].name,
                Column(_("Kind"), width=18): lambda row: row[1].kind,
                Column(_("Note"), width=90): lambda row: row[1].text,
            }
            yield table_of([(theme, note) for theme in self.themes for note in theme.notes], columns, _("Themes"))


@names
def names_of_themes(report: WorkshopReport) -> Named:
    return Named(report[Themes].names)


@prints_notes
def notes_of_board(report: WorkshopReport) -> list[str]:
    themes = report[Themes]
    if not themes.names:
        return []
    return [note.id for notes in (themes.loose(), *(theme.notes for theme in themes.themes)) for note in notes]


@beside_notes
def theme_column(report: WorkshopReport) -> Mapping[Column, Value]:
    themes = {note.id: theme.name for theme in report[Themes].themes for note in theme.notes}
    return {Column(_("Theme"), width=44): lambda note: themes.get(note.id)} if report[Themes].names else {}
