"""From the rows of a workshop to its report."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from sqlmodel import Session

from kompas.domain.core.small_groups import is_tellable, protected
from kompas.domain.network.queries import Course
from kompas.domain.wall.ballots import ranked, regrouped
from kompas.domain.wall.evaluations import FEWEST_SHOWN
from kompas.domain.workshop import clock
from kompas.domain.workshop.anonymity import order_of
from kompas.enums import CaseMode, ReleaseLevel
from kompas.exports.inquiry import ambition_of, connections_of, themes_of
from kompas.exports.map_compared import comparison_of
from kompas.exports.omissions import sentences_on
from kompas.exports.report import (
    Attendance,
    Report,
    ReportAgreement,
    ReportBallot,
    ReportBottleneck,
    ReportCase,
    ReportConclusion,
    ReportHeld,
    ReportNote,
    ReportPerson,
    ReportPlace,
    ReportScale,
    ReportStep,
)
from kompas.exports.rows import Rows, rows_of
from kompas.i18n import _, current_language
from kompas.labels import label
from kompas.models import Ballot, EvaluationAnswer, Note, Participant, Step, Workshop
from kompas.rules import report_names_authors, tells_when_written

By = Literal["organisation", "domain"]


def report_of(session: Session, workshop: Workshop, at: datetime, level: ReleaseLevel = ReleaseLevel.SESSION) -> Report:
    """The report as it stands at `at`, in the current language, with what is released as far as `level`.

    What goes beyond the session has no notes, people, case or evaluation.
    """
    full = level is ReleaseLevel.SESSION
    rows = rows_of(session, workshop, level)
    ballots = [ballot_of(rows, ballot) for ballot in rows.ballots]
    steps = report_steps(rows, at, ballots)
    by, attendance = whole_attendance(rows.counted) if full else protected_attendance(rows.counted)
    scales, open_question, remarks = evaluation_of(rows) if full else ([], "", [])
    return Report(
        title=workshop.title,
        network=workshop.network,
        goal=workshop.goal,
        code=workshop.code if full else "",
        starts_at=workshop.starts_at,
        closed_at=workshop.closed_at,
        made_at=at,
        level=level,
        participants=len(rows.counted),
        experts=experts_among(rows.counted, full),
        case=case_of(workshop) if full else "",
        attendance_by=by,
        attendance=attendance,
        people=[person_of(person) for person in rows.counted] if full else [],
        steps=steps,
        cases=cases_in(rows),
        agreements=agreements_of(rows),
        scales=scales,
        open_question=open_question,
        remarks=remarks,
        ballots=ballots,
        drawing=rows.drawing if rows.drawing.lines else None,
        comparison=comparison_of(rows, level),
        themes=themes_of(rows, {note.id: note for step in steps for note in step.notes}),
        connections=connections_of(rows),
        ambition=ambition_of(rows, full=full),
        bottlenecks=[bottleneck_of(course) for course in rows.courses],
        left_out=sentences_on(
            rows, steps, level, is_grouped=not full and len(attendance) < len(set(organisation_names(rows.counted)))
        ),
    )


def localised(text: dict[str, str]) -> str:
    return text[current_language()]


def case_of(workshop: Workshop) -> str:
    if workshop.case_mode is CaseMode.NO_CASE:
        return ""
    mode = label(workshop.case_mode)
    return f"{mode}: {workshop.case_text}" if workshop.case_text else mode


def report_steps(rows: Rows, at: datetime, ballots: Sequence[ReportBallot]) -> list[ReportStep]:
    notes = notes_by_step(rows)
    tied_notes = [note for of_step in notes.values() for note in of_step]
    conclusions: dict[int, list[ReportConclusion]] = defaultdict(list)
    for row in rows.conclusions:
        tied = rows.ties.get(row.id, set())
        resting = [note for note in tied_notes if note.id in tied] if tied else []
        shown = {note.id for note in resting}
        votes = [place for ballot in ballots for place in ballot.places if place.id in shown]
        conclusions[row.step_id].append(ReportConclusion(row.id, row.text, resting, row.release, votes))
    visited = {visit.step_id for visit in rows.visits}
    at = clock.moment_in(rows.workshop, at)
    return [
        ReportStep(
            key=step.key,
            title=localised(step.content["title"]),
            is_phase=step.phase is not None,
            takes_notes=bool(step.content.get("kinds")),
            left_out=step.left_out,
            planned=clock.planned(step) or step.minutes,
            actual=round(clock.actual_seconds(rows.visits, step.id, at) / 60) if step.id in visited else None,
            under_way=any(visit.step_id == step.id and visit.left_at is None for visit in rows.visits),
            conclusions=conclusions[step.id or 0],
            notes=notes[step.id or 0],
        )
        for step in rows.steps
    ]


def notes_by_step(rows: Rows) -> dict[int, list[ReportNote]]:
    """Step id → its notes, in the order of the script and then of writing, unless that order might tell whose they are."""
    questions = {step.id: question_texts(step) for step in rows.steps}
    cases = {case.id: case.name for case in rows.cases}
    authors = {person.id: f"{person.name} · {person.organisation}" for person in rows.people}
    notes: dict[int, list[ReportNote]] = defaultdict(list, {step.id or 0: [] for step in rows.steps})
    originals = originals_by_note(rows)

    def report_note(note: Note) -> ReportNote:
        return ReportNote(
            id=note.id,
            kind=note.kind,
            perspective=note.perspective,
            question=questions[note.step_id].get(note.question or ""),
            text=note.text,
            added_later=note.added_later and tells_when_written(rows.workshop),
            author=authors.get(note.author_id or 0) if report_names_authors(rows.workshop) else None,
            originals=[report_note(original) for original in originals[note.id]],
            case=cases.get(note.case_id or ""),
            place=rows.places.get(note.line_id or note.party_id or ""),
        )

    for note in sorted(rows.notes, key=lambda note: order_of(rows.workshop, note)):
        notes[note.step_id].append(report_note(note))
    return notes


def cases_in(rows: Rows) -> list[ReportCase]:
    return [
        ReportCase(case.name, label(case.age_group), case.text, sum(note.case_id == case.id for note in rows.notes))
        for case in sorted(rows.cases, key=lambda case: order_of(rows.workshop, case))
    ]


def originals_by_note(rows: Rows) -> dict[str, list[Note]]:
    """Id of a merged note → the notes it stands for."""
    originals: dict[str, list[Note]] = defaultdict(list)
    for note in sorted(rows.originals, key=lambda note: order_of(rows.workshop, note)):
        originals[note.merged_into or ""].append(note)
    return originals


def ballot_of(rows: Rows, ballot: Ballot) -> ReportBallot:
    """Places name notes and themes that are still shown; who gave which dot is known to nobody."""
    texts = {note.id: note.text for note in rows.notes} | {theme.id: theme.name for theme in rows.board}
    standing_for = {note.id: note.merged_into for note in rows.originals if note.merged_into}
    results, candidates = regrouped(ballot.results, ballot.candidates, standing_for)
    places = [place for place in ranked(results, candidates) if place[1] in texts]
    numbers = [number for number, _item, _dots in places]
    return ReportBallot(
        question=ballot.question,
        voters=ballot.voters,
        dots=ballot.dots,
        places=[
            ReportPlace(place=number, text=texts[item], dots=dots, shared=numbers.count(number) > 1, id=item)
            for number, item, dots in places
        ],
        without=sum(item in texts and not results.get(item) for item in candidates),
        subject=ballot.subject,
    )


def bottleneck_of(course: Course) -> ReportBottleneck:
    held = [ReportHeld(one.title, one.at, one.mark, one.remark) for one in course.held]
    return ReportBottleneck(phase=course.phase, text=course.text, held=held)


def question_texts(step: Step) -> dict[str, str]:
    return {question["key"]: localised(question["text"]) for question in step.content.get("questions", [])}


def agreements_of(rows: Rows) -> list[ReportAgreement]:
    texts = {conclusion.id: conclusion.text for conclusion in rows.conclusions}
    return [
        ReportAgreement(
            id=row.id,
            what=row.what,
            who=row.who,
            by_when=row.by_when,
            priority=row.priority,
            conclusion=texts.get(row.conclusion_id or "") or rows.places.get(row.line_id or ""),
            conclusion_id=row.conclusion_id if row.conclusion_id in texts else None,
            release=row.release,
        )
        for row in rows.agreements
    ]


def attendance_of(people: Sequence[Participant]) -> list[Attendance]:
    groups: dict[str, list[Participant]] = defaultdict(list)
    for person in people:
        groups[person.organisation].append(person)
    return [
        Attendance(
            organisation=organisation,
            domains=sorted({label(person.domain) for person in group}),
            people=len(group),
            experts_by_experience=sum(person.expert_by_experience for person in group),
        )
        for organisation, group in sorted(groups.items(), key=lambda item: item[0].casefold())
    ]


def whole_attendance(people: Sequence[Participant]) -> tuple[By, list[Attendance]]:
    return "organisation", attendance_of(people)


def protected_attendance(people: Sequence[Participant]) -> tuple[By, list[Attendance]]:
    """One breakdown only, since two could be laid over each other: by organisation, else by domain, else none."""
    organisations = Counter(organisation_names(people))
    domains = Counter(label(person.domain) for person in people)
    ways: tuple[tuple[By, Counter[str], str], ...] = (
        ("organisation", organisations, _("other organisations")),
        ("domain", domains, _("other domains")),
    )
    for by, counts, others in ways:
        breakdown = protected(counts)
        if breakdown.named:
            named = sorted(breakdown.named.items(), key=lambda item: item[0].casefold())
            rows = [*named, *([(others, breakdown.others)] if breakdown.others else [])]
            return by, [Attendance(name, [], count, 0) for name, count in rows]
    return "organisation", []


def organisation_names(people: Sequence[Participant]) -> list[str]:
    """The organisation of each; those that differ in capitals or spaces only are one, spelled as it came first."""
    spelled: dict[str, str] = {}
    squeezed = [" ".join(person.organisation.split()) for person in people]
    return [spelled.setdefault(name.casefold(), name) for name in squeezed]


def experts_among(people: Sequence[Participant], full: bool) -> int | None:
    """How many take part as an expert by experience; None when that number would point at somebody."""
    count = sum(person.expert_by_experience for person in people)
    return count if full or is_tellable(count, len(people)) else None


def person_of(person: Participant) -> ReportPerson:
    return ReportPerson(
        name=person.name,
        job_function=person.job_function,
        organisation=person.organisation,
        domain=label(person.domain),
        expert_by_experience=person.expert_by_experience,
    )


def evaluation_of(rows: Rows) -> tuple[list[ReportScale], str, list[str]]:
    """Scales, the open question and its remarks; sorted by text, so their order tells nothing about who wrote them."""
    asked: dict[str, Any] | None = next((e for step in rows.steps if (e := step.content.get("evaluation"))), None)
    if asked is None or len(rows.answers) < FEWEST_SHOWN:
        return [], "", []
    remarks = [answer.remark.strip() for answer in rows.answers if answer.remark.strip()]
    scales = [scale_of(scale, rows.answers) for scale in asked["scales"]]
    return scales, localised(asked["open"]), sorted(remarks, key=lambda text: (text.casefold(), text))


def scale_of(scale: dict[str, Any], answers: Sequence[EvaluationAnswer]) -> ReportScale:
    given = [answer.scores[scale["key"]] for answer in answers if scale["key"] in answer.scores]
    return ReportScale(
        question=localised(scale["text"]),
        low=localised(scale["low"]),
        high=localised(scale["high"]),
        counts=[given.count(score) for score in range(1, 6)],
        average=sum(given) / len(given) if given else None,
    )
