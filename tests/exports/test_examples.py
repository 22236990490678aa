"""The shipped examples have everything a workshop can have: every writer manages them, for whomever the report is."""

from functools import partial

import pytest

from kompas.database import Database
from kompas.domain.whole.examples import INQUIRY, load_example
from kompas.domain.whole.map_examples import load_map_example
from kompas.enums import NoteKind, ReleaseLevel
from kompas.exports import WRITERS, Report, report_of
from kompas.exports.kind_colours import KIND_COLOURS
from kompas.exports.map_files import MAP_WRITERS
from kompas.exports.word_styles import kind_colour
from kompas.models.core.columns import now

from .contents import READERS, squeezed

EXAMPLES = {
    "customer_journey": load_example,
    "appreciative_inquiry": partial(load_example, path=INQUIRY),
    "network_map": load_map_example,
}


def report_of_example(database: Database, name: str, level: ReleaseLevel) -> Report:
    with database.transaction() as session:
        workshop = EXAMPLES[name](session, "newcomer")
        session.flush()
        return report_of(session, workshop, now(), level)


@pytest.mark.parametrize("level", ReleaseLevel)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_writer_manages_every_example(database: Database, name: str, level: ReleaseLevel) -> None:
    report = report_of_example(database, name, level)
    for writer in WRITERS:
        text = squeezed(READERS[writer.extension](writer.write(report)))
        said = [*report.conclusions, *(report.notes if writer.extension == "csv" else [])]
        assert [one.text for one in said if squeezed(one.text) not in text] == [], writer.extension
        if report.ambition and report.ambition.accepted and writer.extension != "pdf":
            assert squeezed(report.ambition.accepted) in text or writer.extension == "csv"
    for writer in MAP_WRITERS if report.drawing else []:
        assert writer.write(report)


@pytest.mark.parametrize("kind", NoteKind)
def test_every_kind_of_note_has_a_colour(kind: NoteKind) -> None:
    """The PDF gets the same list with its blocks."""
    assert str(kind_colour(kind)) == KIND_COLOURS[kind]
