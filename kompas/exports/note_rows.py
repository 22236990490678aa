"""One row of words per note, for Excel and CSV."""

from collections import defaultdict
from collections.abc import Iterator

from kompas.exports.report import Report, ReportNote
from kompas.exports.wording import title_label
from kompas.i18n import _


def note_columns(report: Report) -> list[str]:
    columns = [_("Step"), _("Kind"), _("Perspective"), _("Question"), _("Note"), _("Added later"), _("Conclusion")]
    return [*columns, _("Author")] if has_authors(report) else columns


def has_authors(report: Report) -> bool:
    return any(note.author for note in report.notes)


def note_rows(report: Report) -> Iterator[list[str]]:
    concluded: dict[str, list[str]] = defaultdict(list)
    for conclusion in report.conclusions:
        for note in conclusion.notes:
            concluded[note.id].append(conclusion.text)
    with_author = has_authors(report)
    for step in report.steps:
        for note in step.notes:
            row = note_row(step.title, note, concluded[note.id])
            yield [*row, note.author or ""] if with_author else row


def note_row(step: str, note: ReportNote, conclusions: list[str]) -> list[str]:
    return [
        step,
        title_label(note.kind),
        title_label(note.perspective) if note.perspective else "",
        note.question or "",
        note.text,
        _("yes") if note.added_later else "",
        "\n".join(conclusions),
    ]
