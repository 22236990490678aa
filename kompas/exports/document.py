"""The report as a row of blocks: what Word, PDF and Markdown tell, in which order and words, before any layout.

One place decides the contents, so the three cannot drift apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from kompas.enums import BallotSubject, NoteKind, ReleaseLevel
from kompas.exports import wording
from kompas.exports.blocks import (
    Block,
    Chart,
    ConclusionBlock,
    Facts,
    Heading,
    NoteGroup,
    NoteLine,
    Paragraph,
    Sentences,
    TimeChart,
)
from kompas.exports.map_chapter import comparison, network_map
from kompas.exports.report import Report, ReportBallot, ReportComment, ReportNote, ReportStep
from kompas.exports.tables import (
    agreement_table,
    attendance_table,
    ballot_table,
    case_table,
    connection_table,
    course_table,
    support_table,
    time_table,
)
from kompas.exports.time_bars import bars_of
from kompas.i18n import _, ngettext
from kompas.labels import label


@dataclass(frozen=True)
class Document:
    title: str
    subtitle: str
    network: str
    made: str
    language: str
    blocks: list[Block] = field(default_factory=list)


def document_of(report: Report) -> Document:
    parts = (
        facts,
        ambition,
        attendance,
        cases,
        network_map,
        comparison,
        phases,
        bottlenecks,
        afterthoughts,
        themes,
        ballots,
        connections,
        drafts,
        agreements,
        minutes,
        evaluation,
        omissions,
    )
    return Document(
        title=report.title,
        subtitle=subtitle(report),
        network=report.network,
        made=_("Made on {moment}", moment=wording.moment_made(report.made_at)),
        language=wording.language_tag(),
        blocks=list(chain.from_iterable(part(report) for part in parts)),
    )


def subtitle(report: Report) -> str:
    if report.level is ReleaseLevel.STEERING:
        return _("Conclusions and agreements for the steering group")
    return _("Workshop report") if report.full else _("Conclusions and agreements")


def facts(report: Report) -> Iterable[Block]:
    rows = [
        (_("Date"), wording.period(report.starts_at, report.closed_at)),
        (_("Network"), report.network),
        (_("Goal"), report.goal),
        (_("Case"), report.case),
        (_("In short"), in_short(report)),
    ]
    yield Facts([(name, value) for name, value in rows if value])


def in_short(report: Report) -> str:
    people = report.participants
    counts = [
        ngettext("{count} participant", "{count} participants", people),
        ngettext("{count} conclusion", "{count} conclusions", len(report.conclusions)),
        ngettext("{count} agreement", "{count} agreements", len(report.agreements)),
    ]
    if report.full:
        counts.insert(1, ngettext("{count} note", "{count} notes", len(report.notes)))
    return " · ".join(counts)


def attendance(report: Report) -> Iterable[Block]:
    if not report.participants:
        return
    yield Heading(_("Who took part"), 1)
    experts = report.experts
    if experts:  # a total only: by organisation it would point at people
        sentence = ngettext(
            "{count} participant is an expert by experience.",
            "{count} participants are experts by experience.",
            experts,
        )
        yield Paragraph(sentence, quiet=True)
    if report.attendance:
        yield attendance_table(report)
    else:
        yield Paragraph(_("The groups are too small to tell them apart without pointing at people."), quiet=True)


def cases(report: Report) -> Iterable[Block]:
    if report.cases:
        yield Heading(_("Cases"), 1)
        yield case_table(report)


def phases(report: Report) -> Iterable[Block]:
    chapters = [step for step in report.steps if step.conclusions or step_notes(step) or is_held_phase(step, report)]
    if chapters:
        yield Heading(_("Conclusions by phase"), 1)
    for step in chapters:
        yield Heading(step.title, 2)
        yield from chapter(report, step)


def is_held_phase(step: ReportStep, report: Report) -> bool:
    return report.full and step.is_phase and not step.left_out


def step_notes(step: ReportStep) -> list[ReportNote]:
    """The notes of a step that no conclusion of that step shows already; afterthoughts have their own chapter."""
    shown = {note.id for conclusion in step.conclusions for note in conclusion.notes}
    return [note for note in step.notes if note.id not in shown and note.kind is not NoteKind.AFTERTHOUGHT]


def chapter(report: Report, step: ReportStep) -> Iterable[Block]:
    remaining = step_notes(step)
    for each in step.conclusions:
        yield ConclusionBlock(each.text, [line_of(note) for note in each.notes])
        if each.votes:
            yield Paragraph(_("In the vote: {votes}", votes=wording.votes_for(each)), quiet=True)
        if report.full and each.release is not ReleaseLevel.PARTICIPANTS:
            yield Paragraph(_("For: {release}", release=label(each.release)), quiet=True)
    if step.is_phase and not step.conclusions:
        nothing = not step.notes
        yield Paragraph(_("Nothing was brought in.") if nothing else _("No conclusion was recorded."), quiet=True)
    if remaining:
        yield Heading(_("Other notes") if step.conclusions else _("Notes"), 3)
        yield from groups_of(remaining)


def groups_of(notes: list[ReportNote]) -> Iterable[NoteGroup]:
    for kind in NoteKind:
        of_kind = [line_of(note) for note in notes if note.kind is kind]
        if of_kind:
            yield NoteGroup(f"{wording.title_label(kind)} ({len(of_kind)})", of_kind)


def line_of(note: ReportNote) -> NoteLine:
    return NoteLine(note.kind, wording.title_label(note.kind), note.text, wording.remarks_on(note))


def bottlenecks(report: Report) -> Iterable[Block]:
    if not report.bottlenecks:
        return
    yield Heading(_("What became of earlier bottlenecks"), 1)
    yield Paragraph(_("Earlier journeys of this network concluded that this could be better."), quiet=True)
    yield course_table(report.bottlenecks)
    remarks = wording.progress_remarks(report.bottlenecks)
    if remarks:
        yield Heading(_("What the group said about them"), 2)
        yield Sentences(remarks)


def afterthoughts(report: Report) -> Iterable[Block]:
    concluded = {note.id for step in report.steps for conclusion in step.conclusions for note in conclusion.notes}
    lines = [line_of(n) for n in report.notes if n.kind is NoteKind.AFTERTHOUGHT and n.id not in concluded]
    if lines:
        yield Heading(_("Afterthoughts"), 1)
        yield Paragraph(_("Nobody asked for it, and still worth sharing."), quiet=True)
        yield NoteGroup("", lines)


def ballots(report: Report) -> Iterable[Block]:
    if report.ballots:
        yield Heading(_("Votes"), 1)
    for ballot in report.ballots:
        yield Heading(ballot.question, 2)
        yield Paragraph(wording.turnout(ballot), quiet=True)
        if ballot.places:
            yield ballot_table(ballot)
        if ballot.without:
            yield Paragraph(without_dots(ballot), quiet=True)


def without_dots(ballot: ReportBallot) -> str:
    if ballot.subject is BallotSubject.THEMES:
        return ngettext("{count} theme got no dots.", "{count} themes got no dots.", ballot.without)
    return ngettext("{count} note got no dots.", "{count} notes got no dots.", ballot.without)


def ambition(report: Report) -> Iterable[Block]:
    """First of all: what the group stands for, and who carries it."""
    found = report.ambition
    if found is None:
        return
    yield Heading(_("Our ambition"), 1)
    if found.accepted:
        yield from (Paragraph(line) for line in found.accepted.splitlines() if line.strip())
    else:
        yield Paragraph(_("No version was accepted as the ambition."), quiet=True)
    for check in found.support:
        yield Heading(_("Support for version {number}", number=check.version), 2)
        yield support_table(check)


def drafts(report: Report) -> Iterable[Block]:
    """How the ambition came about: every version, for the facilitator."""
    if report.ambition is None or not report.ambition.drafts:
        return
    yield Heading(_("Versions of the ambition"), 1)
    for draft in report.ambition.drafts:
        title = _("Version {number}", number=draft.version)
        accepted = _("accepted")
        yield Heading(f"{title} · {accepted}" if draft.accepted else title, 2)
        if draft.author:
            yield Paragraph(_("Written by {name}", name=draft.author), quiet=True)
        yield from (Paragraph(line) for line in draft.text.splitlines() if line.strip())
        if draft.checks:
            yield Heading(_("The group ticked"), 3)
            yield Sentences([label(check) for check in draft.checks])
        if draft.comments:
            yield Heading(_("Comments"), 3)
            yield Sentences([comment_text(comment) for comment in draft.comments])


def comment_text(comment: ReportComment) -> str:
    remarks = [part for part in (comment.author, _("settled") if comment.settled else None) if part]
    return f"“{comment.sentence}” {comment.text}" + (f" ({', '.join(remarks)})" if remarks else "")


def themes(report: Report) -> Iterable[Block]:
    if report.themes:
        yield Heading(_("Themes"), 1)
    for theme in report.themes:
        yield Heading(f"{theme.name} ({len(theme.notes)})", 2)
        yield from groups_of(theme.notes)


def connections(report: Report) -> Iterable[Block]:
    if report.connections:
        yield Heading(_("Connections: which strength helps with what"), 1)
        yield connection_table(report)


def agreements(report: Report) -> Iterable[Block]:
    yield Heading(_("Agreements"), 1)
    if report.agreements:
        yield agreement_table(report)
    else:
        yield Paragraph(_("No agreements were recorded."), quiet=True)


def minutes(report: Report) -> Iterable[Block]:
    if report.full:
        yield Heading(_("Planned and actual time"), 1)
        bars = bars_of(report)
        if bars:
            yield TimeChart(bars)
        yield time_table(report)


def evaluation(report: Report) -> Iterable[Block]:
    if not report.scales:
        return
    yield Heading(_("Evaluation"), 1)
    answers = max(sum(scale.counts) for scale in report.scales)
    yield Paragraph(ngettext("{count} person answered.", "{count} people answered.", answers), quiet=True)
    yield Chart(report.scales)
    if report.remarks:
        yield Heading(report.open_question, 2)
        yield Sentences(report.remarks)


def omissions(report: Report) -> Iterable[Block]:
    if report.left_out:
        yield Heading(_("What this report leaves out"), 1)
        yield Sentences(report.left_out)
