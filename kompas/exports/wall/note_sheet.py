"""One row of words per note, for Excel and CSV."""

from collections.abc import Callable, Iterable

from kompas.exports.core.chapters import Chapter, chapter_of
from kompas.exports.core.tables import Column, Table
from kompas.exports.core.wording import title_label
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.notes import Notes, ReportNote
from kompas.exports.workshop.report import WorkshopReport
from kompas.exports.workshop.steps import Steps
from kompas.i18n import _

NoteColumn = tuple[Column, Callable[[ReportNote], str]]
BESIDE: list[Callable[[WorkshopReport], NoteColumn | None]] = []


def beside_notes(
    column: Callable[[WorkshopReport], NoteColumn | None],
) -> Callable[[WorkshopReport], NoteColumn | None]:
    """A column that another noun puts beside each note on its sheet."""
    BESIDE.append(column)
    return column


@chapter_of(WorkshopReport)
class NoteSheet(Chapter[WorkshopReport]):
    def tables(self) -> Iterable[Table]:
        if self.report.full:
            columns = self.columns()
            rows = [
                [self.report[Steps].held[step_id].title, *(value(note) for _column, value in columns)]
                for step_id, notes in self.report[Notes].by_step.items()
                for note in notes
            ]
            yield Table([Column(_("Step"), width=28), *(column for column, _value in columns)], rows, name=_("Notes"))

    def columns(self) -> list[NoteColumn]:
        """Those that are always there, those that say something, and those that other nouns add."""
        concluded = self.report[Conclusions].by_note()
        fixed: list[NoteColumn] = [
            (Column(_("Kind"), width=16), lambda note: title_label(note.kind)),
            (
                Column(_("Perspective"), width=14),
                lambda note: title_label(note.perspective) if note.perspective else "",
            ),
            (Column(_("Question"), width=34), lambda note: note.question or ""),
            (Column(_("Note"), width=70), lambda note: note.text),
            (Column(_("Added later"), width=12), lambda note: _("yes") if note.added_later else ""),
            (Column(_("Conclusion"), width=44), lambda note: "\n".join(concluded.get(note.id, []))),
        ]
        about: list[NoteColumn] = [
            (Column(_("Case"), width=28), lambda note: note.case or ""),
            (Column(_("Party or line"), width=28), lambda note: note.place or ""),
        ]
        last: list[NoteColumn] = [
            (Column(_("Merged from"), width=44), lambda note: "\n".join(one.text for one in note.originals)),
            (Column(_("Author"), width=28), authors_of),
        ]
        beside = [found for column in BESIDE if (found := column(self.report))]
        return [*fixed, *filter(self.says_something, about), *beside, *filter(self.says_something, last)]

    def says_something(self, column: NoteColumn) -> bool:
        return any(map(column[1], self.report[Notes].notes))


def authors_of(note: ReportNote) -> str:
    """A merged note has no author of its own, but its originals have."""
    authors = [note.author, *(original.author for original in note.originals)]
    return "; ".join(dict.fromkeys(author for author in authors if author))
