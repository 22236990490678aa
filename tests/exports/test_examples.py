"""The shipped examples have everything a workshop can have: every writer manages them, for whomever the report is."""

from functools import partial

import pytest
from docx.shared import RGBColor

from kompas.database import Database
from kompas.domain.whole.examples import INQUIRY, load_example
from kompas.domain.whole.map_examples import load_map_example
from kompas.enums import NoteKind, ReleaseLevel
from kompas.exports import WRITERS, document_of, files_beside, report_of
from kompas.exports.inquiry.ambition import Ambition
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.kind_colours import kind_colour
from kompas.exports.wall.notes import Notes
from kompas.exports.workshop.report import WorkshopReport
from kompas.models.core.columns import now

from .contents import READERS, squeezed

EXAMPLES = {
    "customer_journey": load_example,
    "appreciative_inquiry": partial(load_example, path=INQUIRY),
    "network_map": load_map_example,
}


def report_of_example(database: Database, name: str, level: ReleaseLevel) -> WorkshopReport:
    with database.transaction() as session:
        workshop = EXAMPLES[name](session, "newcomer")
        session.flush()
        return report_of(session, workshop, now(), level)


@pytest.mark.parametrize("level", ReleaseLevel)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_writer_manages_every_example(database: Database, name: str, level: ReleaseLevel) -> None:
    report = report_of_example(database, name, level)
    for writer in WRITERS:
        text = squeezed(READERS[writer.extension](writer.write(document_of(report))))
        said = [*report[Conclusions].conclusions, *(report[Notes].notes if writer.extension == "csv" else [])]
        assert [one.text for one in said if squeezed(one.text) not in text] == [], writer.extension
        ambition = report[Ambition].ambition
        if ambition and ambition.accepted and writer.extension != "pdf":
            assert squeezed(ambition.accepted) in text or writer.extension == "csv"
    for file in files_beside(report):
        assert file.write()


@pytest.mark.parametrize("kind", NoteKind)
def test_every_kind_of_note_has_a_colour(kind: NoteKind) -> None:
    """As Word and the PDF read it."""
    assert str(RGBColor.from_string(kind_colour(kind))) == kind_colour(kind)
