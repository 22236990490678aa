"""One row of words per note, for Excel and CSV."""

from collections import defaultdict
from collections.abc import Iterator

from kompas.exports.report import Report, ReportNote
from kompas.exports.wording import title_label
from kompas.i18n import _


def note_columns(report: Report) -> list[str]:
    columns = [_("Step"), _("Kind"), _("Perspective"), _("Question"), _("Note"), _("Added later"), _("Conclusion")]
    columns += [_("Case")] if has_cases(report) else []
    columns += [_("Party or line")] if has_places(report) else []
    columns += [_("Theme")] if report.themes else []
    merged = [_("Merged from")] if has_merged(report) else []
    return [*columns, *merged, _("Author")] if has_authors(report) else [*columns, *merged]


def has_merged(report: Report) -> bool:
    return any(note.originals for note in report.notes)


def has_cases(report: Report) -> bool:
    return any(note.case for note in report.notes)


def has_places(report: Report) -> bool:
    return any(note.place for note in report.notes)


def has_authors(report: Report) -> bool:
    return any(note.author or any(one.author for one in note.originals) for note in report.notes)


def note_rows(report: Report) -> Iterator[list[str]]:
    concluded: dict[str, list[str]] = defaultdict(list)
    for conclusion in report.conclusions:
        for note in conclusion.notes:
            concluded[note.id].append(conclusion.text)
    themes = {note.id: theme.name for theme in report.themes for note in theme.notes}
    with_author, with_merged = has_authors(report), has_merged(report)
    with_case, with_place = has_cases(report), has_places(report)
    for step in report.steps:
        for note in step.notes:
            row = note_row(step.title, note, concluded[note.id])
            row += [note.case or ""] if with_case else []
            row += [note.place or ""] if with_place else []
            row += [themes.get(note.id, "")] if report.themes else []
            if with_merged:
                row.append("\n".join(original.text for original in note.originals))
            yield [*row, authors_of(note)] if with_author else row


def authors_of(note: ReportNote) -> str:
    """A merged note has no author of its own, but its originals have."""
    authors = [note.author, *(original.author for original in note.originals)]
    return "; ".join(dict.fromkeys(author for author in authors if author))


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
