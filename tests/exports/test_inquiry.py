"""Themes, connections, the ambition and its support in every file, as far as its level goes."""

from collections import Counter
from io import BytesIO
from xml.etree import ElementTree

import pypdf
import pytest
from sqlmodel import Session, select

from kompas.database import Database
from kompas.enums import BallotStatus, BallotSubject, BottleneckOrigin, NoteKind, ReleaseLevel
from kompas.exports import WRITERS, DocumentWriter, document_of, files_beside
from kompas.exports.core.blocks import Heading
from kompas.exports.core.pdf import write_pdf
from kompas.exports.inquiry.ambition import Ambition
from kompas.exports.inquiry.connections import Connections
from kompas.exports.inquiry.theme_svg import PicturedTheme, connection_picture, theme_pictures
from kompas.exports.inquiry.themes import Themes
from kompas.exports.wall.notes import Notes
from kompas.exports.workshop.report import WorkshopReport
from kompas.models import (
    AmbitionComment,
    AmbitionDraft,
    Ballot,
    Connection,
    Note,
    Participant,
    Placement,
    Step,
    SupportCheck,
    Theme,
    Workshop,
)
from kompas.models.core.columns import now

from .conftest import MakeReport
from .contents import READERS, csv_rows, file_beside, squeezed

every_writer = pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.extension)
AMBITION = "Elk kind in Waterrijk groeit veilig op."
FIRST = "Een eerste zin die niet bleef."
THEMES = ("Elkaar kennen", "Eén plan <b>samen</b>", "Weggehaald thema")
BOTTLENECK = "De wachttijd is te lang."
REASON = "Wij hebben er geen mensen voor."
BEYOND = (AMBITION, "supports it")
INSIDE = (FIRST, *THEMES[:2], BOTTLENECK, REASON, "GGZ Plassen zegt nee", "En de kinderen?", "Klantreis 2025")


@pytest.fixture
def inquiry(database: Database, workshop: Workshop, make_report: MakeReport) -> MakeReport:
    with database.transaction() as session:
        fill(session, workshop.id)
    return make_report


def fill(session: Session, workshop_id: int) -> None:
    """Two themes with notes, one joined and one taken away, a connection, a vote, two versions and a support check."""
    common = {"workshop_id": workshop_id, "revision": 1}
    ids = {name: f"{number:032x}" for number, name in enumerate((*THEMES, "Opgegaan"))}
    for order, name in enumerate(ids):
        theme = Theme(id=ids[name], name=name, colour=order, withdrawn=order > 1, sequence=order, **common)
        theme.merged_into = ids[THEMES[0]] if name == "Opgegaan" else None
        session.add(theme)
        session.flush()
    notes = session.exec(select(Note).where(Note.workshop_id == workshop_id, Note.status == "shown")).all()
    for number, note in enumerate(notes[:4]):
        session.add(Placement(note_id=note.id, theme_id=ids[THEMES[number % 2]], **common))
    person = session.exec(select(Participant).where(Participant.workshop_id == workshop_id)).first()
    assert person is not None
    for number, (theme, text) in enumerate((("Opgegaan", BOTTLENECK), (THEMES[2], "Van een weggehaald thema"))):
        session.add(
            Connection(
                id=f"c{number:031x}", theme_id=ids[theme], bottleneck=text, sequence=number, author_id=person.id,
                origin=BottleneckOrigin.CONCLUSION, origin_title="Klantreis 2025", **common,
            )
        )  # fmt: skip
    session.add(
        Ballot(
            id="b" * 32, question="Wat geeft energie?", subject=BallotSubject.THEMES, candidates=list(ids.values())[:2],
            dots=3, most_per_item=1, status=BallotStatus.CLOSED, voters=4, results={ids[THEMES[0]]: 3}, sequence=1,
            **common,
        )
    )  # fmt: skip
    for version, text in enumerate((FIRST, AMBITION), 1):
        session.add(
            AmbitionDraft(
                id=f"d{version:031x}", version=version, text=text, author_id=person.id, checks=["room"],
                accepted=version == 2, sequence=version, **common,
            )
        )  # fmt: skip
    session.flush()
    session.add(
        AmbitionComment(
            id="e" * 32, draft_id=f"d{1:031x}", author_id=person.id, sentence=FIRST, text="En de kinderen?", sequence=1,
            **common,
        )
    )  # fmt: skip
    results = [
        {"organisation": "GGZ Plassen zegt nee", "stance": "objects", "has_mandate": True, "reasons": [REASON]},
        {"organisation": "Politie", "stance": "supports", "has_mandate": True, "reasons": []},
        {"organisation": "School", "stance": None},
    ]
    session.add(
        SupportCheck(
            id="f" * 32, draft_id=f"d{2:031x}", is_open=False, closed_at=now(), results=results, sequence=1, **common
        )
    )


