"""A report goes as far as its level and no further, in every format, and says what it leaves out."""

import pytest
from sqlmodel import select

from kompas.database import Database
from kompas.enums import ReleaseLevel
from kompas.exports import WRITERS, DocumentWriter, document_of
from kompas.exports.whole.front import Front
from kompas.exports.whole.left_out import sentences
from kompas.exports.workshop.attendance import Attendance
from kompas.exports.workshop.report import WorkshopReport
from kompas.models import Agreement, Conclusion, Participant, Workshop
from kompas.rules import reaches

from .conftest import MakeReport
from .contents import READERS, squeezed

every_writer = pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.extension)
every_level = pytest.mark.parametrize("level", ReleaseLevel)
OF_LEVEL = {release: f"Tekst voor {release.name}" for release in ReleaseLevel}
AGREED = {release: f"Belofte voor {release.name}" for release in ReleaseLevel}


@pytest.fixture
def released(database: Database, workshop: Workshop, make_report: MakeReport) -> MakeReport:
    """Each level has one conclusion, and one agreement that rests on the conclusion that stays in the session."""
    with database.transaction() as session:
        conclusions = session.exec(select(Conclusion).where(~Conclusion.withdrawn)).all()
        agreements = session.exec(select(Agreement).where(~Agreement.withdrawn)).all()
        for release, conclusion, agreement in zip(ReleaseLevel, conclusions, agreements, strict=False):
            conclusion.release, conclusion.text = release, OF_LEVEL[release]
            agreement.release, agreement.what = release, AGREED[release]
            agreement.conclusion_id = conclusions[0].id
        conclusions[3].withdrawn = True
    return make_report


def text_of(writer: DocumentWriter, report: WorkshopReport) -> str:
    return squeezed(READERS[writer.extension](writer.write(document_of(report))))


@every_writer
@every_level
def test_file_has_exactly_what_its_level_allows(
    writer: DocumentWriter, level: ReleaseLevel, released: MakeReport
) -> None:
    report = released(level)
    text = text_of(writer, report)
    for release in ReleaseLevel:
        allowed = reaches(release, level)
        if writer.extension != "csv" or level is not ReleaseLevel.SESSION:
            assert (squeezed(AGREED[release]) in text) == allowed
            assert (squeezed(OF_LEVEL[release]) in text) == allowed
        elif not allowed:
            assert squeezed(OF_LEVEL[release]) not in text


@every_writer
@pytest.mark.parametrize(
    ("level", "count"), [(ReleaseLevel.PARTICIPANTS, "1 conclusion is"), (ReleaseLevel.STEERING, "2 conclusions are")]
)
def test_file_says_how_much_it_leaves_out(
    writer: DocumentWriter, level: ReleaseLevel, count: str, released: MakeReport
) -> None:
    far = "participants" if level is ReleaseLevel.PARTICIPANTS else "the steering group"
    assert squeezed(f"{count} not released to {far}.") in text_of(writer, released(level))
    assert "released to" not in text_of(writer, released())


def test_report_does_not_say_that_there_are_none_when_none_is_released(
    database: Database, make_report: MakeReport
) -> None:
    """Conclusions, agreements and what stands in front: each says how many there are besides."""
    with database.transaction() as session:
        for table in (Conclusion, Agreement):
            for row in session.exec(select(table)).all():
                row.release = ReleaseLevel.PARTICIPANTS
    report = make_report(ReleaseLevel.STEERING)
    text = " ".join(READERS["md"](dict_of_writers()["md"].write(document_of(report))).split())
    assert "No agreements were recorded" not in text
    before, _heading, after = text.partition("What this report leaves out")
    for part in (before, after):
        assert "conclusions are not released to the steering group." in part
        assert "agreements are not released to the steering group." in part
    assert "not released" in report[Front].in_short()


def test_phase_whose_conclusion_is_withheld_is_not_said_to_have_none(released: MakeReport) -> None:
    """The sentence on phases without a conclusion is the same for everybody."""
    told = {next(each for each in sentences(released(level)) if "No conclusions" in each) for level in ReleaseLevel}
    assert len(told) == 1


@every_level
def test_full_report_says_for_whom(level: ReleaseLevel, released: MakeReport) -> None:
    text = text_of(dict_of_writers()["md"], released(level))
    assert (squeezed("For: steering group") in text) == (level is ReleaseLevel.SESSION)


def people_at(database: Database, *organisations: str) -> None:
    """The nine people are of these organisations, in turn; the first is an expert by experience."""
    with database.transaction() as session:
        for number, person in enumerate(session.exec(select(Participant).order_by(Participant.id))):
            person.organisation = organisations[number % len(organisations)]


def shown(report: WorkshopReport) -> list[tuple[str, int]]:
    return [(row.organisation, row.people) for row in report[Attendance].attendance]


@pytest.mark.parametrize("level", [ReleaseLevel.PARTICIPANTS, ReleaseLevel.STEERING])
def test_breakdown_names_no_small_group(database: Database, make_report: MakeReport, level: ReleaseLevel) -> None:
    people_at(database, "Wijkteam", "wijkteam ", "GGZ", "Wijkteam", "GGZ", "Wijkteam", "Politie", "Gemeente", "School")
    report = make_report(level)
    assert (report[Attendance].attendance_by, shown(report)) == (
        "organisation",
        [("Wijkteam", 4), ("other organisations", 5)],
    )
    assert any(sentence.startswith("Organisations or domains with fewer") for sentence in sentences(report))
    assert all(row.domains == [] for row in report[Attendance].attendance)
    assert len(make_report()[Attendance].attendance) > 2


def test_breakdown_is_by_domain_when_all_organisations_are_small(make_report: MakeReport) -> None:
    report = make_report(ReleaseLevel.PARTICIPANTS)
    assert report[Attendance].participants == 9
    assert report[Attendance].attendance_by == "domain" or report[Attendance].attendance == []
    assert all(row.people >= 3 for row in report[Attendance].attendance)


@every_writer
def test_only_organisation_of_its_kind_is_in_no_shared_file(
    writer: DocumentWriter, database: Database, make_report: MakeReport
) -> None:
    people_at(
        database, "Wijkteam", "Wijkteam", "Wijkteam", "GGZ", "GGZ", "GGZ", "GGZ", "Vluchthuis De Enige", "Politie"
    )
    text = text_of(writer, make_report(ReleaseLevel.STEERING))
    assert squeezed("Vluchthuis De Enige") not in text
    assert "Politie" not in text.replace("GemeenteWaterrijk(Ilse)", "")


def test_single_expert_by_experience_is_not_counted_in_shared_files(make_report: MakeReport) -> None:
    assert make_report()[Attendance].experts == 1
    assert make_report(ReleaseLevel.PARTICIPANTS)[Attendance].experts is None
    assert "expert" not in text_of(dict_of_writers()["md"], make_report(ReleaseLevel.PARTICIPANTS))


def test_join_code_stays_with_the_facilitator(make_report: MakeReport) -> None:
    assert make_report(ReleaseLevel.STEERING)[Front].code == ""


def test_file_name_tells_for_whom(make_report: MakeReport) -> None:
    names = [document_of(make_report(level)).name for level in ReleaseLevel]
    assert [name.removeprefix("klantreis-waterrijk-2026-11-23") for name in names] == [
        "",
        "-conclusions",
        "-conclusions-steering-group",
    ]


def dict_of_writers() -> dict[str, DocumentWriter]:
    return {writer.extension: writer for writer in WRITERS}
