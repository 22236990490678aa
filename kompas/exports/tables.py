"""The tables of a report, in words; the same for Word, PDF and Markdown."""

from dataclasses import dataclass
from datetime import datetime

from kompas.enums import BallotSubject, Stance
from kompas.exports import wording
from kompas.exports.report import (
    Report,
    ReportAgreement,
    ReportBallot,
    ReportBottleneck,
    ReportPlace,
    ReportStep,
    ReportSupport,
)
from kompas.i18n import _

LONGEST_CELL = 160


@dataclass(frozen=True)
class Column:
    """`share` of the width of the page, out of the sum of all shares."""

    title: str
    share: int
    number: bool = False


@dataclass(frozen=True)
class Table:
    columns: list[Column]
    rows: list[list[str]]
    total: list[str] | None = None


def attendance_table(report: Report) -> Table:
    """The domains of an organisation are for the facilitator: of a small one they would be those of a person."""
    if report.full:
        return Table(
            columns=[Column(_("Organisation"), 8), Column(_("Domain"), 9), Column(_("People"), 3, number=True)],
            rows=[[row.organisation, ", ".join(row.domains), str(row.people)] for row in report.attendance],
            total=[_("Total"), "", str(report.participants)],
        )
    title = _("Organisation") if report.attendance_by == "organisation" else _("Domain")
    return Table(
        columns=[Column(title, 17), Column(_("People"), 3, number=True)],
        rows=[[row.organisation, str(row.people)] for row in report.attendance],
        total=[_("Total"), str(report.participants)],
    )


def case_table(report: Report) -> Table:
    return Table(
        columns=[Column(_("Made-up name"), 5), Column(_("Age"), 4), Column(_("In a few lines"), 12)],
        rows=[[case.name, case.age, case.text or wording.NOTHING] for case in report.cases],
    )


def agreement_table(report: Report) -> Table:
    return Table(
        columns=[
            Column(_("What"), 9),
            Column(_("Who"), 6),
            Column(_("By when"), 5),
            Column(_("Priority"), 4),
            Column(origin_title(report), 8),
            *([Column(_("For whom"), 5)] if report.full else []),
        ],
        rows=[
            [*agreement_row(agreement), *([wording.title_label(agreement.release)] if report.full else [])]
            for agreement in report.agreements
        ],
    )


def origin_title(report: Report) -> str:
    """With a map agreements come from its lines too."""
    return _("From conclusion or line") if report.drawing else _("From conclusion")


def agreement_row(agreement: ReportAgreement) -> list[str]:
    return [
        agreement.what,
        agreement.who,
        wording.brief_date(agreement.by_when),
        wording.title_label(agreement.priority),
        shortened(agreement.conclusion) if agreement.conclusion else wording.NOTHING,
    ]


def shortened(text: str) -> str:
    """A conclusion as a reference; its whole text stands with its phase."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1].rstrip() + "…"


def ballot_table(ballot: ReportBallot) -> Table:
    what = _("Theme") if ballot.subject is BallotSubject.THEMES else _("Note")
    return Table(
        columns=[Column(_("Place"), 3), Column(what, 14), Column(_("Dots"), 3, number=True)],
        rows=[[place_text(place), place.text, str(place.dots)] for place in ballot.places],
    )


def connection_table(report: Report) -> Table:
    return Table(
        columns=[
            Column(_("Theme"), 6),
            Column(_("Helps with"), 9),
            Column(_("How"), 8),
            Column(_("From workshop"), 5),
        ],
        rows=[[row.theme, row.bottleneck, row.note, row.source] for row in report.connections],
    )


def support_table(support: ReportSupport) -> Table:
    """Per organisation, for the facilitator; beyond the session how many said what."""
    if not support.stances:
        return Table(
            columns=[Column(_("What they say"), 14), Column(_("Organisations"), 4, number=True)],
            rows=[[stance_text(stance), str(count)] for stance, count in support.counts.items()],
        )
    return Table(
        columns=[
            Column(_("Organisation"), 7),
            Column(_("What it says"), 6),
            Column(_("May decide"), 3),
            Column(_("Reasons"), 9),
        ],
        rows=[
            [
                row.organisation,
                stance_text(row.stance),
                (_("yes") if row.has_mandate else _("no")) if row.stance else wording.NOTHING,
                " · ".join(row.reasons),
            ]
            for row in support.stances
        ],
    )


def stance_text(stance: str) -> str:
    return wording.title_label(Stance(stance)) if stance else _("Said nothing")


def place_text(place: ReportPlace) -> str:
    return _("{place}, shared", place=place.place) if place.shared else str(place.place)


MOST_SESSIONS = 4
"""As many as fit across a page; the latest ones, since those are what one compares."""


def course_table(bottlenecks: list[ReportBottleneck]) -> Table:
    """A column per session; a sign and a word, so that it reads in greys."""
    sessions = sorted({(held.at, held.title) for one in bottlenecks for held in one.held})[-MOST_SESSIONS:]
    return Table(
        columns=[
            Column(_("Phase"), 5),
            Column(_("Bottleneck"), 9),
            *(Column(f"{title} ({wording.month_of(at)})", 5) for at, title in sessions),
        ],
        rows=[
            [wording.title_label(one.phase), one.text, *(progress_at(one, session) for session in sessions)]
            for one in bottlenecks
        ],
    )


def progress_at(bottleneck: ReportBottleneck, session: tuple[datetime, str]) -> str:
    for number, held in enumerate(bottleneck.held):
        if (held.at, held.title) == session:
            return wording.progress(held.mark, is_first=number == 0)
    return ""


def time_table(report: Report) -> Table:
    planned = sum(step.planned for step in report.steps if not step.left_out)
    actual = sum(step.actual or 0 for step in report.steps)
    return Table(
        columns=[
            Column(_("Step"), 11),
            Column(_("Planned minutes"), 3, number=True),
            Column(_("Actual minutes"), 3, number=True),
            Column(_("Difference"), 3, number=True),
        ],
        rows=[time_row(step) for step in report.steps],
        total=[
            _("Total"),
            str(planned),
            str(actual) if actual else wording.NOTHING,
            total_difference(report, planned, actual),
        ],
    )


def time_row(step: ReportStep) -> list[str]:
    title = _("{title} (left out)", title=step.title) if step.left_out else step.title
    planned = wording.NOTHING if step.left_out else str(step.planned)
    if step.actual is None:
        return [title, planned, wording.NOTHING, wording.NOTHING]
    if step.under_way:
        return [title, planned, str(step.actual), wording.NOTHING]
    return [title, planned, str(step.actual), wording.difference(0 if step.left_out else step.planned, step.actual)]


def total_difference(report: Report, planned: int, actual: int) -> str:
    """Only after the end: a workshop that is still going on is not an hour ahead."""
    return wording.difference(planned, actual) if report.closed_at and actual else wording.NOTHING