def text_of(writer: DocumentWriter, report: WorkshopReport) -> str:
    return squeezed(READERS[writer.extension](writer.write(document_of(report))))


@every_writer
def test_facilitators_own_report_has_all_of_it(writer: DocumentWriter, inquiry: MakeReport) -> None:
    text = text_of(writer, inquiry())
    wanted = THEMES[:2] if writer.extension == "csv" else (AMBITION, *INSIDE, "Wat geeft energie?")
    assert [word for word in wanted if squeezed(word) not in text] == []
    assert squeezed("Van een weggehaald thema") not in text
    assert squeezed(THEMES[2]) not in text


@every_writer
@pytest.mark.parametrize("level", ReleaseLevel)
def test_central_question_stands_in_front(writer: DocumentWriter, level: ReleaseLevel, inquiry: MakeReport) -> None:
    if writer.extension in ("csv", "xlsx"):
        return  # tables only, without the page in front
    question = "Wat werkt als wij één team zijn?"
    assert squeezed(question) in text_of(writer, inquiry(level, central_question=question))


def test_csv_of_its_own_has_ambition_support_connections_and_vote(inquiry: MakeReport) -> None:
    report = inquiry()
    assert files_beside(inquiry(ReleaseLevel.STEERING)) == []
    rows = csv_rows(file_beside(report, "ambition.csv"))
    assert [row[0] for row in rows[1:]] == ["Ambition"] * 2 + ["Support"] * 3 + ["Connection", "Vote"]
    assert rows[1][1:4] == ["1", "", FIRST]
    assert rows[2][1:5] == ["2", "accepted", AMBITION, "it leaves room for different strategies"]
    assert ["Support", "2", "GGZ Plassen zegt nee", "Objects", REASON, "may decide"] in rows
    assert rows[-2] == ["Connection", "", THEMES[0], BOTTLENECK, "", "Klantreis 2025"]
    assert rows[-1] == ["Vote", "", THEMES[0], "3", "Wat geeft energie?", ""]


def test_each_note_is_printed_once_and_what_nobody_placed_is_marked(database: Database, inquiry: MakeReport) -> None:
    with database.transaction() as session:
        step = session.exec(select(Step).where(Step.key == "aftercare")).one()
        step.activity, step.content = "cluster", step.content | {"kinds": ["good", "better", "idea"]}
    report = inquiry()
    printed: list[str] = []
    titles: list[str] = []
    for block in document_of(report).blocks:
        if isinstance(block, Heading):
            titles.append(block.text)
        printed += [point.text for point in getattr(block, "points", [])]
    texts = Counter(note.text for note in report[Notes].notes)
    assert {text: count for text, count in Counter(printed).items() if count != texts[text]} == {}
    assert set(printed) == set(texts)
    loose = report[Themes].loose()
    assert f"In no theme ({len(loose)})" in titles
    assert loose


