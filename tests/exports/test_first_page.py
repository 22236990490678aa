"""The page that is sent at once, before the rest of the report."""

from datetime import date
from io import BytesIO

import docx
import pypdf
import pytest
from sqlmodel import Session, col, select

from kompas.database import Database
from kompas.enums import Priority, ReleaseLevel
from kompas.exports import document_of
from kompas.exports.core.blocks import Block, Facts, Heading, PageBreak, Paragraph, Table
from kompas.exports.core.docx import write_docx
from kompas.exports.core.markdown import write_markdown
from kompas.exports.core.pdf import write_pdf
from kompas.exports.wall.agreements import Agreements
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.whole.first_page import MOST_AGREEMENTS, MOST_CONCLUSIONS, FirstPage
from kompas.exports.workshop.report import WorkshopReport
from kompas.models import Agreement, Conclusion, ConclusionNote, Note, Step, Workshop

from .conftest import MakeReport
from .contents import squeezed
from .workshops import LONG


def first_page(report: WorkshopReport) -> list[Block]:
    blocks = list(document_of(report).blocks)
    return blocks[: next((at for at, one in enumerate(blocks) if isinstance(one, PageBreak)), 0)]


def facts(report: WorkshopReport) -> dict[str, str]:
    return dict(next(one for one in first_page(report) if isinstance(one, Facts)).rows)


def tables(report: WorkshopReport) -> list[Table]:
    return [one for one in first_page(report) if isinstance(one, Table)]


def first_phase(session: Session, workshop: Workshop) -> Step:
    query = select(Step).where(Step.workshop_id == workshop.id, col(Step.phase).is_not(None))
    return session.exec(query.order_by(col(Step.position))).first() or pytest.fail("no phase")


def conclude(session: Session, workshop: Workshop, step: Step, text: str, notes: int = 0) -> None:
    session.add(Conclusion(id=f"{text:0<32}".encode().hex()[:32], workshop_id=workshop.id, step_id=step.id, text=text))
    session.flush()
    made = session.exec(select(Conclusion).where(Conclusion.text == text)).one()
    for note in session.exec(select(Note).where(Note.workshop_id == workshop.id).limit(notes)):
        session.add(ConclusionNote(conclusion_id=made.id, note_id=note.id))


def agree(session: Session, workshop: Workshop, what: str, by_when: date | None, priority: Priority) -> None:
    session.add(
        Agreement(
            id=what.encode().hex().ljust(32, "0")[:32],
            workshop_id=workshop.id,
            what=what,
            who="Ilse",
            by_when=by_when,
            priority=priority,
        )
    )


def test_report_begins_with_goal_conclusions_agreements_and_next_date(make_report: MakeReport) -> None:
    report = make_report(goal="Drie afspraken maken")
    told = [one.text for one in first_page(report) if isinstance(one, Heading)]
    assert told == ["The conclusions that matter most", "What we agreed"]
    assert facts(report)["Goal"] == "Drie afspraken maken"
    days = [one.by_when for one in report[Agreements].agreements if one.by_when]
    assert facts(report)["Next date"].startswith(f"{min(day for day in days if day >= report.at.date()).day} ")
    assert not any("Case" in dict(one.rows) for one in first_page(report) if isinstance(one, Facts))


def test_each_phase_comes_first_with_what_rests_on_most_notes(
    database: Database, workshop: Workshop, make_report: MakeReport
) -> None:
    with database.transaction() as session:
        step = first_phase(session, workshop)
        conclude(session, workshop, step, "Rust op niets")
        conclude(session, workshop, step, "Rust op veel", notes=5)
    report = make_report()
    phases = [row[0] for row in tables(report)[0].rows]
    concluded = [step.held.title for step in report[Conclusions].steps if step.conclusions]
    assert phases[: len(concluded)] == concluded
    texts = [row[1] for row in tables(report)[0].rows]
    assert texts.index("Rust op veel") < len(concluded) <= texts.index("Rust op niets")


def test_page_has_room_for_so_many_and_counts_the_rest(
    database: Database, workshop: Workshop, make_report: MakeReport
) -> None:
    with database.transaction() as session:
        step = first_phase(session, workshop)
        for number in range(9):
            conclude(session, workshop, step, f"Conclusie {number}")
            agree(session, workshop, f"Afspraak {number}", None, Priority.LOW)
        agree(session, workshop, "Morgen bellen", date(2026, 11, 24), Priority.HIGH)
    report = make_report()
    conclusions, agreements = tables(report)
    assert (len(conclusions.rows), len(agreements.rows)) == (MOST_CONCLUSIONS, MOST_AGREEMENTS)
    assert agreements.rows[0][0] == "Morgen bellen"
    left = [one.text for one in first_page(report) if isinstance(one, Paragraph)]
    counts = (len(report[Conclusions].conclusions), len(report[Agreements].agreements))
    assert left == [
        f"{counts[0] - MOST_CONCLUSIONS} more conclusions stand further on.",
        f"{counts[1] - MOST_AGREEMENTS} more agreements stand further on.",
    ]


@pytest.mark.parametrize("level", [ReleaseLevel.SESSION, ReleaseLevel.PARTICIPANTS])
def test_it_is_one_page_whatever_was_written(
    database: Database, workshop: Workshop, make_report: MakeReport, level: ReleaseLevel
) -> None:
    with database.transaction() as session:
        for one in session.exec(select(Conclusion).where(Conclusion.workshop_id == workshop.id)):
            one.text = LONG
        for number in range(9):
            agree(session, workshop, f"{number} {LONG}"[:2000], date(2026, 12, number + 1), Priority.HIGH)
    report = make_report(level, goal=LONG, title=LONG[:120], network=LONG[:200])
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(write_pdf(document_of(report)))).pages]
    assert "more agreements stand further on" in pages[0] or "What we agreed" in pages[0]
    after = next(one for one in list(document_of(report).blocks)[len(first_page(report)) + 1 :])
    assert isinstance(after, Facts | Heading)
    begins = after.text if isinstance(after, Heading) else after.rows[0][0]
    assert squeezed(pages[1]).startswith(squeezed(begins))


def test_word_and_markdown_go_on_on_another_page(report: WorkshopReport) -> None:
    word = docx.Document(BytesIO(write_docx(document_of(report))))
    assert len(word.element.body.xpath('.//w:br[@w:type="page"]')) == 1
    assert "\n\n---\n\n" in write_markdown(document_of(report)).decode()


def test_nothing_to_tell_is_no_page(make_report: MakeReport, database: Database, workshop: Workshop) -> None:
    with database.transaction() as session:
        for kind in (Agreement, ConclusionNote, Conclusion):
            for row in session.exec(select(kind)):
                session.delete(row)
            session.flush()
    report = make_report()
    assert first_page(report) == []
    assert "Date" in dict(next(one for one in report[FirstPage].blocks() if isinstance(one, Facts)).rows)


def test_agreements_that_are_withheld_are_not_said_to_be_none(make_report: MakeReport) -> None:
    shown = write_markdown(document_of(make_report(ReleaseLevel.STEERING))).decode()
    assert "not released to the steering group" in shown
    assert "No agreements were recorded" not in shown
