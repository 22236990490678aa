"""One row of words per note, for Excel and CSV."""

from collections.abc import Callable, Iterable, Mapping

from kompas.exports.core.blocks import Column, Table, Value, table_of
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.notes import ReportNote
from kompas.exports.workshop.report import WorkshopChapter, WorkshopReport, chapter
from kompas.i18n import _

Beside = Callable[[WorkshopReport], Mapping[Column, Value]]
BESIDE: list[Beside] = []


def beside_notes(columns: Beside) -> Beside:
    """Columns that another noun puts beside each note on its sheet."""
    BESIDE.append(columns)
    return columns


@chapter
class NoteSheet(WorkshopChapter):
    def tables(self) -> Iterable[Table]:
        if not self.report.full:
            return
        steps, concluded = self.report[Conclusions].steps, self.report[Conclusions].by_note()
        titles = {note.id: step.held.title for step in steps for note in step.notes}
        columns: dict[Column, Value] = {
            Column(_("Step"), width=28): lambda note: titles[note.id],
            Column(_("Kind"), width=16): "kind",
            Column(_("Perspective"), width=14): "perspective",
            Column(_("Question"), width=34): "question",
            Column(_("Note"), width=70): "text",
            Column(_("Added later"), width=12): lambda note: note.added_later or None,
            Column(_("Conclusion"), width=44): lambda note: "\n".join(concluded.get(note.id, [])),
            Column(_("Case"), width=28, optional=True): "case",
            Column(_("Party or line"), width=28, optional=True): "place",
        }
        for beside in BESIDE:
            columns.update(beside(self.report))
        columns[Column(_("Merged from"), width=44, optional=True)] = texts_merged
        columns[Column(_("Author"), width=28, optional=True)] = authors_of
        yield table_of([note for step in steps for note in step.notes], columns, _("Notes"))


def texts_merged(note: ReportNote) -> str:
    return "\n".join(original.text for original in note.originals)


def authors_of(note: ReportNote) -> str:
    """A merged note has no author of its own, but its originals have."""
    authors = [note.author, *(original.author for original in note.originals)]
    return "; ".join(dict.fromkeys(author for author in authors if author))
