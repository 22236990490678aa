"""What stands on each sheet of the workbook, before any layout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kompas.domain.map.drawing import Drawing
from kompas.exports.chart import average_text
from kompas.exports.document import comment_text
from kompas.exports.map_tables import (
    changed_row,
    changed_titles,
    line_rows,
    line_titles,
    party_rows,
    party_titles,
)
from kompas.exports.note_rows import note_columns, note_rows
from kompas.exports.report import Report, ReportComparison, ReportConclusion, ReportScale, ReportStep
from kompas.exports.tables import origin_title, stance_text
from kompas.exports.wording import local, progress, title_label, votes_for
from kompas.i18n import _
from kompas.labels import label

Cell = str | int | date | None


@dataclass(frozen=True)
class Sheet:
    """`widths` in characters, one for each title."""

    name: str
    titles: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Sequence[Cell]]


def sheets_of(report: Report) -> list[Sheet]:
    """What goes beyond the session has the ambition, conclusions and agreements only."""
    if not report.full:
        ambition = [support(report)] if report.ambition else []
        earlier = [bottlenecks(report)] if report.bottlenecks else []
        return [conclusions(report), agreements(report), *earlier, *ambition, omissions(report)]
    return [
        notes(report),
        *([cases(report)] if report.cases else []),
        conclusions(report),
        agreements(report),
        participants(report),
        *([themes(report)] if report.themes else []),
        *([bottlenecks(report)] if report.bottlenecks else []),
        *([ballots(report)] if report.ballots else []),
        *(map_sheets(report.drawing) if report.drawing else []),
        *([changed_lines(report.comparison)] if report.comparison else []),
        *([connections(report)] if report.connections else []),
        *([drafts(report), support(report)] if report.ambition else []),
        minutes(report),
        evaluation(report),
        omissions(report),
    ]


def notes(report: Report) -> Sheet:
    titles = note_columns(report)
    return Sheet(_("Notes"), titles, [28, 16, 14, 34, 70, 12, 44, 28, 28, 44, 28, 28][: len(titles)], note_rows(report))


def cases(report: Report) -> Sheet:
    titles = [_("Made-up name"), _("Age"), _("In a few lines"), _("Number of notes")]
    rows: list[list[Cell]] = [[case.name, case.age, case.text, case.notes] for case in report.cases]
    return Sheet(_("Cases"), titles, [28, 24, 80, 18], rows)


def conclusions(report: Report) -> Sheet:
    titles = [_("Step"), _("Conclusion"), _("For whom"), _("Number of notes"), _("Rests on"), _("In the vote")]
    rows = [conclusion_row(step, conclusion) for step in report.steps for conclusion in step.conclusions]
    columns = 6 if report.full else 2
    return Sheet(
        _("Conclusions"), titles[:columns], [30, 60, 22, 18, 70, 24][:columns], [row[:columns] for row in rows]
    )


def conclusion_row(step: ReportStep, conclusion: ReportConclusion) -> list[Cell]:
    texts = "\n".join(f"{title_label(note.kind)}: {note.text}" for note in conclusion.notes)
    return [
        step.title,
        conclusion.text,
        title_label(conclusion.release),
        len(conclusion.notes),
        texts,
        votes_for(conclusion),
    ]


def agreements(report: Report) -> Sheet:
    titles = [_("What"), _("Who"), _("By when"), _("Priority"), origin_title(report), _("For whom")]
    rows: list[list[Cell]] = [
        [row.what, row.who, row.by_when, title_label(row.priority), row.conclusion or "", title_label(row.release)]
        for row in report.agreements
    ]
    columns = 6 if report.full else 5
    return Sheet(_("Agreements"), titles[:columns], [60, 32, 14, 14, 60, 22][:columns], [row[:columns] for row in rows])


def omissions(report: Report) -> Sheet:
    return Sheet(_("Left out"), [_("What this report leaves out")], [110], [[sentence] for sentence in report.left_out])


def bottlenecks(report: Report) -> Sheet:
    """A row per session, so that one can filter and count."""
    titles = [_("Phase"), _("Bottleneck"), _("Workshop"), _("Date"), _("How it stands"), _("Remark of the group")]
    rows: list[list[Cell]] = [
        [title_label(one.phase), one.text, held.title, local(held.at).date(), said, held.remark]
        for one in report.bottlenecks
        for number, held in enumerate(one.held)
        for said in [progress(held.mark, is_first=number == 0)]
    ]
    return Sheet(_("Bottlenecks"), titles, [28, 60, 34, 14, 18, 50], rows)


def ballots(report: Report) -> Sheet:
    titles = [_("Question"), _("Place"), _("Note or theme"), _("Dots"), _("People who voted")]
    rows: list[list[Cell]] = [
        [ballot.question, place.place, place.text, place.dots, ballot.voters]
        for ballot in report.ballots
        for place in ballot.places
    ]
    return Sheet(_("Votes"), titles, [50, 10, 70, 10, 24], rows)


def map_sheets(drawing: Drawing) -> list[Sheet]:
    parties = Sheet(_("Parties"), party_titles(), [44, 34, 20, 28, 14], party_rows(drawing))
    return [parties, Sheet(_("Lines"), line_titles(), [40, 40, 30, 70], line_rows(drawing))]


def changed_lines(found: ReportComparison) -> Sheet:
    """Beside the round that it was compared with; its day stands with every line, to lay more reports together."""
    titles = [*changed_titles(), _("Compared with")]
    rows: list[list[Cell]] = [[*changed_row(line), local(found.since).date()] for line in found.lines]
    return Sheet(_("What changed"), titles, [50, 22, 28, 28, 50, 60, 18], rows)


def themes(report: Report) -> Sheet:
    rows: list[list[Cell]] = [
        [theme.name, title_label(note.kind), note.text] for theme in report.themes for note in theme.notes
    ]
    return Sheet(_("Themes"), [_("Theme"), _("Kind"), _("Note")], [40, 18, 90], rows)


def connections(report: Report) -> Sheet:
    titles = [_("Theme"), _("Helps with"), _("How"), _("From workshop")]
    rows: list[list[Cell]] = [[row.theme, row.bottleneck, row.note, row.source] for row in report.connections]
    return Sheet(_("Connections"), titles, [40, 70, 60, 34], rows)


def drafts(report: Report) -> Sheet:
    titles = [_("Version"), _("Accepted"), _("Text"), _("Written by"), _("The group ticked"), _("Comments")]
    rows: list[list[Cell]] = [
        [
            draft.version,
            yes_or_no(draft.accepted),
            draft.text,
            draft.author or "",
            "\n".join(label(check) for check in draft.checks),
            "\n".join(comment_text(comment) for comment in draft.comments),
        ]
        for draft in (report.ambition.drafts if report.ambition else [])
    ]
    return Sheet(_("Ambition"), titles, [10, 12, 90, 26, 50, 70], rows)


def support(report: Report) -> Sheet:
    """Per organisation for the facilitator; beyond the session the text and how many said what."""
    found = report.ambition
    checks = found.support if found else []
    if not report.full:
        rows: list[list[Cell]] = [[_("Our ambition"), found.accepted if found else "", None]]
        rows += [[stance_text(name), "", count] for check in checks for name, count in check.counts.items()]
        return Sheet(_("Ambition"), [_("What"), _("Text"), _("Organisations")], [34, 100, 16], rows)
    titles = [_("Version"), _("Organisation"), _("What it says"), _("May decide"), _("Reasons")]
    rows = [
        [check.version, row.organisation, stance_text(row.stance), yes_or_no(row.has_mandate), "\n".join(row.reasons)]
        for check in checks
        for row in check.stances
    ]
    return Sheet(_("Support"), titles, [10, 40, 28, 14, 80], rows)


def participants(report: Report) -> Sheet:
    titles = [_("Name"), _("Job function"), _("Organisation"), _("Domain"), _("Expert by experience")]
    rows = [
        [person.name, person.job_function, person.organisation, person.domain, yes_or_no(person.expert_by_experience)]
        for person in report.people
    ]
    return Sheet(_("Participants"), titles, [26, 28, 32, 32, 24], rows)


def yes_or_no(value: bool) -> str:
    return _("yes") if value else _("no")


def minutes(report: Report) -> Sheet:
    titles = [_("Step"), _("Planned minutes"), _("Actual minutes"), _("Left out")]
    rows: list[list[Cell]] = [
        [step.title, step.planned, step.actual, yes_or_no(step.left_out)] for step in report.steps
    ]
    return Sheet(_("Time"), titles, [44, 20, 20, 16], rows)


def evaluation(report: Report) -> Sheet:
    """The scales with their counts; below them the remarks, which belong to no scale."""
    titles = [_("Question"), _("1 means"), _("5 means"), "1", "2", "3", "4", "5", _("Average")]
    remarks: list[list[Cell]] = [[report.open_question, remark] for remark in report.remarks]
    rows = [*map(scale_row, report.scales), *remarks]
    return Sheet(_("Evaluation"), titles, [56, 40, 22, 8, 8, 8, 8, 8, 18], rows)


def scale_row(scale: ReportScale) -> list[Cell]:
    return [scale.question, scale.low, scale.high, *scale.counts, average_text(scale)]
