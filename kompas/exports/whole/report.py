"""From a workshop to a report with all its chapters, and from there to what writers know."""

from datetime import datetime

from sqlmodel import Session

from kompas.enums import ReleaseLevel
from kompas.exports.core.chapters import File, chapters_of
from kompas.exports.core.document import Document
from kompas.exports.core.writers import WRITERS, DocumentWriter
from kompas.exports.whole.front import Front
from kompas.exports.whole.left_out import left_out_blocks, left_out_table, sentences
from kompas.exports.whole.order import SHEETS, TEXT, by_key, in_order
from kompas.exports.whole.released import released_table
from kompas.exports.workshop.report import WorkshopReport
from kompas.models import Workshop

FORMAT = {"format": "kompas-report", "version": 1}


def report_of(
    session: Session, workshop: Workshop, at: datetime, level: ReleaseLevel = ReleaseLevel.SESSION
) -> WorkshopReport:
    """The report as it stands at `at`, in the current language, with what is released as far as `level`.

    Everything is read here, in a fixed number of queries, whatever the size of the workshop.
    """
    report = WorkshopReport(session, workshop, at, level)
    for kind in chapters_of(WorkshopReport).values():
        report[kind]
    del report.session  # from here on nothing can be read that was not
    return report


def document_of(report: WorkshopReport) -> Document:
    front = report[Front]
    return Document(
        title=front.title,
        subtitle=front.subtitle,
        made_at=report.at,
        blocks=[block for chapter in in_order(report, TEXT) for block in chapter.blocks()] + [*left_out_blocks(report)],
        tables=[table for chapter in in_order(report, SHEETS) for table in chapter.tables()] + [left_out_table(report)],
        listing=None if report.full else released_table(report),
        data=data_of(report),
        name=front.file_name,
    )


def data_of(report: WorkshopReport) -> dict[str, object]:
    data = {key: value for chapter in in_order(report, TEXT) for key, value in chapter.data().items()}
    return {**FORMAT, "full": report.full, **by_key(data), "left_out": sentences(report)}


def files_of(report: WorkshopReport, *, shared: bool = False) -> list[File]:
    """The report in every form, or in those that participants may have."""

    def file(writer: DocumentWriter) -> File:
        return File(writer.name, writer.extension, writer.mime, lambda: writer.write(document_of(report)))

    return [file(writer) for writer in WRITERS if writer.shared or not shared]


def files_beside(report: WorkshopReport) -> list[File]:
    """Parts of the report by themselves."""
    return [file for chapter in in_order(report, TEXT) for file in chapter.files()]
