from datetime import timedelta

from sqlalchemy import event
from sqlmodel import select

from kompas.database import Database
from kompas.enums import Anonymity, BallotStatus, NoteKind, ReleaseLevel
from kompas.exports import document_of, report_of
from kompas.exports.core.blocks import Paragraph
from kompas.exports.wall.agreements import Agreements
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.evaluation import Evaluation
from kompas.exports.wall.notes import Notes
from kompas.exports.whole.front import Front
from kompas.exports.whole.left_out import sentences
from kompas.exports.workshop.attendance import Attendance
from kompas.exports.workshop.report import WorkshopReport
from kompas.exports.workshop.steps import Steps
from kompas.i18n import set_language
from kompas.models import Ballot, EvaluationAnswer, Workshop

from .conftest import MADE_AT, MakeReport
from .workshops import PARKED, START, WITHDRAWN, build_workshop


def test_report_has_shown_rows_only(report: WorkshopReport) -> None:
    notes, conclusions = report[Notes].notes, report[Conclusions].conclusions
    assert (len(notes), len(conclusions), len(report[Agreements].agreements)) == (40, 4, 3)
    texts = [row.text for row in notes] + [row.text for row in conclusions]
    assert PARKED not in texts
    assert WITHDRAWN not in texts + [row.what for row in report[Agreements].agreements]


def test_conclusion_leaves_out_the_parked_note_it_rests_on(report: WorkshopReport) -> None:
    first = report[Conclusions].conclusions[0]
    assert [note.text for note in first.notes] == [note.text for note in list(report[Notes].by_step.values())[3][:3]]


def test_names_stand_with_notes_only_when_the_workshop_shows_them(make_report: MakeReport) -> None:
    assert {note.author for note in make_report(anonymity=Anonymity.GROUP)[Notes].notes} == {None}
    assert make_report(anonymity=Anonymity.NAMED)[Notes].notes[0].author == "Daan · Politie"


def test_minutes_are_those_the_room_spent(report: WorkshopReport) -> None:
    minutes = {step.key: (step.planned, step.actual) for step in report[Steps].held.values()}
    assert minutes["welcome"] == (15, 13)
    assert minutes["how"] == (5, None)


def test_attendance_counts_people_by_organisation(report: WorkshopReport) -> None:
    council = next(row for row in report[Attendance].attendance if row.organisation == "Gemeente Waterrijk")
    assert (council.people, len(council.domains)) == (2, 2)
    assert sum(row.experts_by_experience for row in report[Attendance].attendance) == 1


def test_evaluation_is_counted_and_remarks_are_sorted(report: WorkshopReport) -> None:
    assert [sum(scale.counts) for scale in report[Evaluation].scales] == [8, 8, 8]
    assert report[Evaluation].scales[2].counts == [0, 0, 0, 4, 4]
    assert report[Evaluation].scales[2].average == 4.5
    assert report[Evaluation].remarks == sorted(report[Evaluation].remarks)
    assert len(report[Evaluation].remarks) == 3


def test_remarks_tell_nothing_about_their_order_of_answering(database: Database, workshop: Workshop) -> None:
    with database.transaction() as session:
        answers = session.exec(select(EvaluationAnswer)).all()
        for answer in answers:
            answer.remark = {"Zwaar, maar nodig.": "b", "Mooi dat de politie erbij was.": "A"}.get(answer.remark, "")
    with database.reading() as session:
        assert report_of(session, workshop, MADE_AT)[Evaluation].remarks == ["A", "b"]


def test_left_out_says_what_is_missing(report: WorkshopReport) -> None:
    assert sentences(report) == [
        "Left out of the script: How it works.",
        "No conclusions were recorded for: Aftercare.",
        "1 parked note is not in this report.",
        "Names are not shown with the notes.",
        "The answers to the evaluation were given without a name and are not broken down by organisation.",
    ]


def test_left_out_says_only_what_is_true(make_report: MakeReport) -> None:
    left_out = sentences(make_report(anonymity=Anonymity.NAMED, closed_at=None))
    assert "Names are not shown with the notes." not in left_out
    assert left_out[0] == "This report was made before the workshop was closed; what came in later is not in it."