@every_writer
def test_who_may_decide_stands_beside_what_they_say(
    writer: DocumentWriter, database: Database, inquiry: MakeReport
) -> None:
    said = [
        {"stance": "concern", "count": 1, "may_decide": 0},
        {"stance": "supports", "count": 2, "may_decide": 1},
    ]
    with database.transaction() as session:
        check = session.get_one(SupportCheck, "f" * 32)
        check.results = [{"organisation": "Team", "stance": "concern", "differs": True, "said": said, "reasons": []}]
    report = inquiry()
    told = "Has a concern: 0 of 1 · Supports it: 1 of 2"
    if writer.extension == "csv":
        assert csv_rows(file_beside(report, "ambition.csv"))[3][5] == f"May decide: {told}"
    elif writer.extension == "json":
        assert report[Ambition].ambition.support[0].stances[0].said == said
    else:
        assert squeezed(told) in text_of(writer, report)


def test_mandate_of_an_earlier_check_is_not_told_when_its_people_differed(
    database: Database, inquiry: MakeReport
) -> None:
    with database.transaction() as session:
        check = session.get_one(SupportCheck, "f" * 32)
        check.results = [{"organisation": "Team", "stance": "concern", "differs": True, "has_mandate": True}]
    assert inquiry()[Ambition].ambition.support[0].stances[0].has_mandate is None


@every_writer
@pytest.mark.parametrize("level", [ReleaseLevel.PARTICIPANTS, ReleaseLevel.STEERING])
def test_others_get_the_accepted_ambition_and_how_many_carry_it(
    writer: DocumentWriter, level: ReleaseLevel, inquiry: MakeReport
) -> None:
    text = text_of(writer, inquiry(level))
    said = [word for word in BEYOND if squeezed(word).casefold() in text.casefold()]
    assert said == list(BEYOND) or writer.extension == "json"
    assert squeezed(AMBITION) in text
    assert [word for word in INSIDE if squeezed(word) in text] == []


def test_connection_stands_under_the_theme_that_took_it_over(inquiry: MakeReport) -> None:
    report = inquiry()
    assert [(one.theme, one.bottleneck) for one in report[Connections].connections] == [(THEMES[0], BOTTLENECK)]
    assert [(theme.name, len(theme.notes)) for theme in report[Themes].themes] == [(THEMES[0], 2), (THEMES[1], 2)]
    ambition = report[Ambition].ambition
    assert ambition is not None
    assert ambition.support[0].counts == {"supports": 1, "objects": 1, "": 1}
    assert ambition.drafts[0].comments[0].author is None


def test_nothing_stands_there_before_there_is_an_ambition(report: WorkshopReport) -> None:
    data = document_of(report).data
    assert [data[key] for key in ("ambition", "themes", "connections")] == [None, [], []]


def test_themes_and_connections_are_pictures_on_pages_of_their_own(inquiry: MakeReport) -> None:
    document = document_of(inquiry())
    pages = pypdf.PdfReader(BytesIO(write_pdf(document))).pages
    lying = [squeezed(page.extract_text()) for page in pages if page.mediabox.width > page.mediabox.height]
    assert len(lying) == 3
    by_size, as_map, connections = lying
    for picture in (by_size, as_map, connections):
        assert squeezed(THEMES[0]) in picture
        assert squeezed(document.title) in picture
    assert squeezed(BOTTLENECK) in connections
    assert (
        squeezed("Themes by their number of notes") in by_size
        or squeezed("Thema's naar het aantal post-its") in by_size
    )
    assert squeezed(THEMES[2]) not in "".join(lying)


def test_a_picture_of_many_long_themes_is_drawn() -> None:
    kinds = {NoteKind.GOOD: 3, NoteKind.IMPROVEMENT: 2}
    themes = [
        PicturedTheme(f"Een thema met een lange naam dat nummer {number} is", number, kinds) for number in range(40)
    ]
    pairs = [
        (theme.name, f"Een knelpunt over wachten en bellen, nummer {number % 7}") for number, theme in enumerate(themes)
    ]
    pictures = [*theme_pictures(themes, "Wat werkt er? " * 20, "Vandaag"), connection_picture(pairs, "Vandaag")]
    for picture in pictures:
        root = ElementTree.fromstring(picture.data()["svg"])
        assert len(root.findall("{http://www.w3.org/2000/svg}text")) >= 40