def test_shared_version_has_conclusions_agreements_and_attendance_only(make_report: MakeReport) -> None:
    report = make_report(ReleaseLevel.PARTICIPANTS, anonymity=Anonymity.NAMED)
    conclusions, evaluation = report[Conclusions].conclusions, report[Evaluation]
    assert (len(conclusions), len(report[Agreements].agreements), len(report[Attendance].attendance)) == (4, 3, 0)
    assert (report[Notes].notes, report[Attendance].people, evaluation.scales, evaluation.remarks) == ([], [], [], [])
    assert report[Front].case == ""
    assert [note for conclusion in conclusions for note in conclusion.notes] == []


def test_report_speaks_the_language_of_the_reader(make_report: MakeReport) -> None:
    set_language("nl")
    report = make_report()
    assert next(iter(report[Steps].held.values())).title == "Welkom en kennismaking"
    assert report[Evaluation].scales[0].question == "Hoe bruikbaar was deze werksessie voor je werk?"
    assert {note.question for note in report[Notes].notes} == {None, "Wat gaat hier goed of kan beter?"}


def test_report_takes_as_many_queries_for_many_notes_as_for_few(database: Database) -> None:
    def queries(count: int) -> int:
        with database.transaction() as session:
            workshop = build_workshop(session, count)
        statements: list[str] = []
        record = lambda *call: statements.append(call[2])  # noqa: E731
        event.listen(database.engine, "before_cursor_execute", record)
        with database.reading() as session:
            report_of(session, workshop, MADE_AT)
        event.remove(database.engine, "before_cursor_execute", record)
        return len(statements)

    assert queries(20) == queries(200)


def test_report_of_a_workshop_that_has_not_begun(database: Database) -> None:
    with database.transaction() as session:
        workshop = Workshop(code="ABCDEF", title="Leeg", script_key="x", starts_at=START, facilitator_code_hash="x")
        session.add(workshop)
    with database.reading() as session:
        report = report_of(session, workshop, START - timedelta(days=1))
    assert (report[Steps].bars, report[Notes].notes, report[Attendance].attendance, report[Evaluation].scales) == (
        [],
        [],
        [],
        [],
    )


def test_afterthoughts_are_notes_of_their_step(report: WorkshopReport) -> None:
    summary = next(key for key, step in report[Steps].held.items() if step.key == "summary")
    assert [note.kind for note in report[Notes].by_step[summary]] == [NoteKind.AFTERTHOUGHT] * 2


def test_conclusion_tells_how_its_notes_did_in_votes(
    database: Database, workshop: Workshop, report: WorkshopReport
) -> None:
    first = report[Conclusions].conclusions[0]
    results = {first.notes[0].id: 2, first.notes[1].id: 1, report[Notes].notes[20].id: 3}
    with database.transaction() as session:
        session.add(
            Ballot(
                id="b" * 32,
                workshop_id=workshop.id,
                question="Wat telt?",
                candidates=list(results),
                dots=3,
                most_per_item=1,
                status=BallotStatus.CLOSED,
                results=results,
            )
        )
    with database.reading() as session:
        full = report_of(session, workshop, MADE_AT)
        shared = report_of(session, workshop, MADE_AT, ReleaseLevel.PARTICIPANTS)
    assert [(vote.place, vote.dots) for vote in full[Conclusions].conclusions[0].votes] == [(2, 2), (3, 1)]
    assert all(
        not conclusion.votes for conclusion in [*full[Conclusions].conclusions[1:], *shared[Conclusions].conclusions]
    )
    said = "2 dots, place 2 · 1 dot, place 3"
    assert Paragraph(f"In the vote: {said}", quiet=True) in document_of(full).blocks
    sheet = next(sheet for sheet in document_of(full).tables if sheet.name == "Conclusions")
    assert [row[-1] for row in sheet.rows] == [said, *[""] * (len(full[Conclusions].conclusions) - 1)]
